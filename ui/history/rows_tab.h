// SPDX-License-Identifier: MIT
#pragma once

#include "ui/history/history_tab.h"

#include <QList>

class QAction;

namespace proxydeck {

class HistoryModel;

/// A tab with rows: a model of the record and its table; the common base of leases and calls.
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
    /// Takes ownership of \a model. \a everything widens a search without results. \a name is the table's object name.
    RowsTab(const Parts &parts, HistoryModel *model, const QString &name, const QAction &everything, QWidget *parent);

    void doSearch(const HistoryFilter &filter) override;
    /// The selected rows; without a selection, all fetched rows.
    QList<int> chosenRows() const;
    /// What the message on a copy of \a rows, as of chosenRows(), ends with: that they are all that is fetched and not
    /// all that was found. Else empty.
    QString notAllText(const QList<int> &rows) const;

private:
    QString emptyText() const;

    HistoryModel *m_model;
    HistoryTable *m_table;
    const QAction &m_everything;
};

} // namespace proxydeck
