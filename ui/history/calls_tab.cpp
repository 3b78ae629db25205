// SPDX-License-Identifier: MIT
#include "ui/history/calls_tab.h"

#include "ui/desktop/clipboard.h"
#include "ui/history/history_export.h"
#include "ui/record/history_calls_model.h"
#include "ui/record/history_table.h"

#include <QLocale>

#include <memory>
#include <utility>

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

void CallsTab::copy()
{
    const QList<int> rows = chosenRows();
    if (rows.isEmpty())
        return;
    // Copy formats do not apply to calls: copied as tab-separated text for spreadsheets.
    parts().clipboard.put(table()->text(rows));
    Q_EMIT message(
        (rows.size() == 1 ? tr("Copied one call") : tr("Copied %1 calls").arg(QLocale().toString(rows.size())))
        + notAllText(rows));
}

RowExports::Rows CallsTab::exportedRows() const
{
    QList<CallEntry> selected;
    const QList<int> rows = table()->selectedRows();
    for (const int row : rows)
        selected.append(m_calls.call(row));
    const auto found = qsizetype(exportableRows().value_or(0));
    // By the filter of the rows shown, not by text typed since then.
    const auto start = [selected, filter = m_calls.filter(), record = parts().history->fileName(),
                        found](const QString &path, const ExportChoice &choice) {
        CsvOptions options;
        options.byteOrderMark = choice.byteOrderMark;
        options.append = choice.append;
        auto run = std::make_unique<HistoryExport>();
        if (choice.onlySelection)
            run->exportCalls(selected, path, options);
        else
            run->exportAllCalls(record, filter, path, options);
        return RowExports::Started{std::move(run), choice.onlySelection ? selected.size() : found};
    };
    return {rows.size(), found, false, u"history-calls"_s, start, false};
}

void CallsTab::retranslate()
{
    table()->setAccessibleName(tr("Calls of the record"));
    RowsTab::retranslate();
}

} // namespace proxydeck

#include "moc_calls_tab.cpp"
