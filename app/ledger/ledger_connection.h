// SPDX-License-Identifier: MIT
#pragma once

#include "ledger/ledger_failure.h"

#include <QSqlDatabase>
#include <QSqlQuery>

#include <functional>
#include <optional>

namespace proxydeck {

/// A connection to the SQLite file of a ledger: opens it, brings its tables up to date, checks it for damage, and keeps
/// the reason of what failed last. Lives in one thread. Queries made with it must go before it is closed.
class LedgerConnection
{
public:
    enum class Check : quint8 {
        Quick, ///< reads the whole file for damage
        None,
    };

    LedgerConnection() = default;
    ~LedgerConnection();
    LedgerConnection(const LedgerConnection &) = delete;
    LedgerConnection &operator=(const LedgerConnection &) = delete;

    /// Makes folder and file where they are missing. After LedgerFailure::Kind::Newer it is open for reading, where
    /// that is possible at all.
    std::optional<LedgerFailure> open(const QString &fileName, Check check);
    void close();
    bool isOpen() const { return !m_name.isEmpty(); }
    bool isReadOnly() const { return m_readOnly; }

    QSqlQuery query() const;

    // These answer false where something went wrong, and leave the reason in failure().
    bool prepare(QSqlQuery &query, const char *sql);
    bool run(QSqlQuery &query);
    bool execute(const QString &sql);
    /// Ends the reading of \a query. False where its rows were not all there was to read.
    bool finish(QSqlQuery &query);
    bool fail(const QSqlError &error);
    const LedgerFailure &failure() const { return m_failure; }

    /// All that \a work does or nothing: it is undone where \a work answers false. Durable when this returns without a
    /// failure.
    std::optional<LedgerFailure> transaction(const std::function<bool()> &work);

private:
    std::optional<LedgerFailure> connect(const QString &fileName, bool readOnly);
    std::optional<LedgerFailure> migrate();
    std::optional<LedgerFailure> checkQuickly();
    bool readVersion(int &version);

    QString m_name; ///< of Qt's connection; empty: none
    bool m_readOnly = false;
    LedgerFailure m_failure;
    int m_failureCode = 0; ///< SQLite's primary result code
};

} // namespace proxydeck
