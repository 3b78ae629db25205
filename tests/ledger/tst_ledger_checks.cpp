// SPDX-License-Identifier: MIT
#include "ledger_samples.h"

#include "ledger/living_reader.h"
#include "query_plan.h"
#include "sqlite/ledger_connection.h"
#include "sums/check_writer.h"

#include <QSignalSpy>
#include <QTemporaryDir>

using namespace proxydeck;
using namespace proxydeck::test;

namespace {

LeaseKey keyOf(const Lease &lease) { return {eastAccount(), lease.server, lease.deadlineMs}; }

CheckOutcome goodOutcome(qint64 atMs = nowMs + 2'000)
{
    CheckOutcome outcome;
    outcome.verdict = CheckVerdict::Good;
    outcome.stage = CheckStage::Done;
    outcome.protocol = CheckProtocol::HttpConnect;
    outcome.status = 200;
    outcome.times = {45, 67, 84, 52, 14};
    outcome.exitIp = u"123.54.55.24"_s;
    outcome.address = 1;
    outcome.atMs = atMs;
    return outcome;
}

CheckOutcome badOutcome(qint64 atMs = nowMs + 3'000)
{
    CheckOutcome outcome;
    outcome.verdict = CheckVerdict::TlsFailed;
    outcome.stage = CheckStage::Tls;
    outcome.protocol = CheckProtocol::Socks5;
    outcome.tlsFault = TlsFault::OutOfDate;
    outcome.times.connectMs = 45;
    outcome.times.proxyMs = 0;
    outcome.address = 2;
    outcome.atMs = atMs;
    return outcome;
}

} // namespace

class TestLedgerChecks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
    }

    void theLastOutcomeIsKnownToTheNextRun()
    {
        const Lease undated = sampleLease(3, noDeadline);
        {
            Ledger ledger(folder());
            recordAndWait(ledger, ended(startedCall(), 4),
                          batchOf({sampleLease(1), sampleLease(2), undated, sampleLease(4)}));
            ledger.recordChecks({{keyOf(sampleLease(2)), goodOutcome()}, {keyOf(undated), goodOutcome()}});
            ledger.recordChecks({{keyOf(sampleLease(2)), badOutcome()}});
        }
        Ledger ledger(folder());
        const QList<LeaseBatch> back = living(ledger);
        QCOMPARE(back.size(), 1);
        QCOMPARE(back[0].checks, QList<CheckOutcome>({CheckOutcome(), badOutcome(), goodOutcome()}));
    }

    void outcomesAreCounted()
    {
        Ledger ledger(folder());
        recordAndWait(ledger, ended(startedCall(), 1), batchOf({sampleLease(1)}));
        // Once added up before they are written, once in the file.
        for (int run = 1; run <= 2; ++run) {
            ledger.recordChecks({{keyOf(sampleLease(1)), goodOutcome()}, {keyOf(sampleLease(1)), badOutcome()}});
            CheckOutcome differs = goodOutcome(nowMs + 4'000);
            differs.verdict = CheckVerdict::Differs;
            ledger.recordChecks({{keyOf(sampleLease(1)), differs}});
            QVERIFY(ledger.flush(60'000));
            QCOMPARE(peek(file(), u"SELECT good FROM lease_check"_s), QVariantList{2 * run});
            QCOMPARE(peek(file(), u"SELECT bad FROM lease_check"_s), QVariantList{run});
            QCOMPARE(peek(file(), u"SELECT verdict FROM lease_check"_s), QVariantList{int(CheckVerdict::Differs)});
        }
    }

    void whatIsNoJudgementIsNotRecorded()
    {
        Ledger ledger(folder());
        recordAndWait(ledger, ended(startedCall(), 1), batchOf({sampleLease(1)}));
        ledger.recordChecks({{keyOf(sampleLease(1)), goodOutcome()}});
        for (const CheckVerdict verdict : {CheckVerdict::Expired, CheckVerdict::Cancelled}) {
            CheckOutcome none = badOutcome();
            none.verdict = verdict;
            ledger.recordChecks({{keyOf(sampleLease(1)), none}});
        }
        QCOMPARE(living(ledger).value(0).checks, QList<CheckOutcome>{goodOutcome()});
        QCOMPARE(peek(file(), u"SELECT bad FROM lease_check"_s), QVariantList{0});
    }

    void onlyLeasesOfTheRecordHaveOne()
    {
        Ledger ledger(folder());
        recordAndWait(ledger, ended(startedCall(), 1), batchOf({sampleLease(1)}));
        ledger.recordChecks({{{QUuid::createUuid(), sampleLease(1).server, sampleLease(1).deadlineMs}, goodOutcome()},
                             {keyOf(sampleLease(1, nowMs + 2 * minuteMs)), goodOutcome()},
                             {keyOf(sampleLease(2)), goodOutcome()}});
        QVERIFY(ledger.flush(60'000));
        QCOMPARE(peek(file(), u"SELECT count(*) FROM lease_check"_s), QVariantList{0});
    }

    /// In few transactions: a commit for each would take minutes on a slow disk.
    void tenThousandTakeFewTransactions()
    {
        constexpr int many = 10'000;
        QList<Lease> leases;
        for (int i = 0; i < many; ++i)
            leases.append(sampleLease(i));
        Ledger ledger(folder());
        recordAndWait(ledger, ended(startedCall(), many), batchOf(leases));
        QVERIFY(ledger.flush(60'000));
        // SQLite counts the transactions of others in this.
        const QString name = QUuid::createUuid().toString();
        {
            QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, name);
            database.setDatabaseName(file());
            QVERIFY(database.open());
            const auto version = [&database] {
                QSqlQuery query(database);
                query.exec(u"PRAGMA data_version"_s);
                return query.next() ? query.value(0).toLongLong() : -1;
            };
            qint64 seen = version();
            int commits = 0;
            for (const Lease &lease : leases)
                ledger.recordChecks({{keyOf(lease), goodOutcome()}});
            const auto written = [&] {
                if (const qint64 now = version(); now != seen) {
                    seen = now;
                    ++commits;
                }
                QSqlQuery query(database);
                query.exec(u"SELECT count(*) FROM lease_check"_s);
                return query.next() && query.value(0).toInt() == many;
            };
            QVERIFY(QTest::qWaitFor(written, 60'000)); // by themselves, without flush()
            QVERIFY(commits <= 30);
        }
        QSqlDatabase::removeDatabase(name);
        // What they are written by finds its rows by an index.
        QVERIFY2(planOf(QLatin1StringView(CheckWriter::statement)).contains("lease_by_server"_L1),
                 qPrintable(planOf(QLatin1StringView(CheckWriter::statement))));
        QVERIFY(planOf(QLatin1StringView(LivingReader::Sql::leases()))
                    .contains(u"SEARCH lease_check USING INTEGER PRIMARY KEY"_s));
    }

    void aCheckGoesWithItsLease()
    {
        Ledger ledger(folder());
        CallEntry call = ended(startedCall(), 1);
        call.startedMs = nowMs - 91 * dayMs;
        const Lease old = sampleLease(1, call.startedMs + minuteMs);
        recordAndWait(ledger, call, batchOf({old}, call.startedMs));
        recordAndWait(ledger, ended(startedCall(), 2), batchOf({sampleLease(2), sampleLease(3)}));
        ledger.recordChecks({{keyOf(old), goodOutcome()},
                             {keyOf(sampleLease(2)), goodOutcome()},
                             {keyOf(sampleLease(3)), goodOutcome()}});
        QVERIFY(ledger.flush(60'000));
        QCOMPARE(peek(file(), u"SELECT count(*) FROM lease_check"_s), QVariantList{3});
        QSignalSpy applied(&ledger, &Ledger::retentionApplied);
        ledger.setRetention(90, [] { return nowMs; });
        ledger.applyRetention();
        QVERIFY(applied.wait(60'000));
        QCOMPARE(peek(file(), u"SELECT count(*) FROM lease_check"_s), QVariantList{2});

        // Taken back, it has it again; received again, it is a new lease.
        ledger.forget({keyOf(sampleLease(2)), keyOf(sampleLease(3))});
        ledger.undoForget({keyOf(sampleLease(2))});
        recordAndWait(ledger, ended(startedCall(), 1), batchOf({sampleLease(3)}));
        QCOMPARE(living(ledger).value(0).checks, QList<CheckOutcome>{goodOutcome()});
        QCOMPARE(peek(file(), u"SELECT count(*) FROM lease_check"_s), QVariantList{1});
    }

    /// As a file of the version before.
    void earlierRecordsHaveNone()
    {
        {
            Ledger ledger(folder());
            recordAndWait(ledger, ended(startedCall(), 1), batchOf({sampleLease(1)}));
        }
        for (const QString &statement : toSchema(5))
            peek(file(), statement);
        QCOMPARE(peek(file(), u"PRAGMA user_version"_s), QVariantList{5});
        {
            Ledger ledger(folder());
            QCOMPARE(livingServers(ledger), QStringList{sampleLease(1).server});
            QVERIFY(living(ledger).value(0).checks.isEmpty());
            ledger.recordChecks({{keyOf(sampleLease(1)), goodOutcome()}});
        }
        Ledger ledger(folder());
        QCOMPARE(living(ledger).value(0).checks, QList<CheckOutcome>{goodOutcome()});
        QCOMPARE(peek(file(), u"PRAGMA user_version"_s), QVariantList{9});
    }

    /// A later version may know more kinds.
    void anUnknownKindIsNone()
    {
        Ledger ledger(folder());
        recordAndWait(ledger, ended(startedCall(), 1), batchOf({sampleLease(1)}));
        ledger.recordChecks({{keyOf(sampleLease(1)), goodOutcome()}});
        QVERIFY(ledger.flush(60'000));
        peek(file(), u"UPDATE lease_check SET verdict = 99"_s);
        QCOMPARE(livingServers(ledger), QStringList{sampleLease(1).server});
        QVERIFY(living(ledger).value(0).checks.isEmpty());
    }

    void whatTheDiskRefusedIsWrittenLater()
    {
        Ledger ledger(folder());
        recordAndWait(ledger, ended(startedCall(), 1), batchOf({sampleLease(1)}));
        const QString name = QUuid::createUuid().toString();
        {
            // Another program keeps the file for itself.
            QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, name);
            database.setDatabaseName(file());
            QVERIFY(database.open());
            QSqlQuery query(database);
            QVERIFY(query.exec(u"BEGIN IMMEDIATE"_s));
            ledger.recordChecks({{keyOf(sampleLease(1)), goodOutcome()}});
            QVERIFY(!ledger.flush(60'000));
            QVERIFY(query.exec(u"COMMIT"_s));
        }
        QSqlDatabase::removeDatabase(name);
        QVERIFY(ledger.flush(60'000));
        QCOMPARE(living(ledger).value(0).checks, QList<CheckOutcome>{goodOutcome()});
    }

private:
    QString folder() const { return m_folder->path(); }
    QString file() const { return Ledger::fileName(folder()); }
    QString planOf(const QString &sql) const { return queryPlan(file(), sql); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestLedgerChecks)
#include "tst_ledger_checks.moc"
