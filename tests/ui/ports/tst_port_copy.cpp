// SPDX-License-Identifier: MIT
// What tools get of a local port: its address in every format, with a user name that steers nothing where a password
// needs one.
#include "formats/copy_formats.h"
#include "pool/steering_name.h"
#include "ui/port/port_copy.h"

#include <QTest>

using namespace proxydeck;
using namespace Qt::StringLiterals;

class TestPortCopy : public QObject
{
    Q_OBJECT

    static QString text(const PortTerms &terms, const char *format, const QString &password = {})
    {
        return portText(terms, password.isEmpty() ? Secret() : Secret(password),
                        *findCopyFormat(QString::fromLatin1(format)))
            .text;
    }

private Q_SLOTS:
    void everyFormatHasTheAddress()
    {
        const PortTerms port;
        for (const CopyFormat &format : copyFormats()) {
            for (const QString &password : {QString(), u"pa55word"_s}) {
                const Rendered made = portText(port, password.isEmpty() ? Secret() : Secret(password), format);
                QCOMPARE(made.written, 1);
                QVERIFY2(made.text.contains(u"127.0.0.1"_s) && made.text.contains(u"24000"_s), qPrintable(made.text));
                QCOMPARE(made.text.contains(u"pa55word"_s), !password.isEmpty() && format.credentials);
            }
        }
        QCOMPARE(text(port, "url"), u"http://127.0.0.1:24000"_s);
        QCOMPARE(text(port, "curl"), u"curl -x http://127.0.0.1:24000 https://d.qg.net/ip"_s);
        QCOMPARE(text(port, "proxychains"), u"http 127.0.0.1 24000"_s);
        QCOMPARE(text(port, "url", u"pa:55"_s), u"http://life-20:pa%3A55@127.0.0.1:24000"_s);
    }

    void theUserNameIsOneThatThePortTakesAndThatChangesNothing()
    {
        PortTerms port;
        port.leastLeftS = 45;
        const auto plain = SteeringName::parse(portUser(port).toLatin1());
        QVERIFY(plain);
        QCOMPARE(plain->lifeS, 45); // what the port wants anyway
        QVERIFY(plain->session.isEmpty() && plain->area.isEmpty() && plain->isp.isEmpty());
        port.sticky = PoolSticky::UserName;
        const auto session = SteeringName::parse(portUser(port).toLatin1());
        QVERIFY(session);
        QVERIFY(!session->session.isEmpty());
        // Without it, such a port would have no session.
        QCOMPARE(text(port, "url"), u"http://session-1:x@127.0.0.1:24000"_s);
        QCOMPARE(text(port, "proxychains"), u"http 127.0.0.1 24000 session-1 x"_s);
    }

    void aPortThatListensEverywhereIsReachedAtItsOwnMachine()
    {
        PortTerms port;
        port.address = u"0.0.0.0"_s;
        QCOMPARE(text(port, "hostport"), u"127.0.0.1:24000"_s);
        port.address = u"::"_s;
        QCOMPARE(text(port, "hostport"), u"[::1]:24000"_s);
        port.address = u"::1"_s;
        QCOMPARE(text(port, "curl"), u"curl -x 'http://[::1]:24000' https://d.qg.net/ip"_s);
        port.address = u"192.168.1.5"_s;
        QCOMPARE(text(port, "hostport"), u"192.168.1.5:24000"_s);
    }
};

QTEST_GUILESS_MAIN(TestPortCopy)
#include "tst_port_copy.moc"
