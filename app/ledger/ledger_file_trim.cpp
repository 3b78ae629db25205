// SPDX-License-Identifier: MIT
#include "ledger/ledger_file.h"

#include "ledger/ledger_sql.h"
#include "ledger/ledger_statements.h"

#include <QSqlError>
#include <QVariant>

#include <algorithm>
#include <limits>
#include <vector>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 dayMs = 24LL * 60 * 60 * 1000;

/// What one step removes and looks at: recording waits for it.
constexpr int rowsInAStep = 200;
constexpr int callsInAStep = 100;

/// Free pages are used again by what is recorded next: the disk gets them back only where they are many (4 KB each) and a large
/// part of the file, as after the operator chose to keep less.
constexpr qint64 manyFreePages = 256;
constexpr qint64 freePart = 4;
constexpr int pagesInAStep = 64;

} // namespace

bool LedgerFile::prepareTrimming()
{
    Statements &s = *m_statements;
    return prepare(s.newestBatch, ledger_sql::newestBatch) && prepare(s.oldCalls, ledger_sql::oldCalls)
        && prepare(s.removeLeases, ledger_sql::removeLeases)
        && prepare(s.removeRegionLocks, ledger_sql::removeRegionLocks)
        && prepare(s.removeBatch, ledger_sql::removeBatch) && prepare(s.removeReply, ledger_sql::removeReply)
        && prepare(s.removeCall, ledger_sql::removeCall);
}

Expected<TrimCursor, LedgerFailure> LedgerFile::beginTrim(qint64 nowMs, int days)
{
    QSqlQuery &query = m_statements->newestBatch;
    if (!run(query))
        return Unexpected<LedgerFailure>(m_failure);
    TrimCursor cursor;
    cursor.nowMs = nowMs;
    if (query.next() && !query.isNull(0))
        cursor.nowMs = std::min(nowMs, query.value(0).toLongLong() + dayMs);
    query.finish();
    cursor.cutoffMs = cursor.nowMs - days * dayMs;
    cursor.afterStartedMs = std::numeric_limits<qint64>::min();
    return cursor;
}

std::optional<LedgerFailure> LedgerFile::trimSome(TrimCursor &cursor)
{
    if (!execute(u"BEGIN IMMEDIATE"_s))
        return m_failure;
    TrimCursor after = cursor;
    if (trimCalls(after) && execute(u"COMMIT"_s)) {
        cursor = after;
        return std::nullopt;
    }
    const LedgerFailure why = m_failure;
    execute(u"ROLLBACK"_s);
    return why;
}

bool LedgerFile::trimCalls(TrimCursor &cursor)
{
    struct OldCall
    {
        qint64 startedMs;
        qint64 id;
        bool isUnfinished;
        qint64 batch; ///< 0: none
        qint64 obtainedMs;
    };
    QSqlQuery &find = m_statements->oldCalls;
    find.bindValue(0, cursor.afterStartedMs);
    find.bindValue(1, cursor.afterCall);
    find.bindValue(2, cursor.cutoffMs);
    find.bindValue(3, callsInAStep);
    if (!run(find))
        return false;
    std::vector<OldCall> calls;
    while (find.next()) {
        calls.push_back({find.value(0).toLongLong(), find.value(1).toLongLong(),
                         find.value(2).toInt() == int(CallEntry::Outcome::Started), find.value(3).toLongLong(),
                         find.value(4).toLongLong()});
    }
    const bool ok = !find.lastError().isValid() || fail(find.lastError());
    find.finish();
    if (!ok)
        return false;

    int budget = rowsInAStep;
    for (const OldCall &call : calls) {
        bool isEmptied = true;
        // A call that an earlier run did not see to its end stays until somebody was told of it.
        if (!call.isUnfinished && (call.batch == 0 || call.obtainedMs < cursor.cutoffMs)) {
            const int before = budget;
            if (call.batch != 0) {
                if (!removeSome(m_statements->removeLeases, {call.batch, cursor.nowMs}, budget, isEmptied)
                    || (isEmptied
                        && !removeSome(m_statements->removeRegionLocks, {call.batch}, budget, isEmptied)))
                    return false;
            }
            cursor.leases += before - budget;
            if (!isEmptied)
                return true; // goes on with the same call
            // Where leases of it live, these remove nothing.
            for (const auto &[query, id] : {std::pair(&m_statements->removeBatch, call.batch),
                                            std::pair(&m_statements->removeReply, call.id),
                                            std::pair(&m_statements->removeCall, call.id)}) {
                query->bindValue(0, id);
                if (!run(*query))
                    return false;
                --budget;
            }
            cursor.calls += m_statements->removeCall.numRowsAffected();
        }
        cursor.afterStartedMs = call.startedMs;
        cursor.afterCall = call.id;
        if (budget <= 0)
            return true;
    }
    cursor.isDone = calls.size() < size_t(callsInAStep);
    return true;
}

/// \a query takes \a values and how many rows at most. \a isEmptied: there were fewer.
bool LedgerFile::removeSome(QSqlQuery &query, const QVariantList &values, int &budget, bool &isEmptied)
{
    const int most = std::max(1, budget);
    int i = 0;
    for (const QVariant &value : values)
        query.bindValue(i++, value);
    query.bindValue(i, most);
    if (!run(query))
        return false;
    const int removed = std::max(0, query.numRowsAffected());
    budget -= removed;
    isEmptied = removed < most;
    return true;
}

Expected<bool, LedgerFailure> LedgerFile::shrinkSome()
{
    QSqlQuery query(QSqlDatabase::database(m_connection, false));
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
        fail(query.lastError());
        return Unexpected<LedgerFailure>(m_failure);
    }
    while (query.next()) { } // each step frees one page
    return true;
}

} // namespace proxydeck
