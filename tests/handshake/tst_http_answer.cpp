// SPDX-License-Identifier: MIT
#include "handshake/http_answer_reader.h"
#include "handshake/http_limits.h"

#include <QTest>

using namespace proxydeck;
using namespace Qt::StringLiterals;

using State = HttpAnswerReader::State;
using Fault = HttpFault;

Q_DECLARE_METATYPE(proxydeck::HttpFault)

namespace {

constexpr qsizetype mostBody = 64 * 1024;

HttpAnswerReader read(const QByteArray &bytes, qsizetype pieces, bool toHead = false)
{
    HttpAnswerReader reader(toHead, mostBody);
    for (qsizetype at = 0; at < bytes.size(); at += pieces)
        reader.feed(bytes.mid(at, pieces));
    return reader;
}

QByteArray fields(int number)
{
    QByteArray text;
    for (int i = 0; i < number; ++i)
        text += "X-" + QByteArray::number(i) + ": 1\r\n";
    return text;
}

} // namespace

class TestHttpAnswer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whole_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("length") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n192.0.2.1") << 200
                                << QByteArray("192.0.2.1");
        QTest::newRow("what follows the length is not read")
            << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabcdef") << 200 << QByteArray("abc");
        QTest::newRow("length 0") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n") << 200 << QByteArray();
        QTest::newRow("HTTP/1.0") << QByteArray("HTTP/1.0 404 Not Found\r\ncontent-length:2\r\n\r\nno") << 404
                                  << QByteArray("no");
        QTest::newRow("no words") << QByteArray("HTTP/1.1 204\r\n\r\n") << 204 << QByteArray();
        QTest::newRow("lines that end with LF")
            << QByteArray("HTTP/1.1 200 OK\nContent-Length: 2\n\nok") << 200 << QByteArray("ok");
        QTest::newRow("chunks") << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                                              "4\r\n192.\r\n00005;name=\"value\"\r\n0.2.1\r\n0\r\n\r\n")
                                << 200 << QByteArray("192.0.2.1");
        QTest::newRow("chunks and a trailer") << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: Chunked\r\n\r\n"
                                                            "A\r\n0123456789\r\n0\r\nX-Sum: 1\r\n\r\n")
                                              << 200 << QByteArray("0123456789");
        QTest::newRow("after interim answers")
            << QByteArray("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: <a>\r\n\r\n"
                          "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx")
            << 200 << QByteArray("x");
        QTest::newRow("304 has no body") << QByteArray("HTTP/1.1 304 Not Modified\r\nContent-Length: 9\r\n\r\n") << 304
                                         << QByteArray();
        QTest::newRow("101 is final") << QByteArray("HTTP/1.1 101 Switching Protocols\r\n\r\n") << 101 << QByteArray();
    }

    /// The same result whatever the pieces.
    void whole()
    {
        QFETCH(QByteArray, bytes);
        for (qsizetype pieces = 1; pieces <= bytes.size(); ++pieces) {
            const HttpAnswerReader reader = read(bytes, pieces);
            QCOMPARE(reader.state(), State::Done);
            QTEST(reader.head().status, "status");
            QTEST(reader.body(), "body");
            QVERIFY(!reader.isCut());
        }
    }

    void untilClose()
    {
        HttpAnswerReader reader = read("HTTP/1.1 200 OK\r\n\r\n192.0.2.1", 7);
        QCOMPARE(reader.state(), State::Body);
        reader.close();
        QCOMPARE(reader.state(), State::Done);
        QCOMPARE(reader.body(), QByteArray("192.0.2.1"));
    }

    void answerToHead()
    {
        const HttpAnswerReader reader = read("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n", 5, true);
        QCOMPARE(reader.state(), State::Done);
        QVERIFY(reader.body().isEmpty());
    }

    void fields()
    {
        const HttpAnswerReader reader
            = read("HTTP/1.1 302 Found\r\nLocation:\t http://elsewhere.test/ \r\nEmpty:\r\n\r\n", 1, true);
        QCOMPARE(reader.head().value("LOCATION"), QByteArray("http://elsewhere.test/"));
        QVERIFY(!reader.head().value("empty").isNull());
        QVERIFY(reader.head().value("missing").isNull());
    }

    void wrong_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<Fault>("fault");
        const QByteArray ok("HTTP/1.1 200 OK\r\n");
        const QByteArray chunked = ok + "Transfer-Encoding: chunked\r\n\r\n";
        QTest::newRow("a page") << QByteArray("<html>") << Fault::NotHttp;
        QTest::newRow("SOCKS") << QByteArray("\x05\x01", 2) << Fault::NotHttp;
        QTest::newRow("a NUL") << QByteArray(1, '\0') << Fault::NotHttp;
        QTest::newRow("TLS") << QByteArray("\x15\x03\x01\x00\x02", 5) << Fault::NotHttp;
        QTest::newRow("SSH") << QByteArray("SSH-2.0-OpenSSH\r\n") << Fault::NotHttp;
        QTest::newRow("an empty line first") << QByteArray("\r\nHTTP/1.1 200 OK\r\n\r\n") << Fault::NotHttp;
        QTest::newRow("HTTP/2") << QByteArray("HTTP/2 200\r\n\r\n") << Fault::NotHttp;
        QTest::newRow("HTTP/1.2") << QByteArray("HTTP/1.2 200 OK\r\n\r\n") << Fault::NotHttp;
        QTest::newRow("status of two digits") << QByteArray("HTTP/1.1 20 OK\r\n\r\n") << Fault::NotHttp;
        QTest::newRow("status of four digits") << QByteArray("HTTP/1.1 2000 OK\r\n\r\n") << Fault::NotHttp;
        QTest::newRow("status 099") << QByteArray("HTTP/1.1 099 OK\r\n\r\n") << Fault::NotHttp;
        QTest::newRow("no status") << QByteArray("HTTP/1.1 OK\r\n\r\n") << Fault::NotHttp;
        QTest::newRow("a NUL in the status line") << QByteArray("HTTP/1.1 200 O\0K\r\n\r\n", 20) << Fault::NotHttp;
        QTest::newRow("status line without end")
            << "HTTP/1.1 200 " + QByteArray(HttpLimits::Line, 'x') << Fault::LineTooLong;
        QTest::newRow("field without end") << ok + "X: " + QByteArray(HttpLimits::Line, 'x') << Fault::LineTooLong;
        QTest::newRow("head without end")
            << ok + ("X: " + QByteArray(1'000, 'x') + "\r\n").repeated(33) << Fault::HeadTooLong;
        QTest::newRow("101 fields") << ok + ::fields(101) + "\r\n" << Fault::TooManyFields;
        QTest::newRow("no colon") << ok + "Nonsense\r\n\r\n" << Fault::BadField;
        QTest::newRow("no name") << ok + ": value\r\n\r\n" << Fault::BadField;
        QTest::newRow("blank before the colon") << ok + "Content-Length : 5\r\n\r\n" << Fault::BadField;
        QTest::newRow("a NUL in a field") << ok + QByteArray("X: a\0b\r\n\r\n", 10) << Fault::BadField;
        QTest::newRow("bare CR in a field") << ok + "X: a\rContent-Length: 5\r\n\r\n" << Fault::BareReturn;
        QTest::newRow("bare CR in the status line") << QByteArray("HTTP/1.1 200 O\rK\r\n\r\n") << Fault::BareReturn;
        QTest::newRow("folded") << ok + "X: a\r\n b\r\n\r\n" << Fault::Folded;
        QTest::newRow("two lengths") << ok + "Content-Length: 5\r\ncontent-length: 5\r\n\r\n" << Fault::TwoLengths;
        QTest::newRow("two lengths in one") << ok + "Content-Length: 5, 5\r\n\r\n" << Fault::TwoLengths;
        QTest::newRow("length and chunked") << ok + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n"
                                            << Fault::LengthAndCoding;
        QTest::newRow("length below 0") << ok + "Content-Length: -1\r\n\r\n" << Fault::BadLength;
        QTest::newRow("length with a sign") << ok + "Content-Length: +5\r\n\r\n" << Fault::BadLength;
        QTest::newRow("length beyond 2^53") << ok + "Content-Length: 9007199254740993\r\n\r\n" << Fault::BadLength;
        QTest::newRow("length of 40 digits") << ok + "Content-Length: " + QByteArray(40, '9') + "\r\n\r\n"
                                             << Fault::BadLength;
        QTest::newRow("empty length") << ok + "Content-Length:\r\n\r\n" << Fault::BadLength;
        QTest::newRow("gzip") << ok + "Transfer-Encoding: gzip, chunked\r\n\r\n" << Fault::UnknownCoding;
        QTest::newRow("two codings") << ok + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n"
                                     << Fault::UnknownCoding;
        QTest::newRow("chunked in HTTP/1.0")
            << QByteArray("HTTP/1.0 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n") << Fault::UnknownCoding;
        QTest::newRow("chunk without size") << chunked + "\r\n" << Fault::BadChunk;
        QTest::newRow("chunk size in words") << chunked + "five\r\n" << Fault::BadChunk;
        QTest::newRow("chunk size below 0") << chunked + "-5\r\n" << Fault::BadChunk;
        QTest::newRow("chunk size of 14 digits") << chunked + "10000000000000\r\n" << Fault::BadChunk;
        QTest::newRow("chunk size with 0x") << chunked + "0x5\r\n" << Fault::BadChunk;
        QTest::newRow("chunk line ends with LF") << chunked + "5\nabcde\r\n" << Fault::BadChunk;
        QTest::newRow("chunk longer than its size") << chunked + "2\r\nabc\r\n" << Fault::BadChunk;
        QTest::newRow("chunk line without end")
            << chunked + "1;" + QByteArray(HttpLimits::Line + 3, 'x') << Fault::LineTooLong;
        QTest::newRow("trailer without end")
            << chunked + "0\r\n" + ("X: " + QByteArray(1'000, 'x') + "\r\n").repeated(33) << Fault::HeadTooLong;
        QTest::newRow("trailer of 101 fields") << chunked + "0\r\n" + ::fields(101) << Fault::TooManyFields;
        QTest::newRow("interim answers without end")
            << QByteArray("HTTP/1.1 100 Continue\r\n\r\n").repeated(9) << Fault::TooManyInterim;
    }

    void wrong()
    {
        QFETCH(QByteArray, bytes);
        for (const qsizetype pieces : {qsizetype(1), qsizetype(7), qsizetype(1'000), bytes.size()}) {
            HttpAnswerReader reader = read(bytes, pieces);
            QCOMPARE(reader.state(), State::Failed);
            QTEST(reader.fault(), "fault");
            reader.feed("HTTP/1.1 200 OK\r\n\r\n"); // nothing mends it
            reader.close();
            QCOMPARE(reader.state(), State::Failed);
            QTEST(reader.fault(), "fault");
        }
    }

    void atTheLimits()
    {
        const QByteArray ok("HTTP/1.1 200 OK\r\n");
        QByteArray line = ok + "X: " + QByteArray(HttpLimits::Line - 3, 'x') + "\r\n\r\n";
        QCOMPARE(read(line, 1'000, true).state(), State::Done);
        QCOMPARE(read(ok + ::fields(100) + "\r\n", 100, true).state(), State::Done);
        QByteArray head = ok;
        while (head.size() < HttpLimits::Head - 1'100)
            head += "X: " + QByteArray(1'000, 'x') + "\r\n";
        head += "X: " + QByteArray(HttpLimits::Head - head.size() - 7, 'x') + "\r\n\r\n";
        QCOMPARE(head.size(), HttpLimits::Head);
        QCOMPARE(read(head, 999, true).state(), State::Done);
        head.insert(head.size() - 4, 'x');
        QCOMPARE(read(head, 999, true).fault(), Fault::HeadTooLong);
    }

    void closedAtEveryByte_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("length") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n192.0.2.1");
        QTest::newRow("chunks") << QByteArray(
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\n192.\r\n5\r\n0.2.1\r\n0\r\n\r\n");
        QTest::newRow("interim") << QByteArray(
            "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx");
    }

    void closedAtEveryByte()
    {
        QFETCH(QByteArray, bytes);
        const qsizetype head = bytes.indexOf("\r\n\r\n", bytes.lastIndexOf("HTTP/")) + 4;
        for (qsizetype end = 0; end < bytes.size(); ++end) {
            HttpAnswerReader reader = read(bytes.first(end), 3);
            reader.close();
            QCOMPARE(reader.state(), State::Failed);
            QCOMPARE(reader.fault(), end < head ? Fault::ClosedInHead : Fault::ClosedInBody);
        }
    }

    void longBody_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("isCut");
        const QByteArray ok("HTTP/1.1 200 OK\r\n");
        QTest::newRow("64 KB") << ok + "Content-Length: 65536\r\n\r\n" + QByteArray(65'536, 'x') << false;
        QTest::newRow("64 KB and one") << ok + "Content-Length: 65537\r\n\r\n" + QByteArray(65'537, 'x') << true;
        QTest::newRow("announced without end")
            << ok + "Content-Length: 9007199254740992\r\n\r\n" + QByteArray(65'537, 'x') << true;
        QTest::newRow("until close") << ok + "\r\n" + QByteArray(200'000, 'x') << true;
        QTest::newRow("chunks") << ok + "Transfer-Encoding: chunked\r\n\r\n"
                + QByteArray("3\r\nxxx\r\n").repeated(30'000)
                                << true;
    }

    void longBody()
    {
        QFETCH(QByteArray, bytes);
        const HttpAnswerReader reader = read(bytes, 4'096);
        QCOMPARE(reader.state(), State::Done);
        QTEST(reader.isCut(), "isCut");
        QCOMPARE(reader.body(), QByteArray(mostBody, 'x'));
    }

    void bodyWithoutEnd()
    {
        HttpAnswerReader reader = read("HTTP/1.1 200 OK\r\n\r\n" + QByteArray(60'000, 'x'), 1'000);
        QCOMPARE(reader.state(), State::Body); // no clock here: whoever drives it has to give up
    }
};

QTEST_APPLESS_MAIN(TestHttpAnswer)
#include "tst_http_answer.moc"
