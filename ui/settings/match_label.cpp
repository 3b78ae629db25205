// SPDX-License-Identifier: MIT
#include "ui/settings/match_label.h"

#include "ui/look/contrast.h"
#include "ui/settings/match_marks.h"

#include <QApplication>
#include <QEvent>
#include <QPainter>

namespace proxydeck {

MatchLabel::MatchLabel(Role role, QWidget *parent)
    : QLabel(parent)
    , m_role(role)
{
    setTextFormat(Qt::PlainText);
    setAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    if (role == Role::Note) {
        setWordWrap(true);
        setAlignment(Qt::AlignLeading | Qt::AlignTop);
        quieten();
    }
}

void MatchLabel::setMatches(const QStringList &words)
{
    if (words == m_words)
        return;
    m_words = words;
    update();
}

void MatchLabel::quieten()
{
    const QPalette base = QApplication::palette(this);
    const QColor window = base.color(QPalette::Window);
    const QColor quiet = readableOn(window, mixed(window, base.color(QPalette::WindowText), 0.72), 5.0);
    if (palette().color(QPalette::WindowText) == quiet)
        return;
    QPalette own;
    own.setColor(QPalette::WindowText, quiet);
    setPalette(own);
}

void MatchLabel::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (m_role == Role::Note && (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange))
        quieten();
}

void MatchLabel::paintEvent(QPaintEvent *event)
{
    if (!m_words.isEmpty()) {
        QRect area = contentsRect();
        const int height = wordWrap() ? heightForWidth(area.width()) : fontMetrics().height();
        if (alignment() & Qt::AlignVCenter)
            area.setTop(area.top() + (area.height() - height) / 2);
        QPainter painter(this);
        paintMatchMarks(painter, *this, text(), area, wordWrap(), m_words);
    }
    QLabel::paintEvent(event);
}

} // namespace proxydeck

#include "moc_match_label.cpp"
