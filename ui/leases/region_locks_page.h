// SPDX-License-Identifier: MIT
#pragma once

#include "ui/leases/table_page.h"

namespace proxydeck {

class Clipboard;
class Desk;
class RegionLockModel;
class RegionLocksView;

/// The region locks page of LeasesPanel.
class RegionLocksPage final : public TablePage
{
    Q_OBJECT

public:
    RegionLocksPage(RegionLockModel &model, Desk &desk, Clipboard &clipboard, QWidget *parent = nullptr);

    RegionLocksView &locks() const { return *m_view; }
    /// \a lines are back.
    void showRestored(const QList<int> &lines);

    QTableView &view() const override;
    bool holdsProxies() const override { return false; }
    qsizetype selectedRows() const override;
    void setFilterText(const QString &text) override;
    void setDensity(RowDensity density) override;
    void copy() override;
    QString exportName() const override;
    RowExports::Start bindExport() override;
    void forget() override;
    void saveState(QSettings &settings) const override;
    void restoreState(QSettings &settings) override;
    void retranslate() override;

protected:
    void takeCells(const QList<int> &columns, bool titles, const QString &column) override;
    void putOnClipboard(const QString &text) override;

private:
    RegionLockModel &m_model;
    Desk &m_desk;
    Clipboard &m_clipboard;
    RegionLocksView *m_view;
    QString m_filter;
};

} // namespace proxydeck
