// SPDX-License-Identifier: MIT
#include "handshake/http_body_tracker.h"
#include "handshake/http_limits.h"
#include "in_pieces.h"

#include <QTest>

using namespace proxydeck;

using State = HttpBodyTracker::State;
using Kind = HttpFraming::Kind;
using Fault = HttpFault;

Q_DECLARE_METATYPE(proxydeck::HttpFault)
Q_DECLARE_METATYPE(proxydeck::HttpFraming)

namespace {

/// The content of a body in pieces, by step().
QByteArray contentOf(HttpFraming framing, QByteArrayView bytes, qsizetype size)
{
    HttpBodyTracker tracker(framing);
    QByteArray content;
    for (qsizetype at = 0; at < bytes.size();) {
        const QByteArrayView piece = bytes.sliced(at, std::min(size, bytes.size() - at));
        const HttpBodyTracker::Step step = tracker.step(piece);
        if (step.taken == 0)
            break;
        content += step.data;
        at += step.taken;
    }
    return content;
}

const HttpFraming chunked{Kind::Chunked, 0};

} // namespace

class TestHttpBodyTracker : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whole_data()
    {
        QTest::addColumn<HttpFraming>("framing");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("length") << HttpFraming{Kind::Length, 9} << QByteArray("192.0.2.1") << QByteArray("192.0.2.1");
        QTest::newRow("lines in it") << HttpFraming{Kind::Length, 6} << QByteArray("\r\n0\r\n\n")
                                     << QByteArray("\r\n0\r\n\n");
        QTest::newRow("chunks") << chunked << QByteArray("4\r\n192.\r\n00005;name=\"value\"\r\n0.2.1\r\n0\r\n\r\n")
                                << QByteArray("192.0.2.1");
        QTest::newRow("no chunk") << chunked << QByteArray("0\r\n\r\n") << QByteArray();
        QTest::newRow("a chunk that looks like the end")
            << chunked << QByteArray("7\r\n0\r\n\r\n\r\n\r\n0\r\n\r\n") << QByteArray("0\r\n\r\n\r\n");
        QTest::newRow("trailer") << chunked
                                 << QByteArray("A\r\n0123456789\r\n0\r\nX-Sum: 1\r\nServer-Timing: a\r\n\r\n")
                                 << QByteArray("0123456789");
        QTest::newRow("a blank after the size") << chunked << QByteArray("1 \r\nx\r\n0\r\n\r\n") << QByteArray("x");
    }

    /// It ends at its last byte, whatever the pieces, and takes nothing of the next message.
    void whole()
    {
        QFETCH(HttpFraming, framing);
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, content);
        forEverySplit(bytes + "GET ", [&](QByteArrayView first, QByteArrayView rest) {
            HttpBodyTracker tracker(framing);
            qsizetype taken = tracker.feed(first);
            if (tracker.state() == State::Reading)
                taken += tracker.feed(rest);
            QCOMPARE(tracker.state(), State::Done);
            QCOMPARE(taken, bytes.size());
        });
        for (qsizetype pieces = 1; pieces <= bytes.size(); ++pieces) {
            HttpBodyTracker tracker(framing);
            QCOMPARE(feedInPieces(tracker, bytes + "GET ", pieces), bytes.size());
            QCOMPARE(tracker.state(), State::Done);
            QCOMPARE(contentOf(framing, bytes + "GET ", pieces), content);
        }
        for (qsizetype end = 0; end < bytes.size(); ++end) {
            HttpBodyTracker tracker(framing);
            QCOMPARE(tracker.feed(QByteArrayView(bytes).first(end)), end);
            QCOMPARE(tracker.state(), State::Reading);
            tracker.close();
            QCOMPARE(tracker.state(), State::Failed);
            QCOMPARE(tracker.fault(), Fault::ClosedInBody);
        }
    }

    void without()
    {
        for (const HttpFraming framing : {HttpFraming{}, HttpFraming{Kind::Length, 0}}) {
            HttpBodyTracker tracker(framing);
            QCOMPARE(tracker.state(), State::Done);
            QCOMPARE(tracker.feed("GET "), 0);
        }
    }

    void untilClose()
    {
        HttpBodyTracker tracker({Kind::UntilClose, 0});
        QCOMPARE(tracker.feed("0\r\n\r\n"), 5);
        QCOMPARE(tracker.state(), State::Reading);
        tracker.close();
        QCOMPARE(tracker.state(), State::Done);
    }

    /// More than memory holds, of which it keeps nothing.
    void huge()
    {
        const QByteArray piece(1 << 20, 'x');
        const qint64 size = qint64(1) << 53;
        HttpBodyTracker tracker({Kind::Length, size});
        for (int i = 0; i < 20'000; ++i) // 20 GB
            QCOMPARE(tracker.feed(piece), piece.size());
        QCOMPARE(tracker.state(), State::Reading);
        HttpBodyTracker chunks(chunked);
        chunks.feed("10000000000000\r\n"); // 2^52
        QCOMPARE(chunks.state(), State::Failed);
        HttpBodyTracker most(chunked);
        most.feed("fffffffffffff\r\n");
        QCOMPARE(most.state(), State::Reading);
        QCOMPARE(most.feed(piece), piece.size());
    }

    void wrong_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<Fault>("fault");
        QTest::newRow("no size") << QByteArray("\r\n") << Fault::BadChunk;
        QTest::newRow("minus") << QByteArray("-1\r\n") << Fault::BadChunk;
        QTest::newRow("plus") << QByteArray("+1\r\n") << Fault::BadChunk;
        QTest::newRow("0x") << QByteArray("0x1\r\n") << Fault::BadChunk;
        QTest::newRow("a blank first") << QByteArray(" 1\r\n") << Fault::BadChunk;
        QTest::newRow("a word") << QByteArray("one\r\n") << Fault::BadChunk;
        QTest::newRow("above 64 bits") << QByteArray("10000000000000001\r\n") << Fault::BadChunk;
        QTest::newRow("size ends with LF") << QByteArray("1\nx\r\n") << Fault::BadChunk;
        QTest::newRow("size with CR") << QByteArray("1\r\r\nx\r\n") << Fault::BadChunk;
        QTest::newRow("a NUL in an extension") << QByteArray("1;a\0b\r\n", 7) << Fault::BadChunk;
        QTest::newRow("chunk longer than its size") << QByteArray("1\r\nxy\r\n") << Fault::BadChunk;
        QTest::newRow("chunk ends with LF") << QByteArray("1\r\nx\n0\r\n\r\n") << Fault::BadChunk;
        QTest::newRow("extension without end") << "1;" + QByteArray(HttpLimits::Line + 1, 'x') << Fault::LineTooLong;
        QTest::newRow("trailer without end")
            << "0\r\n" + ("X: " + QByteArray(1'000, 'x') + "\r\n").repeated(33) << Fault::HeadTooLong;
        QTest::newRow("trailer of 101 fields")
            << "0\r\n" + QByteArray("X: 1\r\n").repeated(101) << Fault::TooManyFields;
        QTest::newRow("trailer ends with LF") << QByteArray("0\r\nX: 1\n\n") << Fault::BadChunk;
        QTest::newRow("trailer with CR") << QByteArray("0\r\nX: 1\r2\r\n") << Fault::BadChunk;
        QTest::newRow("trailer folded") << QByteArray("0\r\nX: 1\r\n y\r\n\r\n") << Fault::Folded;
        QTest::newRow("trailer without colon") << QByteArray("0\r\nGET / HTTP/1.1\r\n\r\n") << Fault::BadField;
        for (const char *name : {"Content-Length", "TRANSFER-ENCODING", "Host", "Proxy-Authorization", "Connection",
                                 "proxy-anything", "Trailer", "Upgrade"})
            QTest::addRow("trailer with %s", name) << QByteArray("0\r\n") + name + ": 1\r\n" << Fault::BadField;
    }

    void wrong()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(Fault, fault);
        for (const qsizetype pieces : {qsizetype(1), qsizetype(3), bytes.size()}) {
            HttpBodyTracker tracker(chunked);
            feedInPieces(tracker, bytes, pieces);
            QCOMPARE(tracker.state(), State::Failed);
            QCOMPARE(tracker.fault(), fault);
            QCOMPARE(tracker.feed("0\r\n\r\n"), 0);
            tracker.close();
            QCOMPARE(tracker.fault(), fault);
        }
    }
};

QTEST_APPLESS_MAIN(TestHttpBodyTracker)
#include "tst_http_body_tracker.moc"
