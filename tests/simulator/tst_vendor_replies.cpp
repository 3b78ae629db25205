// SPDX-License-Identifier: MIT
// What the ten interfaces answer when all is well. Names, hosts, paths and shapes are typed from the vendor's
// documentation.
#include "simulator/simulator.h"
#include "support/fake_clock.h"

#include "conversation.h"

#include <QRegularExpression>

using namespace proxydeck;
using namespace proxydeck::sim;
using namespace Qt::StringLiterals;

namespace {

KeyPlan planned(const QString &key, Plan plan)
{
    KeyPlan made;
    made.key = key;
    made.plan = plan;
    made.leaseSeconds = 716; // 15:26:40 + 11:56 = 15:38:36, the documentation's deadline
    return made;
}

bool matches(const QByteArray &body, const QString &pattern)
{
    const QRegularExpression expression(u"\\A"_s + pattern + u"\\z"_s);
    const bool ok = expression.isValid() && expression.match(QString::fromUtf8(body)).hasMatch();
    if (!ok)
        qWarning().noquote() << expression.errorString() << QString::fromUtf8(body);
    return ok;
}

const auto Uuid = u"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"_s;
const auto MainlandIp
    = u"\\{\"proxy_ip\":\"(192\\.0\\.2|198\\.51\\.100)\\.\\d+\",\"server\":\"127\\.0\\.0\\.1:\\d+\","
      "\"area\":\"[^\"]+[省市区][^\"]*\",\"isp\":\"(电信|移动|联通)\",\"deadline\":\"2023-02-25 15:38:36\"\\}"_s;
const auto GlobalIp = u"\\{\"proxy_ip\":\"203\\.0\\.113\\.\\d+\",\"server\":\"127\\.0\\.0\\.1:\\d+\","
                      "\"area\":\"[^\"]+\",\"deadline\":\"2023-02-25 15:38:36\"\\}"_s;

QString reply(const QString &data)
{
    return u"\\{\"code\":\"SUCCESS\",\"data\":"_s + data + u",\"request_id\":\""_s + Uuid + u"\"\\}"_s;
}

QStringList column(const QJsonArray &rows, QLatin1StringView name)
{
    QStringList values;
    for (const QJsonValue &row : rows)
        values.append(row.toObject().value(name).toString());
    return values;
}

} // namespace

class TestVendorReplies : public QObject
{
    Q_OBJECT

    FakeClock m_clock{1'677'310'000'000}; // 2023-02-25 15:26:40 in China
    std::unique_ptr<Simulator> m_vendor;

    Answer ask(const QByteArray &host, const QByteArray &target) { return get(m_vendor->port(), host, target); }

private Q_SLOTS:
    void init()
    {
        m_vendor = std::make_unique<Simulator>(m_clock);
        QVERIFY(m_vendor->listen());
        m_vendor->addKey(planned(u"TESTCHANNEL"_s, Plan::ShortChannel));
        m_vendor->addKey(planned(u"TESTELASTIC"_s, Plan::ShortElastic));
        m_vendor->addKey(planned(u"TESTEVEN"_s, Plan::ShortEven));
        m_vendor->addKey(planned(u"TESTMETERED"_s, Plan::ShortMetered));
        m_vendor->addKey(planned(u"TESTEXCLUSIVE"_s, Plan::Exclusive));
        m_vendor->addKey(planned(u"TESTLOCK"_s, Plan::RegionLock));
        m_vendor->addKey(planned(u"TESTGLOBALCHANNEL"_s, Plan::GlobalChannel));
        m_vendor->addKey(planned(u"TESTGLOBALMETERED"_s, Plan::GlobalMetered));
    }
    void cleanup() { m_vendor.reset(); }

    void shapes_data()
    {
        QTest::addColumn<QByteArray>("host");
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<QString>("data");
        const QString one = u"\\["_s + MainlandIp + u"\\]"_s;
        const QString two = u"\\["_s + MainlandIp + u","_s + MainlandIp + u"\\]"_s;
        QTest::newRow("short channel, extract and list") << "share.proxy.qg.net"_ba
                                                         << "/pool?key=TESTCHANNEL"_ba << one;
        QTest::newRow("short channel, in use") << "share.proxy.qg.net"_ba
                                               << "/query?key=TESTCHANNEL"_ba << u"\\[\\]"_s;
        QTest::newRow("short channel") << "share.proxy.qg.net"_ba
                                       << "/get?key=TESTCHANNEL&num=2"_ba << two;
        QTest::newRow("short elastic") << "share.proxy.qg.net"_ba
                                       << "/get?key=TESTELASTIC"_ba << one;
        QTest::newRow("short even") << "share.proxy.qg.net"_ba
                                    << "/get?key=TESTEVEN&num=2"_ba << two;
        QTest::newRow("short metered") << "share.proxy.qg.net"_ba
                                       << "/get?key=TESTMETERED"_ba << one;
        QTest::newRow("exclusive") << "exclusive.proxy.qg.net"_ba
                                   << "/get?key=TESTEXCLUSIVE&num=2"_ba
                                   << u"\\{\"task_id\":\"[0-9A-Z]{8}_task\",\"ips\":"_s + two + u",\"num\":2\\}"_s;
        QTest::newRow("region lock")
            << "monopoly.proxy.qg.net"_ba
            << "/get?key=TESTLOCK&area=411400&isp=1"_ba
            << u"\\[\\{\"uuid\":\"hn_sqdx\\d+-1:ppp\\d+\",\"area\":\"河南省商丘市\",\"isp\":\"电信\","
               "\"state\":\"等待中\\(\\d+\\)\",\"monopolize_time\":\"2023-02-25 15:26:40\"\\}\\]"_s;
        QTest::newRow("global channel") << "overseas.proxy.qg.net"_ba
                                        << "/get?key=TESTGLOBALCHANNEL"_ba << u"\\["_s + GlobalIp + u"\\]"_s;
        QTest::newRow("global metered") << "overseas.proxy.qg.net"_ba
                                        << "/get?key=TESTGLOBALMETERED&num=2"_ba
                                        << u"\\["_s + GlobalIp + u","_s + GlobalIp + u"\\]"_s;
    }
    void shapes()
    {
        QFETCH(QByteArray, host);
        QFETCH(QByteArray, target);
        QFETCH(QString, data);
        const Answer answer = ask(host, target);
        QCOMPARE(answer.status, 200);
        QVERIFY(matches(answer.body, reply(data)));
        QCOMPARE(answer.field("Content-Type"), "application/json; charset=utf-8");
        QCOMPARE(answer.field("Date"), "Sat, 25 Feb 2023 07:26:40 GMT");
    }

    void everyReplyHasItsOwnRequestId()
    {
        const auto id = [](const Answer &answer) { return answer.json().value("request_id"_L1).toString(); };
        const QString first = id(ask("share.proxy.qg.net", "/query?key=TESTCHANNEL"));
        const QString second = id(ask("share.proxy.qg.net", "/query?key=TESTCHANNEL"));
        const QString error = id(ask("share.proxy.qg.net", "/query?key=NOBODYS"));
        QVERIFY(QRegularExpression(u"\\A"_s + Uuid + u"\\z"_s).match(error).hasMatch());
        QVERIFY(first != second && second != error && error != first);
    }

    void poolListsWhatIsInUseAndWhatIsNew()
    {
        const QStringList got = column(ask("share.proxy.qg.net", "/get?key=TESTCHANNEL&num=4").rows(), "server"_L1);
        QCOMPARE(got.size(), 4);
        const QStringList pooled = column(ask("share.proxy.qg.net", "/pool?key=TESTCHANNEL&num=3").rows(), "server"_L1);
        QCOMPARE(pooled.size(), 7);
        QCOMPARE(pooled.first(4), got);
        QCOMPARE(column(ask("share.proxy.qg.net", "/query?key=TESTCHANNEL").rows(), "server"_L1), pooled);
        QCOMPARE(m_vendor->leasesHandedOut(u"TESTCHANNEL"_s), 7);
        QCOMPARE(m_vendor->extractions(u"TESTCHANNEL"_s), 2);
        QCOMPARE(m_vendor->charged(u"TESTCHANNEL"_s), 7);
    }

    void poolWithoutAFreeChannelListsOnly()
    {
        ask("share.proxy.qg.net", "/get?key=TESTCHANNEL&num=10");
        const Answer answer = ask("share.proxy.qg.net", "/pool?key=TESTCHANNEL");
        QCOMPARE(answer.code(), u"SUCCESS"_s);
        QCOMPARE(answer.rows().size(), 10);
        QCOMPARE(m_vendor->extractions(u"TESTCHANNEL"_s), 1);
    }

    void areasAreHonoured_data()
    {
        QTest::addColumn<QByteArray>("host");
        QTest::addColumn<QByteArray>("query");
        QTest::addColumn<QStringList>("allowed");
        const QByteArray share = "share.proxy.qg.net";
        const QByteArray overseas = "overseas.proxy.qg.net";
        QTest::newRow("city") << share << "TESTMETERED&area=411400"_ba << QStringList{u"河南省商丘市"_s};
        QTest::newRow("cities") << share << "TESTMETERED&area=350500,330700"_ba
                                << QStringList{u"福建省泉州市"_s, u"浙江省金华市"_s};
        QTest::newRow("encoded comma") << share << "TESTMETERED&area=350500%2C330700"_ba
                                       << QStringList{u"福建省泉州市"_s, u"浙江省金华市"_s};
        QTest::newRow("province") << share << "TESTMETERED&area=440000"_ba
                                  << QStringList{u"广东省广州市"_s, u"广东省深圳市"_s};
        QTest::newRow("province without a city")
            << share << "TESTMETERED&area=440000&area_ex=440100,450000"_ba << QStringList{u"广东省深圳市"_s};
        QTest::newRow("Singapore") << overseas << "TESTGLOBALMETERED&area=990100"_ba << QStringList{u"新加坡"_s};
        QTest::newRow("Singapore by ISO") << overseas << "TESTGLOBALMETERED&area=SG"_ba << QStringList{u"新加坡"_s};
        QTest::newRow("US, EU, less one")
            << overseas << "TESTGLOBALMETERED&area=US,EU&area_ex=FR,NL"_ba << QStringList{u"美国"_s, u"德国"_s};
        QTest::newRow("Philippines") << overseas << "TESTGLOBALMETERED&area=990900"_ba << QStringList{u"菲律宾"_s};
    }
    void areasAreHonoured()
    {
        QFETCH(QByteArray, host);
        QFETCH(QByteArray, query);
        QFETCH(QStringList, allowed);
        const Answer answer = ask(host, "/get?num=12&key=" + query);
        QCOMPARE(answer.rows().size(), 12);
        QStringList areas = column(answer.rows(), "area"_L1);
        areas.removeDuplicates();
        areas.sort();
        allowed.sort();
        QCOMPARE(areas, allowed); // all of them, too: the stock takes turns
    }

    void operatorsAreHonoured_data()
    {
        QTest::addColumn<QByteArray>("isp");
        QTest::addColumn<QStringList>("allowed");
        QTest::newRow("any") << "0"_ba << QStringList{u"电信"_s, u"移动"_s, u"联通"_s};
        QTest::newRow("1") << "1"_ba << QStringList{u"电信"_s};
        QTest::newRow("2") << "2"_ba << QStringList{u"移动"_s};
        QTest::newRow("3") << "3"_ba << QStringList{u"联通"_s};
    }
    void operatorsAreHonoured()
    {
        QFETCH(QByteArray, isp);
        const Answer answer = ask("share.proxy.qg.net", "/get?key=TESTELASTIC&num=9&area=110000&isp=" + isp);
        QCOMPARE(answer.rows().size(), 9);
        QStringList isps = column(answer.rows(), "isp"_L1);
        isps.removeDuplicates();
        QFETCH(QStringList, allowed);
        isps.sort();
        allowed.sort();
        QCOMPARE(isps, allowed);
    }

    void distinctAvoidsExitsInUse()
    {
        m_vendor->limitStock(u"411400"_s, 1); // one for each of three operators
        QStringList exits
            = column(ask("share.proxy.qg.net", "/get?key=TESTMETERED&area=411400&num=5").rows(), "proxy_ip"_L1);
        QCOMPARE(exits.size(), 5);
        exits.removeDuplicates();
        QCOMPARE(exits.size(), 3);
        QCOMPARE(ask("share.proxy.qg.net", "/get?key=TESTMETERED&area=411400&distinct=true").code(),
                 u"NO_RESOURCE_FOUND"_s);
        QCOMPARE(ask("share.proxy.qg.net", "/get?key=TESTMETERED&area=411400&distinct=false").code(), u"SUCCESS"_s);
        // In use by this key: another's do not count.
        QStringList others = column(
            ask("share.proxy.qg.net", "/get?key=TESTELASTIC&area=411400&num=5&distinct=true").rows(), "proxy_ip"_L1);
        QCOMPARE(others.removeDuplicates(), 0);
        QCOMPARE(others.size(), 3);
    }

    void keepAliveSetsTheLifeInMinutes()
    {
        const auto ips
            = [](const Answer &answer) { return answer.json().value("data"_L1).toObject().value("ips"_L1).toArray(); };
        const Answer answer = ask("exclusive.proxy.qg.net", "/get?key=TESTEXCLUSIVE&keep_alive=90");
        QCOMPARE(column(ips(answer), "deadline"_L1), QStringList{u"2023-02-25 16:56:40"_s});
    }

    void channelsBecomeFreeWhenLeasesEnd()
    {
        QCOMPARE(ask("share.proxy.qg.net", "/get?key=TESTCHANNEL&num=100").rows().size(), 10); // as many as are free
        m_clock.advance(715'999);
        QCOMPARE(ask("share.proxy.qg.net", "/query?key=TESTCHANNEL").rows().size(), 10);
        m_clock.advance(1);
        QCOMPARE(ask("share.proxy.qg.net", "/query?key=TESTCHANNEL").rows().size(), 0);
        QCOMPARE(ask("share.proxy.qg.net", "/get?key=TESTCHANNEL&num=10").rows().size(), 10);
        m_clock.setUtcMs(1'677'310'000'000);
    }

    void itsClockIsItsOwn()
    {
        m_vendor->setSkewMs(-3'600'000);
        const Answer answer = ask("share.proxy.qg.net", "/get?key=TESTMETERED");
        QCOMPARE(answer.field("Date"), "Sat, 25 Feb 2023 06:26:40 GMT");
        QCOMPARE(column(answer.rows(), "deadline"_L1), QStringList{u"2023-02-25 14:38:36"_s});
    }

    void connectionsAreKeptAndRequestsQueue()
    {
        Conversation conversation(m_vendor->port());
        const QByteArray request = "GET /query?key=TESTCHANNEL HTTP/1.1\r\nHost: SHARE.proxy.qg.net:80\r\n\r\n";
        conversation.send(request + request + request.first(20));
        QCOMPARE(conversation.next().code(), u"SUCCESS"_s);
        const Answer second = conversation.next();
        QCOMPARE(second.code(), u"SUCCESS"_s);
        QCOMPARE(second.field("Connection"), "keep-alive");
        conversation.send(request.sliced(20));
        QCOMPARE(conversation.next().code(), u"SUCCESS"_s);
        conversation.send(
            "GET /query?key=TESTCHANNEL HTTP/1.1\r\nHost: share.proxy.qg.net\r\nConnection: close\r\n\r\n");
        QCOMPARE(conversation.next().field("Connection"), "close");
        QVERIFY(conversation.waitForEnd());
        QCOMPARE(m_vendor->tally().connections(), 1);
        QCOMPARE(m_vendor->requests("share.proxy.qg.net", "/query"), 4);
    }

    void otherPlacesAreNotFound_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<int>("status");
        QTest::newRow("host") << "GET /get?key=TESTCHANNEL HTTP/1.1\r\nHost: proxy.qg.net\r\n\r\n"_ba << 404;
        QTest::newRow("path") << "GET /gets?key=TESTCHANNEL HTTP/1.1\r\nHost: share.proxy.qg.net\r\n\r\n"_ba << 404;
        QTest::newRow("slash") << "GET /get/?key=TESTCHANNEL HTTP/1.1\r\nHost: share.proxy.qg.net\r\n\r\n"_ba << 404;
        QTest::newRow("pair") << "GET /pool?key=TESTEXCLUSIVE HTTP/1.1\r\nHost: exclusive.proxy.qg.net\r\n\r\n"_ba
                              << 404;
        QTest::newRow("method")
            << "POST /get?key=TESTCHANNEL HTTP/1.1\r\nHost: share.proxy.qg.net\r\nContent-Length: 0\r\n\r\n"_ba << 405;
        QTest::newRow("nonsense") << "hello\r\n\r\n"_ba << 400;
        QTest::newRow("star") << "GET * HTTP/1.1\r\nHost: share.proxy.qg.net\r\n\r\n"_ba << 400;
    }
    void otherPlacesAreNotFound()
    {
        QFETCH(QByteArray, request);
        Conversation conversation(m_vendor->port());
        conversation.send(request);
        QTEST(conversation.next().status, "status");
        QCOMPARE(m_vendor->leasesHandedOut(u"TESTCHANNEL"_s), 0);
    }

    void requestsAreKeptAsSent()
    {
        ask("share.proxy.qg.net", "/get?key=TESTMETERED&area=350500%2c330700&num=1&colour=red");
        QCOMPARE(m_vendor->requestTargets(),
                 QList<QByteArray>{"/get?key=TESTMETERED&area=350500%2c330700&num=1&colour=red"});
        QCOMPARE(m_vendor->tally().undocumentedParameters(), QStringList{u"colour"_s});
        ask("overseas.proxy.qg.net", "/get?key=TESTGLOBALMETERED&distinct=true");
        QCOMPARE(m_vendor->tally().undocumentedParameters(), (QStringList{u"colour"_s, u"distinct"_s}));
    }

    void theEchoNamesTheCaller()
    {
        QCOMPARE(ask("d.qg.net", "/ip").body, "127.0.0.1");
        QCOMPARE(ask("127.0.0.1:" + QByteArray::number(m_vendor->port()), "/ip").body, "127.0.0.1");
        QCOMPARE(ask("share.proxy.qg.net", "/ip").status, 404);
    }
};

QTEST_GUILESS_MAIN(TestVendorReplies)
#include "tst_vendor_replies.moc"
