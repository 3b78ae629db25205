// SPDX-License-Identifier: MIT
#pragma once

#include "ui/history/history_tab.h"

#include <QList>

class QAction;

namespace proxydeck {

class HistoryModel;

/// A tab of rows: a model of the record and its table, with what leases and calls share.
class RowsTab : public HistoryTab
{
    Q_OBJECT

public:
    ~RowsTab() override;

    void stop() override;
    bool isBusy() const override;
    void showState() override;
    QString statusText() const override;
    bool listsRows() const override { return true; }
    bool hasContent() const override;
    std::optional<qint64> exportableRows() const override;
    HistoryTable *table() const override { return m_table; }
    void saveState(QSettings &settings) const override;
    void restoreState(QSettings &settings) override;
    void retranslate() override;

protected:
    /// Owns \a model. \a everything widens a search that found nothing. \a name is the table's.
    RowsTab(const Parts &parts, HistoryModel *model, const QString &name, const QAction &everything, QWidget *parent);

    void doSearch(const HistoryFilter &filter) override;
    /// The selected rows or, without any, all that were fetched.
    QList<int> chosenRows() const;

private:
    QString emptyText() const;

    HistoryModel *m_model;
    HistoryTable *m_table;
    const QAction &m_everything;
};

} // namespace proxydeck
