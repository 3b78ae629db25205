// SPDX-License-Identifier: MIT
#pragma once

#include "ui/history/history_tab.h"

namespace proxydeck {

class AccountBook;
class Catalogue;
class HistorySummaryView;

/// Totals of the record.
class SummaryTab final : public HistoryTab
{
    Q_OBJECT

public:
    SummaryTab(const Parts &parts, const Catalogue &catalogue, const AccountBook &accounts, QWidget *parent = nullptr);
    ~SummaryTab() override;

    HistorySummaryView &view() const { return *m_view; }

    void stop() override;
    bool isBusy() const override { return m_ticket != 0; }
    void showState() override;
    QString statusText() const override;
    bool hasContent() const override;
    HistoryTable *table() const override;
    void copy() override;

protected:
    void doSearch(const HistoryFilter &filter) override;

private:
    /// Shown in place of numbers; empty if numbers are shown.
    QString messageText() const;

    const AccountBook &m_accounts;
    HistorySummaryView *m_view;
    LedgerHistory::Ticket m_ticket = 0;
    bool m_hasSummary = false;
    qint64 m_summedUp = 0; ///< number of leases in the totals
    std::optional<HistoryFailure> m_failure;
};

} // namespace proxydeck
