// SPDX-License-Identifier: MIT
#pragma once

#include "ui/history/history_tab.h"

namespace proxydeck {

class Catalogue;
class HistorySummaryView;

/// What the record adds up to.
class SummaryTab final : public HistoryTab
{
    Q_OBJECT

public:
    SummaryTab(const Parts &parts, const Catalogue &catalogue, QWidget *parent = nullptr);
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
    /// In place of numbers; empty where they are shown.
    QString messageText() const;

    HistorySummaryView *m_view;
    LedgerHistory::Ticket m_ticket = 0;
    bool m_hasSummary = false;
    qint64 m_summedUp = 0; ///< leases in it
    std::optional<HistoryFailure> m_failure;
};

} // namespace proxydeck
