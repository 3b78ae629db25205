// SPDX-License-Identifier: MIT
#include "catalogue/area_catalogue.h"
#include "catalogue/field_text.h"

#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QTest>

using namespace proxydeck;
using namespace Qt::StringLiterals;

/// What the generated list must hold, whatever versions it was made from.
class TestAreaData : public QObject
{
    Q_OBJECT

    const QString m_file = QStringLiteral(PROXYDECK_SOURCES "/resources/areas/areas.tsv");
    AreaCatalogue m_areas{m_file};

private Q_SLOTS:
    void everyCodeIsOneTheFormTakes()
    {
        QVERIFY(m_areas.size() > 600);
        QVERIFY(QFileInfo(m_file).size() < 150 * 1024);
        static const QRegularExpression reading(u"^[a-z]+( [a-z]+)*$"_s);
        QSet<QString> seen;
        for (int i = 0; i < m_areas.size(); ++i) {
            const Area &area = m_areas.at(i);
            QVERIFY2(area.scope == AreaScope::Mainland ? isAreaCode(area.code) : isCountryCode(area.code),
                     qPrintable(area.code));
            QVERIFY2(!seen.contains(area.code), qPrintable(area.code));
            seen.insert(area.code);
            QVERIFY2(!area.chinese.isEmpty() && !area.english.isEmpty(), qPrintable(area.code));
            QVERIFY2(reading.match(area.pinyin).hasMatch(), qPrintable(area.code));
            QVERIFY2(area.chinese.contains(area.everyday), qPrintable(area.code));
        }
    }

    void theListsAreComplete()
    {
        // 23 provinces, 4 municipalities, 5 autonomous regions and 2 special administrative regions.
        QCOMPARE(m_areas.roots(AreaScope::Mainland).size(), 34);
        // ISO 3166-1 has 249; EU and two codes of the vendor's own.
        QCOMPARE(m_areas.roots(AreaScope::Global).size(), 249 + 1 + 2);
        for (const char16_t *documented : {u"350500", u"330700", u"440100", u"450000"})
            QVERIFY(m_areas.find(AreaScope::Mainland, documented));
        for (const char16_t *documented : {u"US", u"EU", u"990100"})
            QVERIFY(m_areas.find(AreaScope::Global, documented));
        QVERIFY(!m_areas.find(AreaScope::Global, u"ZZ"));
    }

    void namesAreReadAsTheyAreThere_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("chinese");
        QTest::addColumn<QString>("pinyin");
        QTest::addColumn<QString>("english");
        const auto row = [](const char *code, const QString &chinese, const QString &pinyin, const QString &english) {
            QTest::newRow(code) << QString::fromLatin1(code) << chinese << pinyin << english;
        };
        row("500000", u"重庆市"_s, u"chong qing shi"_s, u"Chongqing"_s);
        row("350200", u"厦门市"_s, u"xia men shi"_s, u"Xiamen"_s);
        row("341500", u"六安市"_s, u"lu an shi"_s, u"Lu'an"_s);
        row("340300", u"蚌埠市"_s, u"beng bu shi"_s, u"Bengbu"_s);
        row("430100", u"长沙市"_s, u"chang sha shi"_s, u"Changsha"_s);
        row("220100", u"长春市"_s, u"chang chun shi"_s, u"Changchun"_s);
        row("140400", u"长治市"_s, u"chang zhi shi"_s, u"Changzhi"_s);
        row("341600", u"亳州市"_s, u"bo zhou shi"_s, u"Bozhou"_s);
        row("211300", u"朝阳市"_s, u"chao yang shi"_s, u"Chaoyang"_s);
        row("331100", u"丽水市"_s, u"li shui shi"_s, u"Lishui"_s);
        row("331000", u"台州市"_s, u"tai zhou shi"_s, u"Taizhou"_s);
        row("350300", u"莆田市"_s, u"pu tian shi"_s, u"Putian"_s);
        row("410900", u"濮阳市"_s, u"pu yang shi"_s, u"Puyang"_s);
        row("411100", u"漯河市"_s, u"luo he shi"_s, u"Luohe"_s);
        row("511100", u"乐山市"_s, u"le shan shi"_s, u"Leshan"_s);
        row("510100", u"成都市"_s, u"cheng du shi"_s, u"Chengdu"_s);
        row("441900", u"东莞市"_s, u"dong guan shi"_s, u"Dongguan"_s);
        row("653100", u"喀什地区"_s, u"ka shi di qu"_s, u"Kashgar Prefecture"_s);
        row("540600", u"那曲市"_s, u"na qu shi"_s, u"Nagqu"_s);
        row("141100", u"吕梁市"_s, u"lv liang shi"_s, u"Lüliang"_s);
        row("640500", u"中卫市"_s, u"zhong wei shi"_s, u"Zhongwei"_s);
        row("420700", u"鄂州市"_s, u"e zhou shi"_s, u"Ezhou"_s);
        row("110000", u"北京市"_s, u"bei jing shi"_s, u"Beijing"_s);
        row("150000", u"内蒙古自治区"_s, u"nei meng gu zi zhi qu"_s, u"Inner Mongolia"_s);
        row("540000", u"西藏自治区"_s, u"xi zang zi zhi qu"_s, u"Tibet"_s);
        row("140000", u"山西省"_s, u"shan xi sheng"_s, u"Shanxi"_s);
        row("610000", u"陕西省"_s, u"shan xi sheng"_s, u"Shaanxi"_s);
        row("810000", u"香港特别行政区"_s, u"xiang gang te bie xing zheng qu"_s, u"Hong Kong"_s);
        row("PE", u"秘鲁"_s, u"bi lu"_s, u"Peru"_s);
        row("GN", u"几内亚"_s, u"ji nei ya"_s, u"Guinea"_s);
        row("HK", u"中国香港"_s, u"zhong guo xiang gang"_s, u"Hong Kong"_s);
        row("990100", u"新加坡"_s, u"xin jia po"_s, u"Singapore"_s);
        row("990900", u"菲律宾"_s, u"fei lv bin"_s, u"Philippines"_s);
    }
    void namesAreReadAsTheyAreThere()
    {
        QFETCH(QString, code);
        const AreaScope scope
            = code.front().isDigit() && !code.startsWith("99"_L1) ? AreaScope::Mainland : AreaScope::Global;
        const Area *area = m_areas.find(scope, code);
        QVERIFY(area);
        QTEST(area->chinese, "chinese");
        QTEST(area->pinyin, "pinyin");
        QTEST(area->english, "english");
    }

    void theProgramCarriesThem()
    {
        QFile list(QStringLiteral(PROXYDECK_SOURCES "/resources/resources.qrc"));
        QVERIFY(list.open(QIODevice::ReadOnly));
        const QByteArray text = list.readAll();
        QVERIFY(text.contains("prefix=\"/areas\"") && text.contains("alias=\"areas.tsv\">areas/areas.tsv<"));
        QVERIFY(text.contains(">areas/NOTICE<"));
    }

    void noticesAreThere()
    {
        QFile notice(QStringLiteral(PROXYDECK_SOURCES "/resources/areas/NOTICE"));
        QVERIFY(notice.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(notice.readAll());
        for (const QString &needed : {u"Copyright (c) 2019 wabg"_s, u"Unicode, Inc."_s, u"UNICODE LICENSE V3"_s,
                                      u"Copyright (c) 2022-present zh-lx"_s})
            QVERIFY2(text.contains(needed), qPrintable(needed));
    }
};

QTEST_GUILESS_MAIN(TestAreaData)
#include "tst_area_data.moc"
