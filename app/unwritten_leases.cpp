// SPDX-License-Identifier: MIT
#include "unwritten_leases.h"

#include "ledger/ledger.h"
#include "outbox/lease_csv.h"

#include <QDir>
#include <QFileDialog>
#include <QLocale>
#include <QMessageBox>
#include <QPushButton>
#include <QStandardPaths>

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>
#include <vector>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

qsizetype countOf(const QList<LeaseBatch> &batches)
{
    qsizetype count = 0;
    for (const LeaseBatch &batch : batches)
        count += batch.leases.size() + batch.regionLocks.size();
    return count;
}

/// Whether something came after \a before was taken. Both are in the order in which the calls ended.
bool hasMore(const QList<LeaseBatch> &now, const QList<LeaseBatch> &before)
{
    const auto idOf = [](const LeaseBatch &batch) {
        return std::tuple(batch.origin.account, batch.origin.requestId, batch.origin.obtainedMs);
    };
    return !now.isEmpty() && std::none_of(before.begin(), before.end(), [&](const LeaseBatch &batch) {
        return idOf(batch) == idOf(now.last());
    });
}

} // namespace

UnwrittenLeases::UnwrittenLeases(Ledger &ledger, QWidget &window, QObject *parent)
    : QObject(parent)
    , m_ledger(ledger)
    , m_window(window)
    , m_choosePath([this] { return askPath(); })
{
}

bool UnwrittenLeases::isEmpty() const { return countOf(m_ledger.unwritten()) == 0; }

bool UnwrittenLeases::mayEnd()
{
    constexpr int lastTryMs = 1'000;
    if (isEmpty() || m_ledger.flush(lastTryMs))
        return true;
    QString why = m_ledger.problem();
    while (true) {
        const QList<LeaseBatch> batches = m_ledger.unwritten();
        const qsizetype left = countOf(batches);
        if (left == 0)
            return true; // the disk has taken them meanwhile
        QMessageBox box(
            QMessageBox::Warning, tr("Quit ProxyDeck"),
            tr("Leases and region locks that are not on the disk: %1. They were paid for and would be lost.")
                .arg(QLocale().toString(left)),
            QMessageBox::NoButton, &m_window);
        box.setTextFormat(Qt::PlainText);
        box.setInformativeText(why);
        QPushButton *save = box.addButton(tr("Save as CSV…"), QMessageBox::AcceptRole);
        QPushButton *stay = box.addButton(tr("Do not quit"), QMessageBox::RejectRole);
        QPushButton *quit = box.addButton(tr("Quit anyway"), QMessageBox::DestructiveRole);
        box.setDefaultButton(save);
        box.setEscapeButton(stay);
        box.exec();
        // Answers come while a question or a file dialog is open.
        if (box.clickedButton() == quit) {
            if (hasMore(m_ledger.unwritten(), batches))
                continue;
            return true;
        }
        if (box.clickedButton() != save)
            return false;
        const QString path = m_choosePath();
        const QList<LeaseBatch> all = m_ledger.unwritten();
        if (path.isEmpty() || countOf(all) == 0)
            continue;
        const auto saved = UnwrittenLeases::save(all, path);
        if (saved)
            return true;
        why = tr("They could not be saved: %1").arg(saved.error());
    }
}

QString UnwrittenLeases::askPath() const
{
    const QDir folder(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    return QFileDialog::getSaveFileName(&m_window, tr("Save leases"), folder.filePath(u"leases-not-recorded.csv"_s),
                                        tr("CSV (*.csv)"));
}

Expected<qsizetype, QString> UnwrittenLeases::save(const QList<LeaseBatch> &batches, const QString &path)
{
    struct Row
    {
        const LeaseBatch *batch;
        const Lease *lease;     ///< null: a region lock
        const RegionLock *line; ///< null: a lease
    };
    std::vector<Row> rows;
    bool hasLines = false;
    for (const LeaseBatch &batch : batches) {
        for (const Lease &lease : batch.leases)
            rows.push_back({&batch, &lease, nullptr});
        for (const RegionLock &line : batch.regionLocks)
            rows.push_back({&batch, nullptr, &line});
        hasLines = hasLines || !batch.regionLocks.isEmpty();
    }
    const CsvOptions options;
    QStringList header = leaseCsvHeader(options);
    // At the end, as a lease export has none of them. What both have is in the same column.
    const QStringList lineColumns = regionLockCsvHeader();
    if (hasLines) {
        std::copy_if(lineColumns.begin(), lineColumns.end(), std::back_inserter(header),
                     [&header](const QString &column) { return !header.contains(column); });
    }
    const auto fields = [&](qsizetype index) {
        const Row &row = rows[size_t(index)];
        QStringList values = row.lease ? leaseCsvRow(*row.lease, row.batch->origin) : QStringList();
        values.resize(header.size());
        if (row.line) {
            const QStringList ofLine = regionLockCsvRow(*row.line, row.batch->origin);
            for (qsizetype i = 0; i < ofLine.size(); ++i)
                values[header.indexOf(lineColumns[i])] = ofLine[i];
        }
        return values;
    };
    const auto written = writeCsv(path, header, qsizetype(rows.size()), fields, options);
    if (!written)
        return Unexpected<QString>(written.error().text);
    return *written;
}

} // namespace proxydeck

#include "moc_unwritten_leases.cpp"
