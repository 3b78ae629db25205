// SPDX-License-Identifier: MIT
// What the operator does with rows (copy, remove, undo), in the table and in the file that the next start reads.
#include "desk/lease_marks.h"
#include "lease/lease_key.h"
#include "lease/vendor_clock.h"
#include "ledger/ledger.h"
#include "support/fake_clock.h"
#include "table/expired_rows.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace proxydeck;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 secondMs = 1'000;
constexpr qint64 minuteMs = 60 * secondMs;

} // namespace

class LeaseMarksTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        start();
    }
    void cleanup() { stop(); }

    void aCopyIsKnownAfterARestart()
    {
        buy({1, 2, 3});
        m_clock.advance(10 * secondMs);
        const QList<RowId> rows = m_table->rows();
        m_marks->setCopied({rows[0], rows[2]});
        QCOMPARE(copied(), (QStringList{server(1), server(3)}));
        QCOMPARE(m_table->copiedMs(rows[0]), m_clock.utcMs() / 1000 * 1000);
        QCOMPARE(m_table->uncopied(), 1);

        const qint64 at = m_table->copiedMs(rows[0]);
        restart();
        QCOMPARE(m_table->size(), 3);
        QCOMPARE(copied(), (QStringList{server(1), server(3)}));
        QCOMPARE(m_table->copiedMs(m_table->rowsOf({{key(1)}}).first()), at);
    }

    void aCheckIsKnownAfterARestartAndAnUndo()
    {
        buy({1, 2});
        CheckOutcome outcome;
        outcome.verdict = CheckVerdict::Differs;
        outcome.stage = CheckStage::Done;
        outcome.times = {1, 2, 3, 4, 5};
        outcome.exitIp = u"96.78.27.185"_s;
        outcome.atMs = m_clock.utcMs();
        const auto checkOf = [this](int number) { return m_table->check(m_table->rowsOf({{key(number)}}).value(0)); };
        m_marks->setChecks({{m_table->rows().last(), outcome}, {4'711, outcome}}); // one is long gone
        QCOMPARE(checkOf(2), std::optional(outcome));
        restart();
        QVERIFY(!checkOf(1));
        QCOMPARE(checkOf(2), std::optional(outcome));
        m_marks->remove(m_table->rows());
        QCOMPARE(m_table->size(), 0);
        m_marks->undo();
        QVERIFY(!checkOf(1));
        QCOMPARE(checkOf(2), std::optional(outcome));
        restart();
        QCOMPARE(checkOf(2), std::optional(outcome));
    }

    void copiesOfTheHistoryMarkTheTableToo()
    {
        buy({1, 2});
        m_marks->setCopied(QList<LeaseKey>{key(2), {m_account, u"10.9.9.9:1"_s, 5}}); // one is long gone
        QCOMPARE(copied(), QStringList{server(2)});
        restart();
        QCOMPARE(copied(), QStringList{server(2)});
    }

    void aRemovalIsUndoneInTheRecordToo()
    {
        buy({1, 2, 3});
        m_marks->setCopied(QList<LeaseKey>{key(1)});
        const LeaseOrigin origin = m_table->origin(0);
        m_marks->remove({0, 1});
        QCOMPARE(servers(), QStringList{server(3)});
        QCOMPARE(m_marks->undoable().rows, 2);
        restart();
        QCOMPARE(servers(), QStringList{server(3)}); // removed for good
        QCOMPARE(m_marks->undoable().rows, 0);       // in the run

        m_marks->remove(m_table->rows());
        QSignalSpy changed(m_marks.get(), &LeaseMarks::undoableChanged);
        const QList<RowId> rows = m_marks->undo().leases;
        QCOMPARE(changed.size(), 1);
        QCOMPARE(rows, m_table->rows());
        QCOMPARE(servers(), QStringList{server(3)});
        QCOMPARE(m_table->origin(rows.first()).requestId, origin.requestId);
        QCOMPARE(m_table->origin(rows.first()).obtainedMs, origin.obtainedMs);
        restart();
        QCOMPARE(servers(), QStringList{server(3)});

        // What it was, and not only that it was.
        buy({4, 5});
        m_marks->setCopied(QList<LeaseKey>{key(4)});
        m_table->setDelisted(m_table->rowsOf({{key(5)}}), m_clock.utcMs());
        m_marks->remove(m_table->rowsOf(QList<LeaseKey>{key(4), key(5)}));
        m_marks->undo();
        QCOMPARE(copied(), QStringList{server(4)});
        QVERIFY(m_table->delistedMs(m_table->rowsOf({{key(5)}}).first()) != 0);
        restart();
        QCOMPARE(copied(), QStringList{server(4)});
    }

    void thirtyRemovalsAreUndoneOneByOne()
    {
        QList<int> numbers(30);
        for (int i = 0; i < 30; ++i)
            numbers[i] = i + 1;
        buy(numbers);
        for (const int number : std::as_const(numbers))
            m_marks->remove(m_table->rowsOf({{key(number)}}));
        QCOMPARE(m_table->size(), 0);
        for (int left = 30; left > 0; --left) {
            QCOMPARE(m_marks->undo().leases.size(), 1);
            QCOMPARE(servers().last(), server(left)); // the last one first
        }
        QCOMPARE(m_marks->undoable().rows, 0);
        QVERIFY(m_marks->undo().leases.isEmpty());
        restart();
        QCOMPARE(m_table->size(), 30);
    }

    void manyAreRemovedAndBroughtBackWhileCallsAreRecorded()
    {
        QList<int> numbers(5'000);
        for (int i = 0; i < numbers.size(); ++i)
            numbers[i] = i + 1;
        buy(numbers);
        const QList<RowId> all = m_table->rows();
        m_marks->remove(all);
        m_marks->undo(); // while most of them wait to be marked
        buy({6'000});
        m_marks->remove(m_table->rowsOf({{key(7)}}));
        restart();
        QCOMPARE(m_table->size(), 5'000);
        QVERIFY(!servers().contains(server(7)));
    }

    void clearedOnesComeBackUnlessTheyLiveAgain()
    {
        const qint64 first = m_clock.utcMs() + secondMs;
        buy({1, 2}, first);
        m_clock.advance(2 * secondMs);
        m_table->advance();
        m_marks->clear(ExpiredRows::of(*m_table));
        QCOMPARE(m_table->size(), 0);
        const qint64 second = m_clock.utcMs() + minuteMs;
        buy({1}, second); // the same server, another lease
        QCOMPARE(m_marks->undo().leases.size(), 2);
        QCOMPARE(m_table->size(), 3);
        const QList<RowId> again = m_table->rowsOf({{{m_account, server(1), second}}});
        QCOMPARE(again.size(), 1);
        QCOMPARE(m_table->state(again.first()), LeaseState::Live); // not shortened by what was cleared

        // What the vendor has named again is there once.
        m_marks->remove(again);
        buy({1}, second);
        m_marks->undo();
        QCOMPARE(m_table->rowsOf({{{m_account, server(1), second}}}).size(), 1);
        QCOMPARE(m_table->size(), 3);
        restart();
        QCOMPARE(servers(), QStringList{server(1)});
    }

    void removedRegionLocksComeBackInTheRecordToo()
    {
        list({u"a"_s, u"b"_s, u"c"_s});
        m_marks->removeRegionLocks({0, 2}); // c and a
        QCOMPARE(uuids(), QStringList{u"b"_s});
        QCOMPARE(m_marks->undoable().rows, 2);
        QVERIFY(m_marks->undoable().regionLocks);
        restart();
        QCOMPARE(uuids(), QStringList{u"b"_s}); // removed for good
        QCOMPARE(m_marks->undoable().rows, 0);

        list({u"a"_s, u"c"_s});
        m_marks->removeRegionLocks({0, 1, 2});
        QSignalSpy changed(m_marks.get(), &LeaseMarks::undoableChanged);
        const LeaseMarks::Restored restored = m_marks->undo();
        QCOMPARE(changed.size(), 1);
        QCOMPARE(restored.regionLocks, (QList<int>{2, 1, 0}));
        QVERIFY(restored.leases.isEmpty());
        QCOMPARE(uuids(), (QStringList{u"c"_s, u"a"_s, u"b"_s}));
        restart();
        QStringList all = uuids();
        all.sort();
        QCOMPARE(all, (QStringList{u"a"_s, u"b"_s, u"c"_s}));
    }

    void removalsOfBothTablesAreOneStack()
    {
        buy({1, 2});
        list({u"a"_s, u"b"_s});
        m_marks->remove(m_table->rowsOf({{key(1)}}));
        m_marks->removeRegionLocks({0});
        m_marks->remove(m_table->rowsOf({{key(2)}}));
        QVERIFY(!m_marks->undoable().regionLocks);
        QCOMPARE(m_marks->undo().leases.size(), 1);
        QCOMPARE(servers(), QStringList{server(2)});
        QVERIFY(m_marks->undoable().regionLocks);
        QCOMPARE(m_marks->undo().regionLocks, QList<int>{0});
        QCOMPARE(uuids(), (QStringList{u"b"_s, u"a"_s}));
        QVERIFY(!m_marks->undoable().regionLocks);
        QCOMPARE(m_marks->undo().leases.size(), 1);
        QCOMPARE(m_marks->undoable().rows, 0);

        // The steps of both count.
        for (size_t i = 0; i < LeaseMarks::mostSteps + 5; ++i) {
            m_marks->removeRegionLocks({0});
            m_marks->undo();
            m_marks->removeRegionLocks({0});
            list({u"a"_s, u"b"_s});
        }
        size_t steps = 0;
        for (; m_marks->undoable().rows > 0; ++steps)
            m_marks->undo();
        QCOMPARE(steps, LeaseMarks::mostSteps);
        QCOMPARE(uuids().size(), 2);
    }

    void tooManyCannotBeTakenBack()
    {
        QVERIFY(LeaseMarks::canUndo(LeaseMarks::mostRows));
        QVERIFY(!LeaseMarks::canUndo(LeaseMarks::mostRows + 1));
    }

private:
    static QString server(int number) { return u"10.1.%1.%2:2000"_s.arg(number / 250).arg(number % 250); }
    LeaseKey key(int number) const { return {m_account, server(number), m_deadlineMs}; }

    void start()
    {
        m_ledger = std::make_unique<Ledger>(m_folder->path());
        m_ledger->setPatienceMs(60'000);
        m_table = std::make_unique<LeaseTable>(m_vendorClock);
        m_locks = std::make_unique<RegionLockModel>(RegionLockModel::AccountName());
        m_marks = std::make_unique<LeaseMarks>(*m_table, *m_locks, m_ledger.get());
    }
    void stop()
    {
        m_marks.reset();
        m_locks.reset();
        m_table.reset();
        m_ledger.reset(); // writes what is queued
    }
    /// The next run: what lives comes from the file.
    void restart()
    {
        stop();
        start();
        bool done = false;
        m_ledger->loadLiving(m_clock.utcMs(), [&](const QList<LeaseBatch> &part, bool last) {
            for (const LeaseBatch &batch : part) {
                const LeaseTable::Received one{batch.leases, batch.origin,   batch.delistedMs,
                                               true,         batch.copiedMs, batch.checks};
                m_table->add({&one, 1});
                m_locks->add(batch.regionLocks, batch.origin);
            }
            done = last;
        });
        QTRY_VERIFY(done);
    }

    void buy(const QList<int> &numbers, qint64 deadlineMs = 0)
    {
        LeaseBatch batch;
        batch.origin.account = m_account;
        batch.origin.endpoint = u"short.channel.get"_s;
        batch.origin.requestId = QUuid::createUuid().toString(QUuid::WithoutBraces);
        batch.origin.obtainedMs = m_clock.utcMs();
        for (const int number : numbers) {
            Lease lease;
            lease.server = server(number);
            lease.host = lease.exitIp = lease.server.section(u':', 0, 0);
            lease.port = 2000;
            lease.deadlineMs = deadlineMs == 0 ? m_deadlineMs : deadlineMs;
            batch.leases.append(lease);
        }
        CallEntry call;
        call.id = QUuid::createUuid();
        call.account = m_account;
        call.startedMs = call.sentMs = m_clock.utcMs();
        call.outcome = CallEntry::Outcome::Succeeded;
        m_ledger->recordEnd(call, batch);
        m_table->add(batch.leases, batch.origin);
    }

    /// Lines of region locks, as a reply brings them.
    void list(const QStringList &uuids)
    {
        LeaseBatch batch;
        batch.origin.account = m_account;
        batch.origin.endpoint = u"regionlock.get"_s;
        batch.origin.obtainedMs = m_clock.utcMs();
        for (const QString &uuid : uuids)
            batch.regionLocks.append({uuid, u"福建省泉州市"_s, u"电信"_s, u"等待中(34)"_s, noDeadline});
        CallEntry call;
        call.id = QUuid::createUuid();
        call.account = m_account;
        call.startedMs = call.sentMs = m_clock.utcMs();
        call.outcome = CallEntry::Outcome::Succeeded;
        m_ledger->recordEnd(call, batch);
        m_locks->add(batch.regionLocks, batch.origin);
    }
    QStringList uuids() const
    {
        QStringList all;
        for (int row = 0; row < m_locks->rowCount(); ++row)
            all << m_locks->line(row).uuid;
        return all;
    }

    QStringList servers() const
    {
        QStringList all;
        const QList<RowId> rows = m_table->rows();
        for (const RowId row : rows)
            all << m_table->lease(row).server;
        return all;
    }
    QStringList copied() const
    {
        QStringList all;
        const QList<RowId> rows = m_table->rows();
        for (const RowId row : rows) {
            if (m_table->copiedMs(row) != 0)
                all << m_table->lease(row).server;
        }
        return all;
    }

    const QUuid m_account = QUuid::createUuid();
    FakeClock m_clock;
    VendorClock m_vendorClock{m_clock};
    const qint64 m_deadlineMs = m_clock.utcMs() + 10 * minuteMs;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Ledger> m_ledger;
    std::unique_ptr<LeaseTable> m_table;
    std::unique_ptr<RegionLockModel> m_locks;
    std::unique_ptr<LeaseMarks> m_marks;
};

QTEST_GUILESS_MAIN(LeaseMarksTest)
#include "tst_lease_marks.moc"
