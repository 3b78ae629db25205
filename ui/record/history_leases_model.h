// SPDX-License-Identifier: MIT
#pragma once

#include "ui/record/history_model.h"

namespace proxydeck {

class AccountBook;
class Catalogue;
class VendorClock;

/// The recorded leases. States are computed when a cell is painted.
class HistoryLeasesModel final : public HistoryModel
{
    Q_OBJECT

public:
    enum class Column : quint8 { Obtained, State, Server, ExitIp, Area, Isp, Deadline, Plan, Account, Request, Count };

    HistoryLeasesModel(LedgerHistory *history, const Catalogue &catalogue, const AccountBook &accounts,
                       const VendorClock &clock, QObject *parent = nullptr);

    const HistoryLease &lease(int row) const { return m_rows.at(row); }
    LeaseState state(int row) const;
    int columnCount(const QModelIndex &parent = {}) const override;

protected:
    HistoryModel::Column column(int section) const override;
    QString cell(int row, int column) const override;
    int size() const override { return int(m_rows.size()); }
    void clear() override { m_rows.clear(); }
    LedgerHistory::Ticket askPage(LedgerHistory &history, const Key &before) override;
    LedgerHistory::Ticket askTotal(LedgerHistory &history, LedgerHistory::Done<qint64> done) override;
    HistoryKey lastKey() const override { return m_rows.constLast().key; }

private:
    const Catalogue &m_catalogue;
    const AccountBook &m_accounts;
    const VendorClock &m_clock;
    QList<HistoryLease> m_rows;
};

} // namespace proxydeck
