// SPDX-License-Identifier: MIT
#include "ledger/ledger_file.h"

#include "ledger/ledger_schema.h"
#include "ledger/ledger_sql.h"
#include "ledger/ledger_statements.h"
#include "ledger/sqlite_codes.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSqlError>
#include <QThread>
#include <QUuid>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

QString wordsOf(const QSqlError &error)
{
    const QString words = error.databaseText();
    return words.isEmpty() ? error.driverText() : words;
}

/// How long one statement waits for another program that is writing.
constexpr int busyTimeoutMs = 2'000;

} // namespace

LedgerFile::LedgerFile() = default;

LedgerFile::~LedgerFile()
{
    close();
}

void LedgerFile::close()
{
    m_statements.reset();
    m_terms.clear();
    m_accounts.clear();
    m_readOnly = false;
    disconnectNow();
}

void LedgerFile::disconnectNow()
{
    if (m_connection.isEmpty())
        return;
    QSqlDatabase::removeDatabase(m_connection);
    m_connection.clear();
}

bool LedgerFile::fail(const QSqlError &error)
{
    m_failureCode = primaryCode(error);
    switch (m_failureCode) {
    case SqliteCorrupt:
    case SqliteNotADatabase:
    // A statement that does not fit the tables: somebody else's file, or one that was tampered with.
    case SqliteError:
    case SqliteSchema:
    case SqliteConstraint:
    case SqliteMismatch:
        m_failure.kind = LedgerFailure::Kind::Damaged;
        break;
    default:
        m_failure.kind = LedgerFailure::Kind::Refused;
    }
    m_failure.text = wordsOf(error);
    return false;
}

bool LedgerFile::execute(const QString &sql)
{
    QSqlQuery query(QSqlDatabase::database(m_connection, false));
    return query.exec(sql) || fail(query.lastError());
}

bool LedgerFile::run(QSqlQuery &query)
{
    return query.exec() || fail(query.lastError());
}

bool LedgerFile::prepare(QSqlQuery &query, const char *sql)
{
    query.setForwardOnly(true);
    return query.prepare(QString::fromLatin1(sql)) || fail(query.lastError());
}

std::optional<LedgerFailure> LedgerFile::openConnection(const QString &fileName, bool readOnly)
{
    m_connection = u"ledger-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces);
    QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_connection);
    if (!database.isValid())
        return LedgerFailure{LedgerFailure::Kind::Refused,
                             QCoreApplication::translate("Ledger", "Qt's SQLite driver is not installed")};
    database.setDatabaseName(fileName);
    QString options = u"QSQLITE_BUSY_TIMEOUT="_s + QString::number(busyTimeoutMs);
    if (readOnly)
        options += u";QSQLITE_OPEN_READONLY"_s;
    database.setConnectOptions(options);
    if (!database.open()) {
        fail(database.lastError());
        m_failure.text += u": "_s + QDir::toNativeSeparators(fileName);
        return m_failure;
    }
    return std::nullopt;
}

std::optional<LedgerFailure> LedgerFile::open(const QString &fileName, Check check)
{
    close();
    const QString folder = QFileInfo(fileName).absolutePath();
    if (!QDir().mkpath(folder)) {
        return LedgerFailure{LedgerFailure::Kind::Refused,
                             QCoreApplication::translate("Ledger", "The folder cannot be made: %1")
                                 .arg(QDir::toNativeSeparators(folder))};
    }
    if (!QFileInfo::exists(fileName)) {
        // SQLite gives its side files the permissions of the main one: which proxies somebody rents is nobody else's business.
        QFile file(fileName);
        if (file.open(QIODevice::WriteOnly | QIODevice::NewOnly))
            file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    }

    std::optional<LedgerFailure> failure = openConnection(fileName, false);
    if (!failure)
        failure = migrate();
    if (failure && failure->kind == LedgerFailure::Kind::Newer) {
        const LedgerFailure newer = *failure;
        disconnectNow();
        if (!openConnection(fileName, true)) {
            m_readOnly = true;
            if (!prepareAll())
                return newer;
        }
        close();
        return newer;
    }
    if (!failure && check == Check::Quick)
        failure = checkQuickly();
    if (!failure)
        failure = prepareAll();
    if (failure)
        close();
    return failure;
}

std::optional<LedgerFailure> LedgerFile::migrate()
{
    const QSqlDatabase database = QSqlDatabase::database(m_connection, false);
    const auto version = [this, &database](int &number) {
        QSqlQuery query(database);
        if (!query.exec(u"PRAGMA user_version"_s) || !query.next())
            return fail(query.lastError());
        number = query.value(0).toInt();
        return true;
    };

    int found = 0;
    if (!version(found))
        return m_failure;
    if (found > ledgerSchemaVersion()) {
        return LedgerFailure{LedgerFailure::Kind::Newer,
                             QCoreApplication::translate("Ledger", "The record was written by a newer version of this program; "
                                                                   "it is read, and nothing is added to it")};
    }

    // Before the first table, or never: what retention frees can then be given back to the disk.
    if (found == 0 && !execute(u"PRAGMA auto_vacuum = INCREMENTAL"_s))
        return m_failure;
    // Two programs that begin one file at the same time: SQLite does not wait its busy time out for this switch.
    constexpr int tries = 40;
    for (int i = 1; !execute(u"PRAGMA journal_mode = WAL"_s); ++i) {
        if (m_failureCode != SqliteBusy || i == tries)
            return m_failure;
        QThread::msleep(busyTimeoutMs / tries);
    }
    if (!execute(u"PRAGMA synchronous = FULL"_s))
        return m_failure;
    if (found == ledgerSchemaVersion())
        return std::nullopt;

    // Asked again inside the transaction: another program may have come first.
    if (!execute(u"BEGIN IMMEDIATE"_s))
        return m_failure;
    bool ok = version(found);
    const std::span<const SchemaStep> steps = ledgerSchemaSteps();
    for (size_t step = size_t(found); ok && step < steps.size(); ++step) {
        for (const char *sql : steps[step])
            ok = ok && execute(QString::fromLatin1(sql));
    }
    ok = ok && execute(u"PRAGMA user_version = "_s + QString::number(ledgerSchemaVersion())) && execute(u"COMMIT"_s);
    if (ok)
        return std::nullopt;
    const LedgerFailure why = m_failure;
    execute(u"ROLLBACK"_s);
    return why;
}

std::optional<LedgerFailure> LedgerFile::checkQuickly()
{
    QSqlQuery query(QSqlDatabase::database(m_connection, false));
    if (!query.exec(u"PRAGMA quick_check(1)"_s) || !query.next()) {
        fail(query.lastError());
        return m_failure;
    }
    const QString verdict = query.value(0).toString();
    if (verdict == "ok"_L1)
        return std::nullopt;
    return LedgerFailure{LedgerFailure::Kind::Damaged, verdict};
}

std::optional<LedgerFailure> LedgerFile::prepareAll()
{
    m_statements = std::make_unique<Statements>(QSqlDatabase::database(m_connection, false));
    Statements &s = *m_statements;

    // A newer schema may have lost what writing needs; reading is tried with what it still has.
    const bool readable = prepare(s.livingDated, ledger_sql::livingDated)
        && prepare(s.livingUndated, ledger_sql::livingUndated)
        && prepare(s.batchOrigin, ledger_sql::batchOrigin) && prepare(s.livingLeases, ledger_sql::livingLeases)
        && prepare(s.livingRegionLocks, ledger_sql::livingRegionLocks)
        && prepare(s.unfinished,
                   "SELECT call.uuid, call.started_ms, account.uuid, name.text, endpoint.text, parameters.text,"
                   " call.request_id, call.duration_ms, call.received, call.bad_rows FROM call"
                   " JOIN account ON account.id = call.account"
                   " JOIN term AS name ON name.id = call.account_name"
                   " JOIN term AS endpoint ON endpoint.id = call.endpoint"
                   " JOIN term AS parameters ON parameters.id = call.parameters"
                   " WHERE call.outcome = 0 ORDER BY call.started_ms, call.id");
    const bool prepared = readable
        && (m_readOnly
            || (prepare(s.findTerm, "SELECT id FROM term WHERE text = ?")
                && prepare(s.addTerm, "INSERT INTO term (text) VALUES (?)")
                && prepare(s.findAccount, "SELECT id FROM account WHERE uuid = ?")
                && prepare(s.addAccount, "INSERT INTO account (uuid) VALUES (?)")
                && prepare(s.startCall,
                           "INSERT INTO call (uuid, started_ms, account, account_name, endpoint, parameters, outcome,"
                           " vendor_code, request_id, duration_ms, received, bad_rows)"
                           " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (uuid) DO NOTHING")
                && prepare(s.endCall,
                           "INSERT INTO call (uuid, started_ms, account, account_name, endpoint, parameters, outcome,"
                           " vendor_code, request_id, duration_ms, received, bad_rows)"
                           " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (uuid) DO UPDATE SET"
                           " outcome = excluded.outcome, vendor_code = excluded.vendor_code,"
                           " request_id = excluded.request_id, duration_ms = excluded.duration_ms,"
                           " received = excluded.received, bad_rows = excluded.bad_rows")
                && prepare(s.findCall, "SELECT call.id, batch.id FROM call LEFT JOIN batch ON batch.call = call.id"
                                       " WHERE call.uuid = ?")
                && prepare(s.addBatch, "INSERT INTO batch (call, account, account_name, endpoint, request_id, task_id,"
                                       " obtained_ms) VALUES (?, ?, ?, ?, ?, ?, ?)")
                && prepare(s.findLease, "SELECT lease.id, lease.forgotten FROM lease JOIN batch ON batch.id = lease.batch"
                                        " WHERE lease.server = ? AND lease.deadline_ms = ? AND batch.account = ?")
                && prepare(s.addLease, "INSERT INTO lease (batch, server, host, port, exit_ip, area, area_code, isp,"
                                       " deadline_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                && prepareTrimming()
                && prepare(s.recallLease, "UPDATE lease SET forgotten = 0 WHERE id = ?")
                && prepare(s.addRegionLock, "INSERT INTO region_lock (batch, uuid, area, isp, state, locked_since_ms)"
                                            " VALUES (?, ?, ?, ?, ?, ?)")
                && prepare(s.addReply, "INSERT INTO reply (call, text) VALUES (?, ?)")
                && prepare(s.forgetLease, "UPDATE lease SET forgotten = 1 WHERE server = ? AND forgotten = 0"
                                          " AND (SELECT account FROM batch WHERE batch.id = lease.batch) = ?")
                && prepare(s.forgetRegionLock,
                           "UPDATE region_lock SET forgotten = 1 WHERE uuid = ? AND forgotten = 0"
                           " AND (SELECT account FROM batch WHERE batch.id = region_lock.batch) = ?")));
    if (prepared)
        return std::nullopt;
    m_statements.reset();
    return m_failure;
}

} // namespace proxydeck
