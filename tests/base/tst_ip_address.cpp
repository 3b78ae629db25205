// SPDX-License-Identifier: MIT
#include "base/ip_address.h"

#include <QHostAddress>
#include <QTest>

using namespace proxydeck;

namespace {

QByteArray textOf(const std::optional<IpAddress> &address) { return address ? address->text() : QByteArray("none"); }

} // namespace

class TestIpAddress : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void right_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("written");
        const auto row = [](const char *text, const char *written) {
            QTest::newRow(text) << QByteArray(text) << QByteArray(written);
        };
        row("0.0.0.0", "0.0.0.0");
        row("192.0.2.1", "192.0.2.1");
        row("255.255.255.255", "255.255.255.255");
        row("::", "::");
        row("::1", "::1");
        row("1::", "1::");
        row("2001:DB8:0:0:0:0:0:1", "2001:db8::1");
        row("2001:db8:0:1:0:0:0:1", "2001:db8:0:1::1");      // the longest run
        row("2001:db8:0:0:1:0:0:1", "2001:db8::1:0:0:1");    // the first of two
        row("2001:db8:0:1:1:1:1:1", "2001:db8:0:1:1:1:1:1"); // a single group of zeros stays
        row("1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7:8");
        row("1:2:3:4:5:6:7::", "1:2:3:4:5:6:7:0");
        row("::2:3:4:5:6:7:8", "0:2:3:4:5:6:7:8");
        row("::ffff:192.0.2.1", "::ffff:c000:201");
        row("1:2:3:4:5:6:192.0.2.1", "1:2:3:4:5:6:c000:201");
        row("00a::0001", "a::1");
    }

    void right()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, written);
        QCOMPARE(textOf(IpAddress::parse(text)), written);
        QCOMPARE(IpAddress::parse(written), IpAddress::parse(text));
        // Qt's own reading, which the program's other modules use, is the same.
        QCOMPARE(QHostAddress(QString::fromLatin1(text)), QHostAddress(QString::fromLatin1(written)));
    }

    void wrong_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char *text : {"",
                                 " ",
                                 "a.test",
                                 "1.2.3",
                                 "1.2.3.4.5",
                                 "1.2.3.256",
                                 "01.2.3.4",
                                 "1.2.3.4.",
                                 ".1.2.3.4",
                                 "1..2.3",
                                 "+1.2.3.4",
                                 "1.2.3.4 ",
                                 "0x7f.0.0.1",
                                 "1.2.3.a",
                                 ":",
                                 ":::",
                                 "1:2",
                                 "1:2:3:4:5:6:7",
                                 "1:2:3:4:5:6:7:8:9",
                                 "1::2::3",
                                 "1:2:3:4::5:6:7:8",
                                 "::12345",
                                 "::g",
                                 "[::1]",
                                 "::1%eth0",
                                 "1:2:3:4:5:6:7:1.2.3.4",
                                 "::1.2.3",
                                 "1.2.3.4::",
                                 "::1.2.3.4:5",
                                 ":1:2:3:4:5:6:7",
                                 "1:2:3:4:5:6:7:",
                                 "::-1",
                                 "::+1",
                                 "::0x1"})
            QTest::newRow(*text ? text : "nothing") << QByteArray(text);
        QTest::newRow("a NUL") << QByteArray("1.2.3.4\0", 8);
        QTest::newRow("long") << QByteArray(1'000, ':');
    }

    void wrong()
    {
        QFETCH(QByteArray, text);
        QCOMPARE(textOf(IpAddress::parse(text)), QByteArray("none"));
    }

    /// As inet_aton() of glibc reads them.
    void loosely_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("written");
        const auto row = [](const char *text, const char *written) {
            QTest::newRow(text) << QByteArray(text) << QByteArray(written);
        };
        row("127.0.0.1", "127.0.0.1");
        row("127.1", "127.0.0.1");
        row("127.0.1", "127.0.0.1");
        row("127.258", "127.0.1.2");
        row("2130706433", "127.0.0.1");
        row("0x7f000001", "127.0.0.1");
        row("0x7F.0x0.0.0X1", "127.0.0.1");
        row("0177.0.0.01", "127.0.0.1");
        row("017700000001", "127.0.0.1");
        row("0", "0.0.0.0");
        row("0x", "0.0.0.0"); // of browsers
        row("00", "0.0.0.0");
        row("4294967295", "255.255.255.255");
        row("127.16777215", "127.255.255.255");
        row("::1", "::1");
        for (const char *text : {"", ".", "127.", ".1", "4294967296", "127.16777216", "127.0.65536", "127.0.0.256",
                                 "256.1", "1.2.3.4.5", "08", "0x7g", "127.0.0.1.", "1e3", "-1", "+1", "a.test", " 1"})
            QTest::newRow(qPrintable(QString::asprintf("not '%s'", text))) << QByteArray(text) << QByteArray("none");
        QTest::newRow("not an endless number") << QByteArray(1'000, '1') << QByteArray("none");
    }

    void loosely()
    {
        QFETCH(QByteArray, text);
        QTEST(textOf(IpAddress::parseLoosely(text)), "written");
    }

    void inside_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("inside");
        const auto row = [](const char *text, const char *inside) {
            QTest::newRow(text) << QByteArray(text) << QByteArray(inside);
        };
        row("::ffff:127.0.0.1", "127.0.0.1");
        row("::ffff:0:127.0.0.1", "127.0.0.1");
        row("::127.0.0.1", "127.0.0.1");
        row("::2", "0.0.0.2");
        row("2002:7f00:1::", "127.0.0.1");
        row("64:ff9b::7f00:1", "127.0.0.1");
        row("2001:0:4136:e378:8000:63bf:80ff:fffe", "127.0.0.1");
        row("::", "none");
        row("::1", "none");
        row("2001:db8::7f00:1", "none");
        row("64:ff9b:0:1::7f00:1", "none");
        row("127.0.0.1", "none");
    }

    void inside()
    {
        QFETCH(QByteArray, text);
        const auto address = IpAddress::parse(text);
        QVERIFY(address);
        QTEST(textOf(address->v4Inside()), "inside");
    }

    void networks()
    {
        const auto isIn = [](const char *address, const char *prefix, int bits) {
            return IpAddress::parse(address)->isIn(*IpAddress::parse(prefix), bits);
        };
        QVERIFY(isIn("172.31.255.255", "172.16.0.0", 12));
        QVERIFY(!isIn("172.32.0.0", "172.16.0.0", 12));
        QVERIFY(isIn("1.2.3.4", "9.9.9.9", 0));
        QVERIFY(isIn("1.2.3.4", "1.2.3.4", 32));
        QVERIFY(!isIn("1.2.3.5", "1.2.3.4", 32));
        QVERIFY(isIn("fe80::1", "fe80::", 10));
        QVERIFY(!isIn("fec0::1", "fe80::", 10));
        QVERIFY(!isIn("::1.2.3.4", "1.2.3.4", 0));
        QVERIFY(isIn("::1", "::1", 128));
    }

    void bytes()
    {
        QCOMPARE(textOf(IpAddress::fromBytes(QByteArray::fromHex("c0000201"))), QByteArray("192.0.2.1"));
        QCOMPARE(textOf(IpAddress::fromBytes(QByteArray::fromHex("20010db8000000000000000000000001"))),
                 QByteArray("2001:db8::1"));
        for (const int size : {0, 3, 5, 15, 17})
            QVERIFY(!IpAddress::fromBytes(QByteArray(size, 'x')));
    }
};

QTEST_APPLESS_MAIN(TestIpAddress)
#include "tst_ip_address.moc"
