// SPDX-License-Identifier: MIT
#include "tour/tour_pictures.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QGroupBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QSpinBox>
#include <QStatusBar>
#include <QTabBar>
#include <QTableView>

namespace proxydeck {

namespace {

QList<QWidget *> overlays(const QWidget &window)
{
    QList<QWidget *> found;
    const QWidgetList all = QApplication::topLevelWidgets();
    for (QWidget *widget : all) {
        const Qt::WindowType type = widget->windowType();
        // A window is included if its parent is this window: another main window has its own pictures.
        const bool over = type == Qt::Dialog || type == Qt::Popup || type == Qt::Sheet
            || (type == Qt::Window && widget->parentWidget() == &window);
        if (widget != &window && widget->isVisible() && over)
            found.append(widget);
    }
    return found;
}

void addTable(const QAbstractItemView &view, QStringList &texts)
{
    const QAbstractItemModel *model = view.model();
    if (!model)
        return;
    const auto *table = qobject_cast<const QTableView *>(&view);
    for (int column = 0; table && column < model->columnCount(); ++column) {
        if (!table->isColumnHidden(column))
            texts.append(model->headerData(column, Qt::Horizontal).toString());
    }
    for (int row = 0; row < model->rowCount(); ++row) {
        for (int column = 0; column < model->columnCount(); ++column) {
            const QModelIndex index = model->index(row, column);
            const QRect where = view.visualRect(index);
            if (where.isValid() && view.viewport()->rect().intersects(where))
                texts.append(index.data().toString());
        }
    }
}

void addTexts(const QWidget &widget, QStringList &texts)
{
    if (const auto *label = qobject_cast<const QLabel *>(&widget))
        texts.append(label->text());
    else if (const auto *button = qobject_cast<const QAbstractButton *>(&widget))
        texts.append(button->text());
    else if (const auto *line = qobject_cast<const QLineEdit *>(&widget))
        texts.append(line->displayText().isEmpty() ? line->placeholderText() : line->displayText());
    else if (const auto *edit = qobject_cast<const QPlainTextEdit *>(&widget))
        texts.append(edit->toPlainText());
    else if (const auto *combo = qobject_cast<const QComboBox *>(&widget))
        texts.append(combo->currentText());
    else if (const auto *group = qobject_cast<const QGroupBox *>(&widget))
        texts.append(group->title());
    else if (const auto *bar = qobject_cast<const QProgressBar *>(&widget))
        texts.append(bar->isTextVisible() ? bar->text() : QString());
    else if (const auto *tabs = qobject_cast<const QTabBar *>(&widget))
        for (int i = 0; i < tabs->count(); ++i)
            texts.append(tabs->tabText(i));
    else if (const auto *status = qobject_cast<const QStatusBar *>(&widget))
        texts.append(status->currentMessage());
    else if (const auto *view = qobject_cast<const QAbstractItemView *>(&widget))
        addTable(*view, texts);
    const QList<QAction *> actions = qobject_cast<const QMenu *>(&widget) ? widget.actions() : QList<QAction *>();
    for (const QAction *action : actions)
        texts.append(action->text());
}

} // namespace

QPixmap pictureOf(QWidget &window)
{
    QPixmap picture = window.grab();
    QPainter painter(&picture);
    const QList<QWidget *> over = overlays(window);
    for (QWidget *widget : over) {
        QPoint at = widget->mapToGlobal(QPoint()) - window.mapToGlobal(QPoint());
        // Without a window manager dialogs can be anywhere; put them over the window, where users see them.
        if (widget->windowType() != Qt::Popup)
            at = window.rect().center() - widget->rect().center();
        painter.drawPixmap(at, widget->grab());
        painter.setPen(window.palette().color(QPalette::Mid));
        painter.drawRect(QRect(at, widget->size()).adjusted(-1, -1, 0, 0));
    }
    return picture;
}

QString textsOf(QWidget &window)
{
    QStringList texts{window.windowTitle()};
    QList<QWidget *> roots = overlays(window);
    roots.prepend(&window);
    for (const QWidget *root : roots) {
        addTexts(*root, texts);
        const auto children = root->findChildren<QWidget *>();
        for (const QWidget *child : children) {
            if (child->isVisible() && !child->visibleRegion().isEmpty())
                addTexts(*child, texts);
        }
    }
    texts.removeAll(QString());
    return texts.join(u'\n') + u'\n';
}

} // namespace proxydeck
