// SPDX-License-Identifier: MIT
#include "ui/widgets/labelled_rows.h"

#include <QLabel>
#include <QStyle>

namespace proxydeck {

LabelledRows::LabelledRows(QWidget *parent)
    : QGridLayout(parent)
{
    setColumnStretch(1, 1);
}

QLabel *LabelledRows::addField(QWidget *field, QWidget *input)
{
    auto *label = new QLabel(parentWidget());
    label->setTextFormat(Qt::PlainText);
    label->setBuddy(input);
    // Beside the input, also if there are texts below the input.
    label->setMinimumHeight(input->sizeHint().height());
    const auto side = Qt::Alignment(label->style()->styleHint(QStyle::SH_FormLayoutLabelAlignment, nullptr, label)
                                    & Qt::AlignHorizontal_Mask);
    addWidget(label, m_next, 0, side | Qt::AlignTop);
    addWidget(field, m_next, 1);
    ++m_next;
    return label;
}

void LabelledRows::addUnlabelled(QWidget *widget) { addWidget(widget, m_next++, 1); }

void LabelledRows::addWide(QWidget *widget) { addWidget(widget, m_next++, 0, 1, 2); }

void LabelledRows::clear()
{
    while (QLayoutItem *item = takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_next = 0;
}

} // namespace proxydeck

#include "moc_labelled_rows.cpp"
