// SPDX-License-Identifier: MIT
#pragma once

#include "api/rate_scheduler.h"
#include "table/row_id.h"
#include "ui/tray/notice.h"

#include <QHash>
#include <QList>
#include <QObject>
#include <QTimer>

#include <functional>
#include <optional>

namespace proxydeck {

class AccountBook;
class Clock;
class Desk;
class LeaseTable;
class Preferences;

/// Decides when the operator is told: before the last live lease of a key ends, when a call fails while the window is
/// not in front, when the keychain stays locked. At most once a minute for the same kind and key.
///
/// One single-shot timer to what is due next; none while nothing is. It keeps for each key only the lease that ends
/// last, and walks the table only after that one was forgotten or shortened.
class Notices : public QObject
{
    Q_OBJECT

public:
    static constexpr qint64 apartMs = 60'000; ///< between two of the same kind and key

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

    /// Tells what is due. Called by the timer and by tests.
    void check();
    /// How long until something is due, in ms; nothing where nothing is.
    std::optional<qint64> dueInMs() const;
    /// Whether the timer runs.
    bool isWaiting() const { return m_timer.isActive(); }
    /// Something is due within minutes: nothing may put the timer off now.
    bool isDueSoon() const { return m_dueSoon; }

Q_SIGNALS:
    void told(const proxydeck::Notice &notice);
    void dueSoonChanged();

private:
    /// What ends last among a key's leases with a deadline.
    struct Last
    {
        qint64 deadlineMs = 0;
        qint64 obtainedMs = 0;
        RowId row = 0;
        qint64 toldDeadlineMs = 0;          ///< the deadline that was told of
        std::optional<qint64> toldSteadyMs; ///< when
    };
    /// Of one key's failed calls.
    struct Failures
    {
        std::optional<qint64> toldSteadyMs;
        int waiting = 0; ///< since then, not told yet
        QString title;   ///< of the latest
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
    void tellLast(const QUuid &account, Last &last);
    void tellFailures(const QUuid &account, Failures &failures);
    QString nameOf(const QUuid &account, const QString &nameThen) const;

    Parts m_parts;
    QHash<QUuid, Last> m_last;
    QHash<QUuid, Failures> m_failures;
    std::optional<qint64> m_keychainToldSteadyMs;
    bool m_dueSoon = false;
    bool m_mustWalk = false; ///< the lease that ends last of some key went away
    QTimer m_timer;
};

} // namespace proxydeck
