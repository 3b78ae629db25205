// SPDX-License-Identifier: MIT
#include "ledger_samples.h"

#include "support/fake_clock.h"

#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace proxydeck;
using namespace proxydeck::test;

class TestLedgerRetention : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
        m_clock = FakeClock(nowMs);
    }

    void whatIsOldGoes()
    {
        Ledger ledger(folder());
        record(ledger, nowMs - 91 * dayMs, {sampleLease(1, nowMs - 91 * dayMs + minuteMs)});
        record(ledger, nowMs - 91 * dayMs, {}); // failed calls too
        record(ledger, nowMs - 90 * dayMs - 1, {sampleLease(2, noDeadline)});
        record(ledger, nowMs - 90 * dayMs + 1, {sampleLease(3, nowMs - 90 * dayMs + minuteMs)});
        record(ledger, nowMs - 89 * dayMs, {sampleLease(4, noDeadline)});
        record(ledger, nowMs, {sampleLease(5)});
        keep(ledger, 90);
        QCOMPARE(servers(), (QVariantList{sampleLease(3).server, sampleLease(4).server, sampleLease(5).server}));
        QCOMPARE(count(u"call"_s), 3);
        QCOMPARE(count(u"batch"_s), 3);
        // Days pass, and the others are removed one after another.
        m_clock.advance(dayMs);
        record(ledger, m_clock.utcMs(), {sampleLease(6)});
        QSignalSpy applied(&ledger, &Ledger::retentionApplied);
        ledger.applyRetention();
        QVERIFY(applied.wait(60'000));
        QCOMPARE(applied[0][0].toLongLong(), 1);
        QCOMPARE(applied[0][1].toLongLong(), 1);
        QCOMPARE(servers().constFirst(), QVariant(sampleLease(4).server));
    }

    void whatLivesStays()
    {
        Ledger ledger(folder());
        record(ledger, nowMs - 200 * dayMs, {sampleLease(1, nowMs + minuteMs), sampleLease(2, nowMs - minuteMs)});
        record(ledger, nowMs, {sampleLease(3)});
        keep(ledger, 1);
        QCOMPARE(servers(), (QVariantList{sampleLease(1).server, sampleLease(3).server}));
        // Kept together with its batch, which says what paid for it.
        QCOMPARE(livingServers(ledger), QStringList({sampleLease(1).server, sampleLease(3).server}));
        QCOMPARE(count(u"call"_s), 2);
    }

    void whatNobodyWasToldOfStays()
    {
        const CallEntry lost = [] {
            CallEntry call = startedCall();
            call.startedMs = nowMs - 300 * dayMs;
            return call;
        }();
        {
            Ledger ledger(folder());
            ledger.recordStart(lost);
            record(ledger, nowMs - 299 * dayMs, {});
        }
        Ledger ledger(folder());
        keep(ledger, 90);
        QCOMPARE(count(u"call"_s), 1);
        QCOMPARE(unfinished(ledger), QList<CallEntry>{lost});
        CallEntry told = lost;
        told.outcome = CallEntry::Outcome::Unknown;
        recordAndWait(ledger, told, {});
        keep(ledger, 90);
        QCOMPARE(count(u"call"_s), 0);
    }

    void regionLocksGoToo()
    {
        Ledger ledger(folder());
        LeaseBatch batch = batchOf({}, nowMs - 100 * dayMs);
        for (int i = 0; i < 450; ++i) // more than one step removes
            batch.regionLocks.append({u"line-%1"_s.arg(i), u"河南省商丘市"_s, u"电信"_s, u"等待中"_s, noDeadline});
        CallEntry call = ended(startedCall(), 450);
        call.startedMs = nowMs - 100 * dayMs;
        recordAndWait(ledger, call, batch);
        record(ledger, nowMs, {sampleLease(1)});
        keep(ledger, 90);
        QCOMPARE(count(u"region_lock"_s), 0);
        QCOMPARE(count(u"call"_s), 1);
    }

    void aWrongClockCostsNothing()
    {
        Ledger ledger(folder());
        record(ledger, nowMs - 3 * dayMs, {sampleLease(1, nowMs - 3 * dayMs + minuteMs)});
        record(ledger, nowMs, {sampleLease(2)});
        m_clock.setUtcMs(nowMs + 20'000 * dayMs);
        keep(ledger, 90);
        QCOMPARE(count(u"lease"_s), 2);
    }

    void zeroKeepsAll()
    {
        Ledger ledger(folder());
        record(ledger, nowMs - 9'000 * dayMs, {sampleLease(1, nowMs - 9'000 * dayMs)});
        record(ledger, nowMs, {sampleLease(2)});
        QSignalSpy applied(&ledger, &Ledger::retentionApplied);
        ledger.setRetention(0, [this] { return m_clock.utcMs(); });
        ledger.applyRetention();
        living(ledger); // would be answered after a removal, if there were one
        QCOMPARE(count(u"lease"_s), 2);
        QVERIFY(applied.isEmpty());
    }

    void recordingGoesOnMeanwhile()
    {
        Ledger ledger(folder());
        for (int i = 0; i < 60; ++i) {
            QList<Lease> leases;
            for (int j = 0; j < 100; ++j)
                leases.append(sampleLease(i * 100 + j, nowMs - 100 * dayMs + minuteMs));
            CallEntry call = ended(startedCall(), 100);
            call.startedMs = nowMs - 100 * dayMs;
            ledger.recordEnd(call, batchOf(leases, nowMs - 100 * dayMs));
        }
        record(ledger, nowMs, {sampleLease(7'000)});
        QSignalSpy applied(&ledger, &Ledger::retentionApplied);
        ledger.setRetention(90, [this] { return m_clock.utcMs(); });
        ledger.applyRetention();
        int recorded = 0;
        while (applied.isEmpty()) {
            QCOMPARE(recordAndWait(ledger, ended(startedCall(), 1), batchOf({sampleLease(8'000 + recorded)})), true);
            ++recorded;
        }
        // 6,000 rows at 200 a step: if they were removed in one step, no record could have been written in between.
        QVERIFY2(recorded >= 10, qPrintable(QString::number(recorded)));
        QCOMPARE(applied[0][1].toLongLong(), 6'000);
        QCOMPARE(count(u"lease"_s), recorded + 1);
    }

    void theDiskGetsItsRoomBack()
    {
        Ledger ledger(folder());
        for (int i = 0; i < 100; ++i) {
            QList<Lease> leases;
            for (int j = 0; j < 200; ++j)
                leases.append(sampleLease(i * 200 + j, nowMs - 100 * dayMs + i));
            CallEntry call = ended(startedCall(), 200);
            call.startedMs = nowMs - 100 * dayMs;
            ledger.recordEnd(call, batchOf(leases, nowMs - 100 * dayMs));
        }
        record(ledger, nowMs, {sampleLease(60'001)});
        peek(file(), u"PRAGMA wal_checkpoint(TRUNCATE)"_s);
        const qint64 before = QFileInfo(file()).size();
        QVERIFY(before > 2'000'000);
        keep(ledger, 90);
        peek(file(), u"PRAGMA wal_checkpoint(TRUNCATE)"_s);
        QVERIFY2(QFileInfo(file()).size() < before * 2 / 3, qPrintable(QString::number(QFileInfo(file()).size())));
        QCOMPARE(peek(file(), u"PRAGMA integrity_check"_s), QVariantList{u"ok"_s});
    }

private:
    void record(Ledger &ledger, qint64 atMs, const QList<Lease> &leases)
    {
        CallEntry call = ended(startedCall(), int(leases.size()));
        call.startedMs = atMs;
        QCOMPARE(recordAndWait(ledger, call, leases.isEmpty() ? LeaseBatch() : batchOf(leases, atMs)), true);
    }
    void keep(Ledger &ledger, int days)
    {
        QSignalSpy applied(&ledger, &Ledger::retentionApplied);
        ledger.setRetention(days, [this] { return m_clock.utcMs(); });
        ledger.applyRetention();
        QVERIFY(applied.wait(60'000));
    }
    QString folder() const { return m_folder->path(); }
    QString file() const { return Ledger::fileName(folder()); }
    int count(const QString &table) const { return peek(file(), u"SELECT count(*) FROM "_s + table).value(0).toInt(); }
    QVariantList servers() const { return peek(file(), u"SELECT server FROM lease ORDER BY id"_s); }

    std::unique_ptr<QTemporaryDir> m_folder;
    FakeClock m_clock;
};

QTEST_GUILESS_MAIN(TestLedgerRetention)
#include "tst_ledger_retention.moc"
