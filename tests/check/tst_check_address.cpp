// SPDX-License-Identifier: MIT
#include "check/check_address.h"

#include <QTest>

using namespace proxydeck;
using namespace Qt::StringLiterals;

using Fault = CheckAddress::Fault;

Q_DECLARE_METATYPE(proxydeck::CheckAddress::Fault)

class TestCheckAddress : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void right_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<bool>("isSecure");
        QTest::addColumn<QString>("host");
        QTest::addColumn<int>("port");
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<QString>("again");
        QTest::newRow("the vendor's") << u"https://d.qg.net/ip"_s << true << u"d.qg.net"_s << 443 << QByteArray("/ip")
                                      << u"https://d.qg.net/ip"_s;
        QTest::newRow("no path") << u" HTTP://A.test "_s << false << u"a.test"_s << 80 << QByteArray("/")
                                 << u"http://a.test/"_s;
        QTest::newRow("port and query") << u"http://a.test:8080/x?y=1&z=%20#end"_s << false << u"a.test"_s << 8080
                                        << QByteArray("/x?y=1&z=%20") << u"http://a.test:8080/x?y=1&z=%20"_s;
        QTest::newRow("IPv6") << u"https://[2001:db8::1]:8443/"_s << true << u"2001:db8::1"_s << 8443 << QByteArray("/")
                              << u"https://[2001:db8::1]:8443/"_s;
        QTest::newRow("a name in Chinese") << u"https://例子.test/路"_s << true << u"xn--fsqu00a.test"_s << 443
                                           << QByteArray("/%E8%B7%AF") << u"https://xn--fsqu00a.test/%E8%B7%AF"_s;
    }

    void right()
    {
        QFETCH(QString, url);
        const auto address = CheckAddress::fromUrl(url);
        QVERIFY(address.has_value());
        QTEST(address->isSecure, "isSecure");
        QTEST(address->host, "host");
        QTEST(int(address->port), "port");
        QTEST(address->target, "target");
        QTEST(address->url(), "again");
        QCOMPARE(CheckAddress::fromUrl(address->url()), address);
    }

    void wrong_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<Fault>("fault");
        QTest::newRow("empty") << u""_s << Fault::NotAUrl;
        QTest::newRow("words") << u"not a url"_s << Fault::NotAUrl;
        QTest::newRow("no scheme") << u"d.qg.net/ip"_s << Fault::NotAUrl;
        QTest::newRow("no host") << u"https:///ip"_s << Fault::NotAUrl;
        QTest::newRow("ftp") << u"ftp://a.test/"_s << Fault::OtherScheme;
        QTest::newRow("socks5") << u"socks5://a.test/"_s << Fault::OtherScheme;
        QTest::newRow("a login") << u"https://user:pass@a.test/"_s << Fault::HasLogin;
        QTest::newRow("port 0") << u"https://a.test:0/"_s << Fault::BadHost;
        QTest::newRow("port 65536") << u"https://a.test:65536/"_s << Fault::NotAUrl;
        QTest::newRow("line break") << u"https://a.test/\r\nX: y"_s << Fault::NotAUrl;
        QTest::newRow("2001 characters") << u"https://a.test/"_s + QString(1'986, u'x') << Fault::TooLong;
    }

    void wrong()
    {
        QFETCH(QString, url);
        const auto address = CheckAddress::fromUrl(url);
        QVERIFY(!address.has_value());
        QTEST(address.error(), "fault");
    }

    /// The simulator's names are written out here: it is not asked.
    void builtIn()
    {
        QCOMPARE(vendorsCheckAddress().url(), u"https://d.qg.net/ip"_s);
        QVERIFY(vendorsCheckAddress().readsExit);
        QCOMPARE(simulatorsCheckAddress().url(), u"http://check.qg-demo.test/ip"_s);
        QVERIFY(simulatorsCheckAddress().readsExit);
    }
};

QTEST_APPLESS_MAIN(TestCheckAddress)
#include "tst_check_address.moc"
