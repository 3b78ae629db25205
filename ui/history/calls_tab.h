// SPDX-License-Identifier: MIT
#pragma once

#include "ui/history/rows_tab.h"

namespace proxydeck {

class AccountBook;
class Catalogue;
class HistoryCallsModel;

/// The recorded calls.
class CallsTab final : public RowsTab
{
    Q_OBJECT

public:
    CallsTab(const Parts &parts, const Catalogue &catalogue, const AccountBook &accounts, const QAction &everything,
             QWidget *parent = nullptr);

    void copy() override;
    RowExports::Rows exportedRows() const override;
    void retranslate() override;

private:
    CallsTab(const Parts &parts, HistoryCallsModel *model, const QAction &everything, QWidget *parent);

    HistoryCallsModel &m_calls;
};

} // namespace proxydeck
