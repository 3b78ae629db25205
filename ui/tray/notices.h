// SPDX-License-Identifier: MIT
#pragma once

#include "api/call_id.h"
#include "table/row_id.h"
#include "ui/tray/notice.h"

#include <QHash>
#include <QList>
#include <QObject>
#include <QTimer>

#include <functional>
#include <optional>
#include <utility>

namespace proxydeck {

class AccountBook;
class Clock;
class Desk;
class LeaseTable;
class Preferences;

/// Decides when to notify the operator: before the last live lease of a key ends, when a call fails while the window is
/// not in front, and when the keychain stays locked. At most once a minute for the same kind and key.
///
/// Uses one single-shot timer for the next due notice; no timer runs if none is due. Keeps only the lease that ends
/// last for each key, and searches the whole table only after that lease was removed or its deadline changed.
class Notices : public QObject
{
    Q_OBJECT

public:
    static constexpr qint64 apartMs = 60'000; ///< minimum time between two notices of the same kind and key

    struct Parts
    {
        const Clock &clock;
        const LeaseTable &leases;
        const AccountBook &accounts;
        const Desk &desk;
        const Preferences &preferences;
        std::function<bool()> isInFront; ///< whether the operator is looking at the window
    };
    explicit Notices(const Parts &parts, QObject *parent = nullptr);

    /// Emits \a notice, unless the operator looks at the window, does not want its kind, or was told of the same kind
    /// and key less than a minute ago.
    void tell(const Notice &notice);
    /// Emits the notices that are due. Called by the timer and by tests.
    void check();
    /// Time until a notice is due, in ms; nullopt if none is.
    std::optional<qint64> dueInMs() const;
    /// Whether the timer is running.
    bool isWaiting() const { return m_timer.isActive(); }
    /// A notice is due within minutes: App Nap must not delay the timer now.
    bool isDueSoon() const { return m_dueSoon; }

Q_SIGNALS:
    void told(const proxydeck::Notice &notice);
    void dueSoonChanged();

private:
    /// The lease of a key that ends last, among those with a deadline.
    struct Last
    {
        qint64 deadlineMs = 0;
        qint64 obtainedMs = 0;
        RowId row = 0;
        qint64 toldDeadlineMs = 0;          ///< the deadline of the last notice
        std::optional<qint64> toldSteadyMs; ///< time of the last notice
    };
    /// The failed calls of one key.
    struct Failures
    {
        std::optional<qint64> toldSteadyMs;
        int waiting = 0; ///< failures since then without a notice
        QString title;   ///< of the latest failure
        QString text;
    };

    void take(RowId row);
    void onRowsAdded(RowId first, RowId last);
    void onRowsUpdated(const QList<RowId> &rows);
    void onRowsAboutToBeRemoved(const QList<RowId> &rows);
    void onCallEnded(CallId call);
    void onSecretState(const QUuid &account);
    void walkTable();
    void arm();
    bool wants(Notice::Kind kind) const;
    std::optional<qint64> dueInMs(const Last &last) const;
    std::optional<qint64> dueInMs(const Failures &failures) const;
    void notifyLastLease(const QUuid &account, Last &last);
    void notifyFailures(const QUuid &account, Failures &failures);
    QString nameOf(const QUuid &account, const QString &recordedName) const;

    Parts m_parts;
    QHash<QUuid, Last> m_last;
    QHash<QUuid, Failures> m_failures;
    QHash<std::pair<QUuid, int>, qint64> m_toldSteadyMs; ///< by key and kind, of tell()
    std::optional<qint64> m_keychainToldSteadyMs;
    bool m_dueSoon = false;
    bool m_mustWalk = false; ///< the lease that ends last was removed for some key
    QTimer m_timer;
};

} // namespace proxydeck
