// SPDX-License-Identifier: MIT
#include "ui/history/leases_tab.h"

#include "formats/copy_format.h"
#include "lease/lease_key.h"
#include "lease/vendor_clock.h"
#include "ui/history/history_copy.h"
#include "ui/history/history_export.h"
#include "ui/history/history_text_export.h"
#include "ui/outgoing/format_drag.h"
#include "ui/outgoing/proxy_credentials.h"
#include "ui/outgoing/row_actions.h"
#include "ui/record/history_leases_model.h"
#include "ui/record/history_table.h"

#include <QLocale>

#include <algorithm>
#include <memory>
#include <utility>

namespace proxydeck {

using namespace Qt::StringLiterals;

LeasesTab::LeasesTab(const Parts &parts, const Sources &sources, const QAction &everything, QWidget *parent)
    : LeasesTab(parts, sources,
                new HistoryLeasesModel(parts.history, sources.catalogue, sources.accounts, sources.vendorClock),
                everything, parent)
{
}

LeasesTab::LeasesTab(const Parts &parts, const Sources &sources, HistoryLeasesModel *model, const QAction &everything,
                     QWidget *parent)
    : RowsTab(parts, model, u"historyLeases"_s, everything, parent)
    , m_leases(*model)
    , m_clock(sources.vendorClock)
    , m_accounts(sources.accounts)
    , m_actions(sources.actions)
    , m_copier(new HistoryCopy(sources.vendorClock, sources.accounts, parts.clipboard, sources.preferences, this))
{
    connect(m_copier, &HistoryCopy::copied, this, [this](const QString &report) { Q_EMIT message(report + m_notAll); });
    connect(m_copier, &HistoryCopy::taken, this, &LeasesTab::onCopied);
    auto *drag = new FormatDrag(*table(), [this] { return textToDrag(); });
    connect(drag, &FormatDrag::dropped, this, [this] {
        onCopied(m_dragged);
        Q_EMIT message(m_dragReport);
    });
}

QStringList LeasesTab::shownValues(FilterField field) const
{
    constexpr int looked = 1'000;
    const auto column = field == FilterField::Area ? HistoryLeasesModel::Column::Area : HistoryLeasesModel::Column::Isp;
    QStringList values;
    for (int row = 0; row < std::min(looked, m_leases.rowCount()); ++row) {
        const QString value = m_leases.index(row, int(column)).data().toString();
        if (!value.isEmpty() && !values.contains(value))
            values.append(value);
    }
    return values;
}

QList<HistoryLease> LeasesTab::leases(const QList<int> &rows) const
{
    QList<HistoryLease> leases;
    leases.reserve(rows.size());
    for (const int row : rows)
        leases.append(m_leases.lease(row));
    return leases;
}

void LeasesTab::copy()
{
    const QList<int> rows = chosenRows();
    if (rows.isEmpty())
        return;
    m_notAll = notAllText(rows); // before start(), which may be done at once
    m_copier->start(leases(rows), m_actions.currentFormat());
}

QString LeasesTab::textToDrag()
{
    const QList<int> rows = table()->selectedRows();
    if (rows.size() > FormatDrag::mostRows) {
        Q_EMIT message(tr("These are too many to drag (%1 at most). Copy them instead.")
                           .arg(QLocale().toString(FormatDrag::mostRows)));
        return {};
    }
    const QString text = m_copier->text(leases(rows), m_actions.currentFormat(), &m_dragReport, &m_dragged);
    if (text.isEmpty())
        Q_EMIT message(m_dragReport);
    return text;
}

void LeasesTab::onCopied(const QList<LeaseKey> &leases)
{
    m_leases.setCopied(leases);
    Q_EMIT copied(leases);
}

RowExports::Rows LeasesTab::exportedRows() const
{
    const QList<int> chosen = table()->selectedRows();
    const auto found = qsizetype(exportableRows().value_or(0));
    // By the filter of the rows shown, not by text typed since then.
    const auto start = [selected = leases(chosen), filter = m_leases.filter(), history = parts().history, found,
                        clock = &m_clock, accounts = &m_accounts](const QString &path, const ExportChoice &choice) {
        const qsizetype rows = choice.onlySelection ? selected.size() : found;
        if (choice.format) {
            const TextFileOptions options{*choice.format, {clock->nowMs(), 0}, choice.append};
            auto run = std::make_unique<HistoryTextExport>(*clock, proxyCredentials(*accounts, choice.credentials),
                                                           path, options);
            if (choice.onlySelection)
                run->start(selected);
            else
                run->startAll(*history, filter, found);
            return RowExports::Started{std::move(run), rows};
        }
        CsvOptions options;
        options.byteOrderMark = choice.byteOrderMark;
        options.append = choice.append;
        auto run = std::make_unique<HistoryExport>();
        if (choice.onlySelection)
            run->exportLeases(selected, path, options);
        else
            run->exportAllLeases(history->fileName(), filter, path, options);
        return RowExports::Started{std::move(run), rows};
    };
    return {chosen.size(), found, true, u"history-leases"_s, start, false};
}

void LeasesTab::retranslate()
{
    table()->setAccessibleName(tr("Leases of the record"));
    RowsTab::retranslate();
}

} // namespace proxydeck

#include "moc_leases_tab.cpp"
