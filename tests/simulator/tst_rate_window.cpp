// SPDX-License-Identifier: MIT
// The documented rates: 60 a minute, or channels * 5 + 10, for each key at each interface.
#include "simulator/rate_window.h"
#include "simulator/simulator.h"
#include "support/fake_clock.h"

#include "conversation.h"

using namespace proxydeck;
using namespace proxydeck::sim;
using namespace Qt::StringLiterals;

class TestRateWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void slides()
    {
        RateWindow window;
        QVERIFY(window.admit(0, 2));
        QVERIFY(window.admit(59'000, 2));
        QVERIFY(!window.admit(59'999, 2));
        QVERIFY(window.admit(60'000, 2)); // the first is a minute old
        QVERIFY(!window.admit(60'000, 2));
        QVERIFY(!window.admit(118'999, 2));
        QVERIFY(window.admit(119'000, 2));
    }

    void aRefusedCallIsForgiven()
    {
        RateWindow window;
        QVERIFY(window.admit(0, 1));
        for (int ms = 1; ms < 60'000; ms += 500)
            QVERIFY(!window.admit(ms, 1));
        QVERIFY(window.admit(60'000, 1));
    }

    void peaksCountAllThatArrived()
    {
        RateWindow window;
        for (int i = 0; i < 3; ++i)
            window.arrived(59'000 + i, 0); // end of one calendar minute
        for (int i = 0; i < 4; ++i)
            window.arrived(60'500 + i, 1); // beginning of the next
        window.arrived(200'000, 3);
        QCOMPARE(window.peakInCalendarMinute(), 4);
        QCOMPARE(window.peakInAnyMinuteLong(), 7);
    }

    void rates_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QByteArray>("host");
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<int>("channels");
        QTest::addColumn<int>("limit");
        const QByteArray share = "share.proxy.qg.net";
        const QByteArray overseas = "overseas.proxy.qg.net";
        QTest::newRow("1 pool") << int(Plan::ShortChannel) << share << "/pool"_ba << 2 << 60;
        QTest::newRow("2 query") << int(Plan::ShortChannel) << share << "/query"_ba << 2 << 60;
        QTest::newRow("3 short channel") << int(Plan::ShortChannel) << share << "/get"_ba << 2 << 20;
        QTest::newRow("4 elastic") << int(Plan::ShortElastic) << share << "/get"_ba << 2 << 60;
        QTest::newRow("5 even") << int(Plan::ShortEven) << share << "/get"_ba << 2 << 60;
        QTest::newRow("6 metered") << int(Plan::ShortMetered) << share << "/get"_ba << 2 << 60;
        QTest::newRow("7 exclusive") << int(Plan::Exclusive) << "exclusive.proxy.qg.net"_ba
                                     << "/get"_ba << 13 << 75;
        QTest::newRow("8 region lock") << int(Plan::RegionLock) << "monopoly.proxy.qg.net"_ba
                                       << "/get"_ba << 1 << 15;
        QTest::newRow("9 global channel") << int(Plan::GlobalChannel) << overseas << "/get"_ba << 4 << 30;
        QTest::newRow("10 global metered") << int(Plan::GlobalMetered) << overseas << "/get"_ba << 4 << 60;
    }
    void rates()
    {
        QFETCH(int, kind);
        QFETCH(QByteArray, host);
        QFETCH(QByteArray, path);
        QFETCH(int, limit);
        QFETCH(int, channels);
        FakeClock clock;
        Simulator vendor(clock);
        vendor.setProxiesOn(false);
        QVERIFY(vendor.listen());
        KeyPlan key;
        key.plan = static_cast<Plan>(kind);
        key.channels = channels;
        for (const auto &name : {u"TESTKEY01"_s, u"TESTKEY02"_s}) {
            key.key = name;
            vendor.addKey(key);
        }
        Conversation conversation(vendor.port());
        const auto call = [&](const QByteArray &name) {
            conversation.send("GET " + path + "?key=" + name + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
            return conversation.next().code();
        };
        const auto exceeded = u"REQUEST_LIMIT_EXCEEDED"_s;
        for (int i = 0; i < limit; ++i) {
            QVERIFY(call("TESTKEY01") != exceeded);
            clock.advance(10);
        }
        QCOMPARE(call("TESTKEY01"), exceeded);
        QVERIFY(call("TESTKEY02") != exceeded); // each key has its own
        clock.advance(60'000 - 10 * limit - 1);
        QCOMPARE(call("TESTKEY01"), exceeded);
        clock.advance(1);
        QVERIFY(call("TESTKEY01") != exceeded); // the first is a minute old
        QCOMPARE(call("TESTKEY01"), exceeded);  // the second is not
        QCOMPARE(vendor.peakInAnyMinuteLong(u"TESTKEY01"_s, host, path), limit + 3);
        QCOMPARE(vendor.requests(host, path), limit + 5);
    }

    /// Another program with the same key: the vendor does not tell them apart.
    void anotherUserOfTheKeyTakesFromItsWindow()
    {
        FakeClock clock;
        Simulator vendor(clock);
        QVERIFY(vendor.listen());
        KeyPlan key;
        key.key = u"TESTKEY01"_s;
        key.callsPerMinute = 3;
        vendor.addKey(key);
        const auto call = [&] { return get(vendor.port(), "share.proxy.qg.net", "/query?key=TESTKEY01").code(); };
        const auto elsewhere
            = [&] { return vendor.callFromElsewhere("share.proxy.qg.net", "/query", "key=TESTKEY01"); };
        QCOMPARE(call(), u"SUCCESS"_s);
        QVERIFY(elsewhere().contains("SUCCESS"));
        QVERIFY(elsewhere().contains("SUCCESS"));
        QVERIFY(elsewhere().contains("REQUEST_LIMIT_EXCEEDED"));
        QCOMPARE(call(), u"REQUEST_LIMIT_EXCEEDED"_s);
        QCOMPARE(vendor.requests("share.proxy.qg.net", "/query"), 2); // the client's
        QCOMPARE(vendor.peakInAnyMinuteLong(u"TESTKEY01"_s, "share.proxy.qg.net", "/query"), 2);
        clock.advance(60'000);
        QCOMPARE(call(), u"SUCCESS"_s);
    }

    void anotherUserOfTheKeyTakesItsChannels()
    {
        FakeClock clock;
        Simulator vendor(clock);
        vendor.setProxiesOn(false);
        QVERIFY(vendor.listen());
        KeyPlan key;
        key.key = u"TESTKEY01"_s;
        key.channels = 3;
        key.leaseSeconds = 20;
        vendor.addKey(key);
        const auto call = [&](const QByteArray &path) { return get(vendor.port(), "share.proxy.qg.net", path); };
        QVERIFY(vendor.callFromElsewhere("share.proxy.qg.net", "/get", "key=TESTKEY01&num=2").contains("SUCCESS"));
        const Answer fewer = call("/get?key=TESTKEY01&num=3");
        QCOMPARE(fewer.code(), u"SUCCESS"_s);
        QCOMPARE(fewer.rows().size(), 1);
        QCOMPARE(call("/get?key=TESTKEY01").code(), u"NO_AVAILABLE_CHANNEL"_s);
        QCOMPARE(call("/query?key=TESTKEY01").rows().size(), 3);
        QCOMPARE(vendor.charged(key.key), 3);

        // Another life from now on; what was handed out keeps its own.
        key.leaseSeconds = 5;
        vendor.addKey(key);
        clock.advance(20'000);
        QCOMPARE(call("/get?key=TESTKEY01&num=3").rows().size(), 3);
        clock.advance(4'999);
        QCOMPARE(call("/get?key=TESTKEY01").code(), u"NO_AVAILABLE_CHANNEL"_s);
        clock.advance(1);
        QCOMPARE(call("/query?key=TESTKEY01").rows().size(), 0);
    }

    void interfacesOfAKeyAreCountedApart()
    {
        FakeClock clock;
        Simulator vendor(clock);
        QVERIFY(vendor.listen());
        KeyPlan key;
        key.key = u"TESTKEY01"_s;
        key.callsPerMinute = 1;
        vendor.addKey(key);
        const auto call = [&](const QByteArray &path) {
            return get(vendor.port(), "share.proxy.qg.net", path + "?key=TESTKEY01").code();
        };
        QCOMPARE(call("/query"), u"SUCCESS"_s);
        QCOMPARE(call("/query"), u"REQUEST_LIMIT_EXCEEDED"_s);
        QCOMPARE(call("/pool"), u"SUCCESS"_s);
        QCOMPARE(call("/get"), u"SUCCESS"_s);
        QCOMPARE(vendor.peakInCalendarMinute(u"TESTKEY01"_s, "share.proxy.qg.net", "/query"), 2);
    }

    void settingTheWallClockDoesNotHelp()
    {
        FakeClock clock;
        Simulator vendor(clock);
        QVERIFY(vendor.listen());
        KeyPlan key;
        key.key = u"TESTKEY01"_s;
        key.callsPerMinute = 1;
        vendor.addKey(key);
        const auto call = [&] { return get(vendor.port(), "share.proxy.qg.net", "/query?key=TESTKEY01").code(); };
        QCOMPARE(call(), u"SUCCESS"_s);
        clock.setUtcMs(clock.utcMs() + 3'600'000);
        QCOMPARE(call(), u"REQUEST_LIMIT_EXCEEDED"_s);
    }
};

QTEST_GUILESS_MAIN(TestRateWindow)
#include "tst_rate_window.moc"
