// SPDX-License-Identifier: MIT
#include "ui/history/calls_tab.h"

#include "ui/desktop/clipboard.h"
#include "ui/history/history_export.h"
#include "ui/record/history_calls_model.h"
#include "ui/record/history_table.h"

#include <QLocale>

namespace proxydeck {

using namespace Qt::StringLiterals;

CallsTab::CallsTab(const Parts &parts, const Catalogue &catalogue, const AccountBook &accounts,
                   const QAction &everything, QWidget *parent)
    : CallsTab(parts, new HistoryCallsModel(parts.history, catalogue, accounts), everything, parent)
{
}

CallsTab::CallsTab(const Parts &parts, HistoryCallsModel *model, const QAction &everything, QWidget *parent)
    : RowsTab(parts, model, u"historyCalls"_s, everything, parent)
    , m_calls(*model)
{
}

QString CallsTab::exportName() const { return u"history-calls"_s; }

void CallsTab::copy()
{
    const QList<int> rows = chosenRows();
    if (rows.isEmpty())
        return;
    // Copy formats do not apply to calls: copied as tab-separated text for spreadsheets.
    parts().clipboard.put(table()->text(rows));
    Q_EMIT message(rows.size() == 1 ? tr("Copied one call")
                                    : tr("Copied %1 calls").arg(QLocale().toString(rows.size())));
}

HistoryTab::StartExport CallsTab::bindExport() const
{
    QList<CallEntry> selected;
    const QList<int> rows = table()->selectedRows();
    for (const int row : rows)
        selected.append(m_calls.call(row));
    // By the filter of the rows shown, not by text typed since then.
    return [selected, filter = m_calls.filter(), record = parts().history->fileName()](
               HistoryExport &job, const QString &path, bool onlySelection, const CsvOptions &options) {
        if (onlySelection)
            job.exportCalls(selected, path, options);
        else
            job.exportAllCalls(record, filter, path, options);
    };
}

void CallsTab::retranslate()
{
    table()->setAccessibleName(tr("Calls of the record"));
    RowsTab::retranslate();
}

} // namespace proxydeck
