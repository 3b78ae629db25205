// SPDX-License-Identifier: MIT
#pragma once

#include "keeper/keeper_view.h"
#include "ledger/ledger_records.h"

#include <QHash>
#include <QUuid>

namespace proxydeck {

/// The IPs that one key's keeper has used of its budget: in the current hour, and in the current day of the vendor
/// (UTC+08:00). Counted by call, so that a call that is counted again with its outcome replaces what it was counted
/// with before.
class KeeperBudget
{
public:
    /// What a call takes of the budget: what it brought, also rows that could not be read, or all that it asked for
    /// while its outcome is not known; 0 if it was not carried out.
    static int counted(const CallEntry &call);
    /// IPs that \a parameters ("area=350500&num=5") ask for; the vendor's default is 1.
    static int asked(const QString &parameters);

    /// \a atMs: when it was pressed, UTC ms. A call that was taken before is counted anew.
    void take(const QUuid &call, qint64 atMs, int ips);
    /// What another copy of the sums had at \a atMs, UTC ms. Where the calls taken so far do not add up to it, the rest
    /// is counted as well.
    void setFloor(qint64 atMs, const KeeperSpent &spent);
    KeeperSpent spent(qint64 nowMs) const;

    /// When the vendor's day of \a nowMs began, UTC ms.
    static qint64 dayBeginMs(qint64 nowMs);

private:
    struct Taken
    {
        qint64 atMs = 0;
        int ips = 0;
    };
    void forgetBefore(qint64 ms);

    QHash<QUuid, Taken> m_taken;
    qint64 m_floorMs = 0;
    KeeperSpent m_rest; ///< at m_floorMs, beside m_taken
};

} // namespace proxydeck
