// SPDX-License-Identifier: MIT
#include "base/host_name.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace proxydeck {

class TestHostName : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsHosts_data()
    {
        QTest::addColumn<QString>("host");
        QTest::addColumn<bool>("possible");

        QTest::newRow("IPv4") << u"123.54.55.24"_s << true;
        QTest::newRow("name") << u"proxy-1.example.net"_s << true;
        QTest::newRow("name with an underscore") << u"_a.b"_s << true;
        QTest::newRow("one label") << u"localhost"_s << true;
        QTest::newRow("IPv6") << u"2001:db8::1"_s << true;
        QTest::newRow("IPv6 with IPv4 in it") << u"::ffff:1.2.3.4"_s << true;
        QTest::newRow("longest label") << QString(63, u'a') << true;

        QTest::newRow("empty") << QString() << false;
        QTest::newRow("label too long") << QString(64, u'a') << false;
        QTest::newRow("too long") << QString(u"abcdefgh."_s).repeated(29) + u"a"_s << false;
        QTest::newRow("empty label") << u"a..b"_s << false;
        QTest::newRow("dot at the end") << u"a."_s << false;
        QTest::newRow("option") << u"-rf"_s << false;
        QTest::newRow("hyphen at a label's end") << u"a-.b"_s << false;
        QTest::newRow("two numbers") << u"1.2"_s << false;
        QTest::newRow("octal") << u"01.2.3.4"_s << false;
        QTest::newRow("number too large") << u"1.2.3.256"_s << false;
        QTest::newRow("blank") << u"a b"_s << false;
        QTest::newRow("quote") << u"a'b"_s << false;
        QTest::newRow("command") << u"$(id)"_s << false;
        QTest::newRow("brackets") << u"[::1]"_s << false;
        QTest::newRow("zone") << u"fe80::1%eth0"_s << false;
        QTest::newRow("other digits") << u"１.2.3.4"_s << false;
    }

    void tellsHosts()
    {
        QFETCH(QString, host);
        QFETCH(bool, possible);
        QCOMPARE(isHost(host), possible);
    }
};

} // namespace proxydeck

QTEST_APPLESS_MAIN(proxydeck::TestHostName)
#include "tst_host_name.moc"
