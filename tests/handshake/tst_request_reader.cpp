// SPDX-License-Identifier: MIT
#include "handshake/http_framing.h"
#include "handshake/http_head_reader.h"
#include "handshake/http_limits.h"
#include "in_pieces.h"

#include <QTest>

using namespace proxydeck;

using State = HttpRequestReader::State;
using Fault = HttpFault;

Q_DECLARE_METATYPE(proxydeck::HttpFault)
Q_DECLARE_METATYPE(proxydeck::HttpFraming)

namespace {

HttpRequestReader read(QByteArrayView bytes)
{
    HttpRequestReader reader;
    reader.feed(bytes);
    return reader;
}

const QByteArray get("GET http://a.test/ HTTP/1.1\r\n");

} // namespace

/// What clients send to a local port (RFC 9112, 2 to 6).
class TestRequestReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whole_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<int>("minorVersion");
        QTest::addColumn<int>("fields");
        const auto row = [](const char *title, const QByteArray &bytes, const QByteArray &method,
                            const QByteArray &target, int minorVersion, int fields) {
            QTest::newRow(title) << bytes << method << target << minorVersion << fields;
        };
        row("curl", "GET http://a.test/ HTTP/1.1\r\nHost: a.test\r\nUser-Agent: curl/8\r\n\r\n", "GET",
            "http://a.test/", 1, 2);
        row("CONNECT", "CONNECT a.test:443 HTTP/1.1\r\nHost: a.test:443\r\n\r\n", "CONNECT", "a.test:443", 1, 1);
        row("HTTP/1.0 without fields", "CONNECT a.test:443 HTTP/1.0\r\n\r\n", "CONNECT", "a.test:443", 0, 0);
        row("lines that end with LF", "GET http://a.test/ HTTP/1.1\nHost: a.test\n\n", "GET", "http://a.test/", 1, 1);
        row("an empty line first", "\r\nGET http://a.test/ HTTP/1.1\r\n\r\n", "GET", "http://a.test/", 1, 0);
        row("an empty line with LF first", "\nGET http://a.test/ HTTP/1.1\r\n\r\n", "GET", "http://a.test/", 1, 0);
        row("a method of its own", "M-SEARCH http://a.test/ HTTP/1.1\r\n\r\n", "M-SEARCH", "http://a.test/", 1, 0);
        row("a small method is another one", "get http://a.test/ HTTP/1.1\r\n\r\n", "get", "http://a.test/", 1, 0);
        row("UTF-8 in the path", "GET http://a.test/路 HTTP/1.1\r\n\r\n", "GET", "http://a.test/路", 1, 0);
    }

    /// The same result whatever the pieces, and nothing of what follows is taken.
    void whole()
    {
        QFETCH(QByteArray, bytes);
        forEverySplit(bytes + "POST", [&](QByteArrayView first, QByteArrayView rest) {
            HttpRequestReader reader;
            qsizetype taken = reader.feed(first);
            if (reader.state() == State::Reading)
                taken += reader.feed(rest);
            QCOMPARE(reader.state(), State::Done);
            QCOMPARE(taken, bytes.size());
            QTEST(reader.head().method, "method");
            QTEST(reader.head().target, "target");
            QTEST(reader.head().minorVersion, "minorVersion");
            QTEST(int(reader.head().fields.size()), "fields");
        });
        HttpRequestReader reader;
        QCOMPARE(feedInPieces(reader, bytes + "POST", 1), bytes.size());
        QCOMPARE(reader.state(), State::Done);
        for (qsizetype end = 0; end < bytes.size(); ++end) {
            HttpRequestReader cut = read(QByteArrayView(bytes).first(end));
            QCOMPARE(cut.state(), State::Reading);
            cut.close();
            QCOMPARE(cut.state(), State::Failed);
            QCOMPARE(cut.fault(), Fault::ClosedInHead);
        }
    }

    void wrong_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<Fault>("fault");
        QTest::newRow("SOCKS5") << QByteArray("\x05\x01\x00", 3) << Fault::NotHttp;
        QTest::newRow("TLS") << QByteArray("\x16\x03\x01\x02\x00", 5) << Fault::NotHttp;
        QTest::newRow("a NUL") << QByteArray(1, '\0') << Fault::NotHttp;
        QTest::newRow("HTTP/2") << QByteArray("PRI * HTTP/2.0\r\n\r\n") << Fault::NotHttp;
        QTest::newRow("HTTP/0.9") << QByteArray("GET http://a.test/\r\n\r\n") << Fault::NotHttp;
        QTest::newRow("HTTP/1.2") << QByteArray("GET http://a.test/ HTTP/1.2\r\n\r\n") << Fault::NotHttp;
        QTest::newRow("HTTP/1.10") << QByteArray("GET http://a.test/ HTTP/1.10\r\n\r\n") << Fault::NotHttp;
        QTest::newRow("small version") << QByteArray("GET http://a.test/ http/1.1\r\n\r\n") << Fault::NotHttp;
        QTest::newRow("an answer") << QByteArray("HTTP/1.1 200 OK\r\n\r\n") << Fault::NotHttp;
        QTest::newRow("two empty lines first") << "\r\n\r\n" + get + "\r\n" << Fault::NotHttp;
        QTest::newRow("a blank first") << ' ' + get + "\r\n" << Fault::NotHttp;
        QTest::newRow("no target") << QByteArray("GET HTTP/1.1\r\n\r\n") << Fault::NotHttp;
        QTest::newRow("an empty target") << QByteArray("GET  HTTP/1.1\r\n\r\n") << Fault::NotHttp;
        QTest::newRow("a blank in the target")
            << QByteArray("GET http://a.test/a b HTTP/1.1\r\n\r\n") << Fault::NotHttp;
        QTest::newRow("two blanks") << QByteArray("GET  http://a.test/ HTTP/1.1\r\n\r\n") << Fault::NotHttp;
        QTest::newRow("a tab") << QByteArray("GET\thttp://a.test/ HTTP/1.1\r\n\r\n") << Fault::NotHttp;
        QTest::newRow("a tab in the target") << QByteArray("GET http://a.test/\t HTTP/1.1\r\n\r\n") << Fault::NotHttp;
        QTest::newRow("a blank at the end") << QByteArray("GET http://a.test/ HTTP/1.1 \r\n\r\n") << Fault::NotHttp;
        QTest::newRow("a NUL in the target") << QByteArray("GET http://a\0b/ HTTP/1.1\r\n\r\n", 28) << Fault::NotHttp;
        QTest::newRow("a colon in the method") << QByteArray("GE:T http://a.test/ HTTP/1.1\r\n\r\n") << Fault::NotHttp;
        QTest::newRow("bare CR in the line") << QByteArray("GET http://a.test/\rHTTP/1.1\r\n\r\n") << Fault::BareReturn;
        QTest::newRow("bare CR in a field") << get + "X: a\rContent-Length: 5\r\n\r\n" << Fault::BareReturn;
        QTest::newRow("two CR at an end") << get + "X: a\r\r\n\r\n" << Fault::BareReturn;
        QTest::newRow("folded") << get + "X: a\r\n b\r\n\r\n" << Fault::Folded;
        QTest::newRow("folded at once") << get + "\tX: a\r\n\r\n" << Fault::Folded;
        QTest::newRow("blank before the colon") << get + "Content-Length : 5\r\n\r\n" << Fault::BadField;
        QTest::newRow("tab before the colon") << get + "Transfer-Encoding\t: chunked\r\n\r\n" << Fault::BadField;
        QTest::newRow("no colon") << get + "Nonsense\r\n\r\n" << Fault::BadField;
        QTest::newRow("no name") << get + ": a\r\n\r\n" << Fault::BadField;
        QTest::newRow("a NUL in a field") << get + QByteArray("X: a\0b\r\n\r\n", 10) << Fault::BadField;
        QTest::newRow("line without end")
            << "GET http://a.test/" + QByteArray(HttpLimits::Line, 'x') << Fault::LineTooLong;
        QTest::newRow("method without end") << QByteArray(HttpLimits::Method + 1, 'x') << Fault::NotHttp;
        QTest::newRow("long method") << QByteArray(HttpLimits::Method, 'x') + get << Fault::NotHttp;
        QTest::newRow("head without end")
            << get + ("X: " + QByteArray(1'000, 'x') + "\r\n").repeated(33) << Fault::HeadTooLong;
        QTest::newRow("head of 1 MB") << get + ("X: " + QByteArray(1'000, 'x') + "\r\n").repeated(1'043)
                                      << Fault::HeadTooLong;
        QTest::newRow("101 fields") << get + QByteArray("X: 1\r\n").repeated(101) + "\r\n" << Fault::TooManyFields;
    }

    void wrong()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(Fault, fault);
        for (const qsizetype pieces : {qsizetype(1), qsizetype(7), bytes.size()}) {
            HttpRequestReader reader;
            feedInPieces(reader, bytes, pieces);
            QCOMPARE(reader.state(), State::Failed);
            QCOMPARE(reader.fault(), fault);
            QCOMPARE(reader.feed("GET "), 0);
            reader.close();
            QCOMPARE(reader.fault(), fault);
        }
    }

    /// Whoever speaks something else is not waited for.
    void failsAtTheFirstWrongByte()
    {
        QCOMPARE(read("\x16").state(), State::Failed);
        QCOMPARE(read("GE\x01").state(), State::Failed);
        QCOMPARE(read("\r\n\r").state(), State::Reading); // the second empty line is none yet
        QCOMPARE(read("\rG").state(), State::Failed);
    }

    void limits()
    {
        const QByteArray line = get + "X: " + QByteArray(HttpLimits::Line - 3, 'x') + "\r\n\r\n";
        QCOMPARE(read(line).state(), State::Done);
        QCOMPARE(read(get + QByteArray("X: 1\r\n").repeated(100) + "\r\n").state(), State::Done);
        QByteArray head = get;
        while (head.size() < HttpLimits::Head - 1'100)
            head += "X: " + QByteArray(1'000, 'x') + "\r\n";
        head += "X: " + QByteArray(HttpLimits::Head - head.size() - 7, 'x') + "\r\n\r\n";
        QCOMPARE(head.size(), HttpLimits::Head);
        QCOMPARE(read(head).state(), State::Done);
        QCOMPARE(read("\r\n" + head).state(), State::Done); // the empty line is not of the head
        head.insert(head.size() - 4, 'x');
        QCOMPARE(read(head).fault(), Fault::HeadTooLong);
    }

    void framing_data()
    {
        using Kind = HttpFraming::Kind;
        QTest::addColumn<QByteArray>("fields");
        QTest::addColumn<HttpFraming>("framing");
        QTest::newRow("nothing") << QByteArray() << HttpFraming{};
        QTest::newRow("length") << QByteArray("Content-Length: 12\r\n") << HttpFraming{Kind::Length, 12};
        QTest::newRow("length 0") << QByteArray("Content-Length: 0\r\n") << HttpFraming{Kind::Length, 0};
        QTest::newRow("zeros first") << QByteArray("Content-Length: 0012\r\n") << HttpFraming{Kind::Length, 12};
        QTest::newRow("the most") << QByteArray("Content-Length: 9007199254740992\r\n")
                                  << HttpFraming{Kind::Length, qint64(1) << 53};
        QTest::newRow("chunked") << QByteArray("Transfer-Encoding: chunked\r\n") << HttpFraming{Kind::Chunked, 0};
        QTest::newRow("Chunked") << QByteArray("TRANSFER-ENCODING: Chunked\r\n") << HttpFraming{Kind::Chunked, 0};
    }

    void framing()
    {
        QFETCH(QByteArray, fields);
        const auto framing = HttpFraming::of(read(get + fields + "\r\n").head());
        QVERIFY(framing);
        QTEST(*framing, "framing");
    }

    void wrongFraming_data()
    {
        QTest::addColumn<QByteArray>("head");
        QTest::addColumn<Fault>("fault");
        const auto row = [](const char *title, const QByteArray &fields, Fault fault, const QByteArray &line = get) {
            QTest::newRow(title) << line + fields + "\r\n" << fault;
        };
        row("two lengths", "Content-Length: 5\r\nContent-Length: 6\r\n", Fault::TwoLengths);
        row("twice the same", "Content-Length: 5\r\ncontent-length: 5\r\n", Fault::TwoLengths);
        row("two in one", "Content-Length: 5, 5\r\n", Fault::TwoLengths);
        row("length and coding", "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", Fault::LengthAndCoding);
        row("coding and length 0", "Transfer-Encoding: chunked\r\nContent-Length: 0\r\n", Fault::LengthAndCoding);
        row("minus", "Content-Length: -5\r\n", Fault::BadLength);
        row("plus", "Content-Length: +5\r\n", Fault::BadLength);
        row("hexadecimal", "Content-Length: 0x5\r\n", Fault::BadLength);
        row("no number", "Content-Length:\r\n", Fault::BadLength);
        row("above the most", "Content-Length: 9007199254740993\r\n", Fault::BadLength);
        row("above 64 bits", "Content-Length: 18446744073709551621\r\n", Fault::BadLength);
        row("another coding", "Transfer-Encoding: gzip\r\n", Fault::UnknownCoding);
        row("two codings", "Transfer-Encoding: gzip, chunked\r\n", Fault::UnknownCoding);
        row("chunked twice", "Transfer-Encoding: chunked, chunked\r\n", Fault::UnknownCoding);
        row("two fields", "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n", Fault::UnknownCoding);
        row("something like it", "Transfer-Encoding: xchunked\r\n", Fault::UnknownCoding);
        row("a parameter", "Transfer-Encoding: chunked;\r\n", Fault::UnknownCoding);
        row("chunks in HTTP/1.0", "Transfer-Encoding: chunked\r\n", Fault::UnknownCoding,
            "POST http://a.test/ HTTP/1.0\r\n");
        row("CONNECT with a length", "Content-Length: 5\r\n", Fault::BodyInConnect, "CONNECT a.test:80 HTTP/1.1\r\n");
        row("CONNECT in chunks", "Transfer-Encoding: chunked\r\n", Fault::BodyInConnect,
            "CONNECT a.test:80 HTTP/1.1\r\n");
    }

    void wrongFraming()
    {
        QFETCH(QByteArray, head);
        const HttpRequestReader reader = read(head);
        QCOMPARE(reader.state(), State::Done);
        const auto framing = HttpFraming::of(reader.head());
        QVERIFY(!framing);
        QTEST(framing.error(), "fault");
    }

    void connectWithLengthNull()
    {
        const auto framing = HttpFraming::of(read("CONNECT a.test:80 HTTP/1.1\r\nContent-Length: 0\r\n\r\n").head());
        QVERIFY(framing && *framing == HttpFraming{});
    }
};

QTEST_APPLESS_MAIN(TestRequestReader)
#include "tst_request_reader.moc"
