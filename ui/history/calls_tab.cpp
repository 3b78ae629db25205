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

void CallsTab::startExport(HistoryExport &job, const QString &path, bool onlySelection, const CsvOptions &options)
{
    if (!onlySelection) {
        // Uses the filter of the rows shown, not text typed since then.
        job.exportAllCalls(parts().history->fileName(), m_calls.filter(), path, options);
        return;
    }
    QList<CallEntry> calls;
    const QList<int> rows = table()->selectedRows();
    for (const int row : rows)
        calls.append(m_calls.call(row));
    job.exportCalls(calls, path, options);
}

void CallsTab::retranslate()
{
    table()->setAccessibleName(tr("Calls of the record"));
    RowsTab::retranslate();
}

} // namespace proxydeck
