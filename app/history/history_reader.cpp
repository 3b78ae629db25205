// SPDX-License-Identifier: MIT
#include "history/history_reader.h"

#include "history/day_tally.h"
#include "history/exit_tally.h"
#include "history/history_conditions.h"
#include "history/history_statements.h"
#include "ledger/lease_address.h"
#include "sqlite/ledger_schema.h"
#include "sqlite/sqlite_codes.h"
#include "sums/check_columns.h"
#include "sums/traffic_columns.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QMap>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QUrl>

#include <algorithm>
#include <tuple>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

// Batches or calls read between two checks for cancellation; adapted so that this takes about stretchMs.
constexpr int firstEntries = 512;
constexpr int fewestEntries = 64;
constexpr int mostEntries = 65'536;
constexpr qint64 quarterMs = 900'000; ///< of an hour: every time zone is a multiple of it
constexpr qint64 stretchMs = 60;

HistoryLease historyLease(const QSqlQuery &row, int schema)
{
    HistoryLease found;
    Lease &lease = found.lease;
    lease.server = row.value(0).toString();
    const LeaseAddress implied = leaseAddress(lease.server);
    lease.host = row.isNull(1) ? implied.host : row.value(1).toString();
    lease.port = row.isNull(2) ? implied.port : quint16(row.value(2).toUInt());
    lease.exitIp = row.isNull(3) ? implied.host : row.value(3).toString();
    lease.area = row.value(4).toString();
    lease.areaCode = row.value(5).toString();
    lease.isp = row.value(6).toString();
    lease.deadlineMs = row.isNull(7) ? noDeadline : row.value(7).toLongLong();
    LeaseOrigin &origin = found.origin;
    origin.account = QUuid::fromRfc4122(row.value(8).toByteArray());
    origin.accountName = row.value(9).toString();
    origin.endpoint = row.value(10).toString();
    origin.requestId = row.value(11).toString();
    origin.taskId = row.value(12).toString();
    origin.obtainedMs = row.value(13).toLongLong();
    found.key = {origin.obtainedMs, row.value(14).toLongLong(), row.value(15).toLongLong()};
    found.delistedMs = row.value(16).toLongLong();
    found.copiedMs = row.value(17).toLongLong();
    origin.keyNumber = row.value(18).toInt();
    if (schema >= firstWithChecks)
        found.check = checkOf(row, 19);
    if (schema >= firstWithTraffic)
        found.traffic = trafficOf(row, 32);
    return found;
}

HistoryCall historyCall(const QSqlQuery &row)
{
    HistoryCall found;
    CallEntry &call = found.call;
    call.id = QUuid::fromRfc4122(row.value(0).toByteArray());
    call.startedMs = row.value(1).toLongLong();
    call.account = QUuid::fromRfc4122(row.value(2).toByteArray());
    call.accountName = row.value(3).toString();
    call.endpoint = row.value(4).toString();
    call.parameters = row.value(5).toString();
    call.outcome = CallEntry::Outcome(row.value(6).toInt());
    call.vendorCode = row.value(7).toString();
    call.requestId = row.value(8).toString();
    call.durationMs = row.value(9).toLongLong();
    call.received = row.value(10).toInt();
    call.badRows = row.value(11).toInt();
    found.key = {call.startedMs, row.value(12).toLongLong(), 0};
    call.sentMs = row.value(13).toLongLong();
    call.pressedBy = PressedBy(row.value(14).toInt());
    call.resolution = {row.value(15).toLongLong(), row.value(16).toInt(), row.value(17).toInt()};
    call.reason = row.value(18).toString();
    return found;
}

} // namespace

HistoryReader::HistoryReader(const QString &fileName, Cancelled cancelled)
    : m_fileName(fileName)
    , m_cancelled(std::move(cancelled))
{
}

HistoryReader::~HistoryReader() { disconnect(); }

void HistoryReader::disconnect()
{
    if (m_connection.isEmpty())
        return;
    QSqlDatabase::removeDatabase(m_connection);
    m_connection.clear();
}

bool HistoryReader::isCancelled()
{
    if (!m_cancelled || !m_cancelled())
        return false;
    m_failure = {HistoryFailure::Kind::Cancelled, {}};
    return true;
}

bool HistoryReader::fail(const QSqlError &error)
{
    const int code = primaryCode(error);
    m_failure.kind = HistoryFailure::Kind::Refused;
    if (m_schema > ledgerSchemaVersion())
        m_failure.kind = HistoryFailure::Kind::Newer;
    else if (code == SqliteCorrupt || code == SqliteNotADatabase || code == SqliteError)
        m_failure.kind = HistoryFailure::Kind::Damaged;
    m_failure.text = error.databaseText().isEmpty() ? error.driverText() : error.databaseText();
    return false;
}

std::optional<HistoryFailure> HistoryReader::connect(const QString &options, const QString &name)
{
    disconnect();
    m_connection = u"history-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces);
    QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_connection);
    if (!database.isValid())
        return HistoryFailure{HistoryFailure::Kind::Refused,
                              QCoreApplication::translate("Ledger", "Qt's SQLite driver is not installed")};
    database.setDatabaseName(name);
    database.setConnectOptions(u"QSQLITE_OPEN_READONLY;QSQLITE_BUSY_TIMEOUT=2000"_s + options);
    if (!database.open()) {
        fail(database.lastError());
        return m_failure;
    }
    QSqlQuery query(database);
    // One transaction, so that all results of a search are from the same state.
    if (!query.exec(u"PRAGMA temp_store = MEMORY"_s) || !query.exec(u"BEGIN"_s) || !query.exec(u"PRAGMA user_version"_s)
        || !query.next()) {
        fail(query.lastError());
        return m_failure;
    }
    m_schema = query.value(0).toInt();
    // Version 0: the ledger has not yet created its tables, or the file is not a ledger.
    const bool empty = m_schema == 0;
    query.finish();
    if (!empty)
        return std::nullopt;
    if (!query.exec(u"SELECT count(*) FROM sqlite_schema"_s) || !query.next()) {
        fail(query.lastError());
        return m_failure;
    }
    const bool foreign = query.value(0).toInt() > 0;
    query.finish();
    if (foreign)
        return HistoryFailure{HistoryFailure::Kind::Damaged,
                              QCoreApplication::translate("Ledger", "The file is not a record")};
    query = QSqlQuery();
    database = QSqlDatabase();
    disconnect();
    return std::nullopt;
}

std::optional<HistoryFailure> HistoryReader::open()
{
    disconnect();
    if (!QFileInfo::exists(m_fileName))
        return std::nullopt;
    std::optional<HistoryFailure> failure = connect({}, m_fileName);
    // In a read-only folder SQLite cannot create the shared-memory file of the readers. If there is no WAL file to
    // read, no process can be writing, so immutable mode is safe.
    if (failure && failure->kind == HistoryFailure::Kind::Refused
        && !QFileInfo(QFileInfo(m_fileName).path()).isWritable() && QFileInfo(m_fileName + "-wal"_L1).size() == 0) {
        QUrl url = QUrl::fromLocalFile(QFileInfo(m_fileName).absoluteFilePath());
        failure = connect(u";QSQLITE_OPEN_URI"_s, url.toString(QUrl::FullyEncoded) + "?immutable=1"_L1);
    }
    if (failure)
        disconnect();
    return failure;
}

QSqlDatabase HistoryReader::database() const { return QSqlDatabase::database(m_connection, false); }

bool HistoryReader::resolve(HistoryConditions &conditions, const HistoryFilter &filter)
{
    QSqlError error;
    conditions.setSchema(m_schema);
    return conditions.resolve(database(), filter, error) || fail(error);
}

bool HistoryReader::nextStretch(QSqlQuery &query, const HistoryFilter &filter, const HistoryKey &high, int entries,
                                HistoryKey &low)
{
    query.bindValue(0, filter.fromMs);
    query.bindValue(1, high.timeMs);
    query.bindValue(2, high.timeMs);
    query.bindValue(3, high.row > 0 ? high.group + 1 : high.group);
    query.bindValue(4, entries);
    if (!query.exec())
        return fail(query.lastError());
    low = {filter.fromMs, std::numeric_limits<qint64>::min(), 0};
    if (query.next())
        low = {query.value(0).toLongLong(), query.value(1).toLongLong(), 0};
    else if (query.lastError().isValid())
        return fail(query.lastError());
    query.finish();
    return true;
}

bool HistoryReader::run(const Search &search, const HistoryFilter &filter)
{
    const bool leases = search.of == Of::Leases;
    QSqlQuery boundary(database());
    QSqlQuery query(database());
    boundary.setForwardOnly(true);
    query.setForwardOnly(true);
    if (!boundary.prepare(leases ? batchStretchStatement() : callStretchStatement()))
        return fail(boundary.lastError());
    if (!query.prepare(search.statement))
        return fail(query.lastError());

    HistoryKey high = search.before.value_or(HistoryKey{filter.toMs, 0, 0});
    if (high.timeMs > filter.toMs)
        high = {filter.toMs, 0, 0};
    int entries = firstEntries;
    int left = search.limit;
    for (;;) {
        if (isCancelled())
            return false;
        QElapsedTimer spent;
        spent.start();
        HistoryKey low;
        if (!nextStretch(boundary, filter, high, entries, low))
            return false;
        QVariantList values = leases ? leaseStretchValues(low, high) : callStretchValues(low, high);
        values += search.values;
        if (search.limit >= 0)
            values.append(left);
        for (qsizetype i = 0; i < values.size(); ++i)
            query.bindValue(int(i), values[i]);
        if (!query.exec())
            return fail(query.lastError());
        for (int rows = 0; query.next(); ++rows) {
            if (rows % 1'024 == 1'023 && isCancelled())
                return false;
            if (!search.take(query))
                return true;
            --left;
        }
        if (query.lastError().isValid())
            return fail(query.lastError());
        query.finish();
        if (low.group == std::numeric_limits<qint64>::min() || left == 0)
            return true;
        high = low;
        if (spent.elapsed() < stretchMs / 2)
            entries = std::min(entries * 2, mostEntries);
        else if (spent.elapsed() > stretchMs)
            entries = std::max(entries / 2, fewestEntries);
    }
}

HistoryReader::Answer<HistoryLeasePage> HistoryReader::leases(const HistoryFilter &filter,
                                                              const std::optional<HistoryKey> &before, int limit)
{
    HistoryLeasePage page;
    if (m_connection.isEmpty())
        return page;
    HistoryConditions conditions;
    if (!resolve(conditions, filter))
        return Unexpected<HistoryFailure>(m_failure);
    const HistorySql where = conditions.leases();
    const auto take = [&](const QSqlQuery &row) {
        page.more = page.rows.size() == limit;
        if (!page.more)
            page.rows.append(historyLease(row, m_schema));
        return !page.more;
    };
    if (!run({Of::Leases, leasePageStatement(where.text, m_schema), where.values, before, limit + 1, take}, filter))
        return Unexpected<HistoryFailure>(m_failure);
    return page;
}

HistoryReader::Answer<HistoryCallPage> HistoryReader::calls(const HistoryFilter &filter,
                                                            const std::optional<HistoryKey> &before, int limit)
{
    HistoryCallPage page;
    if (m_connection.isEmpty())
        return page;
    HistoryConditions conditions;
    if (!resolve(conditions, filter))
        return Unexpected<HistoryFailure>(m_failure);
    const HistorySql where = conditions.calls();
    const auto take = [&](const QSqlQuery &row) {
        page.more = page.rows.size() == limit;
        if (!page.more)
            page.rows.append(historyCall(row));
        return !page.more;
    };
    if (!run({Of::Calls, callPageStatement(where.text, m_schema), where.values, before, limit + 1, take}, filter))
        return Unexpected<HistoryFailure>(m_failure);
    return page;
}

HistoryReader::Answer<qint64> HistoryReader::countLeases(const HistoryFilter &filter)
{
    return count(Of::Leases, filter);
}

HistoryReader::Answer<qint64> HistoryReader::countCalls(const HistoryFilter &filter)
{
    return count(Of::Calls, filter);
}

HistoryReader::Answer<qint64> HistoryReader::count(Of of, const HistoryFilter &filter)
{
    qint64 total = 0;
    if (m_connection.isEmpty())
        return total;
    HistoryConditions conditions;
    if (!resolve(conditions, filter))
        return Unexpected<HistoryFailure>(m_failure);
    const HistorySql where = of == Of::Leases ? conditions.leases() : conditions.calls();
    const QString statement = of == Of::Leases ? leaseCountStatement(where.text) : callCountStatement(where.text);
    const auto take = [&](const QSqlQuery &row) {
        total += row.value(0).toLongLong();
        return true;
    };
    if (!run({of, statement, where.values, {}, -1, take}, filter))
        return Unexpected<HistoryFailure>(m_failure);
    return total;
}

HistoryReader::Answer<QByteArray> HistoryReader::reply(const LeaseOrigin &origin)
{
    if (m_connection.isEmpty())
        return QByteArray();
    QSqlQuery query(database());
    query.setForwardOnly(true);
    bool ok = query.prepare(replyStatement());
    if (ok) {
        query.bindValue(0, origin.account.toRfc4122());
        query.bindValue(1, origin.obtainedMs);
        query.bindValue(2, origin.requestId.isNull() ? u""_s : origin.requestId);
        ok = query.exec();
    }
    if (!ok) {
        fail(query.lastError());
        return Unexpected<HistoryFailure>(m_failure);
    }
    return query.next() ? query.value(0).toByteArray() : QByteArray();
}

bool HistoryReader::readNames(const QHash<qint64, HistorySummary::Share> &counts, QList<HistorySummary::Share> &shares)
{
    QSqlQuery query(database());
    query.setForwardOnly(true);
    if (!query.prepare(u"SELECT text FROM term WHERE id = ?"_s))
        return fail(query.lastError());
    for (auto it = counts.cbegin(); it != counts.cend(); ++it) {
        query.bindValue(0, it.key());
        if (!query.exec())
            return fail(query.lastError());
        shares.append(*it);
        shares.last().text = query.next() ? query.value(0).toString() : QString();
        query.finish();
    }
    std::sort(shares.begin(), shares.end(), [](const HistorySummary::Share &a, const HistorySummary::Share &b) {
        return a.count != b.count ? a.count > b.count : a.text < b.text;
    });
    return true;
}

bool HistoryReader::readKeys(const QHash<qint64, qint64> &counts, QList<HistorySummary::Key> &keys)
{
    QSqlQuery query(database());
    query.setForwardOnly(true);
    if (!query.prepare(u"SELECT uuid FROM account WHERE id = ?"_s))
        return fail(query.lastError());
    for (auto it = counts.cbegin(); it != counts.cend(); ++it) {
        query.bindValue(0, it.key());
        if (!query.exec())
            return fail(query.lastError());
        keys.append({query.next() ? QUuid::fromRfc4122(query.value(0).toByteArray()) : QUuid(), *it});
        query.finish();
    }
    std::sort(keys.begin(), keys.end(),
              [](const HistorySummary::Key &a, const HistorySummary::Key &b) { return a.count > b.count; });
    return true;
}

HistoryReader::Answer<HistorySummary> HistoryReader::summary(const HistoryFilter &filter)
{
    HistorySummary summary;
    if (m_connection.isEmpty())
        return summary;
    HistoryConditions conditions;
    if (!resolve(conditions, filter))
        return Unexpected<HistoryFailure>(m_failure);

    using Checks = HistorySummary::Checks;
    QHash<qint64, HistorySummary::Share> endpoints;
    QHash<qint64, HistorySummary::Share> areas;
    QHash<qint64, HistorySummary::Share> isps;
    QHash<qint64, Checks> checks; // by quarter of an hour
    QHash<qint64, qint64> accounts;
    QMap<qint64, qint64> quarters;
    DayTally days;
    ExitTally exits;
    const HistorySql where = conditions.leases();
    const auto takeLease = [&](const QSqlQuery &row) {
        const qint64 obtained = row.value(0).toLongLong();
        ++summary.leases;
        HistorySummary::Share *const shares[]{&endpoints[row.value(1).toLongLong()], &areas[row.value(2).toLongLong()],
                                              &isps[row.value(3).toLongLong()]};
        for (HistorySummary::Share *share : shares)
            ++share->count;
        if (!row.isNull(7)) {
            const auto verdict = CheckVerdict(row.value(7).toInt());
            for (HistorySummary::Share *share : shares)
                share->checks.add(verdict);
            checks[obtained - obtained % quarterMs].add(verdict);
        }
        ++accounts[row.value(6).toLongLong()];
        ++quarters[obtained - obtained % quarterMs];
        days.add(obtained);
        exits.add(row.isNull(4) ? std::nullopt : std::optional(row.value(4).toString()), row.value(5).toString(),
                  obtained);
        return true;
    };
    QMap<std::tuple<int, QString, bool>, qint64> calls;
    const HistorySql ofCalls = conditions.calls(false);
    const auto takeCalls = [&](const QSqlQuery &row) {
        const bool resolved = row.value(3).toBool(); // then the code of before does not matter
        calls[{row.value(0).toInt(), resolved ? QString() : row.value(1).toString(), resolved}]
            += row.value(2).toLongLong();
        return true;
    };
    if (!run({Of::Leases, leaseSummaryStatement(where.text, m_schema), where.values, {}, -1, takeLease}, filter)
        || !run({Of::Calls, callSummaryStatement(ofCalls.text, m_schema), ofCalls.values, {}, -1, takeCalls}, filter)
        || !readNames(endpoints, summary.endpoints) || !readNames(areas, summary.areas)
        || !readNames(isps, summary.isps) || !readKeys(accounts, summary.keys))
        return Unexpected<HistoryFailure>(m_failure);

    summary.days = days.days();
    for (auto it = checks.cbegin(); it != checks.cend(); ++it) {
        summary.checks.add(*it);
        summary.hours[size_t(QDateTime::fromMSecsSinceEpoch(it.key()).time().hour())].add(*it);
    }
    if (!quarters.isEmpty() && quarters.lastKey() - quarters.firstKey() <= 2 * 86'400'000) {
        for (auto it = quarters.cbegin(); it != quarters.cend(); ++it)
            summary.quarters.append({it.key(), *it});
    }
    exits.addTo(summary);
    for (auto it = calls.cbegin(); it != calls.cend(); ++it)
        summary.calls.append(
            {CallEntry::Outcome(std::get<0>(it.key())), std::get<1>(it.key()), *it, std::get<2>(it.key())});
    std::stable_sort(summary.calls.begin(), summary.calls.end(),
                     [](const auto &a, const auto &b) { return a.count > b.count; });
    return summary;
}

HistoryReader::Answer<QList<HistoryAccount>> HistoryReader::accounts()
{
    QList<HistoryAccount> found;
    if (m_connection.isEmpty())
        return found;
    QSqlQuery query(database());
    query.setForwardOnly(true);
    if (!query.exec(
            u"SELECT account.uuid, (SELECT term.text FROM call JOIN term ON term.id = call.account_name"
            " WHERE call.account = account.id ORDER BY call.id DESC LIMIT 1) FROM account ORDER BY account.id"_s)) {
        fail(query.lastError());
        return Unexpected<HistoryFailure>(m_failure);
    }
    while (query.next())
        found.append({QUuid::fromRfc4122(query.value(0).toByteArray()), query.value(1).toString()});
    if (query.lastError().isValid()) {
        fail(query.lastError());
        return Unexpected<HistoryFailure>(m_failure);
    }
    return found;
}

} // namespace proxydeck
