// SPDX-License-Identifier: MIT
#include "ui/widgets/font_follower.h"

#include <QEvent>
#include <QWidget>

namespace proxydeck {

FontFollower::FontFollower(QWidget &widget, std::function<void()> apply)
    : QObject(&widget)
    , m_apply(std::move(apply))
{
    widget.installEventFilter(this);
    m_apply();
}

bool FontFollower::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        m_apply();
    return QObject::eventFilter(watched, event);
}

} // namespace proxydeck

#include "moc_font_follower.cpp"
