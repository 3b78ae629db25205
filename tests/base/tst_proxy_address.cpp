// SPDX-License-Identifier: MIT
#include "base/proxy_address.h"

#include <QTest>

using namespace proxydeck;
using namespace Qt::StringLiterals;

class TestProxyAddress : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("parts"); // scheme, host, port, user, password
        const auto row
            = [](const QString &text, const QStringList &parts) { QTest::newRow(qPrintable(text)) << text << parts; };
        row(u"proxy.example"_s, {{}, u"proxy.example"_s, u"0"_s, {}, {}});
        row(u"127.0.0.1:7890"_s, {{}, u"127.0.0.1"_s, u"7890"_s, {}, {}});
        row(u" １２７．０．０．１：７８９０\r\n"_s, {{}, u"127.0.0.1"_s, u"7890"_s, {}, {}});
        row(u"localhost：7890"_s, {{}, u"localhost"_s, u"7890"_s, {}, {}});
        row(u"[2001:db8::1]:80"_s, {{}, u"2001:db8::1"_s, u"80"_s, {}, {}});
        row(u"［2001：db8：：1］：80"_s, {{}, u"2001:db8::1"_s, u"80"_s, {}, {}});
        row(u"[::1]"_s, {{}, u"::1"_s, u"0"_s, {}, {}});
        row(u"2001:db8::1"_s, {{}, u"2001:db8::1"_s, u"0"_s, {}, {}});
        row(u"http://127.0.0.1:7890/"_s, {u"http"_s, u"127.0.0.1"_s, u"7890"_s, {}, {}});
        row(u"SOCKS5h://joe:p%40s@proxy.example:1080"_s,
            {u"socks5h"_s, u"proxy.example"_s, u"1080"_s, u"joe"_s, u"p@s"_s});
        row(u"joe:p%40@s@proxy.example:1080"_s, {{}, u"proxy.example"_s, u"1080"_s, u"joe"_s, u"p%40@s"_s});
        row(u"joe@proxy.example"_s, {{}, u"proxy.example"_s, u"0"_s, u"joe"_s, {}});
        row(u"10.0.0.1:8080:joe:pass"_s, {{}, u"10.0.0.1"_s, u"8080"_s, u"joe"_s, u"pass"_s});
    }
    void reads()
    {
        QFETCH(QString, text);
        const auto read = parseProxyAddress(text);
        QVERIFY(read);
        const QStringList parts{read->scheme, read->host, QString::number(read->port), read->user,
                                read->password.reveal()};
        QTEST(parts, "parts");
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text :
             {"", "a b", "proxy.example:", "proxy.example:0", "proxy.example:65536", "proxy.example:8a", "[::1",
              "[proxy.example]:80", "http://", "http://proxy.example/path", "1.2.3", "a/b", "http://u:p@", ":80", "a,b",
              "javascript:alert(1)"})
            QTest::newRow(text) << QString::fromLatin1(text);
    }
    void refuses()
    {
        QFETCH(QString, text);
        QVERIFY(!parseProxyAddress(text));
    }

    void writes()
    {
        QCOMPARE(hostAndPort(u"a.b"_s, 80), u"a.b:80"_s);
        QCOMPARE(hostAndPort(u"::1"_s, 80), u"[::1]:80"_s);
        QCOMPARE(hostAndPort(u"a.b"_s, 0), u"a.b"_s);
    }
};

QTEST_GUILESS_MAIN(TestProxyAddress)
#include "tst_proxy_address.moc"
