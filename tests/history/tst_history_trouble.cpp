// SPDX-License-Identifier: MIT
// The history with a record that is large, missing, damaged, old, new, or read-only.
#include "ledger/ledger_samples.h"

#include "history/history_conditions.h"
#include "history/history_reader.h"
#include "history/history_statements.h"
#include "history/ledger_history.h"
#include "sqlite/ledger_schema.h"

#include <QDir>
#include <QTemporaryDir>

using namespace proxydeck;
using namespace proxydeck::test;

namespace {

/// A separate connection of the test, open until the end of the scope, to run statements.
class Connection
{
public:
    explicit Connection(const QString &file)
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_name);
        database.setDatabaseName(file);
        if (!database.open())
            qFatal("no database");
    }
    ~Connection() { QSqlDatabase::removeDatabase(m_name); }

    bool exec(const QString &sql) const { return QSqlQuery(database()).exec(sql); }
    QSqlDatabase database() const { return QSqlDatabase::database(m_name, false); }
    /// SQLite's query plan, one line for each step.
    QStringList plan(const QString &sql) const
    {
        QStringList lines;
        QSqlQuery query(database());
        if (!query.prepare(u"EXPLAIN QUERY PLAN "_s + sql))
            return {query.lastError().text()};
        for (int i = 0; i < sql.count(u'?'); ++i)
            query.bindValue(i, 1);
        if (!query.exec())
            return {query.lastError().text()};
        while (query.next())
            lines.append(query.value(3).toString());
        return lines;
    }

private:
    QString m_name = QUuid::createUuid().toString();
};

/// \a leases in batches of ten, one second apart, written without the ledger, which would take minutes for so many.
void fill(const QString &folder, int leases)
{
    {
        Ledger ledger(folder);
        QCOMPARE(recordAndWait(ledger, ended(startedCall(), 1), batchOf({sampleLease(0)})), std::optional(true));
    }
    const Connection file(Ledger::fileName(folder));
    QVERIFY(file.exec(u"BEGIN"_s));
    // Columns by name: those that a newer version adds have their defaults.
    QVERIFY(file.exec(
        u"WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < %1) INSERT INTO call"
        " (id, uuid, started_ms, account, account_name, endpoint, parameters, outcome, vendor_code,"
        " request_id, duration_ms, received, bad_rows)"
        " SELECT 10 + i, randomblob(16), %2 + i * 1000, 1, 2, 3, 4, 1, 1, '', 1, 10, 0 FROM n"_s.arg(leases / 10)
            .arg(nowMs)));
    QVERIFY(
        file.exec(u"WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < %1) INSERT INTO batch"
                  " (id, call, account, account_name, endpoint, request_id, task_id, obtained_ms)"
                  " SELECT 10 + i, 10 + i, 1, 2, 3, 'req-' || i, '', %2 + i * 1000 FROM n"_s.arg(leases / 10)
                      .arg(nowMs)));
    QVERIFY(file.exec(u"WITH RECURSIVE n(i) AS (VALUES (0) UNION ALL SELECT i + 1 FROM n WHERE i < %1) INSERT INTO "
                      u"lease (batch, server,"
                      " area, area_code, isp, deadline_ms) SELECT 11 + i / 10, '10.' || (i / 65536) || '.' || (i / 256 "
                      "% 256) || '.' ||"
                      " (i % 256) || ':8080', 1 + i % 5, 2, 3, %2 + i FROM n"_s.arg(leases - 1)
                          .arg(nowMs)));
    QVERIFY(file.exec(u"COMMIT"_s));
}

HistoryFilter containing(const QString &text)
{
    FilterWord word;
    word.text = text;
    HistoryFilter filter;
    filter.conditions = {{word, {}, {}}};
    return filter;
}

} // namespace

class HistoryTroubleTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void indicesLeadToEveryPage()
    {
        const QTemporaryDir folder;
        {
            const Ledger ledger(folder.path()); // creates the file
        }
        const Connection file(Ledger::fileName(folder.path()));
        HistoryConditions conditions;
        QSqlError error;
        HistoryFilter filter = containing(u"1.2"_s);
        filter.account = eastAccount();
        filter.endpoints = {u"short.channel.get"_s};
        QVERIFY(conditions.resolve(file.database(), filter, error));

        for (const QString &where : {QString(), conditions.leases().text}) {
            for (const QString &sql : {leasePageStatement(where, ledgerSchemaVersion()), leaseCountStatement(where),
                                       leaseSummaryStatement(where, ledgerSchemaVersion())}) {
                const QStringList plan = file.plan(sql);
                QVERIFY2(plan.at(0).contains(u"INDEX batch_by_time (obtained_ms>? AND obtained_ms<?)"),
                         qPrintable(plan.join(u'\n')));
                QVERIFY2(plan.value(1).contains(u"INDEX lease_by_batch (batch=?)"), qPrintable(plan.join(u'\n')));
                QVERIFY2(plan.filter(u"B-TREE"_s).isEmpty(), qPrintable(plan.join(u'\n'))); // nothing is sorted
                QVERIFY2(plan.filter(u"SCAN"_s).isEmpty(), qPrintable(plan.join(u'\n')));
            }
        }
        for (const QString &sql : {callPageStatement(conditions.calls().text, ledgerSchemaVersion()),
                                   callCountStatement(conditions.calls().text)}) {
            const QStringList plan = file.plan(sql);
            QVERIFY2(plan.first().contains(u"INDEX call_by_time (started_ms>? AND started_ms<?)"),
                     qPrintable(plan.join(u'\n')));
            QVERIFY2(plan.filter(u"B-TREE"_s).isEmpty(), qPrintable(plan.join(u'\n')));
            QVERIFY2(plan.filter(u"SCAN"_s).isEmpty(), qPrintable(plan.join(u'\n')));
        }
        QVERIFY(file.plan(replyStatement()).filter(u"SCAN"_s).isEmpty());
        QVERIFY(file.plan(batchStretchStatement()).first().contains(u"COVERING INDEX batch_by_time"));
        QVERIFY(file.plan(callStretchStatement()).first().contains(u"COVERING INDEX call_by_time"));
    }

    void manyAreSearchedInStretchesAndCanBeGivenUp()
    {
        const QTemporaryDir folder;
        constexpr int many = 40'000;
        fill(folder.path(), many);

        // Nothing matches: the whole record is read, and the cancel function is called in between.
        int asked = 0;
        HistoryReader reader(Ledger::fileName(folder.path()), [&asked] {
            ++asked;
            return false;
        });
        QVERIFY(!reader.open());
        const auto none = reader.leases(containing(u"no such thing"_s), {}, 100);
        QVERIFY(none && none->rows.isEmpty() && !none->more);
        QVERIFY2(asked >= 4, qPrintable(QString::number(asked)));

        // All pages: each lease once and in order, for any combination of page size and stretch size.
        QSet<QString> seen;
        std::optional<HistoryKey> before;
        qint64 last = std::numeric_limits<qint64>::max();
        for (bool more = true; more;) {
            const auto page = reader.leases(containing(u"10."_s), before, 4'999);
            QVERIFY(page.has_value());
            for (const HistoryLease &lease : page->rows) {
                QVERIFY(lease.origin.obtainedMs <= last);
                last = lease.origin.obtainedMs;
                seen.insert(lease.lease.server);
            }
            more = page->more;
            before = page->rows.constLast().key;
        }
        QCOMPARE(seen.size(), many);
        const auto total = reader.countLeases({});
        QVERIFY(total.has_value());
        QCOMPARE(*total, many + 1);
        const auto found = reader.summary({});
        QVERIFY(found.has_value());
        QCOMPARE(found->leases, many + 1);
        QCOMPARE(found->exits, many + 1);
        QCOMPARE(found->repeatedExits, 0);
        QCOMPARE(found->areas.size(), 5);

        // Cancelled after the first stretch.
        int asks = 0;
        HistoryReader quitter(Ledger::fileName(folder.path()), [&asks] { return ++asks > 1; });
        QVERIFY(!quitter.open());
        const auto given = quitter.countLeases({});
        QVERIFY(!given.has_value());
        QCOMPARE(given.error().kind, HistoryFailure::Kind::Cancelled);
        QCOMPARE(asks, 2);
        // Reads only as much as one page needs.
        asks = 0;
        QVERIFY(quitter.leases({}, {}, 100).has_value());
        QCOMPARE(asks, 1);
    }

    void aSearchHoldsUpNoWriter()
    {
        const QTemporaryDir folder;
        Ledger ledger(folder.path());
        QCOMPARE(recordAndWait(ledger, ended(startedCall(), 1), batchOf({sampleLease(1)})), std::optional(true));
        HistoryReader reader(Ledger::fileName(folder.path()));
        QVERIFY(!reader.open());
        QCOMPARE(reader.countLeases({}).value_or(-1), 1);
        // Later records are not seen by this reader, whose answers are all from one snapshot, but by the next reader.
        QCOMPARE(recordAndWait(ledger, ended(startedCall(), 1), batchOf({sampleLease(2)})), std::optional(true));
        QCOMPARE(reader.countLeases({}).value_or(-1), 1);
        HistoryReader next(Ledger::fileName(folder.path()));
        QVERIFY(!next.open());
        QCOMPARE(next.countLeases({}).value_or(-1), 2);
    }

    void noRecordIsAnEmptyOne()
    {
        const QTemporaryDir folder;
        HistoryReader reader(Ledger::fileName(folder.path()));
        QVERIFY(!reader.open());
        QVERIFY(reader.leases({}, {}, 10)->rows.isEmpty());
        QCOMPARE(reader.countCalls({}).value_or(-1), 0);
        QCOMPARE(reader.summary({})->leases, 0);
        QVERIFY(reader.accounts()->isEmpty());
        QVERIFY(!QFile::exists(Ledger::fileName(folder.path()))); // and does not create it

        QFile empty(Ledger::fileName(folder.path()));
        QVERIFY(empty.open(QIODevice::WriteOnly)); // an empty file, as the ledger has for a moment
        empty.close();
        QVERIFY(!reader.open());
        QCOMPARE(reader.countLeases({}).value_or(-1), 0);
    }

    void aDamagedFileSaysSo()
    {
        const QTemporaryDir folder;
        QFile file(Ledger::fileName(folder.path()));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(8'192, 'x'));
        file.close();
        LedgerHistory history(folder.path());
        std::optional<HistoryFailure> failure;
        history.countLeases({}, [&failure](const auto &answer) {
            if (!answer)
                failure = answer.error();
        });
        QTRY_VERIFY(failure.has_value());
        QCOMPARE(failure->kind, HistoryFailure::Kind::Damaged);
        QVERIFY(!failure->text.isEmpty());
    }

    void somebodyElsesFileSaysSo()
    {
        const QTemporaryDir folder;
        QVERIFY(Connection(Ledger::fileName(folder.path())).exec(u"CREATE TABLE photo (id INTEGER)"_s));
        HistoryReader reader(Ledger::fileName(folder.path()));
        const auto failure = reader.open();
        QVERIFY(failure.has_value());
        QCOMPARE(failure->kind, HistoryFailure::Kind::Damaged);
    }

    void aNewerFileIsReadWhileItCanBe()
    {
        const QTemporaryDir folder;
        {
            Ledger ledger(folder.path());
            QCOMPARE(recordAndWait(ledger, ended(startedCall(), 1), batchOf({sampleLease(1)})), std::optional(true));
        }
        {
            const Connection file(Ledger::fileName(folder.path()));
            QVERIFY(file.exec(u"PRAGMA user_version = %1"_s.arg(ledgerSchemaVersion() + 1)));
        }
        HistoryReader reader(Ledger::fileName(folder.path()));
        QVERIFY(!reader.open());
        QCOMPARE(reader.countLeases({}).value_or(-1), 1);
        {
            const Connection file(Ledger::fileName(folder.path()));
            QVERIFY(file.exec(u"ALTER TABLE lease RENAME TO hire"_s));
        }
        QVERIFY(!reader.open());
        const auto answer = reader.countLeases({});
        QVERIFY(!answer.has_value());
        QCOMPARE(answer.error().kind, HistoryFailure::Kind::Newer);
    }

    void anOlderFileIsReadAsItIs()
    {
        // Version 1, in a folder where the ledger cannot migrate it.
        const QTemporaryDir folder;
        {
            Ledger ledger(folder.path());
            QCOMPARE(recordAndWait(ledger, ended(startedCall(), 1), batchOf({sampleLease(1)})), std::optional(true));
        }
        {
            const Connection file(Ledger::fileName(folder.path()));
            for (const QString &statement : toSchema(1))
                QVERIFY(file.exec(statement));
        }
        HistoryReader reader(Ledger::fileName(folder.path()));
        QVERIFY(!reader.open());
        QCOMPARE(reader.leases({}, {}, 10)->rows.size(), 1);
        QCOMPARE(reader.calls({}, {}, 10)->rows.value(0).call.sentMs, 0); // not known
        QVERIFY(!reader.calls({}, {}, 10)->rows.value(0).call.resolution.isSet());
        QCOMPARE(reader.summary({})->calls.size(), 1);
        HistoryFilter filter;
        filter.resolved = false;
        QCOMPARE(reader.countCalls(filter).value_or(-1), 1);
        filter.resolved = true;
        QCOMPARE(reader.countCalls(filter).value_or(-1), 0);
    }

    void aFolderThatCannotBeWrittenIsReadAllTheSame()
    {
#ifdef Q_OS_WIN
        QSKIP("folders have no such permissions there");
#else
        const QTemporaryDir folder;
        {
            Ledger ledger(folder.path());
            QCOMPARE(recordAndWait(ledger, ended(startedCall(), 1), batchOf({sampleLease(1)})), std::optional(true));
        }
        QVERIFY(QFile(Ledger::fileName(folder.path())).setPermissions(QFile::ReadOwner));
        QVERIFY(QFile(folder.path()).setPermissions(QFile::ReadOwner | QFile::ExeOwner));
        if (QFileInfo(folder.path()).isWritable())
            qInfo("run as root, to whom everything is writable: guards less here");
        HistoryReader reader(Ledger::fileName(folder.path()));
        const auto failure = reader.open();
        const qint64 found = reader.countLeases({}).value_or(-1);
        QFile(folder.path()).setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        QVERIFY2(!failure, qPrintable(failure.value_or(HistoryFailure{}).text));
        QCOMPARE(found, 1);
#endif
    }

    void goneBeforeTheAnswer()
    {
        const QTemporaryDir folder;
        fill(folder.path(), 5'000);
        for (int i = 0; i < 20; ++i) {
            bool told = false;
            {
                LedgerHistory history(folder.path());
                for (int j = 0; j < 5; ++j)
                    history.summary({}, [&told](const auto &) { told = true; });
                if (i % 2 == 1)
                    QTest::qWait(i);
                told = false;
            }
            QCoreApplication::processEvents();
            QVERIFY(!told);
        }
    }
};

QTEST_GUILESS_MAIN(HistoryTroubleTest)
#include "tst_history_trouble.moc"
