// SPDX-License-Identifier: MIT
#include "sqlite/ledger_connection.h"

#include "base/private_files.h"
#include "sqlite/ledger_schema.h"
#include "sqlite/sqlite_codes.h"

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

/// How long a statement waits while another program is writing.
constexpr int busyTimeoutMs = 2'000;

} // namespace

LedgerConnection::~LedgerConnection() { close(); }

void LedgerConnection::close()
{
    m_readOnly = false;
    if (m_name.isEmpty())
        return;
    QSqlDatabase::removeDatabase(m_name);
    m_name.clear();
}

QSqlQuery LedgerConnection::query() const { return QSqlQuery(QSqlDatabase::database(m_name, false)); }

bool LedgerConnection::fail(const QSqlError &error)
{
    m_failureCode = primaryCode(error);
    switch (m_failureCode) {
    case SqliteCorrupt:
    case SqliteNotADatabase:
    // A statement does not match the tables: the file is from another program, or was modified.
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

bool LedgerConnection::execute(const QString &sql)
{
    QSqlQuery once = query();
    return once.exec(sql) || fail(once.lastError());
}

bool LedgerConnection::run(QSqlQuery &query) { return query.exec() || fail(query.lastError()); }

bool LedgerConnection::prepare(QSqlQuery &query, const char *sql)
{
    query.setForwardOnly(true);
    return query.prepare(QString::fromLatin1(sql)) || fail(query.lastError());
}

bool LedgerConnection::finish(QSqlQuery &query)
{
    const bool ok = !query.lastError().isValid() || fail(query.lastError());
    query.finish();
    return ok;
}

std::optional<LedgerFailure> LedgerConnection::transaction(const std::function<bool()> &work)
{
    // IMMEDIATE, because a transaction that starts as a reader cannot wait for another writer; it fails at once.
    if (!execute(u"BEGIN IMMEDIATE"_s))
        return m_failure;
    if (work() && execute(u"COMMIT"_s))
        return std::nullopt;
    const LedgerFailure why = m_failure;
    execute(u"ROLLBACK"_s);
    return why;
}

std::optional<LedgerFailure> LedgerConnection::connect(const QString &fileName, bool readOnly)
{
    m_name = u"ledger-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces);
    QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_name);
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

std::optional<LedgerFailure> LedgerConnection::open(const QString &fileName, Check check)
{
    close();
    const QString folder = QFileInfo(fileName).absolutePath();
    if (!makePrivateFolder(folder)) {
        return LedgerFailure{LedgerFailure::Kind::Refused,
                             QCoreApplication::translate("Ledger", "The folder cannot be made: %1")
                                 .arg(QDir::toNativeSeparators(folder))};
    }
    if (!QFileInfo::exists(fileName)) {
        // Readable by the user only, since the rented proxies are private. SQLite copies the permissions to its side
        // files.
        QFile file(fileName);
        if (file.open(QIODevice::WriteOnly | QIODevice::NewOnly))
            closeFile(file);
    }

    std::optional<LedgerFailure> failure = connect(fileName, false);
    if (!failure)
        failure = migrate();
    if (failure && failure->kind == LedgerFailure::Kind::Newer) {
        const LedgerFailure newer = *failure;
        close();
        if (connect(fileName, true))
            close();
        m_readOnly = isOpen();
        return newer;
    }
    if (!failure && check == Check::Quick)
        failure = checkQuickly();
    if (failure)
        close();
    return failure;
}

std::optional<LedgerFailure> LedgerConnection::migrate()
{
    int found = 0;
    if (!readVersion(found))
        return m_failure;
    if (found > ledgerSchemaVersion()) {
        return LedgerFailure{LedgerFailure::Kind::Newer,
                             QCoreApplication::translate("Ledger",
                                                         "The record was written by a newer version of this program; "
                                                         "it is read, and nothing is added to it")};
    }

    // Only possible before the first table is created. Allows returning the space freed by retention to the disk.
    if (found == 0 && !execute(u"PRAGMA auto_vacuum = INCREMENTAL"_s))
        return m_failure;
    // Two programs may create the same file at the same time, and SQLite does not apply its busy timeout to this
    // statement.
    constexpr int tries = 40;
    for (int i = 1; !execute(u"PRAGMA journal_mode = WAL"_s); ++i) {
        if (m_failureCode != SqliteBusy || i == tries)
            return m_failure;
        QThread::msleep(busyTimeoutMs / tries);
    }
    // On macOS fsync() leaves data in the drive's cache; with these two SQLite has it written through. Elsewhere they
    // change nothing.
    if (!execute(u"PRAGMA synchronous = FULL"_s) || !execute(u"PRAGMA fullfsync = ON"_s)
        || !execute(u"PRAGMA checkpoint_fullfsync = ON"_s))
        return m_failure;
    if (found == ledgerSchemaVersion())
        return std::nullopt;

    return transaction([this] {
        int now = 0; // read again inside the transaction: another program may have been first
        bool ok = readVersion(now);
        const std::span<const SchemaStep> steps = ledgerSchemaSteps();
        for (size_t step = size_t(now); ok && step < steps.size(); ++step) {
            for (const char *sql : steps[step])
                ok = ok && execute(QString::fromLatin1(sql));
        }
        return ok && execute(u"PRAGMA user_version = "_s + QString::number(ledgerSchemaVersion()));
    });
}

bool LedgerConnection::readVersion(int &version)
{
    QSqlQuery pragma = query();
    if (!pragma.exec(u"PRAGMA user_version"_s) || !pragma.next())
        return fail(pragma.lastError());
    version = pragma.value(0).toInt();
    return true;
}

std::optional<LedgerFailure> LedgerConnection::check(const QString &fileName)
{
    LedgerConnection own;
    if (const auto failure = own.connect(fileName, true))
        return failure;
    return own.checkQuickly();
}

std::optional<LedgerFailure> LedgerConnection::checkQuickly()
{
    QSqlQuery pragma = query();
    if (!pragma.exec(u"PRAGMA quick_check(1)"_s) || !pragma.next()) {
        fail(pragma.lastError());
        return m_failure;
    }
    const QString verdict = pragma.value(0).toString();
    if (verdict == "ok"_L1)
        return std::nullopt;
    return LedgerFailure{LedgerFailure::Kind::Damaged, verdict};
}

} // namespace proxydeck
