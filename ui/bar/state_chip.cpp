// SPDX-License-Identifier: MIT
#include "ui/bar/state_chip.h"

#include "lease/lease_texts.h"
#include "ui/cells/state_colors.h"
#include "ui/cells/state_icon.h"
#include "ui/look/checked_look.h"
#include "ui/look/contrast.h"
#include "ui/widgets/plain_tool_tip.h"

#include <QEvent>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace proxydeck {

StateChip::StateChip(LeaseState state, QWidget *parent)
    : QPushButton(parent)
    , m_state(state)
{
    setCheckable(true);
    setAutoDefault(false);
    setFocusPolicy(Qt::TabFocus);
    updateLook();
    updateText();
    connect(this, &QAbstractButton::toggled, this, &StateChip::updateLook);
}

void StateChip::setCount(qsizetype count)
{
    if (count == m_count)
        return;
    m_count = count;
    updateText();
}

void StateChip::setBrief(bool brief)
{
    if (brief == m_brief)
        return;
    m_brief = brief;
    updateText();
}

void StateChip::updateLook()
{
    m_updatingLook = true;
    setPalette(QPalette()); // start from the inherited palette
    QColor ground = palette().color(QPalette::Button);
    const QColor mark = StateColors(palette()).state(m_state);
    if (isChecked()) {
        const QPalette pressed = checkedButtonPalette(palette());
        ground = pressed.color(QPalette::Button);
        setPalette(pressed);
    }
    const int side = fontMetrics().ascent();
    setIconSize(QSize(side + 6, side)); // styles leave too little space between icon and text
    // Buttons are not drawn on the base colour: the table's state colour, adjusted to the button's background.
    setIcon(stateIcon(m_state, readableOn(ground, mark)));
    m_updatingLook = false;
}

void StateChip::updateText()
{
    const QString name = stateName(m_state);
    const QString whole = tr("%1 %2", "state and how many: Live 118").arg(name, locale().toString(m_count));
    setText(m_brief ? locale().toString(m_count) : whole);
    setMinimumWidth(iconSize().width() + fontMetrics().horizontalAdvance(text()) + 24);
    setAccessibleName(m_count == 1 ? tr("%1: one lease").arg(name)
                                   : tr("%1: %2 leases").arg(name, locale().toString(m_count)));
    const QString what = tr("Shows only these, or together with other states that are pressed");
    setPlainToolTip(*this, m_brief ? whole + u'\n' + what : what);
}

void StateChip::changeEvent(QEvent *event)
{
    QPushButton::changeEvent(event);
    switch (event->type()) {
    case QEvent::PaletteChange:
    case QEvent::FontChange:
    case QEvent::StyleChange:
        if (!m_updatingLook)
            updateLook();
        break;
    case QEvent::LanguageChange:
        updateText();
        break;
    default:
        break;
    }
}

} // namespace proxydeck

#include "moc_state_chip.cpp"
