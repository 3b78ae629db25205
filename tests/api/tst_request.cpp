// SPDX-License-Identifier: MIT
#include "api/api_request.h"
#include "api_samples.h"
#include "catalogue/catalogue.h"

#include <QTest>

using namespace proxydeck;
using namespace Qt::StringLiterals;

class TestRequest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyEndpoint_data();
    void everyEndpoint();
    void orderAndPassword();
    void encoding_data();
    void encoding();
    void maskedRequestHasNoSecret();
};

void TestRequest::everyEndpoint_data()
{
    // Typed from the "GET https://…" lines and parameter tables of the documentation.
    QTest::addColumn<Product>("product");
    QTest::addColumn<Mode>("mode");
    QTest::addColumn<Action>("action");
    QTest::addColumn<QueryItems>("items");
    QTest::addColumn<QByteArray>("url");

    const QueryItems mainland{{u"area"_s, u"350500,330700"_s},
                              {u"area_ex"_s, u"440100,450000"_s},
                              {u"isp"_s, u"1"_s},
                              {u"num"_s, u"5"_s},
                              {u"distinct"_s, u"true"_s}};
    const QByteArray mainlandQuery
        = "?key=TESTKEY01&area=350500,330700&area_ex=440100,450000&isp=1&num=5&distinct=true";
    const QueryItems global{{u"area"_s, u"US,EU,990100"_s}, {u"area_ex"_s, u"990200"_s}, {u"num"_s, u"2"_s}};
    const QByteArray globalQuery = "?key=TESTKEY01&area=US,EU,990100&area_ex=990200&num=2";

    QTest::newRow("short, channel, extract and list") << Product::ShortLived << Mode::Channel << Action::ExtractAndList
                                                      << mainland << "https://share.proxy.qg.net/pool" + mainlandQuery;
    QTest::newRow("short, channel, list in use")
        << Product::ShortLived << Mode::Channel << Action::ListInUse << QueryItems()
        << QByteArray("https://share.proxy.qg.net/query?key=TESTKEY01");
    for (const auto &[name, mode] : {std::pair{"short, channel", Mode::Channel},
                                     {"short, elastic", Mode::Elastic},
                                     {"short, even", Mode::Even},
                                     {"short, metered", Mode::Metered}}) {
        QTest::newRow(name) << Product::ShortLived << mode << Action::Extract << mainland
                            << "https://share.proxy.qg.net/get" + mainlandQuery;
    }
    QTest::newRow("exclusive") << Product::Exclusive << Mode::None << Action::Extract
                               << QueryItems{{u"area"_s, u"350500"_s},
                                             {u"isp"_s, u"3"_s},
                                             {u"keep_alive"_s, u"30"_s},
                                             {u"num"_s, u"2"_s},
                                             {u"distinct"_s, u"true"_s}}
                               << QByteArray("https://exclusive.proxy.qg.net/"
                                             "get?key=TESTKEY01&area=350500&isp=3&keep_alive=30&num=2&distinct=true");
    QTest::newRow("region lock") << Product::RegionLock << Mode::None << Action::Extract
                                 << QueryItems{{u"area"_s, u"411400"_s}, {u"isp"_s, u"2"_s}, {u"num"_s, u"2"_s}}
                                 << QByteArray("https://monopoly.proxy.qg.net/"
                                               "get?key=TESTKEY01&area=411400&isp=2&num=2");
    for (const auto &[name, mode] : {std::pair{"global, channel", Mode::Channel}, {"global, metered", Mode::Metered}}) {
        QTest::newRow(name) << Product::Global << mode << Action::Extract << global
                            << "https://overseas.proxy.qg.net/get" + globalQuery;
    }
}

void TestRequest::everyEndpoint()
{
    QFETCH(Product, product);
    QFETCH(Mode, mode);
    QFETCH(Action, action);
    QFETCH(QueryItems, items);
    QFETCH(QByteArray, url);

    const Catalogue catalogue(Catalogue::vendorEndpoints());
    QCOMPARE(catalogue.endpoints().size(), size_t(10));
    const Endpoint *endpoint = catalogue.find(product, mode, action);
    QVERIFY(endpoint);
    QCOMPARE(requestUrl({endpoint, items, {Secret(u"TESTKEY01"_s), {}}}).toEncoded(), url);
}

void TestRequest::orderAndPassword()
{
    const QUrl url = requestUrl({&extractEndpoint, {{u"num"_s, u"2"_s}, {u"area"_s, u"350500"_s}}, testCredentials()});
    QVERIFY(url.isValid());
    QCOMPARE(url.toEncoded(),
             QByteArray("https://share.proxy.qg.net/get?key=TESTKEY01&pwd=TESTPWD02&num=2&area=350500"));
}

void TestRequest::encoding_data()
{
    QTest::addColumn<QString>("value");
    QTest::addColumn<QByteArray>("sent");
    QTest::newRow("unreserved") << u"aZ09-._~"_s << QByteArray("aZ09-._~");
    QTest::newRow("comma") << u"US,EU"_s << QByteArray("US,EU");
    QTest::newRow("space and plus") << u"a b+c"_s << QByteArray("a%20b%2Bc");
    QTest::newRow("separators") << u"a&b=c;d#e?f/g:h@i"_s << QByteArray("a%26b%3Dc%3Bd%23e%3Ff%2Fg%3Ah%40i");
    QTest::newRow("percent") << u"100%41%"_s << QByteArray("100%2541%25");
    QTest::newRow("quotes and brackets") << u"'\"<>[]{}|\\^`"_s << QByteArray("%27%22%3C%3E%5B%5D%7B%7D%7C%5C%5E%60");
    QTest::newRow("sub-delimiters") << u"!$()*"_s << QByteArray("%21%24%28%29%2A");
    QTest::newRow("Chinese") << u"河南"_s << QByteArray("%E6%B2%B3%E5%8D%97");
    QTest::newRow("beyond the BMP") << u"\U0001F600"_s << QByteArray("%F0%9F%98%80");
    QTest::newRow("control") << u"a\r\nb"_s << QByteArray("a%0D%0Ab");
}

void TestRequest::encoding()
{
    QFETCH(QString, value);
    QFETCH(QByteArray, sent);
    const Credentials credentials{Secret(value), Secret(value)};
    QCOMPARE(requestUrl({&extractEndpoint, {{u"area"_s, value}}, credentials}).toEncoded(),
             "https://share.proxy.qg.net/get?key=" + sent + "&pwd=" + sent + "&area=" + sent);
}

void TestRequest::maskedRequestHasNoSecret()
{
    const QueryItems items{{u"area"_s, u"350500,330700"_s}, {u"num"_s, u"5"_s}};
    QCOMPARE(maskedRequest(extractEndpoint, items, false),
             u"GET https://share.proxy.qg.net/get?key=••••••••&area=350500,330700&num=5"_s);
    QCOMPARE(maskedRequest(extractEndpoint, {}, true),
             u"GET https://share.proxy.qg.net/get?key=••••••••&pwd=••••••••"_s);
}

QTEST_GUILESS_MAIN(TestRequest)
#include "tst_request.moc"
