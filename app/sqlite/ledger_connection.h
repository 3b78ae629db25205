// SPDX-License-Identifier: MIT
#pragma once

#include "sqlite/ledger_failure.h"

#include <QSqlDatabase>
#include <QSqlQuery>

#include <functional>
#include <optional>

namespace proxydeck {

/// A connection to the SQLite file of a ledger: opens it, migrates its tables, checks it for damage, and stores the
/// reason of the last failure. Used in one thread. Its queries must be destroyed before it is closed.
class LedgerConnection
{
public:
    enum class Check : quint8 {
        Quick, ///< reads the whole file to find damage
        None,
    };

    LedgerConnection() = default;
    ~LedgerConnection();
    LedgerConnection(const LedgerConnection &) = delete;
    LedgerConnection &operator=(const LedgerConnection &) = delete;

    /// Creates the folder and the file if missing. After LedgerFailure::Kind::Newer it is open for reading, if
    /// possible.
    std::optional<LedgerFailure> open(const QString &fileName, Check check);
    /// Reads the whole file to find damage, through a connection of its own. Thread-safe; others may write meanwhile.
    static std::optional<LedgerFailure> check(const QString &fileName);
    void close();
    bool isOpen() const { return !m_name.isEmpty(); }
    bool isReadOnly() const { return m_readOnly; }

    QSqlQuery query() const;

    // These return false on failure; failure() has the reason.
    bool prepare(QSqlQuery &query, const char *sql);
    bool run(QSqlQuery &query);
    bool execute(const QString &sql);
    /// Finishes \a query. False if an error ended it before the last row.
    bool finish(QSqlQuery &query);
    bool fail(const QSqlError &error);
    const LedgerFailure &failure() const { return m_failure; }

    /// Runs \a work as one transaction, rolled back if \a work returns false. Durable if this returns no failure.
    std::optional<LedgerFailure> transaction(const std::function<bool()> &work);

private:
    std::optional<LedgerFailure> connect(const QString &fileName, bool readOnly);
    std::optional<LedgerFailure> migrate();
    std::optional<LedgerFailure> checkQuickly();
    bool readVersion(int &version);

    QString m_name; ///< name of Qt's connection; empty if there is none
    bool m_readOnly = false;
    LedgerFailure m_failure;
    int m_failureCode = 0; ///< SQLite's primary result code
};

} // namespace proxydeck
