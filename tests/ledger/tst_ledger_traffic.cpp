// SPDX-License-Identifier: MIT
#include "ledger_samples.h"

#include "ledger/living_reader.h"
#include "query_plan.h"
#include "sums/traffic_writer.h"

#include <QSignalSpy>
#include <QTemporaryDir>

using namespace proxydeck;
using namespace proxydeck::test;

namespace {

LeaseKey keyOf(const Lease &lease) { return {eastAccount(), lease.server, lease.deadlineMs}; }

/// \a open is of the moment: the record has nothing of it.
LeaseTraffic some(int open = 0) { return {open, 10, 7, 2, 1, 1'000, 5'000'000'000}; }

LeaseTraffic twice()
{
    LeaseTraffic traffic = some();
    traffic.add(some());
    return traffic;
}

} // namespace

class TestLedgerTraffic : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
    }

    void itIsAddedUpAndKnownToTheNextRun()
    {
        const Lease undated = sampleLease(3, noDeadline);
        {
            Ledger ledger(folder());
            recordAndWait(ledger, ended(startedCall(), 4),
                          batchOf({sampleLease(1), sampleLease(2), undated, sampleLease(4)}));
            // Once added up before it is written, once in the file.
            ledger.recordTraffic({{keyOf(sampleLease(2)), some(3)}, {keyOf(undated), some()}});
            ledger.recordTraffic({{keyOf(sampleLease(2)), some()}});
            QVERIFY(ledger.flush(60'000));
            ledger.recordTraffic({{keyOf(undated), some()}});
        }
        Ledger ledger(folder());
        const QList<LeaseBatch> back = living(ledger);
        QCOMPARE(back.size(), 1);
        QVERIFY(back[0].traffic == QList<LeaseTraffic>({LeaseTraffic(), twice(), twice()}));
    }

    void checksAndTrafficWaitForTheSameDisk()
    {
        Ledger ledger(folder());
        recordAndWait(ledger, ended(startedCall(), 1), batchOf({sampleLease(1)}));
        CheckOutcome good;
        good.verdict = CheckVerdict::Good;
        good.atMs = nowMs;
        const QString name = QUuid::createUuid().toString();
        {
            // Another program keeps the file for itself.
            QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, name);
            database.setDatabaseName(file());
            QVERIFY(database.open());
            QSqlQuery query(database);
            QVERIFY(query.exec(u"BEGIN IMMEDIATE"_s));
            ledger.recordTraffic({{keyOf(sampleLease(1)), some()}});
            ledger.recordChecks({{keyOf(sampleLease(1)), good}});
            QVERIFY(!ledger.flush(60'000));
            ledger.recordTraffic({{keyOf(sampleLease(1)), some()}});
            QVERIFY(query.exec(u"COMMIT"_s));
        }
        QSqlDatabase::removeDatabase(name);
        QVERIFY(ledger.flush(60'000));
        QVERIFY(living(ledger).value(0).traffic == QList<LeaseTraffic>{twice()});
        QCOMPARE(living(ledger).value(0).checks, QList<CheckOutcome>{good});
    }

    void onlyLeasesOfTheRecordHaveSome()
    {
        Ledger ledger(folder());
        recordAndWait(ledger, ended(startedCall(), 1), batchOf({sampleLease(1)}));
        ledger.recordTraffic({{{QUuid::createUuid(), sampleLease(1).server, sampleLease(1).deadlineMs}, some()},
                              {keyOf(sampleLease(2)), some()},
                              {keyOf(sampleLease(1)), {4, 0, 0, 0, 0, 0, 0}}});
        QVERIFY(ledger.flush(60'000));
        QCOMPARE(peek(file(), u"SELECT count(*) FROM lease_traffic"_s), QVariantList{0});
        QVERIFY2(planOf(QLatin1StringView(TrafficWriter::statement)).contains("lease_by_server"_L1),
                 qPrintable(planOf(QLatin1StringView(TrafficWriter::statement))));
        QVERIFY(planOf(QLatin1StringView(LivingReader::Sql::leases()))
                    .contains(u"SEARCH lease_traffic USING INTEGER PRIMARY KEY"_s));
    }

    void itGoesWithItsLease()
    {
        Ledger ledger(folder());
        CallEntry call = ended(startedCall(), 1);
        call.startedMs = nowMs - 91 * dayMs;
        const Lease old = sampleLease(1, call.startedMs + minuteMs);
        recordAndWait(ledger, call, batchOf({old}, call.startedMs));
        recordAndWait(ledger, ended(startedCall(), 2), batchOf({sampleLease(2), sampleLease(3)}));
        ledger.recordTraffic({{keyOf(old), some()}, {keyOf(sampleLease(2)), some()}, {keyOf(sampleLease(3)), some()}});
        QVERIFY(ledger.flush(60'000));
        QCOMPARE(peek(file(), u"SELECT count(*) FROM lease_traffic"_s), QVariantList{3});
        QSignalSpy applied(&ledger, &Ledger::retentionApplied);
        ledger.setRetention(90, [] { return nowMs; });
        ledger.applyRetention();
        QVERIFY(applied.wait(60'000));
        QCOMPARE(peek(file(), u"SELECT count(*) FROM lease_traffic"_s), QVariantList{2});

        // Taken back, it has it again; received again, it is a new lease.
        ledger.forget({keyOf(sampleLease(2)), keyOf(sampleLease(3))});
        ledger.undoForget({keyOf(sampleLease(2))});
        recordAndWait(ledger, ended(startedCall(), 1), batchOf({sampleLease(3)}));
        QVERIFY(living(ledger).value(0).traffic == QList<LeaseTraffic>{some()});
        QCOMPARE(peek(file(), u"SELECT count(*) FROM lease_traffic"_s), QVariantList{1});
    }

    /// As a file of the version before.
    void earlierRecordsHaveNone()
    {
        {
            Ledger ledger(folder());
            recordAndWait(ledger, ended(startedCall(), 1), batchOf({sampleLease(1)}));
        }
        for (const QString &statement : toSchema(8))
            peek(file(), statement);
        QCOMPARE(peek(file(), u"PRAGMA user_version"_s), QVariantList{8});
        {
            Ledger ledger(folder());
            QVERIFY(living(ledger).value(0).traffic.isEmpty());
            ledger.recordTraffic({{keyOf(sampleLease(1)), some()}});
        }
        Ledger ledger(folder());
        QVERIFY(living(ledger).value(0).traffic == QList<LeaseTraffic>{some()});
        QCOMPARE(peek(file(), u"PRAGMA user_version"_s), QVariantList{9});
    }

private:
    QString folder() const { return m_folder->path(); }
    QString file() const { return Ledger::fileName(folder()); }
    QString planOf(const QString &sql) const { return queryPlan(file(), sql); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestLedgerTraffic)
#include "tst_ledger_traffic.moc"
