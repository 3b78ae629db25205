// SPDX-License-Identifier: MIT
#include "ui/bar/uncopied_chip.h"

#include "ui/look/checked_look.h"
#include "ui/look/themed_icon.h"
#include "ui/widgets/plain_tool_tip.h"

#include <QAction>
#include <QEvent>
#include <QLocale>
#include <QScopedValueRollback>

namespace proxydeck {

using namespace Qt::StringLiterals;

UncopiedChip::UncopiedChip(QAction &action, QWidget *parent)
    : QPushButton(parent)
    , m_action(action)
{
    setCheckable(true);
    setAutoDefault(false);
    setIcon(themedIcon("copy"_L1));
    setChecked(m_action.isChecked());
    // The filter sets the action: if it refuses, restore the button's checked state.
    connect(this, &QAbstractButton::clicked, &m_action, [this] {
        m_action.trigger();
        setChecked(m_action.isChecked());
    });
    connect(&m_action, &QAction::toggled, this, &QAbstractButton::setChecked);
    connect(this, &QAbstractButton::toggled, this, &UncopiedChip::updateLook);
    updateLook();
    retranslate();
}

void UncopiedChip::setCount(qsizetype count)
{
    if (count == m_count)
        return;
    m_count = count;
    retranslate();
}

void UncopiedChip::retranslate()
{
    const QString count = locale().toString(m_count);
    setText(tr("Not copied %1", "of leases: how many").arg(count));
    setMinimumWidth(iconSize().width() + fontMetrics().horizontalAdvance(text()) + 24);
    setAccessibleName(m_count == 1 ? tr("Not yet copied: one lease") : tr("Not yet copied: %1 leases").arg(count));
    setPlainToolTip(*this,
                    tr("Shows only leases that were not copied yet (%1)")
                        .arg(m_action.shortcut().toString(QKeySequence::NativeText)));
}

void UncopiedChip::updateLook()
{
    const QScopedValueRollback updating(m_updatingLook, true);
    setPalette(QPalette()); // start from the inherited palette
    if (isChecked())
        setPalette(checkedButtonPalette(palette()));
    const int side = fontMetrics().ascent();
    setIconSize(QSize(side + 6, side)); // styles leave too little space between icon and text
}

void UncopiedChip::changeEvent(QEvent *event)
{
    QPushButton::changeEvent(event);
    const auto type = event->type();
    if (type == QEvent::LanguageChange)
        retranslate();
    else if ((type == QEvent::PaletteChange || type == QEvent::FontChange || type == QEvent::StyleChange)
             && !m_updatingLook)
        updateLook();
}

} // namespace proxydeck

#include "moc_uncopied_chip.cpp"
