// SPDX-License-Identifier: MIT
#include "ui/widgets/headings.h"

#include <QLabel>

namespace proxydeck {

QLabel *makeHeading(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    QFont bold;
    bold.setBold(true);
    label->setFont(bold);
    return label;
}

QLabel *makeText(QWidget *parent, bool selectable)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    if (selectable)
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace proxydeck
