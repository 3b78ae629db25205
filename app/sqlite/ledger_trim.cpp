// SPDX-License-Identifier: MIT
#include "sqlite/ledger_trim.h"

#include "sqlite/ledger_connection.h"

#include <QSqlError>
#include <QVariant>

#include <algorithm>
#include <limits>
#include <vector>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 dayMs = 24LL * 60 * 60 * 1000;

/// Upper limits of one step; recording waits for it.
constexpr int rowsInAStep = 200;
constexpr int callsInAStep = 100;

/// Free pages (4 KB each) are normally reused by new records. They are returned to the disk only if there are many and
/// they are a large part of the file, e.g. after the operator shortened the retention.
constexpr qint64 manyFreePages = 256;
constexpr qint64 freePart = 4;
constexpr int pagesInAStep = 64;

} // namespace

LedgerTrim::LedgerTrim(LedgerConnection &connection)
    : m_connection(connection)
    , m_newestBatch(connection.query())
    , m_oldCalls(connection.query())
    , m_removeLeases(connection.query())
    , m_removeRegionLocks(connection.query())
    , m_removeBatch(connection.query())
    , m_removeReply(connection.query())
    , m_removeCall(connection.query())
{
}

bool LedgerTrim::prepare()
{
    return m_connection.prepare(m_newestBatch, Sql::newestBatch) && m_connection.prepare(m_oldCalls, Sql::oldCalls)
        && m_connection.prepare(m_removeLeases, Sql::removeLeases)
        && m_connection.prepare(m_removeRegionLocks, Sql::removeRegionLocks)
        && m_connection.prepare(m_removeBatch, Sql::removeBatch)
        && m_connection.prepare(m_removeReply, Sql::removeReply) && m_connection.prepare(m_removeCall, Sql::removeCall);
}

Expected<TrimCursor, LedgerFailure> LedgerTrim::begin(qint64 nowMs, int days)
{
    QSqlQuery &query = m_newestBatch;
    if (!m_connection.run(query))
        return Unexpected<LedgerFailure>(m_connection.failure());
    TrimCursor cursor;
    cursor.nowMs = nowMs;
    if (query.next() && !query.isNull(0))
        cursor.nowMs = std::min(nowMs, query.value(0).toLongLong() + dayMs);
    query.finish();
    cursor.cutoffMs = cursor.nowMs - days * dayMs;
    cursor.afterStartedMs = std::numeric_limits<qint64>::min();
    return cursor;
}

std::optional<LedgerFailure> LedgerTrim::removeStep(TrimCursor &cursor)
{
    TrimCursor after = cursor;
    auto failure = m_connection.transaction([&] { return removeCalls(after); });
    if (!failure)
        cursor = after;
    return failure;
}

bool LedgerTrim::removeCalls(TrimCursor &cursor)
{
    struct OldCall
    {
        qint64 startedMs;
        qint64 id;
        bool isUnfinished;
        qint64 batch; ///< 0: none
        qint64 obtainedMs;
    };
    QSqlQuery &find = m_oldCalls;
    find.bindValue(0, cursor.afterStartedMs);
    find.bindValue(1, cursor.afterCall);
    find.bindValue(2, cursor.cutoffMs);
    find.bindValue(3, callsInAStep);
    if (!m_connection.run(find))
        return false;
    std::vector<OldCall> calls;
    while (find.next()) {
        calls.push_back({find.value(0).toLongLong(), find.value(1).toLongLong(), find.value(2).toBool(),
                         find.value(3).toLongLong(), find.value(4).toLongLong()});
    }
    if (!m_connection.finish(find))
        return false;

    int budget = rowsInAStep;
    for (const OldCall &call : calls) {
        bool isEmptied = true;
        // A call that an earlier run did not end is kept until its unknown outcome was reported.
        if (!call.isUnfinished && (call.batch == 0 || call.obtainedMs < cursor.cutoffMs)) {
            const int before = budget;
            if (call.batch != 0) {
                if (!removeRows(m_removeLeases, {call.batch, cursor.nowMs}, budget, isEmptied)
                    || (isEmptied && !removeRows(m_removeRegionLocks, {call.batch}, budget, isEmptied)))
                    return false;
            }
            cursor.leases += before - budget;
            if (!isEmptied)
                return true; // the next step continues with the same call
            // These delete nothing while leases of the call are still live.
            for (const auto &[query, id] : {std::pair(&m_removeBatch, call.batch), std::pair(&m_removeReply, call.id),
                                            std::pair(&m_removeCall, call.id)}) {
                query->bindValue(0, id);
                if (!m_connection.run(*query))
                    return false;
                --budget;
            }
            cursor.calls += m_removeCall.numRowsAffected();
        }
        cursor.afterStartedMs = call.startedMs;
        cursor.afterCall = call.id;
        if (budget <= 0)
            return true;
    }
    cursor.isDone = calls.size() < size_t(callsInAStep);
    return true;
}

/// \a query is bound to \a values and then the maximum number of rows. \a isEmptied: fewer rows were found.
bool LedgerTrim::removeRows(QSqlQuery &query, const QVariantList &values, int &budget, bool &isEmptied)
{
    const int most = std::max(1, budget);
    int i = 0;
    for (const QVariant &value : values)
        query.bindValue(i++, value);
    query.bindValue(i, most);
    if (!m_connection.run(query))
        return false;
    const int removed = std::max(0, query.numRowsAffected());
    budget -= removed;
    isEmptied = removed < most;
    return true;
}

Expected<bool, LedgerFailure> LedgerTrim::shrinkStep()
{
    QSqlQuery query = m_connection.query();
    const auto number = [&](const QString &pragma) {
        const bool ok = query.exec(u"PRAGMA "_s + pragma) && query.next();
        const qint64 value = ok ? query.value(0).toLongLong() : -1;
        query.finish();
        return value;
    };
    constexpr qint64 incremental = 2;
    const qint64 free = number(u"freelist_count"_s);
    if (free < manyFreePages || free < number(u"page_count"_s) / freePart || number(u"auto_vacuum"_s) != incremental)
        return false;
    if (!query.exec(u"PRAGMA incremental_vacuum(%1)"_s.arg(pagesInAStep))) {
        m_connection.fail(query.lastError());
        return Unexpected<LedgerFailure>(m_connection.failure());
    }
    while (query.next()) { } // each row frees one page
    if (query.lastError().isValid()) {
        m_connection.fail(query.lastError());
        return Unexpected<LedgerFailure>(m_connection.failure());
    }
    return true;
}

} // namespace proxydeck
