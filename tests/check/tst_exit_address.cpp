// SPDX-License-Identifier: MIT
#include "check/exit_address.h"

#include <QTest>

using namespace proxydeck;
using namespace Qt::StringLiterals;

class TestExitAddress : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void found_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("exit");
        QTest::newRow("plain") << QByteArray("8.8.4.4") << u"8.8.4.4"_s;
        QTest::newRow("plain, with a line's end") << QByteArray("8.8.4.4\r\n") << u"8.8.4.4"_s;
        QTest::newRow("IPv6") << QByteArray("2400:3200:0:0::1\n") << u"2400:3200::1"_s;
        QTest::newRow("IPv4 in IPv6") << QByteArray("::ffff:8.8.4.4") << u"8.8.4.4"_s;
        for (const char *name : {"ip", "origin", "query", "ipAddress", "ip_addr", "address", "clientIp", "IP"})
            QTest::newRow(name) << QByteArray("{\"port\": 1, \"" + QByteArray(name) + "\": \"8.8.4.4\"}")
                                << u"8.8.4.4"_s;
        QTest::newRow("one level deeper") << QByteArray(R"({"code":0,"data":{"ip":"8.8.4.4"}})") << u"8.8.4.4"_s;
        QTest::newRow("the name counts, not the place")
            << QByteArray(R"({"dns":"1.1.1.1","ip":"8.8.4.4"})") << u"8.8.4.4"_s;
        QTest::newRow("this level before the deeper one")
            << QByteArray(R"({"a":{"ip":"1.1.1.1"},"ip":"8.8.4.4"})") << u"8.8.4.4"_s;
        QTest::newRow("in a list") << QByteArray(R"([{"ip":"8.8.4.4"}])") << u"8.8.4.4"_s;
        QTest::newRow("several in one") << QByteArray(R"({"origin":"8.8.4.4, 1.1.1.1"})") << u"8.8.4.4"_s;
        QTest::newRow("unknown names") << QByteArray(R"({"addr":"8.8.4.4"})") << u"8.8.4.4"_s;
        QTest::newRow("broken JSON") << QByteArray(R"({"ip":"8.8.4.4")") << u"8.8.4.4"_s;
        QTest::newRow("a page") << QByteArray("<p>Your address is <b>8.8.4.4</b>.</p>") << u"8.8.4.4"_s;
        QTest::newRow("the end of a sentence") << QByteArray("You are 8.8.4.4.") << u"8.8.4.4"_s;
        QTest::newRow("with a port") << QByteArray("8.8.4.4:51234") << u"8.8.4.4"_s;
        QTest::newRow("in Chinese") << QByteArray("当前 IP：8.8.4.4  来自于：中国") << u"8.8.4.4"_s;
        QTest::newRow("after a private one") << QByteArray("192.168.1.1 via 8.8.4.4") << u"8.8.4.4"_s;
        QTest::newRow("within 4 KB") << QByteArray(4'000, ' ') + "8.8.4.4" << u"8.8.4.4"_s;
        QTest::newRow("after 4 KB") << QByteArray(4'096, 'x') + " 8.8.4.4" << QString();
        QTest::newRow("none") << QByteArray("OK") << QString();
        QTest::newRow("empty") << QByteArray() << QString();
        QTest::newRow("a version") << QByteArray("nginx 1.2.3") << QString();
        QTest::newRow("five parts") << QByteArray("8.8.4.4.5") << QString();
        QTest::newRow("out of range") << QByteArray("8.8.4.256") << QString();
        QTest::newRow("leading zeros") << QByteArray("008.008.004.004") << QString();
        QTest::newRow("a time") << QByteArray("2026-11-30 12:30:45") << QString();
        QTest::newRow("a MAC address") << QByteArray("00:1a:2b:3c:4d:5e") << QString();
        QTest::newRow("a namespace") << QByteArray("std::cout") << QString();
        QTest::newRow("garbage") << QByteArrayLiteral("\xff\xfe\x00:::::....") << QString();
    }

    void found()
    {
        QFETCH(QByteArray, body);
        QTEST(ExitAddress::of(body, false).exit, "exit");
    }

    void onlyTheInternetCounts_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<bool>("counts");
        for (const char *address : {"0.1.2.3",     "10.0.0.1",        "100.64.0.1",  "100.127.255.255",
                                    "127.0.0.1",   "169.254.1.1",     "172.16.0.1",  "172.31.255.255",
                                    "192.0.0.8",   "192.0.2.1",       "192.88.99.1", "192.168.0.1",
                                    "198.18.0.1",  "198.51.100.7",    "203.0.113.9", "224.0.0.1",
                                    "240.0.0.1",   "255.255.255.255", "::1",         "::",
                                    "fe80::1",     "fc00::1",         "fd12::1",     "ff02::1",
                                    "2001:db8::1", "2001::1",         "3fff::1",     "64:ff9b::1"})
            QTest::newRow(address) << QString::fromLatin1(address) << false;
        for (const char *address :
             {"1.0.0.1", "8.8.4.4", "100.63.255.255", "100.128.0.1", "172.15.0.1", "172.32.0.1", "192.0.1.1",
              "198.17.255.255", "198.20.0.1", "223.255.255.1", "2400:3200::1", "2001:4860:4860::8844", "240e::1"})
            QTest::newRow(address) << QString::fromLatin1(address) << true;
    }

    void onlyTheInternetCounts()
    {
        QFETCH(QString, address);
        QTEST(isGlobalUnicast(address), "counts");
        QTEST(!ExitAddress::of(address.toLatin1(), false).exit.isEmpty(), "counts");
        QCOMPARE(ExitAddress::of(address.toLatin1(), true).exit, address);
    }

    void allOfThem()
    {
        const ExitAddress address = ExitAddress::of(R"({"ip":"8.8.4.4","forwarded":"192.168.0.7, 1.1.1.1"})", false);
        QCOMPARE(address.exit, u"8.8.4.4"_s);
        QCOMPARE(address.all, QStringList({u"8.8.4.4"_s, u"192.168.0.7"_s, u"1.1.1.1"_s}));
        QCOMPARE(ExitAddress::of(QByteArray("1.1.1.1 8.8.4.4 ").repeated(100), false).all.size(), 2);
    }
};

QTEST_APPLESS_MAIN(TestExitAddress)
#include "tst_exit_address.moc"
