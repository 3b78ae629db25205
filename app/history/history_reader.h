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

/// Searches one ledger through a connection of its own, which only reads: writers are never held up, and what they
/// write after open() is not seen. Lives in one thread. A search looks at some ten thousand leases between two
/// questions to Cancelled.
class HistoryReader
{
public:
    template<typename Value>
    using Answer = Expected<Value, HistoryFailure>;
    /// Whether nobody waits for the answer any more; asked from the reader's thread.
    using Cancelled = std::function<bool()>;

    explicit HistoryReader(const QString &fileName, Cancelled cancelled = {});
    ~HistoryReader();
    HistoryReader(const HistoryReader &) = delete;
    HistoryReader &operator=(const HistoryReader &) = delete;

    /// To be called before anything else. Where there is no record yet, all that is asked for is found empty.
    std::optional<HistoryFailure> open();

    /// Up to \a limit of those older than \a before, newest first.
    Answer<HistoryLeasePage> leases(const HistoryFilter &filter, const std::optional<HistoryKey> &before, int limit);
    Answer<HistoryCallPage> calls(const HistoryFilter &filter, const std::optional<HistoryKey> &before, int limit);
    Answer<qint64> countLeases(const HistoryFilter &filter);
    Answer<qint64> countCalls(const HistoryFilter &filter);
    Answer<HistorySummary> summary(const HistoryFilter &filter);
    /// In the order in which the record came to know them.
    Answer<QList<HistoryAccount>> accounts();
    /// What the vendor sent when it gave the leases of \a origin, packed (see packReply()); empty where it was not
    /// kept.
    Answer<QByteArray> reply(const LeaseOrigin &origin);

private:
    enum class Of : quint8 { Leases, Calls };
    /// What to do with each row of a stretch; false ends the search.
    using TakeRow = std::function<bool(const QSqlQuery &row)>;
    struct Search
    {
        Of of = Of::Leases;
        QString statement;
        QVariantList values; ///< those of the conditions
        std::optional<HistoryKey> before;
        int limit = -1; ///< of rows taken; -1: the statement knows none
        TakeRow take;
    };

    /// Runs \a search over the record in stretches, newest first.
    bool run(const Search &search, const HistoryFilter &filter);
    bool nextStretch(QSqlQuery &query, const HistoryFilter &filter, const HistoryKey &high, int entries,
                     HistoryKey &low);
    Answer<qint64> count(Of of, const HistoryFilter &filter);
    QSqlDatabase database() const;
    bool resolve(HistoryConditions &conditions, const HistoryFilter &filter);
    bool readNames(const QHash<qint64, qint64> &counts, QList<HistorySummary::Share> &shares);
    std::optional<HistoryFailure> connect(const QString &options, const QString &name);
    void disconnect();
    bool fail(const QSqlError &error);
    bool isCancelled();

    const QString m_fileName;
    const Cancelled m_cancelled;
    QString m_connection; ///< empty: none, there is no record
    bool m_newer = false;
    HistoryFailure m_failure;
};

} // namespace proxydeck
