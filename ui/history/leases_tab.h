// SPDX-License-Identifier: MIT
#pragma once

#include "filter/filter_vocabulary.h"
#include "lease/lease_key.h"
#include "ui/history/rows_tab.h"

namespace proxydeck {

class AccountBook;
class Catalogue;
class HistoryCopy;
class HistoryLeasesModel;
class Preferences;
class RowActions;
class VendorClock;

/// The recorded leases.
class LeasesTab final : public RowsTab
{
    Q_OBJECT

public:
    struct Sources
    {
        const Catalogue &catalogue;
        AccountBook &accounts;
        const VendorClock &vendorClock;
        const RowActions &actions; ///< provide the format to copy in
        const Preferences *preferences = nullptr;
    };
    LeasesTab(const Parts &parts, const Sources &sources, const QAction &everything, QWidget *parent = nullptr);

    /// The areas or carriers of the first rows, as filter suggestions.
    QStringList shownValues(FilterField field) const;

    bool holdsProxies() const override { return true; }
    void copy() override;
    RowExports::Rows exportedRows() const override;
    void retranslate() override;

Q_SIGNALS:
    /// The operator copied these, or dragged them to another program.
    void copied(const QList<proxydeck::LeaseKey> &leases);

private:
    LeasesTab(const Parts &parts, const Sources &sources, HistoryLeasesModel *model, const QAction &everything,
              QWidget *parent);
    QList<HistoryLease> leases(const QList<int> &rows) const;
    QString textToDrag();
    void onCopied(const QList<LeaseKey> &leases);

    HistoryLeasesModel &m_leases;
    const VendorClock &m_clock;
    const AccountBook &m_accounts;
    const RowActions &m_actions;
    HistoryCopy *m_copier;
    QString m_notAll;     ///< end of the message on the copy that runs
    QString m_dragReport; ///< shown after the drop
    QList<LeaseKey> m_dragged;
};

} // namespace proxydeck
