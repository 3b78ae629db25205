// SPDX-License-Identifier: MIT
#include "api/reply_parser.h"
#include "api/row_rescue.h"
#include "api_samples.h"

#include <QTest>

using namespace proxydeck;
using namespace Qt::StringLiterals;

namespace {

QByteArray success(const QByteArray &data) { return R"({"code":"SUCCESS","request_id":"r","data":)" + data + '}'; }

} // namespace

/// Replies without a result, or with an unexpected one.
class TestReplyErrors : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void documentedTrailingCommasAreNotJson();
    void vendorErrors_data();
    void vendorErrors();
    void successIsTheCodeAlone();
    void successWithoutData_data();
    void successWithoutData();
    void emptyLists();
    void noUsableBody_data();
    void noUsableBody();
    void noSecretIsLeft();
    void rescue_data();
    void rescue();
};

void TestReplyErrors::documentedTrailingCommasAreNotJson()
{
    const QByteArray body = fixture("region_lock_get_as_documented.json");
    const auto reply = parseReply(regionLockEndpoint, body, 200);
    QVERIFY(!reply);
    QCOMPARE(reply.error().kind, ApiError::Kind::UnexpectedReply);
    QCOMPARE(reply.error().cause, ApiError::Cause::NotJson);
    QVERIFY(reply.error().maybeCharged);
    QVERIFY(reply.error().bodyExcerpt.contains(u"hn_sqdx2-1:ppp14"_s));
    // Refused as a whole, but the rows that were paid for are not lost.
    QCOMPARE(rescueRows(regionLockEndpoint, body).regionLocks,
             parseReply(regionLockEndpoint, fixture("region_lock_get.json"), 200)->regionLocks);
}

void TestReplyErrors::vendorErrors_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("message");
    QTest::addColumn<QString>("requestId");
    QTest::newRow("wild") << fixture("error_no_available_channel.json") << u"NO_AVAILABLE_CHANNEL"_s
                          << u"没有可用的空闲通道"_s << u"5b0d53f5-7f0f-4d5e-9d19-3d2c3b1a9f60"_s;
    QTest::newRow("code alone") << QByteArray(R"({"code":"INVALID_KEY"})") << u"INVALID_KEY"_s << QString()
                                << QString();
    QTest::newRow("msg") << QByteArray(R"({"code":"KEY_BLOCK","msg":"m","request_id":7})") << u"KEY_BLOCK"_s << u"m"_s
                         << u"7"_s;
    QTest::newRow("message before msg") << QByteArray(R"({"code":"KEY_BLOCK","msg":"m","message":"M"})")
                                        << u"KEY_BLOCK"_s << u"M"_s << QString();
    QTest::newRow("empty message, msg") << QByteArray(R"({"code":"KEY_BLOCK","msg":"m","message":""})")
                                        << u"KEY_BLOCK"_s << u"m"_s << QString();
    QTest::newRow("message of another type")
        << QByteArray(R"({"code":"X","message":{"a":1}})") << u"X"_s << QString() << QString();
    QTest::newRow("never heard of") << QByteArray(R"({"code":"SOMETHING_NEW"})") << u"SOMETHING_NEW"_s << QString()
                                    << QString();
    QTest::newRow("a number") << QByteArray(R"({"code":40013})") << u"40013"_s << QString() << QString();
    QTest::newRow("success in lower case")
        << QByteArray(R"({"code":"success","data":[]})") << u"success"_s << QString() << QString();
    QTest::newRow("success with a blank")
        << QByteArray(R"({"code":"SUCCESS ","data":[]})") << u"SUCCESS "_s << QString() << QString();
    QTest::newRow("with data") << QByteArray(R"({"code":"FAILED_OPERATION","data":[{"server":"1.2.3.4:5"}]})")
                               << u"FAILED_OPERATION"_s << QString() << QString();
}

void TestReplyErrors::vendorErrors()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, code);
    QFETCH(QString, message);
    QFETCH(QString, requestId);
    for (const int status : {400, 200, 500, 302}) { // the body counts more than the status
        const auto reply = parseReply(extractEndpoint, body, status);
        QVERIFY(!reply);
        QCOMPARE(reply.error().kind, ApiError::Kind::Vendor);
        QCOMPARE(reply.error().cause, ApiError::Cause::None);
        QCOMPARE(reply.error().code, code);
        QCOMPARE(reply.error().vendorMessage, message);
        QCOMPARE(reply.error().requestId, requestId);
        QCOMPARE(reply.error().httpStatus, status);
        QVERIFY(!reply.error().maybeCharged);
        QCOMPARE(reply.error().retry, retryAdvice(code, extractEndpoint));
    }
}

void TestReplyErrors::successIsTheCodeAlone()
{
    for (const int status : {200, 201, 400, 500})
        QCOMPARE(parseReply(extractEndpoint, fixture("short_get.json"), status)->leases.size(), 1);
}

void TestReplyErrors::successWithoutData_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("absent") << QByteArray(R"({"code":"SUCCESS","request_id":"r"})");
    for (const char *data :
         {"null", "\"text\"", "7", "true", "{}", R"({"ips":null})", R"({"ips":{}})", R"({"tasks":7})", R"({"num":3})"})
        QTest::newRow(data) << success(data);
}

void TestReplyErrors::successWithoutData()
{
    QFETCH(QByteArray, body);
    for (const int status : {200, 400}) { // SUCCESS counts more than the status
        const auto reply = parseReply(extractEndpoint, body, status);
        QVERIFY(!reply);
        QCOMPARE(reply.error().kind, ApiError::Kind::UnexpectedReply);
        QCOMPARE(reply.error().cause, ApiError::Cause::WrongShape);
        QCOMPARE(reply.error().requestId, u"r"_s);
        QCOMPARE(reply.error().httpStatus, status);
        QVERIFY(reply.error().maybeCharged);
        QVERIFY(!reply.error().bodyExcerpt.isEmpty());
    }
}

void TestReplyErrors::emptyLists()
{
    for (const char *data : {"null", "[]", R"({"ips":[]})"}) {
        const auto reply = parseReply(listEndpoint, success(data), 200);
        QVERIFY2(reply, data);
        QVERIFY(reply->leases.isEmpty());
    }
    QVERIFY(parseReply(extractEndpoint, success("[]"), 200));
    const auto wrong = parseReply(listEndpoint, success("7"), 200);
    QVERIFY(!wrong);
    QVERIFY(!wrong.error().maybeCharged);
}

void TestReplyErrors::noUsableBody_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<ApiError::Cause>("cause");
    QTest::addColumn<bool>("maybeCharged");
    QTest::addColumn<RetryAdvice>("retry");
    using C = ApiError::Cause;
    using R = RetryAdvice;
    const QByteArray html = "<html>Sign in to the hotel's network</html>";
    QTest::newRow("html 200") << html << 200 << C::NotJson << true << R::AfterChange;
    QTest::newRow("html 302") << html << 302 << C::Redirect << false << R::AfterChange;
    QTest::newRow("empty 301") << QByteArray() << 301 << C::Redirect << false << R::AfterChange;
    QTest::newRow("html 403") << html << 403 << C::HttpStatus << false << R::AfterChange;
    QTest::newRow("html 429") << html << 429 << C::HttpStatus << false << R::Later;
    QTest::newRow("html 500") << html << 500 << C::HttpStatus << true << R::Later;
    QTest::newRow("html 502") << html << 502 << C::HttpStatus << true << R::Later;
    QTest::newRow("empty 200") << QByteArray() << 200 << C::HttpStatus << true << R::AfterChange;
    QTest::newRow("blank 200") << QByteArray(" \r\n") << 200 << C::HttpStatus << true << R::AfterChange;
    QTest::newRow("empty 504") << QByteArray() << 504 << C::HttpStatus << true << R::Later;
    QTest::newRow("array") << QByteArray("[]") << 200 << C::WrongShape << true << R::AfterChange;
    QTest::newRow("object without a code") << QByteArray("{}") << 200 << C::WrongShape << true << R::AfterChange;
    QTest::newRow("code null") << QByteArray(R"({"code":null})") << 200 << C::WrongShape << true << R::AfterChange;
    QTest::newRow("code an object") << QByteArray(R"({"code":{"x":1}})") << 200 << C::WrongShape << true
                                    << R::AfterChange;
    QTest::newRow("somebody else's json")
        << QByteArray(R"({"status":500,"error":"x"})") << 500 << C::HttpStatus << true << R::Later;
    QTest::newRow("text") << QByteArray("\"SUCCESS\"") << 200 << C::NotJson << true << R::AfterChange;
}

void TestReplyErrors::noUsableBody()
{
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    QFETCH(ApiError::Cause, cause);
    QFETCH(bool, maybeCharged);
    QFETCH(RetryAdvice, retry);
    const auto reply = parseReply(extractEndpoint, body, status);
    QVERIFY(!reply);
    QCOMPARE(reply.error().kind, ApiError::Kind::UnexpectedReply);
    QCOMPARE(reply.error().cause, cause);
    QCOMPARE(reply.error().httpStatus, status);
    QCOMPARE(reply.error().maybeCharged, maybeCharged);
    QCOMPARE(reply.error().retry, retry);
    QCOMPARE(reply.error().bodyExcerpt, QString::fromUtf8(body));
    QVERIFY(!parseReply(listEndpoint, body, status).error().maybeCharged);
}

void TestReplyErrors::noSecretIsLeft()
{
    const Credentials secrets = testCredentials();
    const auto clean = [](const QString &text) {
        return text.contains(u"••••••••"_s) && !text.contains(u"TESTKEY"_s) && !text.contains(u"TESTPWD"_s);
    };
    const auto vendor = parseReply(
        extractEndpoint, R"({"code":"BAD_TESTKEY01","message":"no key TESTKEY01","request_id":"TESTPWD02-1"})", 400,
        secrets);
    QVERIFY(clean(vendor.error().code));
    QVERIFY(clean(vendor.error().vendorMessage));
    QVERIFY(clean(vendor.error().requestId));

    const auto page = parseReply(extractEndpoint, "<a href='/get?key=TESTKEY01&amp;pwd=%54ESTPWD02'>", 200, secrets);
    QCOMPARE(page.error().bodyExcerpt, u"<a href='/get?key=••••••••&amp;pwd=••••••••'>"_s);

    // The vendor's task ids begin with the key.
    const auto reply = parseReply(exclusiveEndpoint,
                                  R"({"code":"SUCCESS","request_id":"TESTKEY01","data":{"task_id":"TESTKEY01_task",
                                      "ips":[{"server":"1.2.3.4:0","x":"TESTKEY01"}]}})",
                                  200, secrets);
    QVERIFY(reply);
    QCOMPARE(reply->taskId, u"••••••••_task"_s);
    QVERIFY(clean(reply->requestId));
    QVERIFY(clean(reply->badRows.at(0).excerpt));
}

void TestReplyErrors::rescue_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QStringList>("servers");
    const QByteArray two = R"({"server":"1.1.1.1:1","area":"}{\"[x"},{"server":"2.2.2.2:2"})";
    const QStringList both{u"1.1.1.1:1"_s, u"2.2.2.2:2"_s};
    QTest::newRow("nothing") << QByteArray("<html>{}{</html>") << QStringList();
    QTest::newRow("cut off in the third row") << R"({"code":"SUCCESS","data":[)" + two + R"(,{"server":"3.3.)" << both;
    QTest::newRow("cut off after a row") << R"({"code":"SUCCESS","data":[)" + two << both;
    QTest::newRow("no code") << R"({"data":[)" + two + "]}" << both;
    QTest::newRow("unknown shape") << R"({"code":"SUCCESS","data":{"list":[)" + two + "]}}" << both;
    QTest::newRow("trailing commas") << QByteArray(R"({"data":[{"server":"1.1.1.1:1" , },{"server":"2.2.2.2:2",}],})")
                                     << both;
    QTest::newRow("garbage around") << "<!-- -->" + success('[' + two + ']') + "<!-- -->" << both;
    QTest::newRow("useless rows beside") << R"([{"server":"x"},{"a":1},)" + two + ']' << both;
    QTest::newRow("unclosed string") << two + R"(,{"server":"3.3.3.3:3)" << both;
}

void TestReplyErrors::rescue()
{
    QFETCH(QByteArray, body);
    QFETCH(QStringList, servers);
    QVERIFY(!parseReply(extractEndpoint, body, 200));
    QStringList found;
    for (const Lease &lease : rescueRows(extractEndpoint, body).leases)
        found << lease.server;
    QCOMPARE(found, servers);
}

QTEST_GUILESS_MAIN(TestReplyErrors)
#include "tst_reply_errors.moc"
