// SPDX-License-Identifier: MIT
// A hundred thousand leases without proxies, a thousand with, and the demonstration's stock.
#include "simulator/demo_stock.h"
#include "simulator/simulator.h"
#include "support/fake_clock.h"

#include "conversation.h"

#include <QSet>

using namespace proxydeck;
using namespace proxydeck::sim;
using namespace Qt::StringLiterals;

class TestLargeNumbers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aHundredThousandLeases()
    {
        FakeClock clock;
        Simulator vendor(clock);
        vendor.setProxiesOn(false);
        QVERIFY(vendor.listen());
        KeyPlan key;
        key.key = u"TESTKEY01"_s;
        key.channels = 100'000;
        vendor.addKey(key);
        Conversation conversation(vendor.port());
        QSet<QString> servers;
        for (int call = 0; call < 1'000; ++call) {
            conversation.send(
                "GET /get?key=TESTKEY01&num=100&distinct=true HTTP/1.1\r\nHost: share.proxy.qg.net\r\n\r\n");
            const QJsonArray rows = conversation.next().rows();
            QCOMPARE(rows.size(), 100);
            for (const QJsonValue &row : rows)
                servers.insert(row.toObject().value("server"_L1).toString());
        }
        QCOMPARE(servers.size(), 100'000);
        QCOMPARE(vendor.leasesInUse(key.key), 100'000);
        for (const QString &server : std::as_const(servers))
            QVERIFY(server.startsWith("10."_L1));
        clock.advance(180'000);
        vendor.expireDue();
        QCOMPARE(vendor.leasesInUse(key.key), 0);
    }

    void proxiesAreFinite()
    {
        FakeClock clock;
        Simulator vendor(clock);
        vendor.setMostProxies(150);
        QVERIFY(vendor.listen());
        KeyPlan key;
        key.key = u"TESTKEY01"_s;
        key.plan = Plan::ShortMetered;
        vendor.addKey(key);
        const auto call = [&] { return get(vendor.port(), "share.proxy.qg.net", "/get?key=TESTKEY01&num=100"); };
        QCOMPARE(call().rows().size(), 100);
        QCOMPARE(call().rows().size(), 50);
        QCOMPARE(call().code(), u"NO_RESOURCE_FOUND"_s);
        clock.advance(180'000);
        QCOMPARE(call().rows().size(), 100);
        QCOMPARE(vendor.charged(key.key), 250);
    }

    void aClosedSimulatorStillOwesItsLeases()
    {
        FakeClock clock;
        Simulator vendor(clock);
        QVERIFY(vendor.listen());
        KeyPlan key;
        key.key = u"TESTKEY01"_s;
        vendor.addKey(key);
        const quint16 port = vendor.port();
        QCOMPARE(get(port, "share.proxy.qg.net", "/get?key=TESTKEY01&num=3").rows().size(), 3);
        Conversation open(port);
        vendor.close();
        QVERIFY(open.waitForEnd());
        QCOMPARE(vendor.port(), 0);
        QVERIFY(vendor.listen(port));
        QCOMPARE(get(port, "share.proxy.qg.net", "/query?key=TESTKEY01").rows().size(), 3);
        Simulator second(clock);
        QVERIFY(!second.listen(port));
        QCOMPARE(second.port(), 0);
    }

    void theDemonstrationShowsEveryPlan()
    {
        FakeClock clock;
        Simulator vendor(clock);
        stockDemo(vendor);
        vendor.setLatencyMs(0);
        QVERIFY(vendor.listen());
        const QList<KeyPlan> keys = demoKeys();
        QCOMPARE(keys.size(), 8);
        QSet<Plan> plans;
        for (const KeyPlan &key : keys) {
            plans.insert(key.plan);
            QVERIFY(key.key.startsWith("DEMO-"_L1));
            const QByteArray host = key.plan == Plan::Exclusive ? "exclusive.proxy.qg.net"
                : key.plan == Plan::RegionLock                  ? "monopoly.proxy.qg.net"
                : key.plan >= Plan::GlobalChannel               ? "overseas.proxy.qg.net"
                                                                : "share.proxy.qg.net";
            const Answer answer
                = get(vendor.port(), host, "/get?num=5&key=" + key.key.toLatin1() + "&pwd=" + key.pwd.toLatin1());
            QCOMPARE(answer.code(), u"SUCCESS"_s);
            QCOMPARE(vendor.leasesInUse(key.key), 5);
            QSet<QString> deadlines;
            for (const QJsonValue &row : answer.rows())
                deadlines.insert(row.toObject().value("deadline"_L1).toString());
            if (key.plan != Plan::Exclusive && key.plan != Plan::RegionLock)
                QVERIFY(deadlines.size() > 3);
        }
        QCOMPARE(plans.size(), 8);
        clock.advance(59'000);
        vendor.expireDue();
        for (const KeyPlan &key : keys)
            QCOMPARE(vendor.leasesInUse(key.key), 5);
        clock.advance(241'000);
        vendor.expireDue();
        for (const KeyPlan &key : keys)
            QCOMPARE(vendor.leasesInUse(key.key), 0);
    }
};

QTEST_GUILESS_MAIN(TestLargeNumbers)
#include "tst_large_numbers.moc"
