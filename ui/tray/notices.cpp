// SPDX-License-Identifier: MIT
#include "ui/tray/notices.h"

#include "accounts/account_book.h"
#include "base/clock.h"
#include "base/visible_text.h"
#include "desk/desk.h"
#include "lease/vendor_clock.h"
#include "preferences/preferences.h"
#include "table/lease_store.h"
#include "table/lease_table.h"
#include "ui/wording/call_texts.h"
#include "ui/wording/error_wording.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <limits>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

/// Timers stop while the machine sleeps, and the wall clock can be changed, so check at least this often. While leases
/// are live, LeaseTable::advanced() triggers the checks: a second timer would cause extra wake-ups.
constexpr qint64 longestMs = 60'000;
/// The vendor's clock may stand still during a correction; a minimum interval avoids a busy loop.
constexpr qint64 shortestMs = 5;
/// Longer than the system (App Nap) delays timers of a window that is not visible.
constexpr qint64 soonMs = 10 * 60'000;
/// No system shows a longer notification text.
constexpr qsizetype longestText = 240;

QString shortened(const QString &text) { return text.size() > longestText ? text.left(longestText - 1) + u'…' : text; }

} // namespace

Notices::Notices(const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Notices::check);
    connect(&m_parts.leases, &LeaseTable::rowsAdded, this, &Notices::onRowsAdded);
    connect(&m_parts.leases, &LeaseTable::rowsUpdated, this, &Notices::onRowsUpdated);
    connect(&m_parts.leases, &LeaseTable::rowsAboutToBeRemoved, this, &Notices::onRowsAboutToBeRemoved);
    connect(&m_parts.leases, &LeaseTable::rowsRemoved, this, [this] {
        if (m_mustWalk)
            walkTable();
        arm();
    });
    connect(&m_parts.leases, &LeaseTable::advanced, this, &Notices::check);
    connect(&m_parts.leases.clock(), &VendorClock::skewChanged, this, &Notices::check);
    connect(&m_parts.desk, &Desk::callEnded, this, &Notices::onCallEnded);
    connect(&m_parts.accounts, &AccountBook::secretStateChanged, this, &Notices::onSecretState);
    connect(&m_parts.preferences, &Preferences::changed, this, &Notices::check);
    walkTable();
    arm();
}

bool Notices::wants(Notice::Kind kind) const
{
    if (!m_parts.preferences.flag(Preference::Notices))
        return false;
    switch (kind) {
    case Notice::Kind::LastLease:
        return m_parts.preferences.flag(Preference::NoticeLastLease);
    case Notice::Kind::FailedCall:
        return m_parts.preferences.flag(Preference::NoticeFailedCall);
    case Notice::Kind::Keychain:
        return m_parts.preferences.flag(Preference::NoticeKeychain);
    case Notice::Kind::KeptShort:
        return m_parts.preferences.flag(Preference::NoticeKeptShort);
    case Notice::Kind::KeptStopped:
        return m_parts.preferences.flag(Preference::NoticeKeptStopped);
    case Notice::Kind::KeptBudget:
        return m_parts.preferences.flag(Preference::NoticeKeptBudget);
    case Notice::Kind::PortBroken:
        return m_parts.preferences.flag(Preference::NoticePort);
    }
    return false;
}

void Notices::take(RowId row)
{
    const LeaseStore &store = m_parts.leases.store();
    const qint64 deadline = store.deadlineMs(row);
    // A lease without a deadline has no known end, so it is ignored here: one notice too many is better than a missing
    // one.
    if (deadline == noDeadline)
        return;
    const LeaseStore::Batch &batch = store.batch(store.batchId(row));
    Last &last = m_last[store.account(store.labelAt(batch.label).account)];
    if (deadline > last.deadlineMs) {
        last.deadlineMs = deadline;
        last.obtainedMs = batch.obtainedMs;
        last.row = row;
    }
}

void Notices::onRowsAdded(RowId first, RowId last)
{
    for (RowId row = first; row <= last; ++row) {
        if (m_parts.leases.contains(row))
            take(row);
    }
    arm();
}

void Notices::onRowsUpdated(const QList<RowId> &rows)
{
    const LeaseStore &store = m_parts.leases.store();
    for (const RowId row : rows) {
        const auto known
            = m_last.constFind(store.account(store.labelAt(store.batch(store.batchId(row)).label).account));
        if (known != m_last.constEnd() && known->row == row && store.deadlineMs(row) != known->deadlineMs) {
            walkTable();
            break;
        }
        take(row);
    }
    arm();
}

void Notices::onRowsAboutToBeRemoved(const QList<RowId> &rows)
{
    const auto goes = [&](const Last &last) { return std::binary_search(rows.begin(), rows.end(), last.row); };
    m_mustWalk = m_mustWalk || std::any_of(m_last.cbegin(), m_last.cend(), goes);
}

void Notices::walkTable()
{
    m_mustWalk = false;
    for (Last &last : m_last)
        last.deadlineMs = 0;
    m_parts.leases.store().forEach([this](RowId row) { take(row); });
}

std::optional<qint64> Notices::dueInMs(const Last &last) const
{
    const qint64 now = m_parts.leases.clock().nowMs();
    if (!wants(Notice::Kind::LastLease) || last.deadlineMs <= now || last.deadlineMs == last.toldDeadlineMs)
        return std::nullopt;
    // The notice comes in the second half of the lifetime at the earliest; otherwise a lease shorter than the lead time
    // would cause one on arrival.
    const qint64 half = last.obtainedMs + (last.deadlineMs - last.obtainedMs) / 2;
    const qint64 lead = m_parts.preferences.ms(Preference::NoticeLead);
    qint64 in = std::max<qint64>(0, std::max(last.deadlineMs - lead, half) - now);
    if (last.toldSteadyMs)
        in = std::max(in, *last.toldSteadyMs + apartMs - m_parts.clock.steadyMs());
    return now + in < last.deadlineMs ? std::optional(in) : std::nullopt;
}

std::optional<qint64> Notices::dueInMs(const Failures &failures) const
{
    if (failures.waiting == 0 || !wants(Notice::Kind::FailedCall))
        return std::nullopt;
    return failures.toldSteadyMs ? std::max<qint64>(0, *failures.toldSteadyMs + apartMs - m_parts.clock.steadyMs()) : 0;
}

std::optional<qint64> Notices::dueInMs() const
{
    std::optional<qint64> soonest;
    const auto consider = [&soonest](std::optional<qint64> in) {
        if (in && (!soonest || *in < *soonest))
            soonest = in;
    };
    for (const Last &last : m_last)
        consider(dueInMs(last));
    for (const Failures &failures : m_failures)
        consider(dueInMs(failures));
    return soonest;
}

void Notices::arm()
{
    const qint64 atMost = m_parts.leases.nextChangeMs() == noDeadline ? longestMs : std::numeric_limits<int>::max();
    const auto in = dueInMs();
    if (in)
        m_timer.start(int(std::clamp(*in, shortestMs, atMost)));
    else
        m_timer.stop();
    if (const bool soon = in && *in <= soonMs; soon != m_dueSoon) {
        m_dueSoon = soon;
        Q_EMIT dueSoonChanged();
    }
}

void Notices::tell(const Notice &notice)
{
    if (m_parts.isInFront() || !wants(notice.kind))
        return;
    const qint64 now = m_parts.clock.steadyMs();
    const std::pair same(notice.account, int(notice.kind));
    if (const auto last = m_toldSteadyMs.constFind(same); last != m_toldSteadyMs.cend() && now - *last < apartMs)
        return;
    m_toldSteadyMs.insert(same, now);
    Q_EMIT told(notice);
}

void Notices::check()
{
    for (auto it = m_last.begin(); it != m_last.end(); ++it) {
        if (dueInMs(it.value()) == 0)
            notifyLastLease(it.key(), it.value());
    }
    for (auto it = m_failures.begin(); it != m_failures.end(); ++it) {
        // While the window is in front, the operator sees the failures in the list of calls.
        if (it->waiting > 0 && (m_parts.isInFront() || !wants(Notice::Kind::FailedCall)))
            it->waiting = 0;
        if (dueInMs(it.value()) == 0)
            notifyFailures(it.key(), it.value());
    }
    arm();
}

QString Notices::nameOf(const QUuid &account, const QString &recordedName) const
{
    const Account *known = m_parts.accounts.find(account);
    return visibleText(known ? known->name : recordedName);
}

void Notices::notifyLastLease(const QUuid &account, Last &last)
{
    last.toldDeadlineMs = last.deadlineMs;
    last.toldSteadyMs = m_parts.clock.steadyMs();
    const qint64 left = last.deadlineMs - m_parts.leases.clock().nowMs();
    // In this machine's time, which the operator's own clock shows.
    const QDateTime when = QDateTime::fromMSecsSinceEpoch(m_parts.clock.utcMs() + left);
    Notice notice;
    notice.kind = Notice::Kind::LastLease;
    notice.account = account;
    //: %1 name of a key
    notice.title = tr("%1: the last lease ends soon").arg(nameOf(account, m_parts.leases.origin(last.row).accountName));
    //: %1 seconds, %2 time of day
    notice.text = tr("It ends in %1 s, at %2. After that no lease of this key is live.")
                      .arg(QLocale().toString((left + 999) / 1000), when.toString(u"HH:mm:ss"_s));
    Q_EMIT told(notice);
}

void Notices::onCallEnded(CallId call)
{
    const int index = m_parts.desk.log().indexOf(call);
    if (index < 0 || m_parts.isInFront() || !wants(Notice::Kind::FailedCall))
        return;
    const Call &record = m_parts.desk.log().at(index);
    if (record.pressedBy == PressedBy::Keeper)
        return; // it goes on by itself, or has a notice of its own
    if (!record.error || record.error->kind == ApiError::Kind::Cancelled
        || record.error->cause == ApiError::Cause::CancelledByUser
        || record.error->cause == ApiError::Cause::CancelledWhileConnecting)
        return;
    const Wording wording = errorWording(*record.error, *record.endpoint);
    Failures &failures = m_failures[record.account];
    ++failures.waiting;
    //: %1 name of a key, %2 what is wrong: "Out of stock"
    failures.title = tr("%1: %2").arg(nameOf(record.account, record.accountName), wording.title);
    failures.text = shortened(callActionText(record) + u'\n' + wording.cause);
    check();
}

void Notices::notifyFailures(const QUuid &account, Failures &failures)
{
    Notice notice;
    notice.kind = Notice::Kind::FailedCall;
    notice.account = account;
    notice.title = failures.title;
    notice.text = failures.waiting == 1
        ? failures.text
        : tr("%n calls failed since the last notice. The latest: %1", nullptr, failures.waiting).arg(failures.text);
    failures.toldSteadyMs = m_parts.clock.steadyMs();
    failures.waiting = 0;
    Q_EMIT told(notice);
}

void Notices::onSecretState(const QUuid &account)
{
    const auto error = m_parts.accounts.secretError(account);
    if (m_parts.accounts.secretState(account) != AccountBook::SecretState::Unavailable || !error
        || error->kind != SecretError::Kind::Locked || !wants(Notice::Kind::Keychain))
        return;
    // One keychain holds all keys, so the notice is limited for all keys together.
    const qint64 now = m_parts.clock.steadyMs();
    if (m_keychainToldSteadyMs && now - *m_keychainToldSteadyMs < apartMs)
        return;
    m_keychainToldSteadyMs = now;
    Notice notice;
    notice.kind = Notice::Kind::Keychain;
    notice.title = tr("The keychain is locked");
    notice.text = tr("Keys cannot be used until it is unlocked.");
    Q_EMIT told(notice);
}

} // namespace proxydeck

#include "moc_notices.cpp"
