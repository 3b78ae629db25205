// SPDX-License-Identifier: MIT
#pragma once

#include "ui/record/history_model.h"

#include <QTimer>

#include <vector>

namespace proxydeck {

struct LeaseKey;

class AccountBook;
class Catalogue;
class VendorClock;

/// The recorded leases. States are computed when a cell is painted; cells whose state changes are painted again.
class HistoryLeasesModel final : public HistoryModel
{
    Q_OBJECT

public:
    enum class Column : quint8 {
        Obtained,
        State,
        Server,
        ExitIp,
        Area,
        Isp,
        Deadline,
        Plan,
        Account,
        Request,
        Copied,
        Checked,     ///< what the last check found
        ExitDiffers, ///< the measured exit IP, if it is another than the declared one
        Count
    };

    HistoryLeasesModel(LedgerHistory *history, const Catalogue &catalogue, const AccountBook &accounts,
                       const VendorClock &clock, QObject *parent = nullptr);

    const HistoryLease &lease(int row) const { return m_rows.at(row); }
    LeaseState state(int row) const;
    /// These leases have just been copied: the record will say so when it is asked again.
    void setCopied(const QList<LeaseKey> &leases);
    int columnCount(const QModelIndex &parent = {}) const override;

protected:
    HistoryModel::Column column(int section) const override;
    QString cell(int row, int column) const override;
    int size() const override { return int(m_rows.size()); }
    void clear() override;
    LedgerHistory::Ticket askPage(LedgerHistory &history, const Key &before) override;
    LedgerHistory::Ticket askTotal(LedgerHistory &history, LedgerHistory::Done<qint64> done) override;
    HistoryKey lastKey() const override { return m_rows.constLast().key; }

private:
    void onRowsTaken();
    void followStates();

    const Catalogue &m_catalogue;
    const AccountBook &m_accounts;
    const VendorClock &m_clock;
    QList<HistoryLease> m_rows;
    std::vector<LeaseState> m_shown; ///< of each row, as last told
    QTimer m_nextChange;
};

} // namespace proxydeck
