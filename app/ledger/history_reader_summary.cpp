// SPDX-License-Identifier: MIT
// What HistoryReader says of many rows at once.
#include "ledger/exit_tally.h"
#include "ledger/history_conditions.h"
#include "ledger/history_reader.h"
#include "ledger/history_statements.h"

#include <QDateTime>
#include <QHash>
#include <QMap>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>

#include <algorithm>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

/// Counts by the day on this machine's wall. Instants come nearly sorted: the zone's rules are asked once a day, not
/// once a row.
class DayTally
{
public:
    void add(qint64 ms)
    {
        if (!m_current || ms < m_begin || ms >= m_end) {
            const QDate date = QDateTime::fromMSecsSinceEpoch(ms).date();
            m_begin = date.startOfDay().toMSecsSinceEpoch();
            m_end = date.addDays(1).startOfDay().toMSecsSinceEpoch();
            m_current = &m_days[date];
        }
        ++*m_current;
    }

    QList<HistorySummary::Day> days() const
    {
        QList<HistorySummary::Day> days;
        for (auto it = m_days.cbegin(); it != m_days.cend(); ++it)
            days.append({it.key(), *it});
        return days;
    }

private:
    QMap<QDate, qint64> m_days;
    qint64 m_begin = 0;
    qint64 m_end = 0;
    qint64 *m_current = nullptr; ///< a map's values stay where they are
};

} // namespace

bool HistoryReader::readNames(const QHash<qint64, qint64> &counts, QList<HistorySummary::Share> &shares)
{
    QSqlQuery query(QSqlDatabase::database(m_connection, false));
    query.setForwardOnly(true);
    if (!query.prepare(u"SELECT text FROM term WHERE id = ?"_s))
        return fail(query.lastError());
    for (auto it = counts.cbegin(); it != counts.cend(); ++it) {
        query.bindValue(0, it.key());
        if (!query.exec())
            return fail(query.lastError());
        shares.append({query.next() ? query.value(0).toString() : QString(), *it});
        query.finish();
    }
    std::sort(shares.begin(), shares.end(), [](const HistorySummary::Share &a, const HistorySummary::Share &b) {
        return a.count != b.count ? a.count > b.count : a.text < b.text;
    });
    return true;
}

HistoryReader::Answer<HistorySummary> HistoryReader::summary(const HistoryFilter &filter)
{
    HistorySummary summary;
    if (m_connection.isEmpty())
        return summary;
    HistoryConditions conditions;
    QSqlError error;
    if (!conditions.resolve(QSqlDatabase::database(m_connection, false), filter, error)) {
        fail(error);
        return Unexpected<HistoryFailure>(m_failure);
    }

    QHash<qint64, qint64> endpoints;
    QHash<qint64, qint64> areas;
    QHash<qint64, qint64> isps;
    DayTally days;
    ExitTally exits;
    const HistorySql where = conditions.leases();
    const auto takeLease = [&](const QSqlQuery &row) {
        const qint64 obtained = row.value(0).toLongLong();
        ++summary.leases;
        ++endpoints[row.value(1).toLongLong()];
        ++areas[row.value(2).toLongLong()];
        ++isps[row.value(3).toLongLong()];
        days.add(obtained);
        exits.add(row.isNull(4) ? std::nullopt : std::optional(row.value(4).toString()), row.value(5).toString(),
                  obtained);
        return true;
    };
    QMap<std::pair<int, QString>, qint64> calls;
    const HistorySql ofCalls = conditions.calls(false);
    const auto takeCalls = [&](const QSqlQuery &row) {
        calls[{row.value(0).toInt(), row.value(1).toString()}] += row.value(2).toLongLong();
        return true;
    };
    if (!run({Of::Leases, leaseSummaryStatement(where.text), where.values, {}, -1, takeLease}, filter)
        || !run({Of::Calls, callSummaryStatement(ofCalls.text), ofCalls.values, {}, -1, takeCalls}, filter)
        || !readNames(endpoints, summary.endpoints) || !readNames(areas, summary.areas)
        || !readNames(isps, summary.isps))
        return Unexpected<HistoryFailure>(m_failure);

    summary.days = days.days();
    exits.addTo(summary);
    for (auto it = calls.cbegin(); it != calls.cend(); ++it)
        summary.calls.append({CallEntry::Outcome(it.key().first), it.key().second, *it});
    std::stable_sort(summary.calls.begin(), summary.calls.end(),
                     [](const auto &a, const auto &b) { return a.count > b.count; });
    return summary;
}

HistoryReader::Answer<QList<HistoryAccount>> HistoryReader::accounts()
{
    QList<HistoryAccount> found;
    if (m_connection.isEmpty())
        return found;
    QSqlQuery query(QSqlDatabase::database(m_connection, false));
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
