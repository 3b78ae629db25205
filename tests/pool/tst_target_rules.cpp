// SPDX-License-Identifier: MIT
#include "pool/host_shape.h"
#include "pool/target_rules.h"

#include <QTest>

using namespace proxydeck;

Q_DECLARE_METATYPE(proxydeck::TargetRefusal)

namespace {

TargetRefusal refusal(const QByteArray &host, quint16 port = 80, const PortTerms &terms = {}, const OwnPlaces &own = {})
{
    return refusalOf(host, port, terms, own);
}

} // namespace

/// Where no local port connects to, however it is written.
class TestTargetRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hosts_data()
    {
        QTest::addColumn<QByteArray>("host");
        QTest::addColumn<TargetRefusal>("refusal");
        const auto rows = [](TargetRefusal refusal, const QList<QByteArray> &hosts) {
            for (const QByteArray &host : hosts)
                QTest::newRow(host.isEmpty() ? "nothing" : host.left(60).constData()) << host << refusal;
        };
        rows(TargetRefusal::None, {"site.test",       "site.test.",
                                   "SITE.test",       "xn--fiq228c.test",
                                   "a_b.test",        "a-.test",
                                   "router",          "1.2.3.4.test",
                                   "0x7f.test",       "8.8.8.8",
                                   "8.8.2056",        "192.0.2.1",
                                   "203.0.113.5",     "134744072",
                                   "2001:db8::1",     "2606:4700::1111",
                                   "::ffff:8.8.8.8",  "64:ff9b::8.8.8.8",
                                   "2002:808:808::",  "172.15.255.255",
                                   "172.32.0.1",      "100.63.255.255",
                                   "100.128.0.1",     "169.253.1.1",
                                   "11.0.0.1",        "126.255.255.255",
                                   "128.0.0.1",       "192.0.1.1",
                                   "198.17.0.1",      "198.20.0.1",
                                   "223.255.255.255", "localhost.test",
                                   "mylocalhost",     "local.test",
                                   "mylocal",         "localx",
                                   "127.0.0.1.test",  QByteArray(63, 'a') + ".test"});
        rows(TargetRefusal::Loopback,
             {"127.0.0.1",
              "127.255.255.255",
              "127.0.0.1.",
              "127.1",
              "127.0.1",
              "0x7f.1",
              "0x7f000001",
              "0X7F.0.0.1",
              "0177.0.0.1",
              "2130706433",
              "017700000001",
              "0.0.0.0",
              "0",
              "0x0",
              "00",
              "0x",
              "0.1.2.3",
              "localhost",
              "localhost.",
              "LOCALHOST",
              "LocalHost.",
              "a.localhost",
              "a.b.localhost.",
              "localhost.localdomain",
              "localhost6",
              "localhost4.localdomain4",
              "ip6-loopback",
              "ip6-localhost",
              "::1",
              "::",
              "0:0:0:0:0:0:0:1",
              "0000:0000::0001",
              "::ffff:127.0.0.1",
              "::ffff:7f00:1",
              "::127.0.0.1",
              "::ffff:0:127.0.0.1",
              "64:ff9b::127.0.0.1",
              "64:ff9b::7f00:1",
              "2002:7f00:1::",
              "2002:7f00:0001:0:0:0:0:1",
              "::ffff:0.0.0.0",
              "::2",
              "2001:0:4136:e378:8000:63bf:80ff:fffe"});
        rows(TargetRefusal::Private,
             {"10.0.0.1",
              "10.255.255.255",
              "172.16.0.1",
              "172.31.255.255",
              "192.168.0.1",
              "192.168.1",
              "3232235777",
              "0xc0a80001",
              "169.254.169.254",
              "0xa9fea9fe",
              "100.64.0.1",
              "100.127.255.255",
              "192.0.0.1",
              "198.18.0.1",
              "198.19.255.255",
              "224.0.0.1",
              "239.255.255.255",
              "240.0.0.1",
              "255.255.255.255",
              "fe80::1",
              "febf::1",
              "fec0::1",
              "fc00::1",
              "fdff::1",
              "ff02::1",
              "100::1",
              "64:ff9b:1::a00:1",
              "::ffff:10.0.0.1",
              "::192.168.0.1",
              "2002:a00:1::",
              "64:ff9b::192.168.0.1",
              "printer.local",
              "printer.local.",
              "local",
              "PRINTER.LOCAL"});
        rows(TargetRefusal::BadName,
             {"",
              ".",
              "..",
              "a..test",
              ".a.test",
              "a.test..",
              "127.0.0.1..",
              "localhost..",
              "a b",
              "a/b",
              "a:b",
              "a@b.test",
              "a%2etest",
              "\xE8\xB7\xAF.test",
              "[::1]",
              "::1%eth0",
              "::g",
              "256.1.1.1",
              "1.2.3.4.5",
              "127.0.0.256",
              "08.1.1.1",
              "4294967296",
              "foo.1",
              "foo.0x1",
              "a.test.0",
              QByteArray(64, 'a') + ".test",
              QByteArray("a.").repeated(128),
              "a,b",
              "a\r\nb",
              "*",
              "a*.test"});
        QTest::newRow("a NUL") << QByteArray("a\0.test", 7) << TargetRefusal::BadName;
        QTest::newRow("a NUL at the end") << QByteArray("localhost\0", 10) << TargetRefusal::BadName;
    }

    void hosts()
    {
        QFETCH(QByteArray, host);
        QTEST(refusal(host), "refusal");
        QCOMPARE(refusal(host, 0), TargetRefusal::BadName);
    }

    /// What is allowed opens private targets and nothing else.
    void allowed()
    {
        PortTerms terms;
        terms.allowsPrivateTargets = true;
        for (const char *host : {"10.0.0.1", "printer.local", "fe80::1", "::ffff:10.0.0.1", "169.254.169.254"})
            QCOMPARE(refusal(host, 80, terms), TargetRefusal::None);
        for (const char *host : {"127.0.0.1", "localhost", "::1", "::ffff:127.0.0.1", "0.0.0.0", "64:ff9b::127.0.0.1"})
            QCOMPARE(refusal(host, 80, terms), TargetRefusal::Loopback);
        QCOMPARE(refusal("10.0.0.1", 25, terms), TargetRefusal::MailPort);
        terms.allowsMailPorts = true;
        QCOMPARE(refusal("10.0.0.1", 25, terms), TargetRefusal::None);
        QCOMPARE(refusal("127.0.0.1", 25, terms), TargetRefusal::Loopback);
        QCOMPARE(refusal("site.test", 0, terms), TargetRefusal::BadName);
    }

    void mailPorts()
    {
        for (const quint16 port : {25, 465, 587, 135, 136, 137, 138, 139, 445})
            QCOMPARE(refusal("site.test", port), TargetRefusal::MailPort);
        for (const quint16 port : {24, 26, 80, 134, 140, 443, 444, 446, 464, 466, 586, 588, 65'535})
            QCOMPARE(refusal("site.test", port), TargetRefusal::None);
    }

    void ownPlaces()
    {
        OwnPlaces own;
        own.isPort = [](QByteArrayView host, quint16 port) { return host == "192.0.2.9" && port == 24'000; };
        own.isLease = [](QByteArrayView host, quint16 port) {
            return (host == "198.51.100.1" || host == "lease.test") && port == 8'080;
        };
        PortTerms all;
        all.allowsPrivateTargets = true;
        all.allowsMailPorts = true;
        for (const PortTerms &terms : {PortTerms(), all}) {
            for (const char *host : {"192.0.2.9", "192.0.2.9.", "3221225993", "0xc0.0.2.9", "::ffff:192.0.2.9",
                                     "64:ff9b::192.0.2.9", "2002:c000:209::"})
                QCOMPARE(refusal(host, 24'000, terms, own), TargetRefusal::OwnPort);
            QCOMPARE(refusal("192.0.2.9", 24'001, terms, own), TargetRefusal::None);
            for (const char *host : {"198.51.100.1", "::ffff:198.51.100.1", "LEASE.test", "lease.test."})
                QCOMPARE(refusal(host, 8'080, terms, own), TargetRefusal::Lease);
            QCOMPARE(refusal("198.51.100.1", 80, terms, own), TargetRefusal::None);
        }
    }

    void shapes()
    {
        QCOMPARE(HostShape::of("A.Test.")->text, QByteArray("a.test"));
        QVERIFY(!HostShape::of("a.test")->address);
        QCOMPARE(HostShape::of("0x7F.1")->text, QByteArray("127.0.0.1"));
        QCOMPARE(HostShape::of("2001:DB8:0::1")->text, QByteArray("2001:db8::1"));
        const QByteArray longest = QByteArray("a.").repeated(126) + 'b';
        QCOMPARE(longest.size(), 253);
        QVERIFY(HostShape::of(longest));
        QVERIFY(!HostShape::of(longest + 'b'));
    }
};

QTEST_APPLESS_MAIN(TestTargetRules)
#include "tst_target_rules.moc"
