// SPDX-License-Identifier: MIT
#pragma once

#include "base/expected.h"
#include "base/proxy_credentials.h"
#include "check/check_job.h"
#include "check/check_settings.h"
#include "checks/checks_due.h"
#include "table/row_id.h"

#include <QHash>
#include <QList>
#include <QObject>
#include <QSet>
#include <QTimer>

#include <functional>
#include <optional>

namespace proxydeck {

class CheckAddresses;
class LeaseMarks;
class LeaseTable;
class Preferences;
enum class Preference : quint8;
struct LeaseOrigin;

/// Decides which leases are checked and when: those that the operator chose, those that have just come, and again those
/// that were checked a while ago. Hands the outcomes to the table and the record. How a check is made it does not know.
class LeaseChecks : public QObject
{
    Q_OBJECT

public:
    /// Of one lease, the outcomes of this run that are kept.
    static constexpr qsizetype mostRecent = 5;

    /// What makes the checks; in the program a Checker.
    struct Engine
    {
        std::function<void(const QList<CheckJob> &jobs, CheckPriority priority)> check;
        std::function<void(const QList<quint64> &ids)> cancel;
        std::function<void()> cancelAll;
        std::function<void(const CheckSettings &settings)> setSettings;
    };
    using LoginOf = std::function<Expected<ProxyCredentials, NoLogin>(const LeaseOrigin &origin)>;
    /// All must outlive it.
    struct Parts
    {
        LeaseTable &leases;
        LeaseMarks &marks;
        Preferences &preferences;
        CheckAddresses &addresses;
        Engine engine;
        LoginOf loginOf;
        bool isLocal = false; ///< leases are those of a simulator on this machine, with its own check address
        /// The addresses by which others see this machine, as far as it knows them; asked when a check is begun, as
        /// they change with the network. Null: none.
        std::function<QStringList()> ownAddresses = {};
        /// Whether a lease may be contacted at all; null: every one. A simulator's leases are on this machine.
        std::function<bool(const QString &host)> mayReach = {};
        /// Whether the program relies on the checks of this account's leases: they are checked again also while nobody
        /// sees them, and after Preference::CheckKept. Null: of none. See followKept().
        std::function<bool(const QUuid &account)> isKept = {};
        /// Whether something else relies on this lease: the same. Null: nothing. See followUse().
        std::function<bool(RowId row)> isUsed = {};
    };
    explicit LeaseChecks(Parts parts, QObject *parent = nullptr);
    ~LeaseChecks() override;

    /// What became of a wish to check some leases.
    struct Begun
    {
        qsizetype checks = 0;
        qsizetype ended = 0;     ///< left out: expired, or about to
        qsizetype noSecrets = 0; ///< left out: the key's secrets are not in memory
        qsizetype elsewhere = 0; ///< left out: see Parts::mayReach
        qsizetype otherKeys = 0; ///< left out: the key was replaced since
    };
    /// Those that the operator chose; before all others. Rows that are under way are counted and not begun twice.
    Begun check(const QList<RowId> &rows);
    /// All that waits or runs ends without an outcome.
    void cancel();

    /// After so long leases of kept accounts are checked again, ms; 0: they are not.
    qint64 keptIntervalMs() const;

    const CheckProgress &progress() const { return m_progress; }
    /// The latest results of this run, the newest first; after a restart the one outcome that was recorded.
    QList<CheckResult> recent(RowId row) const;

    /// Connections were made through these just now: as good as a check of whether they can be reached, and the next
    /// re-check is later by that. Says nothing of their exits.
    void sawReachable(const QList<RowId> &rows);

    /// Whether somebody sees the leases; nobody is helped by re-checks of a table that is not in sight, but for what
    /// relies on them, see Parts::isKept.
    void setVisible(bool visible);

public Q_SLOTS:
    /// Parts::isKept may tell otherwise of \a account than before. Cheap if it does not; else one pass over the rows.
    void followKept(const QUuid &account);
    /// Parts::isUsed tells otherwise of these.
    void followUse(const QList<proxydeck::RowId> &rows);
    // What the engine answers.
    void takeBegun(const QList<quint64> &ids);
    void takeResults(const QList<proxydeck::CheckResult> &results);
    void takeProgress(const proxydeck::CheckProgress &progress);

Q_SIGNALS:
    void progressChanged(const proxydeck::CheckProgress &progress);
    void checked(const QList<proxydeck::RowId> &rows); ///< recent() has more; ascending

private:
    Begun begin(const QList<RowId> &rows, CheckPriority priority);
    void takeNewRows(RowId first, RowId last);
    void checkArrived();
    void takeRemoved(const QList<RowId> &rows);
    void follow(Preference preference);
    void applySettings();
    void followOwnAddresses();
    bool keeps(RowId row) const;
    /// 0: never again.
    qint64 intervalMs(RowId row) const;
    void addDue(RowId row, qint64 atMs);
    std::optional<qint64> dueMs(RowId row) const;
    void plan(RowId row);
    void planAll();
    void arm();
    void checkDue();

    Parts m_parts;
    CheckProgress m_progress;
    QStringList m_ownAddresses; ///< as the engine knows them
    QList<RowId> m_arrived;     ///< and not yet handed to the engine
    QHash<RowId, QList<CheckResult>> m_recent;
    QHash<RowId, int> m_failures; ///< in a row, of leases whose last check failed
    ChecksDue m_due;              ///< but for those of kept accounts
    ChecksDue m_keptDue;          ///< of these
    QSet<QUuid> m_kept;           ///< accounts that were kept when last asked of
    QTimer m_timer;
    bool m_isVisible = true;
};

} // namespace proxydeck
