// SPDX-License-Identifier: MIT
#pragma once

#include "ui/record/history_model.h"

namespace proxydeck {

class AccountBook;
class Catalogue;

/// The recorded calls.
class HistoryCallsModel final : public HistoryModel
{
    Q_OBJECT

public:
    enum class Column : quint8 {
        Started,
        Account,
        Action,
        Outcome,
        Code,
        Number,
        Duration,
        Parameters,
        Request,
        Count
    };

    HistoryCallsModel(LedgerHistory *history, const Catalogue &catalogue, const AccountBook &accounts,
                      QObject *parent = nullptr);

    const CallEntry &call(int row) const { return m_rows.at(row).call; }
    int columnCount(const QModelIndex &parent = {}) const override;

protected:
    HistoryModel::Column column(int section) const override;
    QString cell(int row, int column) const override;
    QString toolTip(int row, int column) const override;
    int size() const override { return int(m_rows.size()); }
    void clear() override { m_rows.clear(); }
    LedgerHistory::Ticket askPage(LedgerHistory &history, const Key &before) override;
    LedgerHistory::Ticket askTotal(LedgerHistory &history, LedgerHistory::Done<qint64> done) override;
    HistoryKey lastKey() const override { return m_rows.constLast().key; }

private:
    const Catalogue &m_catalogue;
    const AccountBook &m_accounts;
    QList<HistoryCall> m_rows;
};

} // namespace proxydeck
