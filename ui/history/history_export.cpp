// SPDX-License-Identifier: MIT
#include "ui/history/history_export.h"

#include "history/history_reader.h"
#include "outbox/lease_csv.h"

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

constexpr int exportPageRows = 2'000;

QString outcomeWord(CallEntry::Outcome outcome)
{
    switch (outcome) {
    case CallEntry::Outcome::Started:
        return u"started"_s;
    case CallEntry::Outcome::Succeeded:
        return u"succeeded"_s;
    case CallEntry::Outcome::VendorError:
        return u"refused"_s;
    case CallEntry::Outcome::NotSent:
        return u"not_sent"_s;
    case CallEntry::Outcome::Unknown:
        return u"unknown"_s;
    case CallEntry::Outcome::Unexpected:
        return u"unexpected"_s;
    case CallEntry::Outcome::Cancelled:
        return u"cancelled"_s;
    }
    return QString::number(int(outcome));
}

QString pressedByWord(PressedBy pressedBy)
{
    switch (pressedBy) {
    case PressedBy::Operator:
        return u"operator"_s;
    case PressedBy::Retry:
        return u"retry"_s;
    case PressedBy::Keeper:
        return u"keeper"_s;
    }
    return QString::number(int(pressedBy));
}

void putLease(const HistoryLease &found, CsvRow &row)
{
    const CheckOutcome &check = found.check;
    const QStringList values = leaseCsvRow(
        found.lease, found.origin, {check.verdict, check.times.totalMs(), check.exitIp, check.atMs}, found.traffic);
    for (const QString &value : values)
        row.field(value);
}

void putCall(const CallEntry &call, CsvRow &row)
{
    for (const QString &value :
         {csvTime(call.startedMs), call.accountName, call.endpoint, call.parameters, outcomeWord(call.outcome),
          call.vendorCode, call.requestId, QString::number(call.durationMs), QString::number(call.received),
          QString::number(call.badRows), csvTime(call.sentMs), pressedByWord(call.pressedBy),
          csvTime(call.resolution.atMs), call.resolution.isSet() ? QString::number(call.resolution.found) : QString(),
          call.reason})
        row.field(value);
}

} // namespace

HistoryExport::HistoryExport(QObject *parent)
    : ExportRun(parent)
{
}

HistoryExport::~HistoryExport()
{
    m_cancelled = true;
    if (m_thread)
        m_thread->wait();
}

ExportResult HistoryExport::failed(const HistoryFailure &failure)
{
    ExportResult result;
    result.outcome = failure.kind == HistoryFailure::Kind::Cancelled ? ExportResult::Outcome::Cancelled
                                                                     : ExportResult::Outcome::Failed;
    result.error = failure.text.isEmpty() ? tr("The record could not be read.") : failure.text;
    return result;
}

QStringList HistoryExport::callHeader()
{
    return {u"started_at"_s, u"account"_s,    u"endpoint"_s,    u"parameters"_s,     u"outcome"_s,
            u"code"_s,       u"request_id"_s, u"duration_ms"_s, u"received"_s,       u"bad_rows"_s,
            u"sent_at"_s,    u"pressed_by"_s, u"resolved_at"_s, u"resolved_found"_s, u"reason"_s};
}

void HistoryExport::run(const QString &path, std::function<ExportResult()> work)
{
    Q_ASSERT(!m_thread);
    m_thread.reset(QThread::create([this, path, work = std::move(work)] {
        ExportResult result = work();
        result.path = path;
        QMetaObject::invokeMethod(
            this,
            [this, result] {
                m_thread->wait();
                Q_EMIT finished(result);
            },
            Qt::QueuedConnection);
    }));
    m_thread->start();
}

ExportResult HistoryExport::write(const QString &path, const QStringList &header, qsizetype rows,
                                  const CsvRowSource &source, const CsvOptions &options, const QString &trouble)
{
    ExportResult result;
    const auto written = writeCsv(path, header, rows, source, options, [&](qsizetype done) {
        QMetaObject::invokeMethod(
            this, [this, done, rows] { Q_EMIT progress(done, rows); }, Qt::QueuedConnection);
        return !m_cancelled && trouble.isNull();
    });
    if (!trouble.isNull()) {
        result.error = trouble;
    } else if (written) {
        result.outcome = ExportResult::Outcome::Written;
        result.rows = *written;
    } else if (written.error().kind == WriteFailure::Kind::Cancelled) {
        result.outcome = ExportResult::Outcome::Cancelled;
    } else {
        result.why = written.error().kind;
        result.error = written.error().text;
    }
    return result;
}

void HistoryExport::exportLeases(const QList<HistoryLease> &rows, const QString &path, const CsvOptions &options)
{
    run(path, [this, rows, path, options] {
        return write(path, leaseCsvHeader(options), rows.size(),
                     [&rows](qsizetype index, CsvRow &row) { putLease(rows[index], row); }, options, {});
    });
}

void HistoryExport::exportCalls(const QList<CallEntry> &rows, const QString &path, const CsvOptions &options)
{
    run(path, [this, rows, path, options] {
        return write(path, callHeader(), rows.size(),
                     [&rows](qsizetype index, CsvRow &row) { putCall(rows[index], row); }, options, {});
    });
}

template<typename Count, typename Next, typename Put>
void HistoryExport::exportAll(const QString &fileName, const QString &path, const QStringList &header,
                              const CsvOptions &options, Count count, Next next, Put put)
{
    run(path, [=, this] {
        HistoryReader reader(fileName, [this] { return m_cancelled.load(); });
        if (const auto failure = reader.open())
            return failed(*failure);
        const Expected<qint64, HistoryFailure> total = count(reader);
        if (!total)
            return failed(total.error());

        using Rows = typename decltype(next(reader, std::optional<HistoryKey>()))::value_type;
        Rows page;
        qsizetype first = 0; // index of the page's first row
        QString trouble;
        const auto source = [&](qsizetype index, CsvRow &row) {
            if (index >= first + page.rows.size() && trouble.isNull() && !m_cancelled) {
                const std::optional<HistoryKey> before
                    = page.rows.isEmpty() ? std::nullopt : std::optional(page.rows.constLast().key);
                first = index;
                auto answer = next(reader, before);
                if (answer)
                    page = std::move(*answer);
                else if (answer.error().kind != HistoryFailure::Kind::Cancelled)
                    trouble = answer.error().text.isEmpty() ? tr("The record could not be read to its end.")
                                                            : answer.error().text;
            }
            // Rows are counted and read from one snapshot, so the row exists, unless reading fails early; then the file
            // is discarded.
            if (index - first < page.rows.size() && trouble.isNull())
                put(page.rows[index - first], row);
        };
        return write(path, header, qsizetype(*total), source, options, trouble);
    });
}

void HistoryExport::exportAllLeases(const QString &fileName, const HistoryFilter &filter, const QString &path,
                                    const CsvOptions &options)
{
    exportAll(
        fileName, path, leaseCsvHeader(options), options,
        [filter](HistoryReader &reader) { return reader.countLeases(filter); },
        [filter](HistoryReader &reader, const std::optional<HistoryKey> &before) {
            return reader.leases(filter, before, exportPageRows);
        },
        putLease);
}

void HistoryExport::exportAllCalls(const QString &fileName, const HistoryFilter &filter, const QString &path,
                                   const CsvOptions &options)
{
    exportAll(
        fileName, path, callHeader(), options, [filter](HistoryReader &reader) { return reader.countCalls(filter); },
        [filter](HistoryReader &reader, const std::optional<HistoryKey> &before) {
            return reader.calls(filter, before, exportPageRows);
        },
        [](const HistoryCall &found, CsvRow &row) { putCall(found.call, row); });
}

} // namespace proxydeck

#include "moc_history_export.cpp"
