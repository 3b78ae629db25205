// SPDX-License-Identifier: MIT
#include "handshake/error_answer.h"
#include "handshake/http_answer_reader.h"

#include <QTest>

using namespace proxydeck;

namespace {

ErrorAnswer made(int status, const QByteArray &error, const QByteArray &details, int retryAfterS = 0)
{
    ErrorAnswer answer;
    answer.status = status;
    answer.error = error;
    answer.details = details;
    answer.retryAfterS = retryAfterS;
    return answer;
}

HttpAnswerReader read(const QByteArray &bytes, bool toHead = false)
{
    HttpAnswerReader reader(toHead, 1'000);
    reader.feed(bytes);
    return reader;
}

} // namespace

/// RFC 9209 and RFC 8941.
class TestErrorAnswer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whole()
    {
        const QByteArray bytes = made(504, "connection_timeout", "lease 12, connect timeout, 3 tries").bytes();
        const HttpAnswerReader reader = read(bytes);
        QCOMPARE(reader.state(), HttpAnswerReader::State::Done);
        QCOMPARE(reader.head().status, 504);
        QCOMPARE(reader.head().value("proxy-status"),
                 QByteArray("ProxyDeck; error=connection_timeout; details=\"lease 12, connect timeout, 3 tries\""));
        QCOMPARE(reader.head().value("connection"), QByteArray("close"));
        QCOMPARE(reader.body(), QByteArray("Gateway Timeout: lease 12, connect timeout, 3 tries\n"));
        QVERIFY(bytes.endsWith("\r\n\r\n" + reader.body())); // nothing after its length
        for (const char *name : {"via", "access-control-allow-origin", "retry-after", "proxy-authenticate"})
            QCOMPARE(reader.head().count(name), 0);
    }

    void everyStatus()
    {
        for (int status = 400; status < 600; ++status) {
            const HttpAnswerReader reader = read(made(status, "x", "y").bytes());
            QCOMPARE(reader.state(), HttpAnswerReader::State::Done);
            QCOMPARE(reader.head().status, status);
            QVERIFY(!reader.head().reason.isEmpty());
        }
    }

    void toHead()
    {
        const HttpAnswerReader reader = read(made(502, "x", "y").bytes(true), true);
        QCOMPARE(reader.state(), HttpAnswerReader::State::Done);
        QVERIFY(made(502, "x", "y").bytes(true).endsWith("\r\n\r\n"));
        QCOMPARE(reader.head().value("content-length"), QByteArray::number(QByteArray("Bad Gateway: y\n").size()));
    }

    void login()
    {
        QCOMPARE(read(made(407, "x", "y").bytes()).head().value("proxy-authenticate"),
                 QByteArray("Basic realm=\"ProxyDeck\", charset=\"UTF-8\""));
    }

    void later() { QCOMPARE(read(made(503, "x", "y", 17).bytes()).head().value("retry-after"), QByteArray("17")); }

    /// To a page that tries its luck it says nothing.
    void withoutDetails()
    {
        const HttpAnswerReader reader = read(made(400, {}, {}).bytes());
        QCOMPARE(reader.body(), QByteArray("Bad Request\n"));
        QCOMPARE(reader.head().count("proxy-status"), 0);
        QVERIFY(!made(400, {}, {}).bytes().contains("ProxyDeck"));
    }

    void strings_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("string");
        QTest::newRow("plain") << QByteArray("lease 12") << QByteArray("\"lease 12\"");
        QTest::newRow("empty") << QByteArray() << QByteArray("\"\"");
        QTest::newRow("quote") << QByteArray("a\"b") << QByteArray("\"a\\\"b\"");
        QTest::newRow("backslash") << QByteArray("a\\b") << QByteArray("\"a\\\\b\"");
        QTest::newRow("both") << QByteArray("\\\"") << QByteArray("\"\\\\\\\"\"");
        QTest::newRow("line end") << QByteArray("a\r\nX: y") << QByteArray("\"a??X: y\"");
        QTest::newRow("NUL, DEL and tab") << QByteArray("\0\x7f\t", 3) << QByteArray("\"???\"");
        QTest::newRow("UTF-8") << QByteArray("路") << QByteArray("\"???\"");
    }

    void strings()
    {
        QFETCH(QByteArray, text);
        QTEST(structuredString(text), "string");
        // Neither does it break the head or the line of text.
        const HttpAnswerReader reader = read(made(502, "x", text).bytes());
        QCOMPARE(reader.state(), HttpAnswerReader::State::Done);
        QVERIFY(!reader.head().count("x"));
        QCOMPARE(reader.body().count('\n'), 1);
    }
};

QTEST_APPLESS_MAIN(TestErrorAnswer)
#include "tst_error_answer.moc"
