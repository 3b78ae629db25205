// SPDX-License-Identifier: MIT
#include "ui/widgets/tab_order.h"

#include <QLayout>
#include <QList>
#include <QScrollArea>
#include <QWidget>

namespace proxydeck {

namespace {

void collect(QWidget &widget, QList<QWidget *> &stops);

void collect(const QLayout &layout, QList<QWidget *> &stops)
{
    for (int i = 0; i < layout.count(); ++i) {
        const QLayoutItem *item = layout.itemAt(i);
        if (QWidget *widget = item->widget())
            collect(*widget, stops);
        else if (const QLayout *inner = const_cast<QLayoutItem *>(item)->layout())
            collect(*inner, stops);
    }
}

void collect(QWidget &widget, QList<QWidget *> &stops)
{
    if (const auto *area = qobject_cast<const QScrollArea *>(&widget); area && area->widget()) {
        collect(*area->widget(), stops);
    } else if (const QWidget *proxy = widget.focusProxy(); proxy && widget.isAncestorOf(proxy)) {
        // A compound widget with a focus proxy is one stop, and Qt moves it together with its children. If only the
        // children were moved, it would stay in place, and Tab would return from there in an endless loop.
        stops.append(&widget);
    } else if (widget.focusPolicy() != Qt::NoFocus && !widget.focusProxy()) {
        stops.append(&widget);
    } else if (widget.layout()) {
        collect(*widget.layout(), stops);
    } else {
        const auto children = widget.findChildren<QWidget *>(Qt::FindDirectChildrenOnly);
        for (QWidget *child : children)
            collect(*child, stops);
    }
}

} // namespace

void orderTabsByLayout(const QList<QWidget *> &roots)
{
    QList<QWidget *> stops;
    for (QWidget *root : roots)
        collect(*root, stops);
    for (qsizetype i = 1; i < stops.size(); ++i)
        QWidget::setTabOrder(stops.at(i - 1), stops.at(i));
}

} // namespace proxydeck
