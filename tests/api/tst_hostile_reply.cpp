// SPDX-License-Identifier: MIT
#include "api/reply_parser.h"
#include "api/row_rescue.h"
#include "api_samples.h"

#include <QElapsedTimer>
#include <QTest>

using namespace proxydeck;
using namespace Qt::StringLiterals;

/// Replies that the vendor should never send.
class TestHostileReply : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void byteOrderMark();
    void brokenUtf8KeepsTheRows_data();
    void brokenUtf8KeepsTheRows();
    void nulBytes();
    void duplicatedKeys();
    void deepNesting();
    void strictJson_data();
    void strictJson();
    void hundredThousandRows();
    void hundredThousandBadRows();
    void longTextsAreCut();
    void everyTruncation();
};

void TestHostileReply::byteOrderMark()
{
    QVERIFY(parseReply(extractEndpoint, "\xEF\xBB\xBF" + fixture("short_get.json"), 200));
}

void TestHostileReply::brokenUtf8KeepsTheRows_data()
{
    QTest::addColumn<QByteArray>("area");
    QTest::newRow("lone byte") << QByteArray("\xFF");
    QTest::newRow("cut character") << QByteArray("\xE6\xB2");
    QTest::newRow("overlong") << QByteArray("\xC0\x80");
    QTest::newRow("surrogate") << QByteArray("\xED\xA0\x80");
    QTest::newRow("beyond Unicode") << QByteArray("\xF4\x90\x80\x80");
    QTest::newRow("GBK") << QByteArray("\xBA\xD3\xC4\xCF\xCA\xA1");
}

void TestHostileReply::brokenUtf8KeepsTheRows()
{
    QFETCH(QByteArray, area);
    const QByteArray body = R"({"code":"SUCCESS","data":[{"server":"1.1.1.1:1","area":")" + area
        + R"("},{"server":"2.2.2.2:2","area":"河南"}]})";
    const auto reply = parseReply(extractEndpoint, body, 200);
    QVERIFY(reply);
    QCOMPARE(reply->leases.size(), 2);
    QVERIFY(reply->leases[0].area.contains(QChar(0xFFFD)));
    QCOMPARE(reply->leases[1].area, u"河南"_s);
}

void TestHostileReply::nulBytes()
{
    const QByteArray nul(1, '\0');
    const auto inside = parseReply(
        extractEndpoint, R"({"code":"SUCCESS","data":[{"server":"1.1.1.1:1","area":"a)" + nul + R"(b"}]})", 200);
    QVERIFY(inside);
    QCOMPARE(inside->leases.at(0).area, u"a\0b"_s);
    const QByteArray after = fixture("short_get.json") + nul;
    QVERIFY(!parseReply(extractEndpoint, after, 200));
    QCOMPARE(rescueRows(extractEndpoint, after).leases.size(), 1);
    QVERIFY(!parseReply(extractEndpoint, nul, 200));
}

void TestHostileReply::duplicatedKeys()
{
    // The last one counts, as in every JavaScript client: the vendor's own page would read it in the same way.
    const auto reply = parseReply(
        extractEndpoint, R"({"code":"INVALID_KEY","data":null,"code":"SUCCESS","data":[{"server":"1.1.1.1:1"}]})", 200);
    QVERIFY(reply);
    QCOMPARE(reply->leases.size(), 1);
}

void TestHostileReply::deepNesting()
{
    for (const int depth : {100, 1'000, 100'000, 1'000'000}) {
        const QByteArray arrays = QByteArray(depth, '[') + QByteArray(depth, ']');
        const auto reply = parseReply(extractEndpoint, R"({"code":"SUCCESS","data":)" + arrays + '}', 200);
        QVERIFY(!reply || reply->leases.isEmpty());
        QVERIFY(!parseReply(extractEndpoint, arrays, 200));
        const QByteArray objects = QByteArray(R"({"data":)").repeated(depth) + "1" + QByteArray(depth, '}');
        QVERIFY(!parseReply(extractEndpoint, objects, 200));
        QVERIFY(rescueRows(extractEndpoint, objects).leases.isEmpty());
        QVERIFY(rescueRows(extractEndpoint, arrays).leases.isEmpty());
    }
}

void TestHostileReply::strictJson_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("trailing comma in an object") << QByteArray(R"({"code":"SUCCESS","data":[],})");
    QTest::newRow("trailing comma in an array") << QByteArray(R"({"code":"SUCCESS","data":[{"server":"1.1.1.1:1"},]})");
    QTest::newRow("comment") << QByteArray(R"({/* */"code":"SUCCESS","data":[]})");
    QTest::newRow("single quotes") << QByteArray("{'code':'SUCCESS','data':[]}");
    QTest::newRow("NaN") << QByteArray(R"({"code":"SUCCESS","data":[NaN]})");
    QTest::newRow("two documents") << QByteArray(R"({"code":"SUCCESS","data":[]}{"code":"SUCCESS","data":[]})");
    QTest::newRow("cut") << QByteArray(R"({"code":"SUCCESS","data":[)");
}

void TestHostileReply::strictJson()
{
    QFETCH(QByteArray, body);
    const auto reply = parseReply(extractEndpoint, body, 200);
    QVERIFY(!reply);
    QCOMPARE(reply.error().cause, ApiError::Cause::NotJson);
}

void TestHostileReply::hundredThousandRows()
{
    QByteArray rows;
    for (int i = 0; i < 100'000; ++i) {
        rows += R"({"proxy_ip":"10.0.0.1","server":"10.)" + QByteArray::number(i / 65536) + '.'
            + QByteArray::number(i / 256 % 256) + '.' + QByteArray::number(i % 256)
            + R"(:8080","area":"河南省商丘市","isp":"电信","deadline":"2023-02-25 15:38:36"},)";
    }
    rows.chop(1);
    const QByteArray body = R"({"code":"SUCCESS","data":[)" + rows + "]}";
    QElapsedTimer timer;
    timer.start();
    const auto reply = parseReply(extractEndpoint, body, 200);
    qInfo("100,000 rows, %lld bytes: %lld ms", qint64(body.size()), timer.elapsed());
    QVERIFY(reply);
    QCOMPARE(reply->leases.size(), 100'000);
    QVERIFY(timer.elapsed() < 60'000); // detects quadratic run time; not a benchmark
}

void TestHostileReply::hundredThousandBadRows()
{
    const QByteArray row = R"({"server":")" + QByteArray(900, 'x') + R"("},)";
    QByteArray rows = row.repeated(10'000) + QByteArray("0,").repeated(90'000);
    rows.chop(1);
    const auto reply
        = parseReply(extractEndpoint, R"({"code":"SUCCESS","data":[)" + rows + "]}", 200, testCredentials());
    QVERIFY(reply);
    QCOMPARE(reply->badRows.size(), 1'000);
    QCOMPARE(reply->moreBadRows, 99'000);
    for (const BadRow &bad : reply->badRows)
        QVERIFY(bad.excerpt.size() <= 500);
    QCOMPARE(reply->badRows.constFirst().excerpt.size(), 500);
}

void TestHostileReply::longTextsAreCut()
{
    const QByteArray text(1'000'000, 'x');
    const auto reply = parseReply(extractEndpoint,
                                  R"({"code":"SUCCESS","request_id":")" + text
                                      + R"(","data":[{"server":"1.1.1.1:1","area":")" + text + R"("}]})",
                                  200);
    QVERIFY(reply);
    QVERIFY(reply->requestId.size() <= 500);
    QVERIFY(reply->leases.at(0).area.size() <= 500);
    const auto error = parseReply(extractEndpoint,
                                  R"({"code":")" + text + R"(","message":")" + text + R"(","request_id":"r"})", 400);
    QVERIFY(error.error().code.size() <= 500);
    QVERIFY(error.error().vendorMessage.size() <= 2'000);
    QCOMPARE(parseReply(extractEndpoint, text, 200).error().bodyExcerpt.size(), 2'000);
}

void TestHostileReply::everyTruncation()
{
    // Wherever the body is cut: an error that says so, and each complete row.
    const QByteArray row = R"({"server":"1.1.1.1:1","area":"河南省"})";
    const QByteArray head = R"({"code":"SUCCESS","data":[)";
    const QByteArray body = head + row + ',' + row + "]}";
    for (qsizetype length = 0; length < body.size(); ++length) {
        const QByteArray cut = body.first(length);
        QVERIFY(!parseReply(extractEndpoint, cut, 200));
        const int whole = (length >= head.size() + row.size()) + (length >= head.size() + 2 * row.size() + 1);
        QCOMPARE(rescueRows(extractEndpoint, cut).leases.size(), whole);
    }
}

QTEST_GUILESS_MAIN(TestHostileReply)
#include "tst_hostile_reply.moc"
