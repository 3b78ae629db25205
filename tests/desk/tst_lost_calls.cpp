// SPDX-License-Identifier: MIT
// What a list in use says of calls whose outcome was unknown.
#include "desk_world.h"
#include "history/history_reader.h"

using namespace proxydeck;
using namespace proxydeck::test;

class TestLostCalls : public QObject
{
    Q_OBJECT

private:
    static Lease lease(int number)
    {
        Lease one;
        one.host = one.exitIp = u"192.0.2.%1"_s.arg(number);
        one.port = 8080;
        one.server = one.host + u":8080"_s;
        return one;
    }
    static ApiReply reply(const QList<int> &numbers)
    {
        ApiReply all;
        for (const int number : numbers)
            all.leases.append(lease(number));
        return all;
    }
    static CallId extracted(DeskWorld &world, const QUuid &account, const QList<int> &numbers)
    {
        const CallId id = world.press(account);
        world.settle();
        world.vendor->answerAll(reply(numbers));
        world.settle();
        return id;
    }
    static CallId lost(DeskWorld &world, const QUuid &account)
    {
        const CallId id = world.press(account);
        world.settle();
        world.desk->cancel(id);
        world.settle();
        return id;
    }
    static CallId listed(DeskWorld &world, const QUuid &account, const QList<int> &numbers)
    {
        const CallId id = world.desk->press(account, *world.catalogue.find(u"short.channel.query"), {});
        world.settle();
        world.vendor->answerAll(reply(numbers));
        world.settle();
        return id;
    }
    static QStringList servers(const DeskWorld &world, CallId id)
    {
        QStringList servers;
        for (const RowId row : world.call(id).rows)
            servers.append(world.leases->lease(row).server);
        return servers;
    }

private Q_SLOTS:
    void aCallKnowsItsRows()
    {
        DeskWorld world;
        const QUuid account = world.addAccount(u"TESTKEY01"_s);
        const CallId first = extracted(world, account, {1, 2});
        const CallId second = extracted(world, account, {3});
        QCOMPARE(servers(world, first), (QStringList{u"192.0.2.1:8080"_s, u"192.0.2.2:8080"_s}));
        QCOMPARE(servers(world, second), QStringList{u"192.0.2.3:8080"_s});
        // Those that were known count as well: the list names them.
        const CallId list = listed(world, account, {2, 3, 4});
        QCOMPARE(servers(world, list), (QStringList{u"192.0.2.2:8080"_s, u"192.0.2.3:8080"_s, u"192.0.2.4:8080"_s}));
    }

    void whatIsFoundIsTold()
    {
        DeskWorld world;
        const QUuid account = world.addAccount(u"TESTKEY01"_s);
        extracted(world, account, {1});
        const CallId id = lost(world, account);
        QVERIFY(world.call(id).isUnknown());
        const CallId list = listed(world, account, {1, 2});
        QVERIFY(!world.call(id).isUnknown());
        QVERIFY(world.call(id).error); // it stays a call without an answer
        QCOMPARE(world.call(id).resolution->list, list);
        QCOMPARE(world.call(id).resolution->found, 1);
        QCOMPARE(world.call(id).resolution->calls, 1);
        QCOMPARE(servers(world, id), QStringList{u"192.0.2.2:8080"_s});
        // A later list has nothing to add.
        listed(world, account, {1, 2, 3});
        QCOMPARE(world.call(id).resolution->list, list);
    }

    void nothingIsFoundOnlyAfterTheListHasSettled()
    {
        DeskWorld world;
        const QUuid account = world.addAccount(u"TESTKEY01"_s);
        const CallId id = lost(world, account);
        listed(world, account, {});
        QVERIFY(world.call(id).isUnknown()); // the list may be a little behind
        world.clock.advance(3'000);
        listed(world, account, {});
        QVERIFY(!world.call(id).isUnknown());
        QCOMPARE(world.call(id).resolution->found, 0);
        QVERIFY(world.call(id).rows.isEmpty());
    }

    void whatIsFoundIsKept()
    {
        DeskWorld world;
        world.restart(true);
        const QUuid account = world.addAccount(u"TESTKEY01"_s);
        const auto ended
            = [&world](CallId id) { return QTest::qWaitFor([&] { return world.call(id).isOver(); }, 60'000); };
        const auto sent = [&world](qsizetype requests) {
            return QTest::qWaitFor(
                [&] {
                    world.scheduler->startDue();
                    return world.vendor->requests.size() == requests;
                },
                60'000);
        };
        const CallId id = world.press(account);
        QVERIFY(sent(1));
        world.desk->cancel(id);
        QVERIFY(ended(id));
        QVERIFY(world.call(id).isUnknown());
        const CallId list = world.desk->press(account, *world.catalogue.find(u"short.channel.query"), {});
        QVERIFY(sent(2));
        world.vendor->answerAll(reply({1, 2}));
        QVERIFY(ended(list));
        const qint64 answeredMs = world.call(list).answeredMs;
        const QUuid recordId = world.call(id).recordId;
        QCOMPARE(world.call(id).resolution->found, 2);

        world.restart(true); // all is written
        HistoryReader reader(Ledger::fileName(world.folder.path()));
        QVERIFY(!reader.open());
        const QList<HistoryCall> rows = reader.calls({}, {}, 10)->rows;
        QCOMPARE(rows.size(), 2);
        for (const HistoryCall &row : rows) {
            const bool isLost = row.call.id == recordId;
            QCOMPARE(row.call.resolution, isLost ? (CallResolution{answeredMs, 2, 1}) : CallResolution());
        }
    }

    /// When it was answered is not known: it may have been as late as the list that is asked for now.
    void aCallOfAnEarlierRunWaitsForTheListAsWell()
    {
        DeskWorld world;
        world.restart(true);
        const QUuid account = world.addAccount(u"TESTKEY01"_s);
        const auto sent = [&world] {
            return QTest::qWaitFor(
                [&] {
                    world.scheduler->startDue();
                    return world.vendor->requests.size() > 0;
                },
                60'000);
        };
        world.press(account);
        QVERIFY(sent());
        world.restart(true); // it ends before the answer
        world.desk->restoreFromLedger();
        QTRY_COMPARE(world.log->size(), 1);
        const CallId id = world.log->at(0).id;
        QVERIFY(world.call(id).isUnknown());
        const auto emptyList = [&] {
            world.vendor->requests.clear();
            const CallId list = world.desk->press(account, *world.catalogue.find(u"short.channel.query"), {});
            QVERIFY(sent());
            world.vendor->answerAll();
            QTRY_VERIFY(world.call(list).isOver());
        };
        emptyList();
        QVERIFY(world.call(id).isUnknown());
        world.clock.advance(3'000);
        emptyList();
        QVERIFY(!world.call(id).isUnknown());
        QCOMPARE(world.call(id).resolution->found, 0);
    }

    void aListKnowsHowLateItIs()
    {
        DeskWorld world;
        const QUuid account = world.addAccount(u"TESTKEY01"_s);
        const CallId late = lost(world, account);
        world.clock.advance(61'000);
        const CallId early = lost(world, account);
        world.clock.advance(3'000);
        listed(world, account, {});
        QVERIFY(world.call(late).recordedResolution().isLate(world.call(late).sentMs));
        QVERIFY(!world.call(early).recordedResolution().isLate(world.call(early).sentMs));
        QCOMPARE(world.call(late).resolution->atMs, world.call(late).sentMs + 64'000);
    }

    void severalAreResolvedTogether()
    {
        DeskWorld world;
        const QUuid account = world.addAccount(u"TESTKEY01"_s);
        const CallId a = lost(world, account);
        const CallId b = lost(world, account);
        listed(world, account, {1, 2, 3});
        for (const CallId id : {a, b}) {
            QCOMPARE(world.call(id).resolution->found, 3);
            QCOMPARE(world.call(id).resolution->calls, 2);
            QCOMPARE(world.call(id).rows.size(), 3);
        }
    }

    void onlyAListOfTheSameKeyAfterTheCallTells()
    {
        DeskWorld world;
        const QUuid account = world.addAccount(u"TESTKEY01"_s);
        const QUuid other = world.addAccount(u"TESTKEY02"_s);
        const CallId id = lost(world, account);
        listed(world, other, {1});
        QVERIFY(world.call(id).isUnknown());
        // Asked for before the call was given up: it may have been carried out after the list was made.
        const CallId under = world.press(account);
        world.settle();
        const CallId list = world.desk->press(account, *world.catalogue.find(u"short.channel.query"), {});
        world.settle();
        world.clock.advance(10);
        world.desk->cancel(under);
        world.settle();
        world.vendor->answerAll(reply({2}));
        world.settle();
        QVERIFY(world.call(list).isOver());
        QVERIFY(world.call(under).isUnknown());
        QVERIFY(!world.call(id).isUnknown());
    }

    void aListWithFaultyRowsOrAnErrorTellsNothing()
    {
        DeskWorld world;
        const QUuid account = world.addAccount(u"TESTKEY01"_s);
        const CallId id = lost(world, account);
        world.clock.advance(10'000);
        world.desk->press(account, *world.catalogue.find(u"short.channel.query"), {});
        world.settle();
        ApiReply faulty = reply({1});
        faulty.badRows = {{1, BadRow::Reason::NoServer, u"{}"_s}};
        world.vendor->answerAll(faulty);
        world.settle();
        QVERIFY(world.call(id).isUnknown());
        lost(world, account);
        QVERIFY(world.call(id).isUnknown());
    }
};

QTEST_GUILESS_MAIN(TestLostCalls)
#include "tst_lost_calls.moc"
