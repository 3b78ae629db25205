// SPDX-License-Identifier: MIT
#include "base/body_charset.h"
#include "base/system_clock.h"
#include "client_caller.h"
#include "server_thread.h"

#include <QStringDecoder>

using namespace proxydeck;
using namespace Qt::StringLiterals;

namespace {

// 河南省商丘市, as iconv writes it.
const QByteArray inUtf8 = QByteArray::fromHex("e6b2b3e58d97e79c81e59586e4b898e5b882");
const QByteArray inGbk = QByteArray::fromHex("bad3c4cfcaa1c9ccc7f0cad0");
// 㐀, which only GB18030 has, in four bytes.
const QByteArray rareUtf8 = QByteArray::fromHex("e39080");
const QByteArray rareGb18030 = QByteArray::fromHex("8139ee39");

const QByteArray beforeArea = "{\"code\":\"SUCCESS\",\"data\":[{\"server\":\"1.2.3.4:80\",\"area\":\"";

bool canDecodeGbk() { return QStringDecoder("GB18030").isValid() || QStringDecoder("gbk").isValid(); }

} // namespace

/// Replies in other charsets than UTF-8.
class TestBodyCharset : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void converts_data()
    {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("result");
        QTest::addColumn<bool>("gbk"); // needs a Qt that knows it
        const auto row = [](const char *name, const QByteArray &type, const QByteArray &body, const QByteArray &result,
                            bool gbk = false) { QTest::newRow(name) << type << body << result << gbk; };
        row("no type", "", inUtf8, inUtf8);
        row("no charset", "application/json", inUtf8, inUtf8);
        row("UTF-8", "application/json; charset=UTF-8", inUtf8, inUtf8);
        row("gbk", "application/json;charset=gbk", inGbk, inUtf8, true);
        row("quoted, in capitals", "text/html; x=1; Charset = \"GBK\"", inGbk, inUtf8, true);
        row("gb2312", "text/plain; charset=gb2312", inGbk, inUtf8, true);
        row("gb18030", "text/plain; charset=GB18030", rareGb18030, rareUtf8, true);
        row("gb2312 is said, GB18030 is sent", "text/plain; charset=gb2312", rareGb18030, rareUtf8, true);
        row("gbk is said, UTF-8 is sent", "application/json; charset=gbk", "{\"a\":\"" + inUtf8 + "省\"}",
            "{\"a\":\"" + inUtf8 + "省\"}", true);
        row("Latin-1 is said, UTF-8 is sent", "application/json; charset=ISO-8859-1", inUtf8, inUtf8);
        row("Latin-1", "application/json; charset=ISO-8859-1", "caf\xe9", "caf\xc3\xa9");
        row("UTF-16", "application/json; charset=utf-16le", QByteArray("{\0}\0", 4), "{}");
        row("unknown", "application/json; charset=klingon", inGbk, inGbk);
        row("empty", "application/json; charset=", inGbk, inGbk);
        row("nonsense", ";;=;charset", inGbk, inGbk);
        row("no body", "application/json; charset=gbk", "", "");
    }
    void converts()
    {
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, body);
        QFETCH(bool, gbk);
        if (gbk && !canDecodeGbk())
            QSKIP("this Qt knows no Chinese charset");
        QTEST(bodyInUtf8(body, type), "result");
    }

    void aReplyInGbkIsRead()
    {
        if (!canDecodeGbk())
            QSKIP("this Qt knows no Chinese charset");
        CallServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        server.onRequest = [](QTcpSocket &socket, const QByteArray &) {
            const QByteArray body = beforeArea + inGbk + "\"}],\"request_id\":\"a\"}";
            CallServer::sendAndClose(
                socket, CallServer::response(body, "200 OK", "Content-Type: application/json; charset=gbk\r\n"));
        };
        SystemClock clock;
        ApiClient client(clock, routeTo(server));
        const auto called = sendCall(client);
        QVERIFY(waitFor(*called));
        QVERIFY(called->outcome->result);
        QCOMPARE(called->outcome->result->leases[0].area, u"河南省商丘市"_s);
        QVERIFY(called->outcome->text.contains(u"河南省商丘市"_s)); // what is kept for the details
    }

    void aShortBodyInGbkIsStillCutOff()
    {
        if (!canDecodeGbk())
            QSKIP("this Qt knows no Chinese charset");
        // In UTF-8 it is longer than the length that the header promised.
        CallServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        server.onRequest = [](QTcpSocket &socket, const QByteArray &) {
            const QByteArray body = beforeArea + inGbk + "\"}";
            CallServer::sendAndClose(socket,
                                     "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=gbk\r\nContent-Length: "
                                         + QByteArray::number(body.size() + 3) + "\r\n\r\n" + body);
        };
        SystemClock clock;
        ApiClient client(clock, routeTo(server));
        const auto called = sendCall(client);
        QVERIFY(waitFor(*called));
        QVERIFY(!called->outcome->result);
        QCOMPARE(called->outcome->result.error().cause, ApiError::Cause::Truncated);
        QCOMPARE(called->outcome->rescued.leases.size(), 1);
        QCOMPARE(called->outcome->rescued.leases[0].area, u"河南省商丘市"_s);
    }
};

QTEST_GUILESS_MAIN(TestBodyCharset)
#include "tst_body_charset.moc"
