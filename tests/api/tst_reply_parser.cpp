// SPDX-License-Identifier: MIT
#include "api/reply_parser.h"
#include "api_samples.h"

#include <QTest>

using namespace proxydeck;
using namespace Qt::StringLiterals;

namespace {

// 2023-02-25 15:38:36 UTC+08:00, computed by `date -d '2023-02-25 15:38:36 +0800' +%s`.
constexpr qint64 sampleDeadline = 1'677'310'716'000;
// 2023-02-25 09:45:10 UTC+08:00.
constexpr qint64 sampleLockTime = 1'677'289'510'000;

Lease sampleLease()
{
    return {.server = u"123.54.55.24:59419"_s,
            .host = u"123.54.55.24"_s,
            .port = 59419,
            .exitIp = u"123.54.55.24"_s,
            .area = u"河南省商丘市"_s,
            .areaCode = {},
            .isp = u"电信"_s,
            .deadlineMs = sampleDeadline};
}

QByteArray success(const QByteArray &data) { return R"({"code":"SUCCESS","request_id":"r","data":)" + data + '}'; }

} // namespace

Q_DECLARE_METATYPE(const proxydeck::Endpoint *)

class TestReplyParser : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void documentedSamples_data();
    void documentedSamples();
    void exclusiveBatch();
    void regionLock();
    void shapesSeenInTheWild_data();
    void shapesSeenInTheWild();
    void bothTasksForms();
    void rowFields_data();
    void rowFields();
    void servers_data();
    void servers();
    void goodRowsBesideBadOnes();
    void deadlinesInOtherForms_data();
    void deadlinesInOtherForms();
    void unreadableDeadlineKeepsTheLease();
};

void TestReplyParser::documentedSamples_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<const Endpoint *>("endpoint");
    QTest::newRow("pool") << QByteArray("short_pool.json") << &extractEndpoint;
    QTest::newRow("query") << QByteArray("short_query.json") << &listEndpoint;
    QTest::newRow("get") << QByteArray("short_get.json") << &extractEndpoint;
}

void TestReplyParser::documentedSamples()
{
    QFETCH(QByteArray, file);
    QFETCH(const Endpoint *, endpoint);
    const auto reply = parseReply(*endpoint, fixture(file.constData()), 200);
    QVERIFY(reply);
    QCOMPARE(reply->leases, QList{sampleLease()});
    QCOMPARE(reply->requestId, u"83158ebe-be6c-40f7-a158-688741083edc"_s);
    QVERIFY(reply->taskId.isEmpty());
    QVERIFY(reply->badRows.isEmpty());

    const auto global = parseReply(extractEndpoint, fixture("global_get.json"), 200);
    QVERIFY(global);
    const Lease expected{.server = u"129.150.42.240:18080"_s,
                         .host = u"129.150.42.240"_s,
                         .port = 18080,
                         .exitIp = u"129.150.42.240"_s,
                         .area = u"新加坡"_s,
                         .areaCode = {},
                         .isp = {},
                         .deadlineMs = sampleDeadline};
    QCOMPARE(global->leases, QList{expected});
}

void TestReplyParser::exclusiveBatch()
{
    const auto reply = parseReply(exclusiveEndpoint, fixture("exclusive_get.json"), 200);
    QVERIFY(reply);
    QCOMPARE(reply->leases, QList{sampleLease()});
    QCOMPARE(reply->taskId, u"0LIKQ3S1_task"_s);
}

void TestReplyParser::regionLock()
{
    const auto reply = parseReply(regionLockEndpoint, fixture("region_lock_get.json"), 200);
    QVERIFY(reply);
    const RegionLock first{u"hn_sqdx2-1:ppp14"_s, u"河南省商丘市"_s, u"电信"_s, u"等待中(34)"_s, sampleLockTime};
    const RegionLock second{u"hn_sqdx2-1:ppp1"_s, u"河南省商丘市"_s, u"电信"_s, u"等待中(78)"_s, sampleLockTime};
    QCOMPARE(reply->regionLocks, (QList{first, second}));
    QVERIFY(reply->leases.isEmpty());
    QVERIFY(reply->badRows.isEmpty());
    QCOMPARE(reply->requestId, u"51024a8b-a8a5-4e78-9301-cb500a8c083e"_s);
}

void TestReplyParser::shapesSeenInTheWild_data()
{
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<int>("rows");
    QTest::addColumn<QString>("taskId");
    const QByteArray a = R"({"server":"1.1.1.1:1"})";
    const QByteArray b = R"({"server":"2.2.2.2:2"})";
    QTest::newRow("array") << '[' + a + ',' + b + ']' << 2 << QString();
    QTest::newRow("batch") << R"({"task_id":"T","ips":[)" + a + ',' + b + R"(],"num":2})" << 2 << u"T"_s;
    QTest::newRow("ips alone") << R"({"ips":[)" + a + ',' + b + "]}" << 2 << QString();
    QTest::newRow("empty ips") << QByteArray(R"({"ips":[]})") << 0 << QString();
    QTest::newRow("tasks of rows") << R"({"tasks":[)" + a + ',' + b + "]}" << 2 << QString();
    QTest::newRow("tasks of arrays") << R"({"tasks":[[)" + a + "],[" + b + "]]}" << 2 << QString();
    QTest::newRow("tasks of batches") << R"({"tasks":[{"task_id":"T1","ips":[)" + a + R"(]},{"ips":[)" + b + "]}]}" << 2
                                      << u"T1"_s;
    QTest::newRow("tasks by id: row") << R"({"tasks":{"T1":)" + a + R"(,"T2":)" + b + "}}" << 2 << u"T1"_s;
    QTest::newRow("tasks by id: array") << R"({"tasks":{"T1":[)" + a + ',' + b + "]}}" << 2 << u"T1"_s;
    QTest::newRow("tasks by id: batch") << R"({"tasks":{"T1":{"ips":[)" + a + ',' + b + "]}}}" << 2 << u"T1"_s;
    QTest::newRow("empty tasks") << QByteArray(R"({"tasks":[]})") << 0 << QString();
    QTest::newRow("ips and tasks") << R"({"ips":[)" + a + R"(],"tasks":[)" + b + "]}" << 2 << QString();
    QTest::newRow("one row without its array") << a << 1 << QString();
}

void TestReplyParser::shapesSeenInTheWild()
{
    QFETCH(QByteArray, data);
    QFETCH(int, rows);
    QFETCH(QString, taskId);
    // Independent of the form that the documentation gives for an endpoint.
    for (const Endpoint *endpoint : {&extractEndpoint, &exclusiveEndpoint, &listEndpoint}) {
        const auto reply = parseReply(*endpoint, success(data), 200);
        QVERIFY(reply);
        QCOMPARE(reply->leases.size(), rows);
        QCOMPARE(reply->taskId, taskId);
        QVERIFY(reply->badRows.isEmpty());
        if (rows == 2) {
            QCOMPARE(reply->leases[0].server, u"1.1.1.1:1"_s);
            QCOMPARE(reply->leases[1].server, u"2.2.2.2:2"_s);
        }
    }
}

void TestReplyParser::bothTasksForms()
{
    const auto list = parseReply(exclusiveEndpoint, fixture("wild_tasks.json"), 200);
    QVERIFY(list);
    QCOMPARE(list->leases.size(), 2);
    QCOMPARE(list->leases[0].areaCode, u"410000"_s);
    QCOMPARE(list->leases[0].deadlineMs, sampleDeadline);
    QCOMPARE(list->leases[1].host, u"gw-7.example.com"_s);
    QCOMPARE(list->leases[1].areaCode, u"990100"_s);
    QCOMPARE(list->leases[1].deadlineMs, noDeadline);
    const auto byId = parseReply(exclusiveEndpoint, fixture("wild_tasks_by_id.json"), 200);
    QVERIFY(byId);
    QCOMPARE(byId->taskId, u"T9"_s);
    QCOMPARE(byId->leases.size(), 1);
    QCOMPARE(byId->leases[0].host, u"2001:db8::7"_s);
    QCOMPARE(byId->leases[0].isp, u"1"_s);
}

void TestReplyParser::rowFields_data()
{
    QTest::addColumn<QByteArray>("row");
    QTest::addColumn<Lease>("lease");
    Lease bare;
    bare.server = u"1.2.3.4:5"_s;
    bare.host = u"1.2.3.4"_s;
    bare.port = 5;
    QTest::newRow("server alone") << QByteArray(R"({"server":"1.2.3.4:5"})") << bare;
    QTest::newRow("nulls") << QByteArray(R"({"server":"1.2.3.4:5","proxy_ip":null,"area":null,"area_code":null,
                                            "isp":null,"deadline":null})")
                           << bare;
    QTest::newRow("empty deadline") << QByteArray(R"({"server":"1.2.3.4:5","deadline":""})") << bare;
    QTest::newRow("wrong types") << QByteArray(R"({"server":"1.2.3.4:5","proxy_ip":[1],"area":{"a":1},"area_code":true,
                                                  "isp":false})")
                                 << bare;
    QTest::newRow("unknown fields") << QByteArray(R"({"server":"1.2.3.4:5","x":{"server":"9.9.9.9:9"},"y":[1,2]})")
                                    << bare;
    Lease codes = bare;
    codes.areaCode = u"411400"_s;
    QTest::newRow("area_code as a number") << QByteArray(R"({"server":"1.2.3.4:5","area_code":411400})") << codes;
    QTest::newRow("area_code as text") << QByteArray(R"({"server":"1.2.3.4:5","area_code":"411400"})") << codes;
    Lease area = bare;
    area.area = u"990100"_s;
    QTest::newRow("area as a code") << QByteArray(R"({"server":"1.2.3.4:5","area":"990100"})") << area;
    QTest::newRow("area as a number") << QByteArray(R"({"server":"1.2.3.4:5","area":990100})") << area;
    Lease exit = bare;
    exit.exitIp = u"9.8.7.6"_s;
    QTest::newRow("another exit") << QByteArray(R"({"server":"1.2.3.4:5","proxy_ip":"9.8.7.6"})") << exit;
    Lease last = bare;
    last.area = u"b"_s;
    QTest::newRow("duplicated field: the last")
        << QByteArray(R"({"server":"1.2.3.4:5","area":"a","area":"b"})") << last;
}

void TestReplyParser::rowFields()
{
    QFETCH(QByteArray, row);
    QFETCH(Lease, lease);
    const auto reply = parseReply(extractEndpoint, success('[' + row + ']'), 200);
    QVERIFY(reply);
    QCOMPARE(reply->leases, QList{lease});
    QVERIFY(reply->badRows.isEmpty());
}

void TestReplyParser::servers_data()
{
    QTest::addColumn<QByteArray>("server"); // as JSON
    QTest::addColumn<QString>("host");
    QTest::addColumn<int>("port");
    QTest::addColumn<int>("reason");
    const auto good = [](const QByteArray &server, const QString &host, int port) {
        QTest::newRow(server.constData()) << server << host << port << -1;
    };
    const auto bad = [](const QByteArray &server, BadRow::Reason reason) {
        QTest::newRow(server.constData()) << server << QString() << 0 << int(reason);
    };
    good(R"("1.2.3.4:5")", u"1.2.3.4"_s, 5);
    good(R"("1.2.3.4:65535")", u"1.2.3.4"_s, 65535);
    good(R"("[::1]:80")", u"::1"_s, 80);
    good(R"("[2001:db8::1]:8080")", u"2001:db8::1"_s, 8080);
    good(R"("gw1.qg.example:15000")", u"gw1.qg.example"_s, 15000);
    good(R"("localhost:80")", u"localhost"_s, 80);
    good(R"("a_b-c.example:80")", u"a_b-c.example"_s, 80);
    good(R"(" 1.2.3.4:80")", u"1.2.3.4"_s, 80);
    good(R"("1.2.3.4:80\t\r\n")", u"1.2.3.4"_s, 80);
    good(R"("http://1.2.3.4:80")", u"1.2.3.4"_s, 80);
    good(R"("HTTP://1.2.3.4:80/")", u"1.2.3.4"_s, 80);
    good(R"(" socks5h://gw1.qg.example:15000 ")", u"gw1.qg.example"_s, 15000);
    good(R"("https://[::1]:80/")", u"::1"_s, 80);
    for (const char *server : {R"("1.2.3.4")",
                               R"("1.2.3.4:")",
                               R"("1.2.3.4:0")",
                               R"("1.2.3.4:65536")",
                               R"("1.2.3.4:08")",
                               R"("1.2.3.4: 80")",
                               R"("1.2.3.4:+80")",
                               R"("1.2.3.4:-1")",
                               R"("1.2.3.4:80a")",
                               R"("1.2.3.4:0x50")",
                               R"("1.2.3.4:4294967376")",
                               R"("1.2.3.4:８０")",
                               R"("1.2.3.4:80:90")",
                               R"("host")",
                               R"("[::1]")",
                               R"("[::1]:")",
                               R"("[::1]:0")",
                               R"("1.2.3.4:80\u0000")",
                               R"("1.2.3.4:80/")",
                               R"("1.2.3.4:1e3")",
                               R"("http://1.2.3.4")",
                               R"("http://http://1.2.3.4:80")",
                               R"("http://user:word@1.2.3.4:80")"})
        bad(server, BadRow::Reason::BadPort);
    for (const char *server : {R"("")",
                               R"(":80")",
                               R"("1.2.3.4 :80")",
                               R"("999.2.3.4:80")",
                               R"("1.2.3:80")",
                               R"("1.2.3.4.5:80")",
                               R"("1.2.3.04:80")",
                               R"("12345:80")",
                               R"("::1:80")",
                               R"("[::1:80")",
                               R"("[1.2.3.4]:80")",
                               R"("[::1%eth0]:80")",
                               R"("[]:80")",
                               R"("[::1]x:80")",
                               R"("user@1.2.3.4:80")",
                               R"("://1.2.3.4:80")",
                               R"("ht tp://1.2.3.4:80")",
                               R"("a..b:80")",
                               R"("-a.b:80")",
                               R"("a.b-:80")",
                               R"("a b:80")",
                               R"("a\nb:80")",
                               R"("a\u0000b:80")",
                               R"("xn\u202E:80")",
                               R"("中国:80")",
                               "null",
                               "12",
                               "true",
                               "[]",
                               "{}",
                               R"(["1.2.3.4:5"])"})
        bad(server, BadRow::Reason::NoServer);
    bad('"' + QByteArray(64, 'a') + R"(:80")", BadRow::Reason::NoServer);
    bad('"' + QByteArray("a.").repeated(126) + R"(aa:80")", BadRow::Reason::NoServer);
}

void TestReplyParser::servers()
{
    QFETCH(QByteArray, server);
    QFETCH(QString, host);
    QFETCH(int, port);
    QFETCH(int, reason);
    const auto reply = parseReply(extractEndpoint, success(R"([{"server":)" + server + "}]"), 200);
    QVERIFY(reply);
    if (reason < 0) {
        QVERIFY(reply->badRows.isEmpty());
        QCOMPARE(reply->leases.size(), 1);
        QCOMPARE(reply->leases[0].host, host);
        QCOMPARE(int(reply->leases[0].port), port);
        const QString bare = host.contains(u':') ? u'[' + host + u']' : host;
        QCOMPARE(reply->leases[0].server, bare + u':' + QString::number(port)); // what is copied
    } else {
        QVERIFY(reply->leases.isEmpty());
        QCOMPARE(reply->badRows.size(), 1);
        QCOMPARE(int(reply->badRows[0].reason), reason);
        QVERIFY(!reply->badRows[0].excerpt.isEmpty());
    }
}

void TestReplyParser::goodRowsBesideBadOnes()
{
    const auto reply = parseReply(extractEndpoint,
                                  success(R"([{"server":"1.1.1.1:1"},null,{"area":"x"},{"server":"2.2.2.2:0"},"text",
                                             {"server":"3.3.3.3:3"},[],{"server":"4.4.4.4:4","deadline":"soon"}])"),
                                  200);
    QVERIFY(reply);
    QStringList servers;
    for (const Lease &lease : reply->leases)
        servers << lease.server;
    QCOMPARE(servers, (QStringList{u"1.1.1.1:1"_s, u"3.3.3.3:3"_s, u"4.4.4.4:4"_s}));
    QList<std::pair<int, BadRow::Reason>> bad;
    for (const BadRow &row : reply->badRows)
        bad.append({row.index, row.reason});
    using R = BadRow::Reason;
    QCOMPARE(bad,
             (QList<std::pair<int, R>>{{1, R::NotAnObject},
                                       {2, R::NoServer},
                                       {3, R::BadPort},
                                       {4, R::NotAnObject},
                                       {6, R::NotAnObject},
                                       {7, R::BadDeadline}}));
    QCOMPARE(faultyEntries(reply->badRows), 5); // the last was kept
    QCOMPARE(reply->badRows[0].excerpt, u"null"_s);
    QCOMPARE(reply->badRows[2].excerpt, u"{\"server\":\"2.2.2.2:0\"}"_s);
    QCOMPARE(reply->badRows[3].excerpt, u"\"text\""_s);

    const auto locks = parseReply(regionLockEndpoint,
                                  success(R"([{"uuid":"a"},{"area":"x"},{"uuid":7},{"uuid":"b","monopolize_time":5},
                                             {"server":"1.1.1.1:1"}])"),
                                  200);
    QVERIFY(locks);
    QCOMPARE(locks->regionLocks.size(), 3);
    QCOMPARE(locks->regionLocks[1].uuid, u"7"_s);
    QCOMPARE(locks->regionLocks[2].lockedSinceMs, noDeadline);
    QCOMPARE(locks->leases.size(), 1); // a row that can be connected to is a lease
    QCOMPARE(locks->badRows.size(), 2);
    QCOMPARE(locks->badRows[0].reason, R::NoUuid);
    QCOMPARE(locks->badRows[1].reason, R::BadDeadline);
}

void TestReplyParser::deadlinesInOtherForms_data()
{
    QTest::addColumn<QByteArray>("deadline"); // as JSON
    for (const char *deadline : {R"("2023-02-25 15:38:36")", R"("2023-02-25T07:38:36Z")", R"("2023/2/25 15:38:36.000")",
                                 "1677310716", "1677310716000", R"("1677310716")", R"("20230225153836")"})
        QTest::newRow(deadline) << QByteArray(deadline);
}

void TestReplyParser::deadlinesInOtherForms()
{
    QFETCH(QByteArray, deadline);
    const auto reply
        = parseReply(extractEndpoint, success(R"([{"server":"1.2.3.4:5","deadline":)" + deadline + "}]"), 200);
    QVERIFY(reply);
    QCOMPARE(reply->leases.size(), 1);
    QCOMPARE(reply->leases[0].deadlineMs, 1'677'310'716'000);
    QVERIFY(reply->badRows.isEmpty());
}

void TestReplyParser::unreadableDeadlineKeepsTheLease()
{
    for (const char *deadline : {R"("soon")", R"("2023-02-30 00:00:00")", R"("2023-02-25")", R"("25/02/2023 15:38")",
                                 "12", "1e30", "[]", "{}", "true", R"("0000-00-00 00:00:00")"}) {
        const auto reply = parseReply(
            extractEndpoint, success(R"([{"server":"1.2.3.4:5","deadline":)" + QByteArray(deadline) + "}]"), 200);
        QVERIFY(reply);
        QCOMPARE(reply->leases.size(), 1);
        QCOMPARE(reply->leases[0].deadlineMs, noDeadline);
        QCOMPARE(reply->badRows.size(), 1);
        QCOMPARE(reply->badRows[0].reason, BadRow::Reason::BadDeadline);
        QCOMPARE(reply->badRows[0].index, 0);
        QVERIFY(reply->badRows[0].isKept());
        QCOMPARE(faultyEntries(reply->badRows), 0);
    }
}

QTEST_GUILESS_MAIN(TestReplyParser)
#include "tst_reply_parser.moc"
