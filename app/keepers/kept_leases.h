// SPDX-License-Identifier: MIT
#pragma once

#include "keeper/keeper_learner.h"
#include "keeper/keeper_terms.h"
#include "keeper/keeper_view.h"
#include "keepers/keeper_past.h"
#include "table/row_id.h"

#include <QList>
#include <QUuid>

#include <map>
#include <vector>

namespace proxydeck {

class LeaseTable;
struct LeaseOrigin;
struct RecentLeases;

/// The leases of one key as its keeper sees them, and what they teach.
class KeptLeases
{
public:
    /// \a leases must outlive it. Knows the leases of the key that the table has already.
    KeptLeases(const LeaseTable &leases, const QUuid &key, int keyNumber);

    void setTerms(const KeeperTerms &terms) { m_terms = terms; }
    /// Whether a row with this origin is one of the key's.
    bool isOurs(const LeaseOrigin &origin) const;
    /// Rows that were added. \a isNew: by a reply of this run, and not from the record.
    void take(RowId first, RowId last, bool isNew);
    /// Rows that were known to the table before: the vendor may have named them for this key now.
    void takeUpdated(const QList<RowId> &rows);
    void takeRemoved(const QList<RowId> &rows);
    /// What earlier runs left in the record.
    void takeRecord(const RecentLeases &recent);
    /// \return whether one of them is the key's.
    bool takeChecked(const QList<RowId> &rows);
    /// Those that ended before \a ms are of no interest any more, UTC ms.
    void forgetEnded(qint64 ms);

    struct Look
    {
        std::vector<KeptLease> leases; ///< those that have not ended
        std::vector<KeeperPast::Lease> past;
        int good = 0; ///< that count, with enough time left
        int live = 0;
        qint64 nextDeadlineMs = 0; ///< the earliest; 0: none
    };
    /// \a lifeMs: how long an undated lease is taken to live.
    Look look(qint64 nowMs, qint64 lifeMs) const;
    /// Those that have not been checked and are to be: each once, and again after a while if nothing came of it.
    QList<RowId> takeUnjudged(qint64 nowMs);

    KeeperLearner &learner() { return m_learner; }
    const KeeperLearner &learner() const { return m_learner; }

private:
    KeptLease::Standing standing(RowId row) const;
    void learn(RowId row);

    const LeaseTable *m_table;
    QUuid m_key;
    int m_keyNumber;
    KeeperTerms m_terms;
    struct Known
    {
        bool isLearned = false; ///< of this run
        qint64 askedMs = 0;     ///< when its check was asked for; 0: not
        KeeperLearner::Lease lesson;
    };
    std::map<RowId, Known> m_rows;
    KeeperLearner m_learner;
};

} // namespace proxydeck
