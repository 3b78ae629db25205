// SPDX-License-Identifier: MIT
#include "lease/vendor_clock.h"
#include "sample_leases.h"
#include "support/fake_clock.h"
#include "table/lease_store.h"
#include "table/lease_table.h"

#include <QSignalSpy>
#include <QTest>

using namespace proxydeck;
using namespace Qt::StringLiterals;

using Rows = QList<RowId>;

class TestLeaseTable : public QObject
{
    Q_OBJECT

    struct Desk
    {
        FakeClock local;
        VendorClock clock{local};
        LeaseTable table{clock};

        qint64 in(qint64 ms) const { return local.utcMs() + ms; }
        LeaseTable::AddResult add(const QList<Lease> &leases, int account = 1)
        {
            return table.add(leases, sampleOrigin(local.utcMs(), account));
        }
        void advance(qint64 ms)
        {
            local.advance(ms);
            table.advance();
        }
    };

private Q_SLOTS:
    void textsGoWithTheirLeases()
    {
        Desk desk;
        const auto texts = [&desk] { return desk.table.store().texts().count(); };
        const auto extract = [&desk](int number, const QString &task) {
            LeaseOrigin origin = sampleOrigin(desk.local.utcMs());
            origin.requestId = u"request %1"_s.arg(number); // no UUID
            origin.taskId = task;
            Lease lease = sampleLease(u"proxy-%1.example.net:8080"_s.arg(number), desk.in(60'000));
            lease.exitIp = u"2001:db8::%1"_s.arg(number, 0, 16);
            desk.table.add(std::span(&lease, 1), origin);
            return lease;
        };
        extract(0, u"task 0"_s);
        desk.table.remove(desk.table.rows());
        const qsizetype before = texts(); // area, carrier, plan and account stay
        for (int round = 0; round < 3; ++round) {
            for (int i = 1; i <= 2'000; ++i)
                extract(i, u"task %1"_s.arg(i / 4));
            QVERIFY(texts() >= before + 4 * 2'000); // request, server, host, exit
            // One of the four with the same task stays, and keeps what is its own.
            Rows going = desk.table.rows();
            const RowId last = going.takeLast();
            const Lease kept = desk.table.lease(last);
            desk.table.remove(going);
            QCOMPARE(texts(), before + 5);
            QCOMPARE(desk.table.lease(last), kept);
            QCOMPARE(kept.exitIp, u"2001:db8::7d0"_s);
            QCOMPARE(desk.table.origin(last).requestId, u"request 2000"_s);
            QCOMPARE(desk.table.origin(last).taskId, u"task 500"_s);

            // A lease that is listed again with another exit gives up the first one.
            Lease moved = kept;
            moved.exitIp = u"2001:db8::ffff"_s;
            desk.table.add(std::span(&moved, 1), sampleOrigin(desk.local.utcMs()));
            QCOMPARE(texts(), before + 5);
            QCOMPARE(desk.table.lease(last).exitIp, moved.exitIp);
            desk.table.remove(Rows{last});
            QCOMPARE(texts(), before);
        }
    }

    void textsGoWithManyLeasesToo()
    {
        Desk desk;
        QList<Lease> leases;
        for (int i = 0; i < 40'000; ++i) // more than are removed at once
            leases.append(sampleLease(u"p%1.example.net:8080"_s.arg(i), desk.in(60'000)));
        desk.add(leases.mid(0, 1));
        desk.table.remove(desk.table.rows());
        const qsizetype before = desk.table.store().texts().count();
        desk.add(leases);
        desk.table.remove(desk.table.rows());
        QTRY_COMPARE(desk.table.store().texts().count(), before);
        desk.add(leases.mid(7, 1));
        QCOMPARE(desk.table.lease(desk.table.rows().value(0)).server, leases[7].server);
    }

    void givesBackWhatItGot_data()
    {
        QTest::addColumn<QString>("server");
        QTest::addColumn<QString>("exitIp");
        const QStringList servers{u"123.54.55.24:59419"_s,
                                  u"0.0.0.0:1"_s,
                                  u"255.255.255.255:65535"_s,
                                  u"proxy-7.example.net:8080"_s,
                                  u"[2001:db8::17]:18080"_s,
                                  u"010.1.2.3:80"_s,
                                  u"1.2.3.4:080"_s,
                                  u"１.2.3.4:80"_s,
                                  u"1.2.3:80"_s,
                                  u"1.2.3.4.5:80"_s,
                                  u"256.1.1.1:80"_s,
                                  u"点.example:80"_s};
        for (const QString &server : servers) {
            for (const QString &exit : {u"129.150.42.240"_s, u""_s, u"2001:db8::1"_s, u"1.02.3.4"_s, u"1.2.3.4 "_s,
                                        server, server.left(server.indexOf(u':')), server.left(2)})
                QTest::addRow("%s / %s", qPrintable(server), qPrintable(exit)) << server << exit;
        }
    }
    void givesBackWhatItGot()
    {
        QFETCH(QString, server);
        QFETCH(QString, exitIp);
        Desk desk;
        Lease lease = sampleLease(server, desk.in(60'000));
        lease.exitIp = exitIp;
        QCOMPARE(desk.add({lease}).added, 1);
        QCOMPARE(desk.table.lease(0), lease);
        QCOMPARE(desk.table.deadlineMs(0), lease.deadlineMs);
    }

    void keepsTheOrigin_data()
    {
        QTest::addColumn<QString>("requestId");
        QTest::newRow("as documented") << u"83158ebe-be6c-40f7-a158-688741083edc"_s;
        QTest::newRow("capitals") << u"83158EBE-BE6C-40F7-A158-688741083EDC"_s;
        QTest::newRow("braces") << u"{83158ebe-be6c-40f7-a158-688741083edc}"_s;
        QTest::newRow("null") << u"00000000-0000-0000-0000-000000000000"_s;
        QTest::newRow("other") << u"req-17"_s;
        QTest::newRow("none") << u""_s;
    }
    void keepsTheOrigin()
    {
        QFETCH(QString, requestId);
        Desk desk;
        LeaseOrigin origin = sampleOrigin(desk.in(-40));
        origin.requestId = requestId;
        origin.taskId = u"0LIKQ3S1_task"_s;
        const Lease lease = sampleLease(u"123.54.55.24:59419"_s, desk.in(60'000));
        desk.table.add({&lease, 1}, origin);
        const LeaseOrigin back = desk.table.origin(0);
        QCOMPARE(back.account, origin.account);
        QCOMPARE(back.accountName, origin.accountName);
        QCOMPARE(back.endpoint, origin.endpoint);
        QCOMPARE(back.requestId, origin.requestId);
        QCOMPARE(back.taskId, origin.taskId);
        QCOMPARE(back.obtainedMs, origin.obtainedMs);
        QCOMPARE(desk.table.obtainedMs(0), origin.obtainedMs);
    }

    void everyLeaseOfAReplyIsKept()
    {
        // Servers that had leases before, among new ones: looking through those must not pass over what follows.
        Desk desk;
        constexpr int rounds = 4;
        for (int round = 1; round <= rounds; ++round) {
            QList<Lease> leases;
            for (int i = 0; i < 20; ++i)
                leases << sampleLease(u"10.0.0.%1:80"_s.arg(i % 2 ? i : 20 * round + i), desk.in(60'000 + i));
            QCOMPARE(desk.add(leases).added, leases.size());
            for (int i = 0; i < leases.size(); ++i)
                QCOMPARE(desk.table.lease(RowId((round - 1) * 20 + i)), leases[i]);
            desk.advance(61'000); // ended: the next of the same server is another lease
        }
    }

    void theSameLeaseAgainUpdatesItsRow()
    {
        Desk desk;
        QSignalSpy added(&desk.table, &LeaseTable::rowsAdded);
        QSignalSpy updated(&desk.table, &LeaseTable::rowsUpdated);
        Lease lease = sampleLease(u"123.54.55.24:59419"_s, desk.in(60'000));
        desk.add({lease});
        QCOMPARE(added.size(), 1);

        auto result = desk.add({lease, lease});
        QCOMPARE(result.added, 0);
        QCOMPARE(result.updated, 1);
        QCOMPARE(updated.size(), 0); // nothing about it is new

        lease.deadlineMs = desk.in(90'000); // another deadline, while the known one lives: it was prolonged
        lease.area = u"浙江省金华市"_s;
        result = desk.add({lease, lease});
        QCOMPARE(result.updated, 1);
        QCOMPARE(updated.size(), 1);
        QCOMPARE(updated[0][0].value<Rows>(), Rows{0});
        QCOMPARE(desk.table.lease(0), lease);

        result = desk.add({lease}, 2); // another account's
        QCOMPARE(result.added, 1);
        QCOMPARE(desk.table.size(), 2);
        QCOMPARE(added.size(), 2);
    }

    /// A key that was entered again, or replaced: what the vendor names for it can be used with it.
    void theKeyOfALeaseFollowsTheVendor()
    {
        Desk desk;
        const LeaseOrigin before{
            QUuid(1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0), u"Key"_s, u"short.channel.get"_s, u"first"_s, {}, 1'000, 1};
        LeaseOrigin after = before;
        after.endpoint = u"short.channel.query"_s;
        after.requestId = u"list"_s;
        after.obtainedMs = 2'000;
        after.keyNumber = 2;
        const QList<Lease> leases{sampleLease(u"10.0.0.1:1000"_s, desk.in(60'000)),
                                  sampleLease(u"10.0.0.2:1000"_s, desk.in(60'000)),
                                  sampleLease(u"10.0.0.3:1000"_s, desk.in(60'000))};
        desk.table.add(leases, before);
        QSignalSpy updated(&desk.table, &LeaseTable::rowsUpdated);
        desk.table.add(leases.first(2), after);
        QCOMPARE(updated.size(), 1);
        QCOMPARE(updated[0][0].value<Rows>(), (Rows{0, 1}));
        for (const RowId row : {RowId(0), RowId(1)}) {
            QCOMPARE(desk.table.origin(row).keyNumber, 2);
            QCOMPARE(desk.table.origin(row).requestId, u"first"_s); // which paid for it
            QCOMPARE(desk.table.origin(row).endpoint, before.endpoint);
            QCOMPARE(desk.table.origin(row).obtainedMs, 1'000);
        }
        QCOMPARE(desk.table.origin(2).keyNumber, 1); // the list does not name it

        // An answer to a call of the earlier key that comes late, and what the record has, take nothing back.
        desk.table.add(leases.first(1), before);
        const LeaseTable::Received restored{leases, before, {}, true};
        desk.table.add({&restored, 1});
        QCOMPARE(desk.table.origin(0).keyNumber, 2);
        QCOMPARE(updated.size(), 1);
        desk.table.remove(Rows{0, 1, 2});
        Desk plain;
        plain.table.add(leases, before);
        plain.table.remove(Rows{0, 1, 2});
        QCOMPARE(desk.table.store().texts().count(), plain.table.store().texts().count());
    }

    void twoEqualOnesInOneBatchAreOneRow()
    {
        Desk desk;
        QSignalSpy added(&desk.table, &LeaseTable::rowsAdded);
        QSignalSpy updated(&desk.table, &LeaseTable::rowsUpdated);
        const Lease a = sampleLease(u"1.2.3.4:1000"_s, desk.in(60'000));
        const Lease b = sampleLease(u"proxy.example.net:1000"_s, desk.in(60'000));
        const auto result = desk.add({a, b, a, b, a});
        QCOMPARE(result.added, 2);
        QCOMPARE(result.updated, 0);
        QCOMPARE(added.size(), 1);
        QCOMPARE(added[0][0].value<RowId>(), 0u);
        QCOMPARE(added[0][1].value<RowId>(), 1u);
        QCOMPARE(updated.size(), 0);
    }

    void aServerWhoseLeaseHasExpiredIsANewLease()
    {
        Desk desk;
        const Lease first = sampleLease(u"1.2.3.4:1000"_s, desk.in(60'000));
        desk.add({first});
        desk.local.advance(60'000); // nobody has called advance() yet
        const Lease second = sampleLease(u"1.2.3.4:1000"_s, desk.in(60'000));
        QCOMPARE(desk.add({second}).added, 1);
        // A late reply about the first one: its deadline says so.
        const auto late = desk.add({first});
        QCOMPARE(late.added, 0);
        QCOMPARE(late.updated, 1);
        QCOMPARE(desk.table.lease(1), second);
        // What is known of the second goes to the newest row.
        Lease prolonged = second;
        prolonged.deadlineMs += 5'000;
        QCOMPARE(desk.add({prolonged}).updated, 1);
        QCOMPARE(desk.table.lease(1), prolonged);
        // Without the second, the first is the one known.
        desk.table.remove(Rows{1});
        QCOMPARE(desk.add({first}).updated, 1);
        QCOMPARE(desk.add({second}).added, 1);
    }

    void anUpdateNeverForgets()
    {
        Desk desk;
        const Lease known = sampleLease(u"1.2.3.4:1000"_s, desk.in(60'000));
        desk.add({known});
        Lease bare;
        bare.server = known.server;
        bare.host = known.host;
        bare.port = known.port;
        QCOMPARE(desk.add({bare}).updated, 1);
        QCOMPARE(desk.table.lease(0), known);
    }

    void anUndatedLeaseNeverExpiresButCanBeDated()
    {
        Desk desk;
        desk.add({sampleLease(u"1.2.3.4:1000"_s, noDeadline)});
        QCOMPARE(desk.table.state(0), LeaseState::Undated);
        QCOMPARE(desk.table.nextChangeMs(), noDeadline);
        desk.advance(1'000'000'000);
        QCOMPARE(desk.table.state(0), LeaseState::Undated);
        QCOMPARE(desk.add({sampleLease(u"1.2.3.4:1000"_s, desk.in(60'000))}).updated, 1);
        QCOMPARE(desk.table.state(0), LeaseState::Live);
        QCOMPARE(desk.table.nextChangeMs(), desk.in(30'000));
    }

    void statesOverTime()
    {
        Desk desk;
        QSignalSpy states(&desk.table, &LeaseTable::statesChanged);
        QSignalSpy counts(&desk.table, &LeaseTable::countsChanged);
        const qint64 start = desk.local.utcMs();
        desk.add({sampleLease(u"1.1.1.1:1"_s, start + 100'000), sampleLease(u"1.1.1.2:1"_s, start + 60'000)});
        QCOMPARE(counts.size(), 1);
        QCOMPARE(desk.table.nextChangeMs(), start + 30'000);
        desk.advance(29'999);
        QCOMPARE(states.size(), 0);
        desk.advance(1);
        QCOMPARE(states.size(), 1);
        QCOMPARE(states[0][0].value<Rows>(), Rows{1});
        QCOMPARE(desk.table.state(1), LeaseState::Expiring);
        QCOMPARE(desk.table.nextChangeMs(), start + 60'000);
        desk.advance(30'000);
        QCOMPARE(desk.table.state(1), LeaseState::Expired);
        QCOMPARE(desk.table.nextChangeMs(), start + 70'000);
        desk.advance(1'000'000); // the first one's two changes at once
        QCOMPARE(desk.table.state(0), LeaseState::Expired);
        QCOMPARE(states.size(), 3);
        QCOMPARE(desk.table.nextChangeMs(), noDeadline);
        QCOMPARE(desk.table.counts(), (LeaseTable::Counts{0, 0, 2, 0}));
        QCOMPARE(counts.size(), 4);
    }

    void arrivesExpired()
    {
        Desk desk;
        desk.add({sampleLease(u"1.1.1.1:1"_s, desk.in(0)), sampleLease(u"1.1.1.2:1"_s, desk.in(30'000)),
                  sampleLease(u"1.1.1.3:1"_s, desk.in(30'001))});
        QCOMPARE(desk.table.counts(), (LeaseTable::Counts{1, 1, 1, 0}));
    }

    void theMarginCanChange()
    {
        Desk desk;
        desk.add({sampleLease(u"1.1.1.1:1"_s, desk.in(100'000)), sampleLease(u"1.1.1.2:1"_s, desk.in(20'000))});
        QSignalSpy states(&desk.table, &LeaseTable::statesChanged);
        QSignalSpy moved(&desk.table, &LeaseTable::nextChangeMoved);
        desk.table.setExpiringMarginMs(10'000);
        QCOMPARE(states.size(), 1);
        QCOMPARE(states[0][0].value<Rows>(), Rows{1});
        QCOMPARE(desk.table.nextChangeMs(), desk.in(10'000));
        QCOMPARE(moved.size(), 1);
        desk.table.setExpiringMarginMs(200'000);
        QCOMPARE(desk.table.counts(), (LeaseTable::Counts{0, 2, 0, 0}));
        desk.table.setExpiringMarginMs(0);
        QCOMPARE(desk.table.counts(), (LeaseTable::Counts{2, 0, 0, 0}));
        desk.advance(20'000);
        QCOMPARE(desk.table.state(1), LeaseState::Expired);
        QCOMPARE(desk.table.nextChangeMs(), desk.in(80'000));
    }

    void aDeadlineMovesBothWays()
    {
        Desk desk;
        const qint64 start = desk.local.utcMs();
        desk.add({sampleLease(u"1.1.1.1:1"_s, start + 100'000)});
        desk.add({sampleLease(u"1.1.1.1:1"_s, start + 50'000)});
        QCOMPARE(desk.table.nextChangeMs(), start + 20'000);
        desk.add({sampleLease(u"1.1.1.1:1"_s, start + 200'000)});
        QCOMPARE(desk.table.nextChangeMs(), start + 170'000);
        QSignalSpy states(&desk.table, &LeaseTable::statesChanged);
        desk.advance(100'000);
        QCOMPARE(states.size(), 0);
        QCOMPARE(desk.table.state(0), LeaseState::Live);
    }

    void removing()
    {
        Desk desk;
        QList<Lease> leases;
        for (int i = 0; i < 3'000; ++i)
            leases << sampleLease(u"1.2.%1.%2:80"_s.arg(i / 200).arg(i % 200), desk.in(60'000 + i));
        desk.add(leases);
        QSignalSpy about(&desk.table, &LeaseTable::rowsAboutToBeRemoved);
        QSignalSpy removed(&desk.table, &LeaseTable::rowsRemoved);
        bool readable = false;
        connect(&desk.table, &LeaseTable::rowsAboutToBeRemoved, this,
                [&](const Rows &rows) { readable = desk.table.lease(rows.first()) == leases[7]; });
        desk.table.remove(Rows{2'999, 7, 2'999, 99'999, 8});
        QVERIFY(readable);
        QCOMPARE(about.size(), 1);
        QCOMPARE(removed[0][0].value<Rows>(), (Rows{7, 8, 2'999}));
        QCOMPARE(desk.table.size(), 2'997);
        QVERIFY(!desk.table.contains(7));
        QCOMPARE(desk.table.lease(7), Lease());
        QCOMPARE(desk.table.counts()[0], 2'997);
        desk.table.remove(Rows{7, 99'999});
        QCOMPARE(removed.size(), 1);

        QCOMPARE(desk.add({leases[7]}).added, 1);
        QVERIFY(desk.table.contains(3'000)); // a new id
        desk.table.remove(desk.table.rows());
        QCOMPARE(desk.table.size(), 0);
        QCOMPARE(desk.table.nextChangeMs(), noDeadline);
        QCOMPARE(desk.add(leases).added, 3'000);
        QCOMPARE(desk.table.rows().first(), 3'001u);
        QCOMPARE(desk.table.lease(3'001), leases[0]);
    }

    void aHundredThousandExpireAtOnce()
    {
        Desk desk;
        const qint64 deadline = desk.in(60'000);
        for (int batch = 0; batch < 1'000; ++batch) {
            QList<Lease> leases;
            for (int i = 0; i < 100; ++i)
                leases << sampleLease(u"10.%1.%2.%3:80"_s.arg(batch / 200).arg(batch % 200).arg(i), deadline);
            desk.add(leases);
        }
        desk.add({sampleLease(u"9.9.9.9:80"_s, deadline + 1)}); // goes its own way
        QSignalSpy states(&desk.table, &LeaseTable::statesChanged);
        // In pieces, each of which leaves everything as it should be, and says that there is more to do.
        const auto updateStates = [&] {
            qsizetype most = 0;
            states.clear();
            for (int piece = 0; piece == 0 || desk.table.nextChangeMs() <= desk.local.utcMs(); ++piece) {
                QVERIFY2(piece < 10, "does not come to an end");
                desk.table.advance();
                const Rows changed = states.last()[0].value<Rows>();
                QVERIFY(std::is_sorted(changed.begin(), changed.end()));
                most = std::max(most, changed.size());
            }
            QVERIFY(most <= 50'000);
        };
        desk.local.advance(30'000);
        updateStates();
        QCOMPARE(desk.table.counts(), (LeaseTable::Counts{1, 100'000, 0, 0}));
        desk.local.advance(30'000);
        updateStates();
        QCOMPARE(desk.table.counts(), (LeaseTable::Counts{0, 1, 100'000, 0}));
        QCOMPARE(desk.table.nextChangeMs(), deadline + 1);
    }

    void aHundredThousandForgottenAreSweptOutLater()
    {
        Desk desk;
        QList<Lease> leases;
        for (int i = 0; i < 100'000; ++i)
            leases << sampleLease(u"10.%1.%2.%3:80"_s.arg(i / 40'000).arg(i / 200 % 200).arg(i % 200), desk.in(60'000));
        desk.add(leases);
        desk.add({sampleLease(u"9.9.9.9:80"_s, desk.in(60'000))});
        const Rows all = desk.table.rows();
        desk.table.remove(all);
        QCOMPARE(desk.table.size(), 0);
        QVERIFY(desk.table.rows().isEmpty());
        QVERIFY(!desk.table.contains(0));
        QCOMPARE(desk.table.counts(), LeaseTable::Counts{});
        QCOMPARE(desk.table.nextChangeMs(), noDeadline);
        // What comes back meanwhile is new, whether or not its server has been swept out yet.
        for (int round = 0; round < 8; ++round) {
            const Rows before = desk.table.rows();
            QCOMPARE(desk.add(leases.mid(round * 12'000, 100)).added, 100);
            QCOMPARE(desk.add(leases.mid(round * 12'000, 100)).updated, 100);
            QCOMPARE(desk.table.lease(desk.table.rows().last()), leases[round * 12'000 + 99]);
            desk.table.remove(desk.table.rows().mid(0, 30)); // few, while many are still being swept out
            QCOMPARE(desk.table.size(), before.size() + 70);
            QCoreApplication::processEvents();
        }
        QCOMPARE(desk.table.size(), 560);
        desk.table.remove(desk.table.rows());
        QCOMPARE(desk.add(leases).added, 100'000);
        QCOMPARE(desk.add(leases).updated, 100'000);
    }

    void aServerUsedAllDayStaysFast()
    {
        // Twenty channels, each time the same servers: looking one up must not walk through its whole past.
        Desk desk;
        for (int i = 0; i < 20'000; ++i) {
            desk.advance(1'000);
            desk.add({sampleLease(u"1.2.3.4:80"_s, desk.in(500))});
        }
        QCOMPARE(desk.table.size(), 20'000);
        QList<RowId> expired = desk.table.rows();
        expired.removeLast();
        desk.table.remove(expired);
        QCOMPARE(desk.table.rows(), QList<RowId>{19'999});
    }
};

QTEST_GUILESS_MAIN(TestLeaseTable)
#include "tst_lease_table.moc"
