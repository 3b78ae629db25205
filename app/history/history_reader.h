// SPDX-License-Identifier: MIT
#pragma once

#include "base/expected.h"
#include "history/history_filter.h"
#include "history/history_rows.h"

#include <QHash>
#include <QVariantList>

#include <functional>

class QSqlDatabase;
class QSqlError;
class QSqlQuery;

namespace proxydeck {

class HistoryConditions;

/// Searches one ledger through its own read-only connection: it never blocks writers, and does not see what they write
/// after open(). Used in one thread. A search reads some ten thousand leases between two calls of Cancelled.
class HistoryReader
{
public:
    template<typename Value>
    using Answer = Expected<Value, HistoryFailure>;
    /// Whether the result is no longer needed; called in the reader's thread.
    using Cancelled = std::function<bool()>;

    explicit HistoryReader(const QString &fileName, Cancelled cancelled = {});
    ~HistoryReader();
    HistoryReader(const HistoryReader &) = delete;
    HistoryReader &operator=(const HistoryReader &) = delete;

    /// Call first. If there is no record yet, all results are empty.
    std::optional<HistoryFailure> open();

    /// Up to \a limit entries older than \a before, newest first.
    Answer<HistoryLeasePage> leases(const HistoryFilter &filter, const std::optional<HistoryKey> &before, int limit);
    Answer<HistoryCallPage> calls(const HistoryFilter &filter, const std::optional<HistoryKey> &before, int limit);
    Answer<qint64> countLeases(const HistoryFilter &filter);
    Answer<qint64> countCalls(const HistoryFilter &filter);
    Answer<HistorySummary> summary(const HistoryFilter &filter);
    /// In the order in which they were first recorded.
    Answer<QList<HistoryAccount>> accounts();
    /// The vendor's reply that contained the leases of \a origin, packed (see packReply()); empty if it was not kept.
    Answer<QByteArray> reply(const LeaseOrigin &origin);

private:
    enum class Of : quint8 { Leases, Calls };
    /// Called for each row of a stretch; false ends the search.
    using TakeRow = std::function<bool(const QSqlQuery &row)>;
    struct Search
    {
        Of of = Of::Leases;
        QString statement;
        QVariantList values; ///< values of the conditions
        std::optional<HistoryKey> before;
        int limit = -1; ///< maximum number of rows; -1: the statement has no LIMIT
        TakeRow take;
    };

    /// Runs \a search in stretches of the record, newest first.
    bool run(const Search &search, const HistoryFilter &filter);
    bool nextStretch(QSqlQuery &query, const HistoryFilter &filter, const HistoryKey &high, int entries,
                     HistoryKey &low);
    Answer<qint64> count(Of of, const HistoryFilter &filter);
    QSqlDatabase database() const;
    bool resolve(HistoryConditions &conditions, const HistoryFilter &filter);
    bool readNames(const QHash<qint64, HistorySummary::Share> &counts, QList<HistorySummary::Share> &shares);
    bool readKeys(const QHash<qint64, qint64> &counts, QList<HistorySummary::Key> &keys);
    std::optional<HistoryFailure> connect(const QString &options, const QString &name);
    void disconnect();
    bool fail(const QSqlError &error);
    bool isCancelled();

    const QString m_fileName;
    const Cancelled m_cancelled;
    QString m_connection; ///< empty if there is no connection, as without a record
    int m_schema = 0;     ///< of the file; may be newer than this program
    HistoryFailure m_failure;
};

} // namespace proxydeck
