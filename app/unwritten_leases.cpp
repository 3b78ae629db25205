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

#include <utility>
#include <vector>

namespace proxydeck {

using namespace Qt::StringLiterals;

UnwrittenLeases::UnwrittenLeases(Ledger &ledger, QWidget &window, QObject *parent)
    : QObject(parent)
    , m_ledger(ledger)
    , m_window(window)
    , m_choosePath([this] { return askPath(); })
{
}

qsizetype UnwrittenLeases::count() const
{
    qsizetype count = 0;
    const QList<LeaseBatch> batches = m_ledger.unwritten();
    for (const LeaseBatch &batch : batches)
        count += batch.leases.size();
    return count;
}

bool UnwrittenLeases::mayEnd()
{
    constexpr int lastTryMs = 1'000;
    if (isEmpty() || m_ledger.flush(lastTryMs))
        return true;
    QString why = m_ledger.problem();
    while (true) {
        const QList<LeaseBatch> batches = m_ledger.unwritten();
        const qsizetype left = count();
        if (left == 0)
            return true; // the disk has taken them meanwhile
        QMessageBox box(QMessageBox::Warning, tr("Quit ProxyDeck"),
                        tr("Leases that are not on the disk: %1. They were paid for and would be lost.")
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
        if (box.clickedButton() == quit)
            return true;
        if (box.clickedButton() != save)
            return false;
        const QString path = m_choosePath();
        if (path.isEmpty())
            continue;
        const auto saved = UnwrittenLeases::save(batches, path);
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
    std::vector<std::pair<qsizetype, qsizetype>> rows; // batch, lease
    for (qsizetype batch = 0; batch < batches.size(); ++batch) {
        for (qsizetype lease = 0; lease < batches[batch].leases.size(); ++lease)
            rows.emplace_back(batch, lease);
    }
    const CsvOptions options;
    const auto written = writeCsv(
        path, leaseCsvHeader(options), qsizetype(rows.size()),
        [&](qsizetype index) {
            const LeaseBatch &batch = batches[rows[size_t(index)].first];
            return leaseCsvRow(batch.leases[rows[size_t(index)].second], batch.origin);
        },
        options);
    if (!written)
        return Unexpected<QString>(written.error().text);
    return *written;
}

} // namespace proxydeck

#include "moc_unwritten_leases.cpp"
