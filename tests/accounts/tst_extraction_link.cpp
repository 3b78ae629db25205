// SPDX-License-Identifier: MIT
#include "accounts/extraction_link.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace proxydeck {

class TestExtractionLink : public QObject
{
    Q_OBJECT

    const Catalogue m_vendor{Catalogue::vendorEndpoints()};

private Q_SLOTS:
    void reads_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<Product>("product");
        QTest::addColumn<QList<Mode>>("modes");
        QTest::addColumn<Action>("action");
        QTest::addColumn<QueryItems>("items");

        const QList<Mode> four{Mode::Channel, Mode::Elastic, Mode::Even, Mode::Metered};
        const QList<Mode> none{Mode::None};
        QTest::newRow("pool") << u"https://share.proxy.qg.net/pool?key=TESTKEY01&num=5&distinct=true"_s
                              << Product::ShortLived << QList{Mode::Channel} << Action::ExtractAndList
                              << QueryItems{{u"num"_s, u"5"_s}, {u"distinct"_s, u"true"_s}};
        QTest::newRow("query") << u"https://share.proxy.qg.net/query?key=TESTKEY01"_s << Product::ShortLived
                               << QList{Mode::Channel} << Action::ListInUse << QueryItems{};
        QTest::newRow("get: channel, elastic, even or metered")
            << u"https://share.proxy.qg.net/get?key=TESTKEY01&area=350500,330700&area_ex=440100,450000&isp=1&num=2"_s
            << Product::ShortLived << four << Action::Extract
            << QueryItems{{u"area"_s, u"350500,330700"_s},
                          {u"area_ex"_s, u"440100,450000"_s},
                          {u"isp"_s, u"1"_s},
                          {u"num"_s, u"2"_s}};
        QTest::newRow("exclusive")
            << u"https://exclusive.proxy.qg.net/get?key=TESTKEY01&area=350500&keep_alive=30&num=1"_s
            << Product::Exclusive << none << Action::Extract
            << QueryItems{{u"area"_s, u"350500"_s}, {u"keep_alive"_s, u"30"_s}, {u"num"_s, u"1"_s}};
        QTest::newRow("region lock") << u"https://monopoly.proxy.qg.net/get?key=TESTKEY01&area=350500&isp=2"_s
                                     << Product::RegionLock << none << Action::Extract
                                     << QueryItems{{u"area"_s, u"350500"_s}, {u"isp"_s, u"2"_s}};
        QTest::newRow("global: channel or metered")
            << u"https://overseas.proxy.qg.net/get?key=TESTKEY01&area=US,EU&area_ex=990100"_s << Product::Global
            << QList{Mode::Channel, Mode::Metered} << Action::Extract
            << QueryItems{{u"area"_s, u"US,EU"_s}, {u"area_ex"_s, u"990100"_s}};

        const auto plain = [&](const char *name, const QString &text) {
            QTest::newRow(name) << text << Product::Exclusive << none << Action::Extract
                                << QueryItems{{u"num"_s, u"3"_s}};
        };
        const QString link = u"https://exclusive.proxy.qg.net/get?key=TESTKEY01&num=3"_s;
        plain("white space around", u" \n\t"_s + link + u"\r\n "_s);
        plain("double quotes", u'"' + link + u'"');
        plain("single quotes", u'\'' + link + u'\'');
        plain("angle brackets", u'<' + link + u'>');
        plain("curl", u"curl "_s + link);
        plain("curl, quoted", u"curl  \""_s + link + u"\"\n"_s);
        plain("http", u"http://exclusive.proxy.qg.net/get?key=TESTKEY01&num=3"_s);
        plain("capitals in scheme and host", u"HTTPS://Exclusive.Proxy.QG.net/get?key=TESTKEY01&num=3"_s);
        plain("percent-encoded key", u"https://exclusive.proxy.qg.net/get?key=%54ESTKEY%30%31&num=3"_s);
        plain("key last", u"https://exclusive.proxy.qg.net/get?num=3&key=TESTKEY01"_s);
        plain("empty values", u"https://exclusive.proxy.qg.net/get?key=TESTKEY01&area=&isp=&num=3&pwd="_s);
        plain("fragment", link + u"#top"_s);
    }

    void reads()
    {
        QFETCH(QString, text);
        const auto link = parseExtractionLink(text, m_vendor);
        QVERIFY(link);
        QCOMPARE(link->key.reveal(), u"TESTKEY01"_s);
        QVERIFY(link->apiPassword.isEmpty());
        QTEST(link->product, "product");
        QTEST(link->possibleModes, "modes");
        QTEST(link->action, "action");
        QTEST(link->items, "items");
        QVERIFY(link->unknown.isEmpty());
        // Each of them must be an existing plan.
        for (const Mode mode : link->possibleModes)
            QVERIFY(m_vendor.find(link->product, mode, link->action));
    }

    void readsThePassword()
    {
        const auto link
            = parseExtractionLink(u"https://share.proxy.qg.net/get?key=TESTKEY01&pwd=TEST%26PWD%3D%2B01"_s, m_vendor);
        QVERIFY(link);
        QCOMPARE(link->apiPassword.reveal(), u"TEST&PWD=+01"_s);
        QVERIFY(link->items.isEmpty());
    }

    void namesWhatItIgnores()
    {
        const auto link = parseExtractionLink(
            u"https://share.proxy.qg.net/query?key=TESTKEY01&num=5&format=txt&format=json&keep_alive=5"_s, m_vendor);
        QVERIFY(link);
        QVERIFY(link->items.isEmpty());
        QCOMPARE(link->unknown, (QStringList{u"num"_s, u"format"_s, u"keep_alive"_s}));
    }

    void readsWhatTheVendorsToolMakes()
    {
        const auto link = parseExtractionLink(
            uR"(https://share.proxy.qg.net/get?key=TESTKEY01&num=5&area=&isp=0&format=txt&seq=\r\n&distinct=false)"_s,
            m_vendor);
        QVERIFY(link);
        QCOMPARE(link->key, Secret(u"TESTKEY01"_s));
        QCOMPARE(link->unknown, (QStringList{u"format"_s, u"seq"_s}));
        QCOMPARE(link->items, (QueryItems{{u"num"_s, u"5"_s}, {u"isp"_s, u"0"_s}, {u"distinct"_s, u"false"_s}}));
    }

    void readsWhatAChatMadeOfIt()
    {
        const auto link
            = parseExtractionLink(u"\u200B“https：//share.proxy.qg.net/query?key=ＴＥＳＴKEY01”\u3000\r\n"_s, m_vendor);
        QVERIFY(link);
        QCOMPARE(link->key, Secret(u"TESTKEY01"_s));
    }

    void saysWhyNot_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<LinkProblem>("problem");
        QTest::newRow("no link") << u"TESTKEY01"_s << LinkProblem::NoLink;
        QTest::newRow("a backslash in the path")
            << uR"(https://share.proxy.qg.net\get?key=TESTKEY01)"_s << LinkProblem::NoLink;
        QTest::newRow("somebody else") << u"https://example.com/get?key=TESTKEY01"_s << LinkProblem::NotVendors;
        QTest::newRow("nearly the vendor") << u"https://notqg.net/get?key=TESTKEY01"_s << LinkProblem::NotVendors;
        QTest::newRow("a login") << u"https://u@share.proxy.qg.net/get?key=TESTKEY01"_s << LinkProblem::NotVendors;
        QTest::newRow("another call") << u"https://share.proxy.qg.net/release?key=TESTKEY01&ip=1.2.3.4"_s
                                      << LinkProblem::UnknownCall;
        QTest::newRow("another product") << u"https://longterm.proxy.qg.net/query?key=TESTKEY01"_s
                                         << LinkProblem::UnknownCall;
        QTest::newRow("no key") << u"https://share.proxy.qg.net/get?num=1"_s << LinkProblem::NoKey;
        QTest::newRow("twice") << u"https://share.proxy.qg.net/get?key=A&key=B"_s << LinkProblem::Ambiguous;
    }
    void saysWhyNot()
    {
        QFETCH(QString, text);
        const auto link = readExtractionLink(text, m_vendor);
        QVERIFY(!link);
        QTEST(link.error(), "problem");
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("text");
        const auto row = [](const char *name, const QString &text) { QTest::newRow(name) << text; };
        row("nothing", u""_s);
        row("a key alone", u"TESTKEY01"_s);
        row("no scheme", u"share.proxy.qg.net/get?key=TESTKEY01"_s);
        row("no key", u"https://share.proxy.qg.net/get?num=5"_s);
        row("empty key", u"https://share.proxy.qg.net/get?key=&num=5"_s);
        row("the documentation's placeholder", u"https://share.proxy.qg.net/get?key=<您的key信息>&num=5"_s);
        row("the same, encoded", u"https://share.proxy.qg.net/get?key=%3CTESTKEY%3E"_s);
        row("key with a space", u"https://share.proxy.qg.net/get?key=TEST%20KEY"_s);
        row("key with a line break", u"https://share.proxy.qg.net/get?key=TESTKEY01%0d%0aX"_s);
        row("key twice", u"https://share.proxy.qg.net/get?key=TESTKEY01&key=TESTKEY02"_s);
        row("number twice", u"https://share.proxy.qg.net/get?key=TESTKEY01&num=1&num=100"_s);
        row("key endless", u"https://share.proxy.qg.net/get?key="_s + QString(1000, u'A'));
        row("text endless", u"https://share.proxy.qg.net/get?key=TESTKEY01&x="_s + QString(100'000, u'A'));
        row("key in capitals only by name", u"https://share.proxy.qg.net/get?KEY=TESTKEY01"_s);

        row("another host behind ours", u"https://share.proxy.qg.net.evil.com/get?key=TESTKEY01"_s);
        row("another host before ours", u"https://evilshare.proxy.qg.net/get?key=TESTKEY01"_s);
        row("another host of the vendor", u"https://www.qg.net/get?key=TESTKEY01"_s);
        row("ours in the query", u"https://evil.com/get?key=TESTKEY01&u=share.proxy.qg.net/get"_s);
        row("ours as user", u"https://share.proxy.qg.net@evil.com/get?key=TESTKEY01"_s);
        row("user", u"https://user@share.proxy.qg.net/get?key=TESTKEY01"_s);
        row("empty user", u"https://@share.proxy.qg.net/get?key=TESTKEY01"_s);
        row("user and password", u"https://user:word@share.proxy.qg.net/get?key=TESTKEY01"_s);
        row("port", u"https://share.proxy.qg.net:8443/get?key=TESTKEY01"_s);
        row("backslash", u"https://evil.com\\@share.proxy.qg.net/get?key=TESTKEY01"_s);
        row("trailing dot", u"https://share.proxy.qg.net./get?key=TESTKEY01"_s);
        row("address", u"https://127.0.0.1/get?key=TESTKEY01"_s);
        row("no host", u"https:///get?key=TESTKEY01"_s);

        row("file", u"file://share.proxy.qg.net/get?key=TESTKEY01"_s);
        row("ftp", u"ftp://share.proxy.qg.net/get?key=TESTKEY01"_s);
        row("script", u"javascript:alert('https://share.proxy.qg.net/get?key=TESTKEY01')"_s);
        row("another path", u"https://share.proxy.qg.net/delete?key=TESTKEY01"_s);
        row("path of another host", u"https://exclusive.proxy.qg.net/pool?key=TESTKEY01"_s);
        row("longer path", u"https://share.proxy.qg.net/get/?key=TESTKEY01"_s);
        row("roundabout path", u"https://share.proxy.qg.net/x/../get?key=TESTKEY01"_s);
        row("no path", u"https://share.proxy.qg.net?key=TESTKEY01"_s);

        row("two links",
            u"https://share.proxy.qg.net/get?key=TESTKEY01 https://share.proxy.qg.net/get?key=TESTKEY02"_s);
        row("words before", u"see https://share.proxy.qg.net/get?key=TESTKEY01"_s);
        row("curl with options", u"curl -x evil.com:80 https://share.proxy.qg.net/get?key=TESTKEY01"_s);
        row("half a quote", u"\"https://share.proxy.qg.net/get?key=TESTKEY01"_s);
        row("a proxy", u"http://TESTKEY01:TESTPWD01@123.54.55.24:59419"_s);
    }

    void refuses()
    {
        QFETCH(QString, text);
        QVERIFY(!parseExtractionLink(text, m_vendor));
    }
};

} // namespace proxydeck

QTEST_APPLESS_MAIN(proxydeck::TestExtractionLink)
#include "tst_extraction_link.moc"
