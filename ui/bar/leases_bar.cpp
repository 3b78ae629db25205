// SPDX-License-Identifier: MIT
#include "ui/bar/leases_bar.h"

#include "filter/filter_query.h"
#include "ui/bar/state_chip.h"
#include "ui/bar/uncopied_chip.h"
#include "ui/filter/filter_words.h"
#include "ui/outgoing/row_actions.h"
#include "ui/widgets/filter_edit.h"
#include "ui/widgets/font_follower.h"
#include "ui/widgets/plain_tool_tip.h"

#include <QAction>
#include <QBoxLayout>
#include <QEvent>
#include <QMenu>
#include <QSignalBlocker>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace proxydeck {

LeasesBar::LeasesBar(RowActions &actions, FilterCompleter::Values values, QWidget *parent)
    : QWidget(parent)
    , m_actions(actions)
    , m_filter(new FilterEdit(this))
    , m_completer(new FilterCompleter(*m_filter, std::move(values)))
    , m_uncopied(new UncopiedChip(*actions.onlyUncopied, this))
    , m_clearExpired(new QToolButton(this))
    , m_copy(new QToolButton(this))
    , m_export(new QToolButton(this))
    , m_check(new QToolButton(this))
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 8, 12, 8);
    layout->setSpacing(8);
    m_filter->setObjectName(u"filter"_s);
    layout->addWidget(m_filter, 1);
    for (int state = 0; state < int(m_chips.size()); ++state) {
        auto *chip = new StateChip(LeaseState(state), this);
        chip->setObjectName(u"chip%1"_s.arg(state));
        m_chips[size_t(state)] = chip;
        layout->addWidget(chip);
        connect(chip, &QAbstractButton::toggled, this, [this] {
            updateChips();
            Q_EMIT statesChanged();
        });
    }
    m_uncopied->setObjectName(u"chipUncopied"_s);
    layout->addWidget(m_uncopied);
    m_clearExpired->setObjectName(u"clearExpired"_s);
    m_clearExpired->setIcon(actions.clearExpired->icon());
    layout->addWidget(m_clearExpired);
    layout->addStretch();
    m_copy->setObjectName(u"copy"_s);
    m_copy->setMenu(actions.copyAs());
    m_export->setObjectName(u"export"_s);
    m_export->setMenu(actions.exportMenu());
    for (QToolButton *button : {m_copy, m_export}) {
        button->setIcon((button == m_copy ? actions.copy : actions.exportRows)->icon());
        button->setPopupMode(QToolButton::MenuButtonPopup);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        layout->addWidget(button);
    }
    m_check->setObjectName(u"check"_s);
    m_check->setIcon(actions.check->icon());
    m_check->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    layout->addWidget(m_check);
    // All as high as the filter field, in any style.
    new FontFollower(*this, [this] {
        m_filter->setMaximumWidth(fontMetrics().averageCharWidth() * 48);
        m_filter->setMinimumHeight(fontMetrics().height() + 12);
    });
    for (QAbstractButton *button : findChildren<QAbstractButton *>(QString(), Qt::FindDirectChildrenOnly)) {
        button->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
        button->setFocusPolicy(Qt::TabFocus);
    }
    // If space is short, the texts become shorter (see resizeEvent()); the window does not become wider.
    layout->setSizeConstraint(QLayout::SetNoConstraint);

    connect(m_filter, &QLineEdit::textChanged, this, &LeasesBar::filterTextChanged);
    connect(m_filter, &QLineEdit::textChanged, this, &LeasesBar::updateFilterTip);
    connect(m_filter, &QLineEdit::returnPressed, this, &LeasesBar::filterAccepted);
    connect(m_clearExpired, &QToolButton::clicked, this, [this] {
        // The button goes with the rows: the focus must not fall on whatever comes next.
        if (m_clearExpired->hasFocus())
            m_filter->setFocus(Qt::OtherFocusReason);
        m_actions.clearExpired->trigger();
    });
    connect(m_copy, &QToolButton::clicked, actions.copy, &QAction::trigger);
    connect(m_export, &QToolButton::clicked, actions.exportRows, &QAction::trigger);
    connect(m_check, &QToolButton::clicked, actions.check, &QAction::trigger);
    const auto follow = [this] {
        m_copy->setEnabled(m_actions.copy->isEnabled());
        m_export->setEnabled(m_actions.exportRows->isEnabled());
        m_check->setEnabled(m_actions.check->isEnabled());
        updateChips();
    };
    connect(actions.check, &QAction::changed, this, follow);
    connect(actions.copy, &QAction::changed, this, follow);
    connect(actions.exportRows, &QAction::changed, this, follow);
    connect(&actions, &RowActions::formatChanged, this, &LeasesBar::updateTexts);
    connect(actions.onlyGood, &QAction::toggled, this, &LeasesBar::updateTexts);
    follow();
    updateChips();
    retranslate();
}

QString LeasesBar::filterText() const { return m_filter->text(); }

void LeasesBar::setFilterText(const QString &text) { m_filter->setText(text); }

void LeasesBar::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void LeasesBar::openCopyMenu()
{
    if (m_copy->isEnabled())
        m_copy->showMenu();
}

void LeasesBar::setCopyCount(qsizetype count)
{
    if (count == m_copyCount)
        return;
    m_copyCount = count;
    updateTexts();
}

void LeasesBar::setExportCount(qsizetype count)
{
    if (count == m_exportCount)
        return;
    m_exportCount = count;
    updateTexts();
}

void LeasesBar::setUncopied(qsizetype count)
{
    m_uncopied->setCount(count);
    updateTexts();
}

void LeasesBar::setCheckCount(qsizetype count)
{
    if (count == m_checkCount)
        return;
    m_checkCount = count;
    updateTexts();
}

void LeasesBar::setCounts(const LeaseTable::Counts &counts)
{
    for (StateChip *chip : m_chips)
        chip->setCount(counts[size_t(chip->state())]);
    updateChips();
}

std::array<bool, 4> LeasesBar::pressedStates() const
{
    std::array<bool, 4> pressed{};
    for (const StateChip *chip : m_chips)
        pressed[size_t(chip->state())] = chip->isChecked();
    return pressed;
}

void LeasesBar::setPressedStates(const std::array<bool, 4> &pressed)
{
    if (pressed == pressedStates())
        return;
    {
        const QSignalBlocker blocker(this); // one change signal, not one per chip
        for (StateChip *chip : m_chips)
            chip->setChecked(pressed[size_t(chip->state())]);
    }
    Q_EMIT statesChanged();
}

std::array<bool, 4> LeasesBar::shownStates() const
{
    const std::array<bool, 4> pressed = pressedStates();
    const bool any = std::find(pressed.begin(), pressed.end(), true) != pressed.end();
    return any ? pressed : std::array{true, true, true, true};
}

void LeasesBar::setForLeases(bool leases)
{
    m_forLeases = leases;
    m_copy->setMenu(leases ? m_actions.copyAs() : nullptr);
    m_export->setMenu(leases ? m_actions.exportMenu() : nullptr);
    updateChips();
}

void LeasesBar::updateChips()
{
    for (StateChip *chip : m_chips) {
        // Leases without a deadline are rare, so their chip is shown only when needed. A pressed chip stays visible, so
        // that it can be released.
        const bool needed = chip->state() != LeaseState::Undated || chip->count() > 0 || chip->isChecked();
        chip->setVisible(m_forLeases && needed);
    }
    m_check->setVisible(m_forLeases && m_actions.check->isVisible());
    m_clearExpired->setVisible(m_forLeases && m_chips[size_t(LeaseState::Expired)]->count() > 0);
    updateTexts();
}

int LeasesBar::neededWidth(bool withUncopied) const
{
    int width = contentsMargins().left() + contentsMargins().right() + layout()->contentsMargins().left()
        + layout()->contentsMargins().right() + m_filter->minimumWidth();
    for (const QAbstractButton *button : findChildren<QAbstractButton *>(QString(), Qt::FindDirectChildrenOnly)) {
        if (button == m_uncopied ? withUncopied : !button->isHidden())
            width += std::max(button->sizeHint().width(), button->minimumWidth()) + layout()->spacing();
    }
    return width;
}

QSize LeasesBar::minimumSizeHint() const
{
    // Width of the chips without their words. The window need not be as wide as the longest format name.
    return {fontMetrics().averageCharWidth() * 62, sizeHint().height()};
}

void LeasesBar::updateTexts()
{
    const QString name = m_actions.formatName();
    const QString count = locale().toString(m_copyCount);
    const bool onlyGood = m_actions.onlyGood->isChecked();
    const auto copyText = [&](const QString &format) {
        //: of leases, the good ones; %1 number, %2 format
        return (onlyGood ? tr("Copy %1 good as %2") : tr("Copy %1 as %2", "number, format")).arg(count, format);
    };
    const QString whole = copyText(name);
    const QString elided = fontMetrics().elidedText(name, Qt::ElideRight, fontMetrics().averageCharWidth() * 22);
    const QString exported = tr("Export %1", "number").arg(locale().toString(m_exportCount));
    const QString checked = tr("Check %1", "number of leases").arg(locale().toString(m_checkCount));
    const QString clear = tr("Clear %1 expired").arg(locale().toString(m_chips[size_t(LeaseState::Expired)]->count()));
    enum Width { Widest, Wide, Narrow, Narrowest, Tiny, Least };
    const auto set = [&](Width width) {
        const bool narrow = width >= Narrow;
        for (StateChip *chip : m_chips)
            chip->setBrief(width >= Tiny);
        m_copy->setText(!m_forLeases        ? tr("Copy", "button")
                            : width >= Tiny ? count
                            : narrow        ? (onlyGood ? tr("Copy %1 good") : tr("Copy %1", "number")).arg(count)
                                            : copyText(elided));
        m_clearExpired->setToolButtonStyle(narrow ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
        m_clearExpired->setText(clear);
        m_export->setText(width >= Narrowest ? locale().toString(m_exportCount) : exported);
        m_check->setText(width >= Narrowest ? locale().toString(m_checkCount) : checked);
        m_check->setToolButtonStyle(width >= Tiny ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
        m_export->setToolButtonStyle(width == Least ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
        m_filter->setMinimumWidth(fontMetrics().averageCharWidth()
                                  * (width >= Tiny         ? 4
                                         : narrow          ? 6
                                         : width == Widest ? 24
                                                           : 16));
    };
    for (const Width width : {Widest, Wide, Narrow, Narrowest, Tiny, Least}) {
        set(width);
        const bool withUncopied = m_forLeases && width == Widest;
        if (neededWidth(withUncopied) > this->width() && width != Least)
            continue;
        if (withUncopied == m_uncopied->isHidden())
            m_uncopied->setVisible(withUncopied);
        break;
    }

    const auto keys = [](const QAction *action) { return action->shortcut().toString(QKeySequence::NativeText); };
    m_copy->setAccessibleName(m_forLeases ? whole : m_copy->text());
    QString tip = (m_forLeases ? tr("%1 (%2): the selection, else the newest, else all live ones shown")
                               : tr("%1 (%2): the selection, or all that are shown"))
                      .arg(m_copy->accessibleName(), keys(m_actions.copy));
    if (m_forLeases)
        tip = tr("%1. Other formats: %2").arg(tip, keys(m_actions.copyAs()->menuAction()));
    setPlainToolTip(*m_copy, tip);
    m_clearExpired->setAccessibleName(clear);
    setPlainToolTip(*m_clearExpired, tr("%1: they leave the table; the history keeps them").arg(clear));
    m_check->setAccessibleName(checked);
    setPlainToolTip(*m_check,
                    tr("%1 (%2): whether they work, and how fast: the selection, else the newest, else all "
                       "live ones shown")
                        .arg(checked, keys(m_actions.check)));
    m_export->setAccessibleName(exported);
    setPlainToolTip(*m_export,
                    tr("%1 (%2): save the selection, or all that are shown").arg(exported, keys(m_actions.exportRows)));
}

void LeasesBar::updateFilterTip()
{
    QString tip = tr("Words that must all occur in server, exit IP, area, ISP, plan, key or request.\n"
                     "\"Words in quotes\" are one; -word excludes.\n"
                     "In one field: area:Beijing, state:live, left:>60, left:<5m, key:…\n"
                     "Down proposes how to go on.");
    const QStringList unread = FilterQuery(m_filter->text(), filterVocabulary()).unread();
    if (!unread.isEmpty())
        tip += u'\n' + tr("Not understood, and left out: %1").arg(unread.join(u' '));
    setPlainToolTip(*m_filter, tip);
}

void LeasesBar::retranslate()
{
    m_filter->setPlaceholderText(tr("Filter: words, area:…, left:>60"));
    m_filter->setAccessibleName(tr("Filter"));
    m_completer->retranslate();
    updateFilterTip();
    m_filter->setShortcutHint(m_actions.focusFilter->shortcut());
    updateTexts();
}

void LeasesBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    updateTexts();
}

void LeasesBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace proxydeck

#include "moc_leases_bar.cpp"
