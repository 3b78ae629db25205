// SPDX-License-Identifier: MIT
#include "pool/site_of.h"

#include <QTest>

using namespace proxydeck;

class TestSiteOf : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sites_data()
    {
        QTest::addColumn<QByteArray>("host");
        QTest::addColumn<QByteArray>("site");
        const auto row = [](const char *host, const char *site) {
            QTest::newRow(*host ? host : "nothing") << QByteArray(host) << QByteArray(site);
        };
        row("example.com", "example.com");
        row("www.example.com", "example.com");
        row("a.b.c.example.com.", "example.com");
        row("WWW.Example.COM", "example.com");
        row("localhost", "localhost");
        row("com", "com");
        row("www.example.co.uk", "example.co.uk");
        row("example.co.uk", "example.co.uk");
        row("co.uk", "co.uk");
        row("shop.example.com.cn", "example.com.cn");
        row("shop.example.fj.cn", "example.fj.cn");
        row("www.qg.net", "qg.net");
        row("www.gov.cn", "www.gov.cn");
        row("a.fj.test", "fj.test");   // provinces are China's
        row("a.com.test", "com.test"); // and a country's code has two letters
        row("www.example.de", "example.de");
        row("xn--fiq228c.xn--fiqs8s", "xn--fiq228c.xn--fiqs8s");
        row("192.0.2.1", "192.0.2.1");
        row("3221225985", "192.0.2.1");
        row("2001:DB8::1", "2001:db8::1");
        row("", "");
        row("a..b", "");
        row("1.2.3.4.5", "");
    }

    void sites()
    {
        QFETCH(QByteArray, host);
        QTEST(siteOf(host), "site");
    }
};

QTEST_APPLESS_MAIN(TestSiteOf)
#include "tst_site_of.moc"
