// SPDX-License-Identifier: MIT
#include "client/environment_proxy.h"

#include <QHash>
#include <QTest>

using namespace proxydeck;
using namespace Qt::StringLiterals;
using Kind = OutboundProxy::Kind;

class TestEnvironmentProxy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data()
    {
        using Environment = QHash<QByteArray, QString>;
        QTest::addColumn<Environment>("environment");
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<QString>("place"); // user:password@host:port
        QTest::addColumn<QString>("variable");
        QTest::addColumn<QString>("unused");
        const QString none;
        QTest::newRow("nothing") << Environment{} << Kind::System << u":@:0"_s << none << none;
        QTest::newRow("without a scheme") << Environment{{"https_proxy", u"127.0.0.1:7890"_s}} << Kind::Http
                                          << u":@127.0.0.1:7890"_s << u"https_proxy"_s << none;
        QTest::newRow("http") << Environment{{"HTTPS_PROXY", u"http://joe:p%40@proxy.example:3128/"_s}} << Kind::Http
                              << u"joe:p@@proxy.example:3128"_s << u"HTTPS_PROXY"_s << none;
        QTest::newRow("socks5h") << Environment{{"all_proxy", u"socks5h://127.0.0.1:7891"_s}} << Kind::Socks5
                                 << u":@127.0.0.1:7891"_s << u"all_proxy"_s << none;
        QTest::newRow("as GNOME sets it") << Environment{{"ALL_PROXY", u"socks://127.0.0.1:7891/"_s}} << Kind::Socks5
                                          << u":@127.0.0.1:7891"_s << u"ALL_PROXY"_s << none;
        QTest::newRow("https first") << Environment{{"all_proxy", u"socks5://10.0.0.2:1"_s},
                                                    {"https_proxy", u"10.0.0.1:2"_s}}
                                     << Kind::Http << u":@10.0.0.1:2"_s << u"https_proxy"_s << none;
        QTest::newRow("no port") << Environment{{"https_proxy", u"http://proxy.example"_s}} << Kind::Http
                                 << u":@proxy.example:1080"_s << u"https_proxy"_s << none;
        QTest::newRow("TLS to the proxy") << Environment{{"https_proxy", u"https://proxy.example:443"_s}}
                                          << Kind::System << u":@:0"_s << none << u"https_proxy"_s;
        QTest::newRow("garbage, then a good one")
            << Environment{{"https_proxy", u"on"_s + u"!"_s}, {"all_proxy", u"10.0.0.1:2"_s}} << Kind::Http
            << u":@10.0.0.1:2"_s << u"all_proxy"_s << u"https_proxy"_s;
        QTest::newRow("empty") << Environment{{"https_proxy", u" "_s}} << Kind::System << u":@:0"_s << none << none;
        for (const QString &list : {u"*"_s, u"localhost, .qg.net"_s, u"proxy.qg.net"_s, u"SHARE.proxy.qg.net"_s})
            QTest::newRow(qPrintable(u"not for "_s + list))
                << Environment{{"https_proxy", u"10.0.0.1:2"_s}, {"no_proxy", list}} << Kind::None << u":@:0"_s
                << u"no_proxy"_s << none;
        QTest::newRow("not for others") << Environment{{"https_proxy", u"10.0.0.1:2"_s},
                                                       {"NO_PROXY", u"qg.example,net"_s + u"x"_s}}
                                        << Kind::Http << u":@10.0.0.1:2"_s << u"https_proxy"_s << none;
    }
    void reads()
    {
        using Environment = QHash<QByteArray, QString>;
        QFETCH(Environment, environment);
        const EnvironmentProxy read = environmentProxy(
            u"share.proxy.qg.net"_s, [&](const char *name) { return environment.value(QByteArray(name)); });
        QTEST(read.proxy.kind, "kind");
        QTEST(u"%1:%2@%3:%4"_s.arg(read.proxy.user, read.proxy.password.reveal(), read.proxy.host).arg(read.proxy.port),
              "place");
        QTEST(read.variable, "variable");
        QTEST(read.unused, "unused");
    }

    void whatIsSetInTheProgramCountsMore()
    {
        OutboundProxy own;
        own.kind = Kind::Socks5;
        own.host = u"::1"_s;
        own.port = 9;
        const CallWay way = plannedWay(own, u"share.proxy.qg.net"_s);
        QCOMPARE(way.through, CallWay::Through::OwnProxy);
        QCOMPARE(way.proxy, u"[::1]:9"_s);
        QVERIFY(way.isProxied());
        own.kind = Kind::None;
        QCOMPARE(plannedWay(own, u"share.proxy.qg.net"_s).through, CallWay::Through::Nothing);
    }
};

QTEST_GUILESS_MAIN(TestEnvironmentProxy)
#include "tst_environment_proxy.moc"
