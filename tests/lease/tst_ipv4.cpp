// SPDX-License-Identifier: MIT
#include "lease/ipv4.h"

#include <QTest>

using namespace proxydeck;
using namespace Qt::StringLiterals;

class TestIpv4 : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ipv4Texts()
    {
        QCOMPARE(ipv4FromText(u"1.2.3.4"), 0x01020304u);
        QCOMPARE(ipv4Text(0xfffefd00u), u"255.254.253.0"_s);
        QCOMPARE(ipv4EndpointText({0x7b363718u, 59419}), u"123.54.55.24:59419"_s);
        for (const QString &text :
             {u""_s, u"1.2.3"_s, u"1.2.3.4."_s, u"1.2.3.256"_s, u"01.2.3.4"_s, u"1..3.4"_s, u"1.2.3.4:5"_s,
              u" 1.2.3.4"_s, u"99999999999.1.1.1"_s, u"1.2.3.-4"_s, u"１.2.3.4"_s})
            QVERIFY2(!ipv4FromText(text), qPrintable(text));
        for (const QString &text : {u"1.2.3.4"_s, u"1.2.3.4:"_s, u"1.2.3.4:0"_s, u"1.2.3.4:65536"_s, u"1.2.3.4:080"_s,
                                    u"1.2.3.4:80 "_s, u"a.b:80"_s})
            QVERIFY2(!ipv4EndpointFromText(text), qPrintable(text));
    }
};

QTEST_APPLESS_MAIN(TestIpv4)
#include "tst_ipv4.moc"
