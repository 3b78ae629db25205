// SPDX-License-Identifier: MIT
#include "lease/lease.h"
#include "lease/vendor_time.h"

#include <QDateTime>
#include <QTest>
#include <QTimeZone>

using namespace proxydeck;
using namespace Qt::StringLiterals;

class TestVendorTime : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void runsFarFromChina()
    {
        // Otherwise a conversion by the machine's own zone would go unnoticed.
        QVERIFY(QDateTime::fromMSecsSinceEpoch(1'677'310'000'000).offsetFromUtc() != 8 * 3600);
    }

    void reads_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("utc");
        QTest::newRow("the documentation's deadline") << u"2023-02-25 15:38:36"_s << u"2023-02-25T07:38:36Z"_s;
        QTest::newRow("the documentation's monopolize_time") << u"2023-02-25 09:45:10"_s << u"2023-02-25T01:45:10Z"_s;
        QTest::newRow("the day before in UTC") << u"2023-03-01 07:59:59"_s << u"2023-02-28T23:59:59Z"_s;
        QTest::newRow("leap day") << u"2024-02-29 12:00:00"_s << u"2024-02-29T04:00:00Z"_s;
        QTest::newRow("leap day of a century") << u"2000-02-29 08:00:00"_s << u"2000-02-29T00:00:00Z"_s;
        QTest::newRow("in the hour that New York skips") << u"2023-03-12 15:30:00"_s << u"2023-03-12T07:30:00Z"_s;
        QTest::newRow("in China's summer-time years no more") << u"2000-07-01 00:00:00"_s << u"2000-06-30T16:00:00Z"_s;
        QTest::newRow("first") << u"2000-01-01 00:00:00"_s << u"1999-12-31T16:00:00Z"_s;
        QTest::newRow("last") << u"2200-12-31 23:59:59"_s << u"2200-12-31T15:59:59Z"_s;
    }
    void reads()
    {
        QFETCH(QString, text);
        QFETCH(QString, utc);
        const auto read = utcFromVendorTime(text);
        QVERIFY(read);
        QCOMPARE(*read, QDateTime::fromString(utc, Qt::ISODate).toMSecsSinceEpoch());
        QCOMPARE(vendorTimeFromUtc(*read), text);
        QCOMPARE(vendorTimeFromUtc(*read + 999), text);
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("text");
        const QStringList texts{
            u""_s,
            u"2023-02-30 15:38:36"_s,
            u"2023-02-29 15:38:36"_s,
            u"2100-02-29 00:00:00"_s,
            u"2023-00-10 15:38:36"_s,
            u"2023-13-10 15:38:36"_s,
            u"2023-02-00 15:38:36"_s,
            u"2023-04-31 00:00:00"_s,
            u"2023-02-25 24:00:00"_s,
            u"2023-02-25 15:60:36"_s,
            u"2023-02-25 15:38:60"_s,
            u"1999-12-31 23:59:59"_s,
            u"2201-01-01 00:00:00"_s,
            u"2023-02-25"_s,
            u"2023-02-25 15"_s,
            u"2023-02-25 15:38:"_s,
            u"2023-02-25 15:38:36."_s,
            u"2023-02-25 15:38.5"_s,
            u"2023-02-25T 15:38:36"_s,
            u"2023-02/25 15:38:36"_s,
            u"2023.02.25 15:38:36"_s,
            u"02/25/2023 15:38:36"_s,
            u"25-02-2023 15:38:36"_s,
            u"2023-02-25 3:38 PM"_s,
            u"2023-02-25 15:38:36 CST"_s,
            u"2023-02-25 15:38:36+"_s,
            u"2023-02-25 15:38:36+8"_s,
            u"2023-02-25 15:38:36+08:"_s,
            u"2023-02-25 15:38:36+08:0"_s,
            u"2023-02-25 15:38:36+15:00"_s,
            u"2023-02-25 15:38:36+08:60"_s,
            u"2023-02-25 15:38:36+08000"_s,
            u"2023-02-25 15:38:36ZZ"_s,
            u"2023-02-25 15:38:36 2023-02-25 15:38:36"_s,
            u"1999-12-31 15:59:59Z"_s,
            u"20230225"_s,
            u"202302251538"_s,
            u"20230230153836"_s,
            u"202302251538360"_s,
            u"0001677310716"_s,
            u"-1677310716"_s,
            u"1.677310716e9"_s,
            u"946655999"_s,
            u"9460000000000000"_s,
            u"23-02-25 15:38:36"_s,
            u"-023-02-25 15:38:36"_s,
            u"+023-02-25 15:38:36"_s,
            u"2023-02-25 1 :38:36"_s,
            u"２０２３-02-25 15:38:36"_s,
            u"٢٠٢٣-02-25 15:38:36"_s,
            u"2023-02-25 15：38：36"_s,
            u"null"_s,
            u"0000-00-00 00:00:00"_s,
        };
        for (const QString &text : texts)
            QTest::newRow(qPrintable(u"'%1'"_s.arg(text))) << text;
    }
    void refuses()
    {
        QFETCH(QString, text);
        QVERIFY(!utcFromVendorTime(text));
    }

    void readsOtherForms_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("more"); // ms after the documentation's deadline
        const auto row = [](const QString &text, int more = 0) { QTest::newRow(qPrintable(text)) << text << more; };
        row(u" 2023-02-25  15:38:36\n"_s);
        row(u"2023-02-25T15:38:36"_s);
        row(u"2023-02-25t15:38:36z"_s, 8 * 3'600'000);
        row(u"2023/02/25 15:38:36"_s);
        row(u"2023/2/25 15:38:36"_s);
        row(u"2023-02-25 15:38"_s, -36'000);
        row(u"2023-02-25 15:38:36.0"_s);
        row(u"2023-02-25 15:38:36.5"_s, 500);
        row(u"2023-02-25 15:38:36,123456789"_s, 123);
        row(u"2023-02-25T15:38:36.07+08:00"_s, 70);
        row(u"2023-02-25 15:38:36 +0800"_s);
        row(u"2023-02-25T15:38+08"_s, -36'000);
        row(u"2023-02-25T07:38:36Z"_s);
        row(u"2023-02-25T07:38:36.250Z"_s, 250);
        row(u"2023-02-25T02:08:36-05:30"_s);
        row(u"2023-02-25T13:08:36+05:30"_s);
        row(u"20230225153836"_s);
        row(u"1677310716"_s);
        row(u"1677310716999"_s, 999);
    }
    void readsOtherForms()
    {
        QFETCH(QString, text);
        QFETCH(int, more);
        const auto read = utcFromVendorTime(text);
        QVERIFY(read);
        QCOMPARE(*read, 1'677'310'716'000 + more); // 2023-02-25T07:38:36Z
    }

    void readsNumbers()
    {
        QCOMPARE(utcFromVendorTime(1'677'310'716.0), 1'677'310'716'000);
        QCOMPARE(utcFromVendorTime(1'677'310'716.25), 1'677'310'716'250);
        QCOMPARE(utcFromVendorTime(1'677'310'716'001.0), 1'677'310'716'001);
        for (const double nonsense :
             {0.0, -1'677'310'716.0, 5.0, 20'230'225.0, 1e11, 1e14, 1e300, qInf(), -qInf(), qQNaN()})
            QVERIFY(!utcFromVendorTime(nonsense));
    }

    void writesNothingWhereThereIsNothing()
    {
        QCOMPARE(vendorTimeFromUtc(noDeadline), QString());
        QCOMPARE(vendorTimeFromUtc(std::numeric_limits<qint64>::min()), QString());
        QCOMPARE(vendorTimeFromUtc(-1), QString());
        QCOMPARE(vendorTimeFromUtc(0), QString());
        QCOMPARE(vendorTimeFromUtc(*utcFromVendorTime(u"2200-12-31 23:59:59") + 1000), QString());
        QCOMPARE(vendorTimeFromUtc(*utcFromVendorTime(u"2000-01-01 00:00:00") - 1), QString());
    }

    void everyDayOfTwoCenturies()
    {
        // Qt's calendar is the second opinion.
        for (QDate day(2000, 1, 1); day.year() <= 2200; day = day.addDays(1)) {
            const QString text = day.toString(u"yyyy-MM-dd") + u" 12:34:56"_s;
            const auto read = utcFromVendorTime(text);
            QVERIFY2(read, qPrintable(text));
            QCOMPARE(*read, QDateTime(day, QTime(4, 34, 56), Qt::UTC).toMSecsSinceEpoch());
        }
    }
};

QTEST_GUILESS_MAIN(TestVendorTime)
#include "tst_vendor_time.moc"
