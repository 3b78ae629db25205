// SPDX-License-Identifier: MIT
#include "history/history_conditions.h"

#include "base/visible_text.h"
#include "history/history_statements.h"
#include "lease/lease.h"

#include <QSqlQuery>

#include <algorithm>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

using Field = FilterField;

/// SQLite rejects patterns of more than 50,000 bytes; no recorded text is longer than this.
constexpr qsizetype longestPattern = 4'000;

void addAnd(HistorySql &sql, const HistorySql &part)
{
    sql.text += " AND ("_L1 + part.text + u')';
    sql.values += part.values;
}

/// Alternative conditions, combined by OR.
class Either
{
public:
    void add(const QString &test, const QVariantList &values = {})
    {
        if (test.isEmpty())
            return;
        if (!m_sql.text.isEmpty())
            m_sql.text += " OR "_L1;
        m_sql.text += test;
        m_sql.values += values;
    }

    HistorySql sql(bool negated) const
    {
        HistorySql result = m_sql;
        if (result.text.isEmpty())
            result.text = u"0"_s;
        if (negated)
            result.text = "NOT ("_L1 + result.text + u')';
        return result;
    }

private:
    HistorySql m_sql;
};

QString like(const char *expression) { return QLatin1StringView(expression) + " LIKE ? ESCAPE '\\'"_L1; }

// NULL means the host of the server (see lease_address.h).
constexpr const char *exitIp = "ifnull(lease.exit_ip, trim(rtrim(rtrim(lease.server, '0123456789'), ':'), '[]'))";

} // namespace

QString likePattern(const QString &text)
{
    QString pattern = u"%"_s;
    pattern.reserve(text.size() + 2);
    for (const QChar c : text) {
        if (c == u'%' || c == u'_' || c == u'\\')
            pattern += u'\\';
        pattern += c;
    }
    return pattern + u'%';
}

bool HistoryConditions::resolve(const QSqlDatabase &database, const HistoryFilter &filter, QSqlError &error)
{
    m_filter = filter;
    if (m_filter.conditions.size() > historyConditions)
        m_filter.conditions.resize(historyConditions);
    m_filled.fill(false, m_filter.conditions.size() * 3);
    m_account.reset();
    m_endpoints.clear();
    return resolveBase(database, error)
        && (m_filter.conditions.isEmpty() || (resolveTerms(database, error) && resolveAccounts(database, error)));
}

bool HistoryConditions::resolveBase(const QSqlDatabase &database, QSqlError &error)
{
    QSqlQuery query(database);
    query.setForwardOnly(true);
    const auto number = [&](const QVariant &value, qint64 &id) {
        query.bindValue(0, value);
        if (!query.exec()) {
            error = query.lastError();
            return false;
        }
        id = query.next() ? query.value(0).toLongLong() : 0;
        query.finish();
        return true;
    };
    if (m_filter.account) {
        qint64 id = 0;
        if (!query.prepare(u"SELECT id FROM account WHERE uuid = ?"_s)) {
            error = query.lastError();
            return false;
        }
        if (!number(m_filter.account->toRfc4122(), id))
            return false;
        m_account = id;
    }
    if (!m_filter.endpoints.isEmpty()) {
        if (!query.prepare(u"SELECT id FROM term WHERE text = ?"_s)) {
            error = query.lastError();
            return false;
        }
        for (const QString &endpoint : std::as_const(m_filter.endpoints)) {
            qint64 id = 0;
            if (!number(endpoint, id))
                return false;
            m_endpoints.append(id);
        }
    }
    return true;
}

bool HistoryConditions::resolveTerms(const QSqlDatabase &database, QSqlError &error)
{
    QSqlQuery make(database);
    QSqlQuery add(database);
    QSqlQuery read(database);
    read.setForwardOnly(true);
    if (!make.exec(u"CREATE TEMP TABLE IF NOT EXISTS matched (slot INTEGER, id INTEGER, PRIMARY KEY (slot, id))"
                   " WITHOUT ROWID"_s)
        || !make.exec(u"DELETE FROM temp.matched"_s)) {
        error = make.lastError();
        return false;
    }
    if (!add.prepare(u"INSERT INTO temp.matched VALUES (?, ?)"_s)) {
        error = add.lastError();
        return false;
    }
    if (!read.exec(u"SELECT id, text FROM term"_s)) {
        error = read.lastError();
        return false;
    }
    const auto put = [&](int place, const QVariant &id) {
        m_filled[place] = true;
        add.bindValue(0, place);
        add.bindValue(1, id);
        if (add.exec())
            return true;
        error = add.lastError();
        return false;
    };
    while (read.next()) {
        const QString raw = read.value(1).toString();
        const QString shown = visibleText(raw);
        for (qsizetype i = 0; i < m_filter.conditions.size(); ++i) {
            const HistoryCondition &condition = m_filter.conditions[i];
            if (!condition.word.text.isEmpty() && shown.contains(condition.word.text, Qt::CaseInsensitive)
                && !put(slot(i, Match::Text), read.value(0)))
                return false;
            if (condition.endpoints.contains(raw) && !put(slot(i, Match::Endpoint), read.value(0)))
                return false;
        }
    }
    if (read.lastError().isValid()) {
        error = read.lastError();
        return false;
    }
    return true;
}

bool HistoryConditions::resolveAccounts(const QSqlDatabase &database, QSqlError &error)
{
    QSqlQuery query(database);
    for (qsizetype i = 0; i < m_filter.conditions.size(); ++i) {
        for (const QUuid &account : m_filter.conditions[i].accounts) {
            if (!query.prepare(u"INSERT OR IGNORE INTO temp.matched SELECT ?, id FROM account WHERE uuid = ?"_s)) {
                error = query.lastError();
                return false;
            }
            query.bindValue(0, slot(i, Match::Account));
            query.bindValue(1, account.toRfc4122());
            if (!query.exec()) {
                error = query.lastError();
                return false;
            }
            m_filled[slot(i, Match::Account)] = true;
        }
    }
    return true;
}

void HistoryConditions::addBase(HistorySql &sql, const char *table) const
{
    const QLatin1StringView of(table);
    if (m_account)
        addAnd(sql, {of + ".account = ?"_L1, {*m_account}});
    if (!m_filter.endpoints.isEmpty()) {
        QStringList marks;
        marks.fill(u"?"_s, m_endpoints.size());
        addAnd(sql, {of + ".endpoint IN ("_L1 + marks.join(u',') + u')', m_endpoints});
    }
}

QString HistoryConditions::look(qsizetype condition, Match match, const char *column) const
{
    const int place = slot(condition, match);
    if (!m_filled[place])
        return {};
    return u"EXISTS (SELECT 1 FROM temp.matched WHERE slot = %1 AND matched.id = %2)"_s.arg(place).arg(
        QLatin1StringView(column));
}

HistorySql HistoryConditions::stateCondition(const FilterWord &word) const
{
    const qint64 now = m_filter.nowMs;
    const qint64 soon = now + m_filter.expiringMarginMs;
    Either either;
    const auto add = [&](LeaseState state, const QString &test, const QVariantList &values) {
        if (word.states & (1u << unsigned(state)))
            either.add(test, values);
    };
    // A comparison with NULL is neither true nor false, and so is its negation; ifnull() makes it false.
    add(LeaseState::Live, u"ifnull(lease.deadline_ms > ?, 0)"_s, {soon});
    add(LeaseState::Expiring, u"ifnull(lease.deadline_ms > ? AND lease.deadline_ms <= ?, 0)"_s, {now, soon});
    add(LeaseState::Expired, u"ifnull(lease.deadline_ms <= ?, 0)"_s, {now});
    add(LeaseState::Undated, u"lease.deadline_ms IS NULL"_s, {});
    return either.sql(word.negated);
}

HistorySql HistoryConditions::timeCondition(const FilterWord &word) const
{
    // Unset limits are the extreme values of qint64, so adding to them would overflow.
    const qint64 shift = word.field == Field::Left ? m_filter.nowMs : 0;
    const auto instant = [shift](qint64 ms) {
        constexpr qint64 least = std::numeric_limits<qint64>::min() / 2;
        constexpr qint64 most = std::numeric_limits<qint64>::max() / 2;
        return std::clamp(ms, least, most) + shift;
    };
    Either either;
    if (word.field == Field::Left)
        either.add(u"ifnull(lease.deadline_ms > ? AND lease.deadline_ms >= ? AND lease.deadline_ms < ?, 0)"_s,
                   {m_filter.nowMs, instant(word.range.from), instant(word.range.to)});
    else
        either.add(u"ifnull(lease.deadline_ms >= ? AND lease.deadline_ms < ?, 0)"_s,
                   {instant(word.range.from), instant(word.range.to)});
    return either.sql(word.negated);
}

HistorySql HistoryConditions::checkCondition(const FilterWord &word) const
{
    Either either;
    // An early record knows of none. What waits or runs is in no record.
    if (m_schema < firstWithChecks) {
        if (word.checks & checkNever)
            either.add(u"1"_s);
        return either.sql(word.negated);
    }
    if (word.checks & checkNever)
        either.add(u"NOT EXISTS (SELECT 1 FROM lease_check WHERE lease_check.lease = lease.id)"_s);
    QStringList verdicts;
    for (int verdict = 0; verdict <= int(CheckVerdict::Cancelled); ++verdict) {
        if (word.checks & checkKind(CheckVerdict(verdict)))
            verdicts << QString::number(verdict);
    }
    if (!verdicts.isEmpty())
        either.add(
            u"EXISTS (SELECT 1 FROM lease_check WHERE lease_check.lease = lease.id AND lease_check.verdict IN (%1))"_s
                .arg(verdicts.join(u',')));
    return either.sql(word.negated);
}

HistorySql HistoryConditions::latencyCondition(const FilterWord &word) const
{
    Either either;
    if (m_schema >= firstWithChecks)
        either.add(u"EXISTS (SELECT 1 FROM lease_check WHERE lease_check.lease = lease.id AND rest_ms IS NOT NULL"
                   " AND ifnull(connect_ms, 0) + ifnull(proxy_ms, 0) + ifnull(tls_ms, 0) + ifnull(first_byte_ms, 0)"
                   " + rest_ms BETWEEN ? AND ?)"_s,
                   {word.range.from, word.range.to - 1});
    return either.sql(word.negated);
}

HistorySql HistoryConditions::leaseCondition(qsizetype i) const
{
    const FilterWord &word = m_filter.conditions[i].word;
    const Field field = word.field;
    if (field == Field::Check)
        return checkCondition(word);
    if (field == Field::Latency)
        return latencyCondition(word);
    if (word.comparison == FilterComparison::IsOneOf)
        return stateCondition(word);
    if (word.comparison == FilterComparison::IsWithin)
        return timeCondition(word);
    if (word.comparison == FilterComparison::Holds) {
        Either either; // an early record does not know
        if (m_schema >= firstWithSendTimes)
            either.add(word.yes ? u"lease.copied_ms IS NOT NULL"_s : u"lease.copied_ms IS NULL"_s);
        else if (!word.yes)
            either.add(u"1"_s);
        return either.sql(word.negated);
    }

    const bool any = field == Field::Any;
    const bool possible = word.text.size() <= longestPattern;
    const QVariantList pattern{likePattern(word.halfWidth())};
    Either either;
    if (any || field == Field::Area)
        either.add(look(i, Match::Text, "lease.area"));
    if (any || field == Field::Isp)
        either.add(look(i, Match::Text, "lease.isp"));
    // By the recorded name and by the current one, which only the caller knows.
    if (any || field == Field::Account) {
        either.add(look(i, Match::Text, "batch.account_name"));
        either.add(look(i, Match::Account, "batch.account"));
    }
    if (any || field == Field::Product || field == Field::Mode)
        either.add(look(i, Match::Endpoint, "batch.endpoint"));
    if (possible && (any || field == Field::Server))
        either.add(like("lease.server"), pattern);
    if (possible && (any || field == Field::ExitIp))
        either.add(like(any ? "ifnull(lease.exit_ip, '')" : exitIp), pattern);
    if (possible && (any || field == Field::Request))
        either.add(like("batch.request_id"), pattern);
    if (possible && field == Field::Task)
        either.add(like("batch.task_id"), pattern);
    return either.sql(word.negated);
}

HistorySql HistoryConditions::callCondition(qsizetype i) const
{
    const FilterWord &word = m_filter.conditions[i].word;
    const Field field = word.field;
    const bool any = field == Field::Any;
    Either either;
    if (any || field == Field::Account) {
        either.add(look(i, Match::Text, "call.account_name"));
        either.add(look(i, Match::Account, "call.account"));
    }
    if (any || field == Field::Product || field == Field::Mode)
        either.add(look(i, Match::Endpoint, "call.endpoint"));
    if (any) {
        either.add(look(i, Match::Text, "call.parameters"));
        either.add(look(i, Match::Text, "call.vendor_code"));
    }
    if (word.text.size() <= longestPattern && (any || field == Field::Request))
        either.add(like("call.request_id"), {likePattern(word.halfWidth())});
    return either.sql(word.negated);
}

HistorySql HistoryConditions::leases() const
{
    HistorySql sql;
    addBase(sql, "batch");
    for (qsizetype i = 0; i < m_filter.conditions.size(); ++i)
        addAnd(sql, leaseCondition(i));
    return sql;
}

HistorySql HistoryConditions::calls(bool withWords) const
{
    HistorySql sql;
    addBase(sql, "call");
    if (!withWords)
        return sql;
    if (!m_filter.outcomes.isEmpty()) {
        QStringList marks;
        marks.fill(u"?"_s, m_filter.outcomes.size());
        QVariantList values;
        for (const CallEntry::Outcome outcome : m_filter.outcomes)
            values.append(int(outcome));
        addAnd(sql, {"call.outcome IN ("_L1 + marks.join(u',') + u')', values});
    }
    if (m_filter.resolved && m_schema >= firstWithResolutions)
        addAnd(sql, {*m_filter.resolved ? u"call.resolved_calls IS NOT NULL"_s : u"call.resolved_calls IS NULL"_s, {}});
    else if (m_filter.resolved.value_or(false))
        addAnd(sql, {u"0"_s, {}}); // an early record does not know
    if (!m_filter.vendorCode.isEmpty())
        addAnd(sql, {u"call.vendor_code = (SELECT id FROM term WHERE text = ?)"_s, {m_filter.vendorCode}});
    for (qsizetype i = 0; i < m_filter.conditions.size(); ++i)
        addAnd(sql, callCondition(i));
    return sql;
}

} // namespace proxydeck
