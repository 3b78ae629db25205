// SPDX-License-Identifier: MIT
#include "filter/address_matcher.h"
#include "lease/ipv4.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>

using namespace proxydeck;
using namespace Qt::StringLiterals;

class TestAddressMatcher : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void addressesMatchAsTheirTextsDo()
    {
        QRandomGenerator random(7);
        for (int i = 0; i < 1'500; ++i) {
            // Few digits, so that many needles hit.
            const auto number = [&](int limit) {
                const int value = int(random.bounded(3)) == 0 ? int(random.bounded(limit)) : int(random.bounded(25));
                return std::min(value, limit - 1);
            };
            const quint32 address = quint32(number(256)) << 24 | quint32(number(256)) << 16 | quint32(number(256)) << 8
                | quint32(number(256));
            const quint16 port = quint16(1 + number(65535));
            const QString text = ipv4EndpointText({address, port});
            const QString bare = ipv4Text(address);
            QStringList needles;
            for (int part = 0; part < 8; ++part) {
                const qsizetype from = random.bounded(int(text.size()));
                needles << text.mid(from, 1 + random.bounded(8));
            }
            QString made;
            for (quint32 length = 1 + random.bounded(5u); length > 0; --length)
                made += u"0123456789.:12"_s[random.bounded(14)];
            needles << made << text << bare << text + u'1' << bare + u':' << u":"_s << u"."_s;
            for (const QString &needle : needles) {
                const auto matcher = AddressMatcher::from(needle);
                if ((matcher && matcher->matches(address, port)) != text.contains(needle)
                    || (matcher && matcher->matches(address)) != bare.contains(needle))
                    QFAIL(qPrintable(text + u" / "_s + needle));
            }
        }
        QVERIFY(!AddressMatcher::from(u"abc"));
        QVERIFY(!AddressMatcher::from(u"1:2:3"));
        QVERIFY(!AddressMatcher::from(u""));
    }
};

QTEST_APPLESS_MAIN(TestAddressMatcher)
#include "tst_address_matcher.moc"
