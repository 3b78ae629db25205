// SPDX-License-Identifier: MIT
#include "ui/widgets/pair_row.h"

#include <QBoxLayout>
#include <QEvent>

#include <algorithm>

namespace proxydeck {

PairRow::PairRow(QWidget &first, QWidget &second, int gap, QWidget *parent)
    : QWidget(parent)
    , m_first(first)
    , m_second(second)
    , m_gap(gap)
    , m_layout(new QBoxLayout(QBoxLayout::LeftToRight, this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(0);
    m_layout->addWidget(&m_first, 1);
    m_layout->addWidget(&m_second, 0, Qt::AlignRight);
}

bool PairRow::isStacked() const { return m_layout->direction() == QBoxLayout::TopToBottom; }

QSize PairRow::minimumSizeHint() const
{
    const QSize first = m_first.minimumSizeHint();
    const QSize second = m_second.minimumSizeHint();
    return {std::max(first.width(), second.width()), m_layout->minimumSize().height()};
}

void PairRow::arrange()
{
    const bool fits = m_first.sizeHint().width() + m_gap + m_second.sizeHint().width() <= width();
    const auto direction = fits ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom;
    if (direction != m_layout->direction())
        m_layout->setDirection(direction);
}

bool PairRow::event(QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Resize)
        arrange();
    return QWidget::event(event);
}

} // namespace proxydeck

#include "moc_pair_row.cpp"
