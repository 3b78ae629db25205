// SPDX-License-Identifier: MIT
// Calls that the program makes to keep enough leases: counted on the disk before they are sent, and why they were made.
#include "../ledger/ledger_samples.h"
#include "desk_world.h"
#include "history/history_reader.h"

using namespace proxydeck;
using namespace proxydeck::test;

class TestKeeperCalls : public QObject
{
    Q_OBJECT

private:
    static constexpr auto reason = "fill keep=20 spare=0 good=0 falling=0 coming=0 lead=3000 left=30000"_L1;

    static CallId keep(DeskWorld &world, const QUuid &account)
    {
        return world.desk->press(account, world.get(), {{u"num"_s, u"5"_s}}, PressedBy::Keeper, reason);
    }
    static bool ends(DeskWorld &world, CallId id)
    {
        return QTest::qWaitFor(
            [&] {
                world.settle();
                return world.call(id).isOver();
            },
            30'000);
    }

private Q_SLOTS:
    void aReasonComesBackFromTheRecord()
    {
        DeskWorld world;
        world.restart(true);
        const QUuid account = world.addAccount(u"KEYOFATEST1"_s);
        const CallId id = keep(world, account);
        QVERIFY(QTest::qWaitFor([&world] { return world.vendor->requests.size() == 1; }, 30'000));
        QCOMPARE(world.call(id).reason, QString(reason));

        // The program ends while the answer is due.
        world.restart(true);
        world.desk->restoreFromLedger();
        QVERIFY(QTest::qWaitFor([&world] { return world.log->size() == 1; }, 30'000));
        QCOMPARE(world.log->at(0).reason, QString(reason));
        QCOMPARE(world.log->at(0).pressedBy, PressedBy::Keeper);
        QVERIFY(world.log->at(0).isUnknown());
        QVERIFY(world.ledger->flush(30'000));

        HistoryReader history(Ledger::fileName(world.recordFolder()), [] { return false; });
        QVERIFY(!history.open());
        const auto page = history.calls({}, {}, 10);
        QVERIFY(page);
        QCOMPARE(page->rows.size(), 1);
        QCOMPARE(page->rows.first().call.reason, QString(reason));
    }

    void whatCannotBeCountedIsNotSent()
    {
        DeskWorld world;
        world.recordUnder = u"/in the way"_s;
        {
            QFile inTheWay(world.recordFolder());
            QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        }
        world.restart(true);
        const QUuid account = world.addAccount(u"KEYOFATEST1"_s);
        const CallId kept = keep(world, account);
        QVERIFY(ends(world, kept));
        QVERIFY(world.vendor->requests.isEmpty());
        QVERIFY(world.call(kept).error);
        QCOMPARE(world.call(kept).error->kind, ApiError::Kind::NotSent);
        QCOMPARE(world.call(kept).error->cause, ApiError::Cause::NotRecorded);
        QCOMPARE(world.call(kept).sentMs, 0);
        QVERIFY(!world.call(kept).isUnknown());
        QCOMPARE(world.desk->meter(account, world.get()).used, 0); // it takes nothing of the window

        // What charges nothing, and what the operator presses, is sent as ever.
        const CallId list = world.desk->press(account, *world.catalogue.find(u"short.channel.query"), {},
                                              PressedBy::Keeper, u"look"_s);
        const CallId pressed = world.press(account);
        const CallId retried = world.press(account, PressedBy::Retry);
        QVERIFY(QTest::qWaitFor([&world] {
            world.settle();
            return world.vendor->requests.size() == 3;
        }));
        world.vendor->answerAll();
        for (const CallId id : {list, pressed, retried})
            QVERIFY(ends(world, id));

        // The disk is back: the record has it as never sent.
        QVERIFY(QFile::remove(world.recordFolder()));
        QVERIFY(world.ledger->flush(30'000));
        const QString file = Ledger::fileName(world.recordFolder());
        QCOMPARE(peek(file, u"SELECT outcome FROM call WHERE pressed_by = 2 ORDER BY id"_s),
                 QVariantList({int(CallEntry::Outcome::NotSent), int(CallEntry::Outcome::Succeeded)}));
        QCOMPARE(peek(file, u"SELECT count(*) FROM call WHERE outcome = 0"_s), QVariantList{0});
        QCOMPARE(peek(file, u"SELECT sent_ms FROM call WHERE pressed_by = 2"_s).value(0).isNull(), true);
        const CallId next = keep(world, account);
        QVERIFY(QTest::qWaitFor([&world] {
            world.settle();
            return world.vendor->requests.size() == 4;
        }));
        world.vendor->answerAll();
        QVERIFY(ends(world, next));
        QVERIFY(!world.call(next).error);
    }

    /// A disk that does not answer is no better than one that refuses.
    void aSilentDiskCountsNothing()
    {
        DeskWorld world;
        world.restart(true);
        world.ledger->setPatienceMs(0);
        const QUuid account = world.addAccount(u"KEYOFATEST1"_s);
        const CallId kept = keep(world, account);
        QVERIFY(ends(world, kept));
        QVERIFY(world.vendor->requests.isEmpty());
        QCOMPARE(world.call(kept).error->cause, ApiError::Cause::NotRecorded);
        QVERIFY(world.ledger->flush(30'000));
        QCOMPARE(peek(Ledger::fileName(world.recordFolder()), u"SELECT outcome FROM call"_s),
                 QVariantList{int(CallEntry::Outcome::NotSent)});
    }

    /// The demo has no record, and nothing in it is paid for.
    void withoutARecordItIsSent()
    {
        DeskWorld world;
        const QUuid account = world.addAccount(u"KEYOFATEST1"_s);
        const CallId kept = keep(world, account);
        world.settle();
        QCOMPARE(world.vendor->requests.size(), 1);
        world.answerWhatComes();
        QVERIFY(world.call(kept).isOver());
    }

    void theListThatClearsUpIsTheKeepersToo()
    {
        DeskWorld world;
        const QUuid account = world.addAccount(u"KEYOFATEST1"_s);
        const CallId kept = keep(world, account);
        world.settle();
        world.desk->cancel(kept);
        world.settle();
        QVERIFY(world.call(kept).isUnknown());
        const CallId list = world.desk->reconcile(kept, PressedBy::Keeper, u"clearup"_s);
        QCOMPARE(world.call(list).pressedBy, PressedBy::Keeper);
        QCOMPARE(world.call(list).reason, u"clearup"_s);
        QCOMPARE(world.call(world.desk->reconcile(kept)).pressedBy, PressedBy::Operator);
        world.answerWhatComes();
    }
};

QTEST_GUILESS_MAIN(TestKeeperCalls)
#include "tst_keeper_calls.moc"
