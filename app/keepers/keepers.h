// SPDX-License-Identifier: MIT
#pragma once

#include "api/call_id.h"
#include "keepers/keeper_budgets.h"
#include "keepers/keeper_status.h"
#include "keepers/keeper_terms_store.h"
#include "ledger/ledger_records.h"
#include "preferences/key_values.h"
#include "table/row_id.h"

#include <QObject>
#include <QSet>
#include <QTimer>

#include <functional>
#include <map>
#include <memory>

class QSettings;

namespace proxydeck {

class AccountBook;
class Catalogue;
class Clock;
class Desk;
class KeyKeeper;
class LeaseTable;
class Ledger;
class VendorClock;

/// Keeps enough leases of chosen keys at hand: one keeper for each key that has terms. All are off at the start, and
/// only start() by the operator turns one on.
class Keepers : public QObject
{
    Q_OBJECT

public:
    /// All must outlive it.
    struct Parts
    {
        const Clock &clock;
        const VendorClock &vendorClock;
        const Catalogue &catalogue;
        AccountBook &accounts;
        const KeyValues &values;
        LeaseTable &leases;
        Desk &desk;
        Ledger *ledger = nullptr;      ///< null: nothing is stored beyond this run (demo)
        QSettings *settings = nullptr; ///< of the terms and, once more, the sums of the budgets; null: of this run
        /// Checks leases now; null: whoever checks does it by itself.
        std::function<void(const QList<RowId> &rows)> check = {};
        /// Checks are repeated after so long, ms; 0: they are not.
        std::function<qint64()> checkIntervalMs = {};
    };
    explicit Keepers(const Parts &parts, QObject *parent = nullptr);
    ~Keepers() override;

    /// Those that have terms, in the order of the accounts.
    QList<QUuid> keys() const;
    bool has(const QUuid &key) const;
    /// For a key without terms: those that are proposed.
    KeeperTerms terms(const QUuid &key) const;
    /// Also while it is on. A keeper whose terms are not possible any more stops.
    void setTerms(const QUuid &key, const KeeperTerms &terms);
    /// Ends and forgets it.
    void remove(const QUuid &key);

    /// Whether start() would do it.
    KeeperProblem problem(const QUuid &key, const KeeperTerms &terms) const;
    KeeperProblem start(const QUuid &key);
    /// What waits to be sent is cancelled; what is sent is received.
    void pause(const QUuid &key);
    /// Pauses all.
    void pauseAll();
    bool isOn(const QUuid &key) const;
    int onCount() const;
    /// The operator says what became of an extraction whose outcome is not known: \a charged IPs count for the budget.
    void clearUnknown(const QUuid &key, int charged);

    KeeperStatus status(const QUuid &key) const;
    KeeperChart chart(const QUuid &key) const;
    KeeperPrice price(const QUuid &key, const KeeperTerms &terms) const;

    /// Whether the leases of this key are kept and have to be checked: they are checked again also while no table shows
    /// them, and more often.
    bool needsChecks(const QUuid &key) const;

    /// Somebody waits for leases of this key: a keeper that is on looks at once whether it is time to extract. One that
    /// is off stays off.
    void want(const QUuid &key);

    /// Does what is due. Called by the timer and by tests.
    void stepDue();

Q_SIGNALS:
    void keysChanged();             ///< keys() is another list
    void changed(const QUuid &key); ///< status() is another one; at most four times a second
    void happened(const QUuid &key, proxydeck::KeeperNews news);

private:
    KeyKeeper *find(const QUuid &key) const;
    /// Makes the keeper of a key that has an account.
    KeyKeeper *make(const QUuid &key, const KeeperTerms &terms);
    void readRecord();
    void readLessons(const QUuid &key);
    void takeNewRows(RowId first, RowId last);
    void takeCall(int index);
    void followAccounts();
    /// Soon, from the event loop: what happens together is looked at once.
    void look(const QUuid &key);
    void lookAtAll();
    void arm();
    void tell(const QUuid &key);

    Parts m_parts;
    KeeperTermsStore m_store;
    mutable KeeperBudgets m_budgets; ///< what is only proposed reads them as well
    std::map<QUuid, std::unique_ptr<KeyKeeper>> m_keepers;
    QSet<QUuid> m_toStep;
    QSet<QUuid> m_toTell;
    QTimer m_timer;
    QTimer m_telling;
    bool m_isRestored = false;
    QList<CallEntry> m_earlier; ///< extractions by keepers in the last days, of earlier runs
};

} // namespace proxydeck
