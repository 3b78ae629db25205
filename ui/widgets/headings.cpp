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

} // namespace proxydeck
