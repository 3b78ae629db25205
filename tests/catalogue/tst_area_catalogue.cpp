// SPDX-License-Identifier: MIT
#include "catalogue/area_catalogue.h"
#include "catalogue/form_model.h"

#include <QTest>

using namespace proxydeck;
using namespace Qt::StringLiterals;

/// The search, and what becomes of names in a list.
class TestAreaCatalogue : public QObject
{
    Q_OBJECT

    AreaCatalogue m_areas{QStringLiteral(PROXYDECK_SOURCES "/resources/areas/areas.tsv")};

    QStringList codes(AreaScope scope, const QString &query)
    {
        QStringList found;
        for (const int index : m_areas.search(scope, query))
            found.append(m_areas.at(index).code);
        return found;
    }

private Q_SLOTS:
    void whatAReplyNamesHasACode_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("code");
        QTest::newRow("province and city") << u"河南省商丘市"_s << u"411400"_s;
        QTest::newRow("everyday") << u"福建泉州"_s << u"350500"_s;
        QTest::newRow("with a blank") << u" 福建省 泉州市 "_s << u"350500"_s;
        QTest::newRow("and a district") << u"福建省泉州市丰泽区"_s << u"350500"_s;
        QTest::newRow("city alone") << u"泉州市"_s << u"350500"_s;
        QTest::newRow("province alone") << u"福建省"_s << u"350000"_s;
        QTest::newRow("autonomous region") << u"新疆维吾尔自治区阿克苏地区"_s << u"652900"_s;
        QTest::newRow("a city that is a province") << u"北京市"_s << u"110000"_s;
        QTest::newRow("the same twice") << u"北京市北京市"_s << u"110000"_s;
        QTest::newRow("province, city not known") << u"福建省某某市"_s << u"350000"_s;
        QTest::newRow("city before the province of its name") << u"吉林省吉林市"_s << u"220200"_s;
        QTest::newRow("code") << u"350500"_s << u"350500"_s;
        QTest::newRow("nothing") << QString() << QString();
        QTest::newRow("another country") << u"新加坡"_s << QString();
        QTest::newRow("no place") << u"泉"_s << QString();
    }
    void whatAReplyNamesHasACode()
    {
        QFETCH(const QString, name);
        QFETCH(const QString, code);
        const Area *area = m_areas.declared(AreaScope::Mainland, name);
        QCOMPARE(area ? area->code : QString(), code);
    }

    void theFirstHitIsWhatWasMeant_data()
    {
        QTest::addColumn<AreaScope>("scope");
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("code");
        const auto mainland = [](const char *name, const QString &query, const QString &code) {
            QTest::newRow(name) << AreaScope::Mainland << query << code;
        };
        const auto global = [](const char *name, const QString &query, const QString &code) {
            QTest::newRow(name) << AreaScope::Global << query << code;
        };
        mainland("Chinese, official", u"泉州市"_s, u"350500"_s);
        mainland("Chinese, everyday", u"泉州"_s, u"350500"_s);
        mainland("Chinese, beginning", u"泉"_s, u"350500"_s);
        mainland("Chinese, middle", u"双版纳"_s, u"532800"_s);
        mainland("pinyin", u"quanzhou"_s, u"350500"_s);
        mainland("pinyin with spaces", u"quan zhou"_s, u"350500"_s);
        mainland("pinyin in capitals", u"QuanZhou"_s, u"350500"_s);
        mainland("pinyin, beginning", u"quanz"_s, u"350500"_s);
        mainland("initials and the rest", u"xmen"_s, u"350200"_s);
        mainland("initials", u"xsbn"_s, u"532800"_s);
        mainland("initials of a province", u"nmg"_s, u"150000"_s);
        mainland("u for u umlaut", u"luliang"_s, u"141100"_s);
        mainland("v for u umlaut", u"lvliang"_s, u"141100"_s);
        mainland("u umlaut", u"lüliang"_s, u"141100"_s);
        mainland("English", u"Inner Mongolia"_s, u"150000"_s);
        mainland("English, other than the reading", u"urumqi"_s, u"650100"_s);
        mainland("with an apostrophe", u"Xi'an"_s, u"610100"_s);
        mainland("without it", u"xian"_s, u"610100"_s);
        mainland("code", u"350500"_s, u"350500"_s);
        mainland("beginning of a code", u"3307"_s, u"330700"_s);
        mainland("full-width code", u"３５０５００"_s, u"350500"_s);
        mainland("province before city", u"吉林"_s, u"220000"_s);
        mainland("province before city in pinyin", u"jilin"_s, u"220000"_s);
        mainland("province and city", u"福建 泉州"_s, u"350500"_s);
        mainland("province and city in pinyin", u"anhui suzhou"_s, u"341300"_s);
        mainland("a reading of its own", u"xiamen"_s, u"350200"_s);
        global("Chinese", u"新加坡"_s, u"SG"_s);
        global("English", u"united states"_s, u"US"_s);
        global("code in small letters", u"us"_s, u"US"_s);
        global("pinyin", u"feilvbin"_s, u"PH"_s);
        global("another name", u"阿联酋"_s, u"AE"_s);
        global("without accents", u"cote d'ivoire"_s, u"CI"_s);
        global("the vendor's own", u"9901"_s, u"990100"_s);
        global("the vendor's Europe", u"EU"_s, u"EU"_s);
    }
    void theFirstHitIsWhatWasMeant()
    {
        QFETCH(AreaScope, scope);
        QFETCH(QString, query);
        QFETCH(QString, code);
        QCOMPARE(codes(scope, query).value(0), code);
    }

    void aProvinceBringsItsCities()
    {
        const QStringList found = codes(AreaScope::Mainland, u"福建"_s);
        QCOMPARE(found.at(0), u"350000"_s);
        for (const QString &city : {u"350100"_s, u"350500"_s, u"350900"_s})
            QVERIFY(found.contains(city));
        QVERIFY(!found.contains(u"330700"_s));
    }

    void initialsFindAllThatHaveThem()
    {
        const QStringList found = codes(AreaScope::Mainland, u"qz"_s);
        QVERIFY(found.first(3).contains(u"350500"_s)); // Quanzhou
        QVERIFY(found.first(3).contains(u"330800"_s)); // Quzhou
        QVERIFY(found.first(3).contains(u"450700"_s)); // Qinzhou
    }

    void theTwoListsStayApart()
    {
        QVERIFY(codes(AreaScope::Mainland, u"singapore"_s).isEmpty());
        QVERIFY(codes(AreaScope::Global, u"quanzhou"_s).isEmpty());
        QVERIFY(!m_areas.find(AreaScope::Mainland, u"US"));
        QVERIFY(!m_areas.find(AreaScope::Global, u"350500"));
        QVERIFY(m_areas.find(AreaScope::Mainland, u"350500"));
    }

    void nonsenseFindsNothing()
    {
        for (const QString &query : {u""_s, u"   "_s, u"'"_s, u"，"_s, u"zzzzzz"_s, u"火星"_s, u"999999"_s})
            QVERIFY2(codes(AreaScope::Mainland, query).isEmpty(), qPrintable(query));
        QVERIFY(m_areas.search(AreaScope::Mainland, u"a"_s, 5).size() <= 5);
    }

    void namesBecomeCodes_data()
    {
        QTest::addColumn<AreaScope>("scope");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("value");
        const auto area = u"area"_s;
        const auto row = [&](const char *name, const QString &text, const QString &value) {
            QTest::newRow(name) << AreaScope::Mainland << text << area << value;
        };
        row("codes alone", u"350500,330700"_s, u"350500,330700"_s);
        row("every separator", u"350500;330700、440100，450000\n350200 350300"_s,
            u"350500,330700,440100,450000,350200,350300"_s);
        row("names", u"泉州市、金华"_s, u"350500,330700"_s);
        row("names with spaces between", u"泉州 金华"_s, u"350500,330700"_s);
        row("names among codes", u"泉州市，330700；Inner Mongolia"_s, u"350500,330700,150000"_s);
        row("province before city", u"吉林,吉林市"_s, u"220000,220200"_s);
        row("no name of one place", u"suzhou"_s, u"suzhou"_s);
        row("codes that are not in the list", u"350599"_s, u"350599"_s);
        row("half typed", u"3505"_s, u"3505"_s);
        const auto countries = [&](const char *name, const QString &text, const QString &value) {
            QTest::newRow(name) << AreaScope::Global << text << area << value;
        };
        countries("country codes", u"us; eu"_s, u"US,EU"_s);
        countries("country names", u"Hong Kong, 新加坡, Singapore, South Korea"_s, u"HK,SG,KR"_s);
        countries("the vendor's own stay", u"990100,990200"_s, u"990100,990200"_s);
    }
    void namesBecomeCodes()
    {
        QFETCH(AreaScope, scope);
        QFETCH(QString, text);
        QFETCH(QString, value);
        const Parameter parameter{.name = "area",
                                  .kind = scope == AreaScope::Mainland ? ParameterKind::AreaCodes
                                                                       : ParameterKind::CountryCodes};
        Endpoint endpoint;
        endpoint.parameters = {&parameter, 1};
        FormModel form(endpoint);
        form.setValue(0, m_areas.withCodes(scope, text));
        QCOMPARE(form.value(0), value);
    }

    void citiesHangUnderTheirProvince()
    {
        const Area *city = m_areas.find(AreaScope::Mainland, u"419001");
        QVERIFY(city);
        QCOMPARE(m_areas.at(city->parent).code, u"410000"_s);
        for (const int root : m_areas.roots(AreaScope::Mainland)) {
            const Area &province = m_areas.at(root);
            QVERIFY(province.code.endsWith(u"0000"_s));
            for (const int child : province.children)
                QCOMPARE(m_areas.at(m_areas.at(child).parent).code, province.code);
        }
    }

    void withoutItsFileThereIsNothing()
    {
        const AreaCatalogue none(u"/nowhere/areas.tsv"_s);
        QVERIFY(none.isEmpty());
        QVERIFY(none.search(AreaScope::Mainland, u"quanzhou"_s).isEmpty());
        QVERIFY(!none.find(AreaScope::Mainland, u"350500"));
        QCOMPARE(none.withCodes(AreaScope::Mainland, u"泉州,350500"_s), u"泉州,350500"_s);
    }
};

QTEST_GUILESS_MAIN(TestAreaCatalogue)
#include "tst_area_catalogue.moc"
