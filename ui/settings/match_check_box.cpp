// SPDX-License-Identifier: MIT
#include "ui/settings/match_check_box.h"

#include "ui/look/contrast.h"
#include "ui/settings/match_marks.h"

#include <QPainter>
#include <QStyleOptionButton>

namespace proxydeck {

void MatchCheckBox::setMatches(const QStringList &words)
{
    if (words == m_words)
        return;
    m_words = words;
    update();
}

void MatchCheckBox::initStyleOption(QStyleOptionButton *option) const
{
    QCheckBox::initStyleOption(option);
    if (isDark(option->palette))
        option->palette.setColor(QPalette::Window, option->palette.color(QPalette::WindowText));
}

void MatchCheckBox::paintEvent(QPaintEvent *event)
{
    if (!m_words.isEmpty()) {
        QStyleOptionButton option;
        initStyleOption(&option);
        QRect area = style()->subElementRect(QStyle::SE_CheckBoxContents, &option, this);
        area.setTop(area.top() + (area.height() - fontMetrics().height()) / 2);
        QPainter painter(this);
        paintMatchMarks(painter, *this, text(), area, false, m_words);
    }
    QCheckBox::paintEvent(event);
}

} // namespace proxydeck

#include "moc_match_check_box.cpp"
