// SPDX-License-Identifier: MIT
#include "ui/window/status_line.h"

#include "accounts/account_book.h"
#include "lease/lease_texts.h"
#include "lease/vendor_clock.h"
#include "ledger/ledger.h"
#include "table/lease_table.h"
#include "ui/history/today_button.h"
#include "ui/look/contrast.h"
#include "ui/ports/ports_button.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/plain_tool_tip.h"
#include "ui/widgets/progress_line.h"

#include <QAccessible>
#include <QAction>
#include <QEvent>
#include <QLabel>
#include <QLocale>
#include <QToolButton>

#include <cstdlib>
#include <utility>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

constexpr int messageMs = 12'000;    ///< how long the result of an action is shown
constexpr qint64 toldSkewMs = 2'000; ///< a smaller skew does not matter to the operator

} // namespace

StatusLine::StatusLine(const Parts &parts, QWidget *parent)
    : QStatusBar(parent)
    , m_parts(parts)
    , m_undo(new QToolButton(this))
    , m_progress(new ProgressLine(this))
    // A reason can be as long as a path, so its label is elided.
    , m_ledgerProblem(add(new ElidedLabel(this), u"ledgerProblem"_s))
    , m_skew(add(new ElidedLabel(this), u"skew"_s))
    , m_earliest(add(new QLabel(this), u"earliest"_s))
    , m_secretsPlace(add(new ElidedLabel(this), u"secretsPlace"_s))
    , m_demoMark(add(new QLabel(this), u"demoMark"_s))
{
    m_undo->setObjectName(u"undoButton"_s);
    m_undo->setFocusPolicy(Qt::TabFocus);
    insertPermanentWidget(0, m_undo);
    m_undo->hide();
    connect(m_undo, &QToolButton::clicked, this, [this] {
        if (m_offered)
            m_offered->trigger();
    });
    m_demoMark->setAutoFillBackground(true);
    colorMark();
    m_demoMark->setContentsMargins(8, 1, 8, 1);
    m_demoMark->setVisible(m_parts.demo);
    m_ledgerProblem->hide();
    m_skew->hide();

    if (m_parts.today) {
        m_today = new TodayButton(*m_parts.today, m_parts.accounts, this);
        insertPermanentWidget(4, m_today);             // after the earliest
        m_today->setHidden(m_today->text().isEmpty()); // it was shown with the bar
        connect(m_today, &TodayButton::edited, this, &StatusLine::makeRoom);
        connect(m_today, &QToolButton::clicked, this, &StatusLine::todayRequested);
    }
    if (m_parts.ports) {
        m_ports = new PortsButton(*m_parts.ports, this);
        insertPermanentWidget(4, m_ports);             // before what was extracted today
        m_ports->setHidden(m_ports->text().isEmpty()); // it was shown with the bar
        connect(m_ports, &PortsButton::edited, this, &StatusLine::makeRoom);
        connect(m_ports, &QToolButton::clicked, this, &StatusLine::portsRequested);
    }
    insertPermanentWidget(1, m_progress, 1); // after the message and its Undo
    m_progress->hide();
    connect(m_progress, &ProgressLine::edited, this, &StatusLine::makeRoom);
    for (QTimer *timer : {&m_findSoon, &m_second})
        timer->setSingleShot(true);
    m_findSoon.setInterval(0);
    connect(&m_findSoon, &QTimer::timeout, this, &StatusLine::findEarliest);
    connect(&m_second, &QTimer::timeout, this, &StatusLine::countDown);
    m_visibility.watch(*this);
    connect(&m_visibility, &WindowVisibility::visibleChanged, this, &StatusLine::countDown);
    connect(&m_visibility, &WindowVisibility::visibleChanged, this, &StatusLine::followPortsSeen);
    const auto findSoon = [this] { m_findSoon.start(); };
    connect(&m_parts.leases, &LeaseTable::rowsAdded, this, findSoon);
    connect(&m_parts.leases, &LeaseTable::rowsUpdated, this, findSoon);
    connect(&m_parts.leases, &LeaseTable::rowsRemoved, this, findSoon);
    connect(&m_parts.leases, &LeaseTable::statesChanged, this, findSoon);
    connect(&m_parts.vendorClock, &VendorClock::skewChanged, this, findSoon);
    connect(&m_parts.vendorClock, &VendorClock::skewChanged, this, &StatusLine::updateSkew);
    connect(&m_parts.accounts, &AccountBook::secretStateChanged, this, &StatusLine::updateSecretsPlace);
    connect(&m_parts.accounts, &QAbstractItemModel::rowsInserted, this, &StatusLine::updateSecretsPlace);
    connect(&m_parts.accounts, &QAbstractItemModel::rowsRemoved, this, &StatusLine::updateSecretsPlace);
    connect(this, &QStatusBar::messageChanged, this, &StatusLine::makeRoom);
    if (m_parts.ledger) {
        connect(m_parts.ledger, &Ledger::problemChanged, this, [this](const QString &problem) {
            m_problem = problem;
            updateProblem();
        });
    }
    retranslate();
}

QLabel *StatusLine::add(QLabel *label, const QString &name)
{
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setContentsMargins(8, 0, 8, 0); // there is no other separator between the labels
    addPermanentWidget(label);
    return label;
}

void StatusLine::tell(std::function<QString()> make)
{
    say(make());
    m_make = std::move(make);
}

void StatusLine::offer(QAction *undo)
{
    m_offered = undo;
    m_undo->setAccessibleDescription(currentMessage());
    setPlainToolTip(*m_undo, tr("Undo (%1)").arg(undo->shortcut().toString(QKeySequence::NativeText)));
    m_undo->show();
    makeRoom();
}

void StatusLine::addProgress(ProgressItem &item) { m_progress->add(item); }

void StatusLine::say(const QString &text)
{
    m_make = nullptr;
    m_offered = nullptr;
    m_undo->hide();
    showMessage(text, messageMs);
    // Screen readers announce it without moving the focus.
    setAccessibleName(text);
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    QAccessibleAnnouncementEvent announcement(this, text);
#else
    QAccessibleEvent announcement(this, QAccessible::Alert);
#endif
    QAccessible::updateAccessibility(&announcement);
}

void StatusLine::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange)
        colorMark();
    QStatusBar::changeEvent(event);
}

void StatusLine::resizeEvent(QResizeEvent *event)
{
    QStatusBar::resizeEvent(event);
    makeRoom();
}

void StatusLine::makeRoom()
{
    const QString said = currentMessage();
    if (said.isEmpty()) {
        m_make = nullptr;
        m_offered = nullptr;
        m_undo->hide();
    }
    // The name is the message that is shown, and not one that was.
    setAccessibleName(said);
    setAccessibleDescription({}); // else the tool tip of the last message stays there
    setPlainToolTip(*this, said); // the message may still be too long
    int wanted = fontMetrics().horizontalAdvance(said) + 24;
    if (!m_progress->isHidden()) {
        // Without a message it stands where that would, else beside it.
        const int own = m_progress->sizeHint().width();
        m_progress->setMaximumWidth(said.isEmpty() ? QWIDGETSIZE_MAX : own);
        wanted += own + 6;
    }
    if (!m_undo->isHidden())
        wanted += m_undo->sizeHint().width() + 6;
    for (const QLabel *label : {m_ledgerProblem, m_skew, m_earliest, m_demoMark})
        wanted += label->isHidden() ? 0 : label->sizeHint().width() + 6;
    const int place = m_secretsPlace->text().isEmpty() ? 0 : m_secretsPlace->sizeHint().width() + 6;
    using Detail = TodayButton::Detail;
    const int ports = m_ports && m_ports->neededWidth() > 0 ? m_ports->neededWidth() + 6 : 0;
    int today = 0;
    if (m_today && !m_today->isHidden()) {
        Detail detail = Detail::All;
        while (detail != Detail::NoExits && wanted + place + ports + m_today->widthOf(detail) + 6 > width())
            detail = Detail(int(detail) + 1);
        m_today->setDetail(detail);
        today = m_today->widthOf(detail) + 6;
    }
    if (m_ports) {
        m_ports->setRoom(wanted + today + place + ports <= width());
        wanted += m_ports->isHidden() ? 0 : ports;
        followPortsSeen();
    }
    m_secretsPlace->setVisible(place > 0 && (said.isEmpty() || wanted + today + place <= width()));
}

void StatusLine::followPortsSeen()
{
    // While there is no room for it, its width still has to be known.
    const bool isSeen = m_ports && m_ports->neededWidth() > 0 && m_visibility.isVisible();
    if (std::exchange(m_arePortsSeen, isSeen) != isSeen)
        Q_EMIT portsSeen(isSeen);
}

void StatusLine::colorMark()
{
    // The highlight colour of some systems is too light for their highlighted text.
    const QColor ground = palette().color(QPalette::Highlight);
    QPalette own;
    own.setColor(QPalette::Window, ground);
    own.setColor(QPalette::WindowText, readableOn(ground, palette().color(QPalette::HighlightedText)));
    m_demoMark->setPalette(own);
}

void StatusLine::retranslate()
{
    m_undo->setText(tr("Undo"));
    setPlainToolTip(*m_undo, {}); // in the language of before
    m_demoMark->setText(tr("DEMO: simulated vendor, nothing is kept"));
    if (m_make)
        tell(std::exchange(m_make, nullptr));
    else if (!currentMessage().isEmpty())
        clearMessage(); // it is in the language of before
    updateProblem();
    findEarliest();
    updateSkew();
    updateSecretsPlace();
}

void StatusLine::updateProblem()
{
    m_ledgerProblem->setText(tr("Leases are not being recorded: %1").arg(m_problem));
    m_ledgerProblem->setVisible(!m_problem.isEmpty());
}

void StatusLine::findEarliest()
{
    const qint64 earliest = m_parts.leases.earliestDeadlineMs();
    m_earliestMs = earliest == noDeadline ? 0 : earliest;
    countDown();
}

void StatusLine::countDown()
{
    const qint64 left = m_earliestMs - m_parts.vendorClock.nowMs();
    const bool known = m_earliestMs != 0 && left > 0;
    //: %1 the remaining time of the lease that ends next: "0:09"
    m_earliest->setText(known ? tr("earliest in %1").arg(remainingText(left)) : QString());
    const bool was = !m_earliest->isHidden();
    m_earliest->setVisible(known);
    if (was != known)
        makeRoom();
    if (known && m_visibility.isVisible())
        m_second.start(int(left % 1'000) + 1); // when the text becomes another
    else
        m_second.stop();
}

void StatusLine::updateSkew()
{
    const qint64 skew = m_parts.vendorClock.skewMs();
    const bool known = m_parts.vendorClock.isSkewKnown() || m_parts.vendorClock.isSkewRemembered();
    m_skew->setVisible(known && std::llabs(skew) > toldSkewMs);
    const QString seconds = QLocale().toString(double(std::llabs(skew)) / 1000, 'f', 1);
    m_skew->setText(skew > 0 ? tr("This machine's clock is %1 s fast; countdowns are corrected").arg(seconds)
                             : tr("This machine's clock is %1 s slow; countdowns are corrected").arg(seconds));
}

void StatusLine::updateSecretsPlace()
{
    int sessionOnly = 0;
    for (int row = 0; row < int(m_parts.accounts.size()); ++row)
        sessionOnly
            += m_parts.accounts.secretState(m_parts.accounts.at(row).id) == AccountBook::SecretState::SessionOnly;
    const bool allForSession = sessionOnly > 0 && sessionOnly == int(m_parts.accounts.size());
    if (!m_parts.accounts.store().isLasting() || allForSession)
        m_secretsPlace->setText(tr("Keys are kept for this session only"));
    else if (sessionOnly > 0)
        m_secretsPlace->setText(
            tr("%n keys for this session only, the others in the system's keychain", nullptr, sessionOnly));
    else
        m_secretsPlace->setText({}); // as it should be
    makeRoom();
}

} // namespace proxydeck

#include "moc_status_line.cpp"
