// SPDX-License-Identifier: MIT
// A lease that the list in use names no more is marked, with the time, in the table and in the record; it is not copied
// by default, and a later list that names it again takes the mark away.
#include "desk/in_use_list.h"

#include "formats/copy_formats.h"
#include "outbox/copy_text.h"
#include "outbox/outgoing_leases.h"
#include "rig.h"
#include "view/lease_columns.h"

using namespace proxydeck;
using namespace Qt::StringLiterals;
using sim::Fault;

namespace {

struct World : Rig
{
    QUuid addKey(const QString &key, sim::Plan plan = sim::Plan::ShortChannel, Mode mode = Mode::Channel)
    {
        return addAccount({.key = key, .plan = plan, .channels = 20}, Product::ShortLived, mode);
    }
    QStringList extract(const QUuid &account, const char *endpoint, int count)
    {
        const qsizetype before = leases.size();
        const Call record
            = call(account, *catalogue.find(QString::fromLatin1(endpoint)), {{u"num"_s, QString::number(count)}});
        QStringList servers;
        const QList<RowId> rows = leases.rows();
        if (!record.error) {
            for (qsizetype i = before; i < rows.size(); ++i)
                servers.append(leases.lease(rows.at(i)).server);
        }
        return servers;
    }
    Call list(const QUuid &account) { return call(account, *catalogue.find(u"short.channel.query")); }
    /// What the vendor answers to the next list: \a servers and \a more, in JSON.
    Call listNaming(const QUuid &account, const QStringList &servers, const QByteArray &more = {},
                    const QByteArray &code = "SUCCESS")
    {
        QByteArray rows;
        for (const QString &server : servers)
            rows += (rows.isEmpty() ? "{\"server\":\"" : ",{\"server\":\"") + server.toLatin1() + "\"}";
        if (!more.isEmpty())
            rows += (rows.isEmpty() ? "" : ",") + more;
        simulator.script({.kind = Fault::Kind::RawBody,
                          .path = "/query",
                          .value = "{\"code\":\"" + code + "\",\"data\":[" + rows + "],\"request_id\":\"r-1\"}"});
        return list(account);
    }
    QStringList unlisted()
    {
        QStringList servers;
        for (const RowId row : leases.rows()) {
            if (leases.delistedMs(row) != 0)
                servers.append(leases.lease(row).server);
        }
        return servers;
    }
    /// As after a restart: everything in the table comes from the record.
    bool reload()
    {
        QSignalSpy restored(&desk, &Desk::restored);
        leases.remove(leases.rows());
        desk.restoreFromLedger();
        return QTest::qWaitFor([&] { return restored.size() == 1; }, 60'000);
    }
};

} // namespace

class InUseListTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatItNamesNoMoreIsMarkedUntilItNamesItAgain()
    {
        World world;
        const QUuid account = world.addKey(u"TESTKEY01"_s);
        const QStringList servers = world.extract(account, "short.channel.get", 3);
        QCOMPARE(servers.size(), 3);
        world.clock.advance(10'000);
        QVERIFY(!world.list(account).error);
        QCOMPARE(world.unlisted(), QStringList()); // it named all

        QSignalSpy updated(&world.leases, &LeaseTable::rowsUpdated);
        const qint64 before = world.vendorClock.nowMs();
        QVERIFY(!world.listNaming(account, {servers[0]}).error);
        QCOMPARE(world.unlisted(), servers.mid(1));
        QVERIFY(!updated.isEmpty());
        const RowId row = world.leases.rows().at(1);
        const qint64 since = world.leases.delistedMs(row);
        QVERIFY(since >= before && since <= world.vendorClock.nowMs());
        // It is said, and the states are what they were.
        const QModelIndex state = world.view.index(world.view.viewRow(row), int(LeaseColumn::State));
        QCOMPARE(state.data().toString(), u"Unlisted"_s);
        QCOMPARE(state.data(Qt::AccessibleTextRole).toString(), u"State: Unlisted, new"_s);
        QVERIFY(state.data(Qt::ToolTipRole).toString().contains(u"Not copied by default"_s));
        QVERIFY(state.data(LeaseUnlistedRole).toBool());
        QCOMPARE(world.leases.state(row), LeaseState::Live);

        // A second list does not move the time; a restart keeps it.
        world.clock.advance(5'000);
        QVERIFY(!world.listNaming(account, {servers[0]}).error);
        QCOMPARE(world.leases.delistedMs(row), since);
        QVERIFY(world.reload());
        QCOMPARE(world.leases.size(), 3);
        QCOMPARE(world.unlisted(), servers.mid(1));
        QCOMPARE(world.leases.delistedMs(world.leases.rows().at(1)), since);

        // The vendor's own list names all of them.
        QVERIFY(!world.list(account).error);
        QCOMPARE(world.unlisted(), QStringList());
        QVERIFY(world.reload());
        QCOMPARE(world.unlisted(), QStringList());
    }

    void itIsNotCopiedByDefault()
    {
        World world;
        const QUuid account = world.addKey(u"TESTKEY01"_s);
        const QStringList servers = world.extract(account, "short.channel.get", 3);
        world.clock.advance(10'000);
        QVERIFY(!world.listNaming(account, {servers[2]}).error);
        const QList<RowId> rows = world.leases.rows();
        const CopyFormat *format = findCopyFormat(u"hostport");
        QVERIFY(format);
        const auto copy = [&](const QList<RowId> &chosen) {
            OutgoingLeases outgoing(world.leases, {});
            for (const RowId row : chosen)
                outgoing.take(row);
            return copyText(outgoing, *format, {world.vendorClock.nowMs(), 0});
        };
        const CopyText all = copy(rows);
        QVERIFY(all.text.contains(servers[2]));
        QVERIFY(!all.text.contains(servers[0]));
        QCOMPARE(all.report, (CopyReport{.copied = 1, .skippedUnlisted = 2}));
        // Chosen alone they are copied, like others that were chosen on purpose.
        const CopyText chosen = copy(rows.mid(0, 2));
        QCOMPARE(chosen.report, (CopyReport{.copied = 2}));
        QVERIFY(chosen.text.contains(servers[0]) && chosen.text.contains(servers[1]));
    }

    void onlyAWholeListOfTheSameKeyAndPlanCounts()
    {
        World world;
        const QUuid account = world.addKey(u"TESTKEY01"_s);
        const QUuid other = world.addKey(u"TESTKEY02"_s);
        const QUuid elastic = world.addKey(u"TESTKEY03"_s, sim::Plan::ShortElastic, Mode::Elastic);
        const QStringList servers = world.extract(account, "short.channel.get", 2);
        QCOMPARE(world.extract(other, "short.channel.get", 2).size(), 2);
        QCOMPARE(world.extract(elastic, "short.elastic.get", 1).size(), 1);
        world.clock.advance(10'000);

        QVERIFY(world.listNaming(account, {}, {}, "FAILED_OPERATION").error);
        QCOMPARE(world.unlisted(), QStringList());
        QVERIFY(!world.listNaming(account, {servers[0]}, "{\"server\":\"no address\"}").badRows.isEmpty());
        QCOMPARE(world.unlisted(), QStringList());

        // Too young: the list may be a little behind.
        const QStringList young = world.extract(account, "short.channel.get", 1);
        QCOMPARE(young.size(), 1);
        QVERIFY(!world.listNaming(account, {}).error);
        QCOMPARE(world.unlisted(), servers);
        world.clock.advance(InUseList::settleMs + 1'000);
        QVERIFY(!world.listNaming(account, {}).error);
        QCOMPARE(world.unlisted(), servers + young);
    }

    void whatHasExpiredIsExpired()
    {
        World world;
        const QUuid account = world.addKey(u"TESTKEY01"_s);
        const QStringList servers = world.extract(account, "short.channel.get", 2);
        QCOMPARE(servers.size(), 2);
        world.clock.advance(10'000);
        QVERIFY(!world.listNaming(account, {servers[0]}).error);
        QCOMPARE(world.unlisted(), QStringList{servers[1]});
        world.clock.advance(24 * 3'600'000);
        world.leases.updateStates();
        for (const RowId row : world.leases.rows())
            QCOMPARE(world.view.index(world.view.viewRow(row), int(LeaseColumn::State)).data().toString(),
                     u"Expired"_s);
    }
};

QTEST_GUILESS_MAIN(InUseListTest)
#include "tst_in_use_list.moc"
