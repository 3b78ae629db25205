// SPDX-License-Identifier: MIT
// One press, one charge: whatever happens to the connection, the vendor receives an extraction once, and what it sold
// is not lost.
#include "rig.h"

#include <QTest>

using namespace proxydeck;
using namespace Qt::StringLiterals;
using sim::Fault;
using sim::KeyPlan;
using sim::Plan;

Q_DECLARE_METATYPE(proxydeck::sim::Fault::Kind)

class OnePressTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aLossIsNeverRepeated_data()
    {
        QTest::addColumn<Fault::Kind>("fault");
        QTest::addColumn<bool>("charged");
        QTest::addColumn<bool>("mayBeCharged");
        QTest::newRow("closed after reading") << Fault::Kind::DropAfterReading << true << true;
        QTest::newRow("reset after reading") << Fault::Kind::Reset << true << true;
        QTest::newRow("closed before it was carried out") << Fault::Kind::DropBeforeExecuting << false << true;
        QTest::newRow("closed unread") << Fault::Kind::DropBeforeReading << false << true;
        QTest::newRow("truncated") << Fault::Kind::Truncate << true << true;
        QTest::newRow("empty") << Fault::Kind::Empty << true << true;
        QTest::newRow("wrong type") << Fault::Kind::WrongType << true << true;
        QTest::newRow("never answered") << Fault::Kind::Stall << true << true;
        QTest::newRow("refused in JSON") << Fault::Kind::Json400 << false << false;
    }

    void aLossIsNeverRepeated()
    {
        QFETCH(Fault::Kind, fault);
        QFETCH(bool, charged);
        QFETCH(bool, mayBeCharged);

        Rig rig;
        rig.client.setLimits({.connectMs = 5'000, .totalMs = 3'000});
        const QUuid account = rig.addAccount(KeyPlan{.key = u"TESTKEY01"_s, .plan = Plan::ShortChannel, .channels = 5},
                                             Product::ShortLived, Mode::Channel);
        const Endpoint &get = *rig.catalogue.find(u"short.channel.get");
        // On a kept-alive connection Qt repeats requests most often.
        QCOMPARE(rig.call(account, get).added, 1);
        rig.simulator.script(Fault{.kind = fault});
        const Call record = rig.call(account, get);

        QVERIFY(record.isOver());
        QVERIFY(record.error);
        QCOMPARE(record.error->maybeCharged, mayBeCharged);
        QTest::qWait(300); // a repeated request would have arrived by now
        const int seen = fault == Fault::Kind::DropBeforeReading ? 1 : 2;
        QCOMPARE(rig.simulator.requests("share.proxy.qg.net", "/get"), seen);
        QCOMPARE(rig.simulator.leasesHandedOut(u"TESTKEY01"_s), charged ? 2 : 1);
        // Rows that can be read from a broken answer are rescued.
        QCOMPARE(rig.leases.size(), 1 + record.received);

        if (!mayBeCharged)
            return;
        // The list-in-use call returns what was paid for, without another charge.
        rig.simulator.clearScript();
        QSignalSpy ended(&rig.desk, &Desk::callEnded);
        QVERIFY(rig.desk.reconcile(record.id) != 0);
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, 60'000);
        QCOMPARE(rig.leases.size(), charged ? 2 : 1);
        QCOMPARE(rig.simulator.leasesHandedOut(u"TESTKEY01"_s), charged ? 2 : 1);
    }

    void goodRowsBesideBadOnesAreKept()
    {
        Rig rig;
        const QUuid account = rig.addAccount(KeyPlan{.key = u"TESTKEY01"_s, .plan = Plan::ShortChannel, .channels = 20},
                                             Product::ShortLived, Mode::Channel);
        rig.simulator.script(Fault{.kind = Fault::Kind::BadRows});
        const Call record = rig.call(account, *rig.catalogue.find(u"short.channel.get"), {{u"num"_s, u"4"_s}});
        QVERIFY(!record.error);
        QVERIFY(!record.badRows.isEmpty());
        const QStringList sold = rig.simulator.serversInUse(u"TESTKEY01"_s);
        QCOMPARE(sold.size(), 4);
        QStringList shown;
        for (const RowId row : rig.leases.rows())
            shown.append(rig.leases.lease(row).server);
        for (const QString &server : sold)
            QVERIFY2(shown.contains(server), qPrintable(server));
    }

    /// The vendor's words differ from its documentation, and its leases are real.
    void rowsUnderAnotherCodeAreKeptAndTheCallHasFailed()
    {
        Rig rig;
        const QUuid account = rig.addAccount(KeyPlan{.key = u"TESTKEY01"_s, .plan = Plan::ShortChannel, .channels = 5},
                                             Product::ShortLived, Mode::Channel);
        rig.simulator.script(Fault{.kind = Fault::Kind::RawBody,
                                   .value = "{\"code\":\"success\",\"data\":[{\"server\":\"127.0.0.1:4001\","
                                            "\"proxy_ip\":\"36.25.1.9\"}],\"request_id\":\"r-9\"}"});
        const Call record = rig.call(account, *rig.catalogue.find(u"short.channel.get"));
        QVERIFY(record.error);
        QCOMPARE(record.error->kind, ApiError::Kind::Vendor);
        QCOMPARE(record.error->code, u"success"_s);
        QVERIFY(record.error->maybeCharged);
        QVERIFY(record.error->bodyExcerpt.contains(u"127.0.0.1:4001"_s));
        QCOMPARE(record.received, 1);
        QCOMPARE(record.added, 1);
        QCOMPARE(rig.leases.size(), 1);
        QCOMPARE(rig.leases.lease(rig.leases.rows().constFirst()).server, u"127.0.0.1:4001"_s);
        // On the disk too, with the call that brought it.
        QSignalSpy restored(&rig.desk, &Desk::restored);
        rig.leases.remove(rig.leases.rows());
        rig.desk.restoreFromLedger();
        QTRY_COMPARE(restored.size(), 1);
        QCOMPARE(rig.leases.size(), 1);
    }

    void aRefusedConnectionChargesNothing()
    {
        Rig rig;
        const QUuid account = rig.addAccount(KeyPlan{.key = u"TESTKEY01"_s, .plan = Plan::ShortChannel, .channels = 5},
                                             Product::ShortLived, Mode::Channel);
        rig.simulator.close();
        const Call record = rig.call(account, *rig.catalogue.find(u"short.channel.get"));
        QVERIFY(record.error);
        QCOMPARE(record.error->kind, ApiError::Kind::NotSent);
        QVERIFY(!record.error->maybeCharged);
    }
};

QTEST_GUILESS_MAIN(OnePressTest)
#include "tst_one_press.moc"
