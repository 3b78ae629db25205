// SPDX-License-Identifier: MIT
// A lease that fails at every byte: what may be repeated is, and nothing else ever is.
#include "served_port.h"

#include <QTest>

using namespace proxydeck;
using namespace Qt::StringLiterals;

namespace {

/// Ends the connection when it has got so much, after it has sent so much.
class FailingLease : public QTcpServer
{
public:
    FailingLease()
    {
        setProxy(QNetworkProxy::NoProxy);
        connect(this, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket *socket = nextPendingConnection()) {
                connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
                connect(socket, &QTcpSocket::readyRead, this, [this, socket] {
                    got += socket->readAll();
                    if (got.size() < failsAfter)
                        return;
                    socket->write(sends);
                    socket->flush();
                    if (resets)
                        resetConnection(*socket);
                    else
                        socket->disconnectFromHost();
                });
                if (failsAfter == 0)
                    resetConnection(*socket);
            }
        });
        listen(QHostAddress::LocalHost);
    }
    void script(qsizetype after, const QByteArray &bytes, bool byReset)
    {
        got.clear();
        failsAfter = after;
        sends = bytes;
        resets = byReset;
    }

    QByteArray got;
    qsizetype failsAfter = 0;
    QByteArray sends;
    bool resets = false;
};

const QByteArray answer = "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nanswer";
const QByteArray body = "0123456789";

QByteArray request(const QByteArray &method)
{
    const bool hasBody = method != "GET";
    return method + " http://site.test/order HTTP/1.1\r\nHost: site.test\r\n"
        + (hasBody ? "Content-Length: 10\r\n\r\n" + body : QByteArray("\r\n"));
}

} // namespace

class TestGatewayFaults : public QObject
{
    Q_OBJECT

private:
    /// Two leases: the first one fails, the second one works.
    struct Pool : ServedPort
    {
        FailingLease bad;
        LeaseServer good;

        Pool()
        {
            terms.policy = PoolPolicy::MostTimeLeft;
            terms.tryS = 30;
            good.onHead = [](const QByteArray &head) {
                return LeaseServer::Answer{head.startsWith("CONNECT") ? LeaseServer::yes : answer};
            };
            good.onBytes = [](const QByteArray &bytes) { return LeaseServer::Answer{bytes == body ? "" : bytes}; };
        }
        /// New ones each time: what the last fault taught the pool is forgotten.
        void renew(bool isSocks5 = false)
        {
            good.heads.clear();
            good.tunnelled.clear();
            PoolLease first = lease(good, 900'000);
            first.port = bad.serverPort();
            first.isSocks5 = isSocks5;
            setLeases({first, lease(good, 600'000)});
        }
    };

private Q_SLOTS:
    void requests_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<bool>("mayBeRepeated");
        QTest::newRow("POST") << QByteArray("POST") << false;
        QTest::newRow("PATCH") << QByteArray("PATCH") << false;
        QTest::newRow("LOCK") << QByteArray("LOCK") << false; // of which nothing is known
        QTest::newRow("PUT") << QByteArray("PUT") << true;
        QTest::newRow("GET") << QByteArray("GET") << true;
    }

    // The lease is gone when it has got so many bytes of the request.
    void requests()
    {
        QFETCH(QByteArray, method);
        QFETCH(bool, mayBeRepeated);
        Pool port;
        port.listen();
        for (qsizetype at = 0; at < 70; ++at) {
            port.bad.script(at, {}, at % 2 == 0);
            port.renew();
            PortClient client(port.terms.port);
            client.write(request(method));
            QTRY_VERIFY2(client.isEnded || client.got.endsWith("answer"), QByteArray::number(at).constData());
            QCOMPARE(port.good.heads.size(), mayBeRepeated ? 1 : 0);
            QCOMPARE(client.status(), mayBeRepeated ? 200 : 502);
            if (mayBeRepeated)
                QCOMPARE(port.good.tunnelled, method == "GET" ? QByteArray() : body);
            else
                QVERIFY2(client.got.contains("outcome unknown"), client.got.constData());
        }
    }

    void answers_data() { requests_data(); }

    // It is gone when it has sent so many bytes of its answer.
    void answers()
    {
        QFETCH(QByteArray, method);
        QFETCH(bool, mayBeRepeated);
        Pool port;
        port.listen();
        const qsizetype head = answer.size() - 6;
        for (qsizetype at = 0; at <= answer.size(); ++at) {
            port.bad.script(50, answer.first(at), false);
            port.renew();
            PortClient client(port.terms.port);
            client.write(request(method));
            QTRY_VERIFY2(client.isEnded || client.got.endsWith("answer"), QByteArray::number(at).constData());
            const bool isRepeated = mayBeRepeated && at == 0; // never after its first byte
            QCOMPARE(port.good.heads.size(), isRepeated ? 1 : 0);
            QCOMPARE(client.status(), at >= head || isRepeated ? 200 : 502);
            QCOMPARE(client.got.endsWith("answer"), at == answer.size() || isRepeated);
            if (at >= head && !isRepeated)
                QCOMPARE(client.got, answer.first(at)); // and not a byte of another answer
        }
    }

    void connects_data()
    {
        QTest::addColumn<bool>("isSocks5");
        QTest::addColumn<QByteArray>("yes");
        QTest::newRow("HTTP") << false << LeaseServer::yes;
        QTest::newRow("SOCKS5") << true << QByteArrayLiteral("\x05\x00");
    }

    void connects()
    {
        QFETCH(bool, isSocks5);
        QFETCH(QByteArray, yes);
        Pool port;
        port.listen();
        for (qsizetype at = 0; at < yes.size(); ++at) {
            for (const bool resets : {false, true}) {
                port.bad.script(1, yes.first(at), resets);
                port.renew(isSocks5);
                PortClient client(port.terms.port);
                client.write(connectTo("site.test:443") + "early");
                QTRY_COMPARE(client.got, LeaseServer::yes + "early");
                QVERIFY(!port.bad.got.contains("early"));
                QCOMPARE(port.good.tunnelled, QByteArray("early"));
            }
        }
    }

    void tunnels()
    {
        Pool port;
        port.listen();
        for (qsizetype at = 0; at < 40; ++at) {
            port.bad.script(1, LeaseServer::yes + QByteArray(at, 'x'), at % 2 == 0);
            port.renew();
            PortClient client(port.terms.port);
            client.write(connectTo("site.test:443"));
            QTRY_VERIFY(client.isEnded);
            QVERIFY((LeaseServer::yes + QByteArray(at, 'x')).startsWith(client.got) || at == 0);
            QVERIFY(port.good.tunnelled.isEmpty());
        }
        QTRY_COMPARE(port.figures().allConnections, 0);
    }

    void clientGoneAtEveryByte()
    {
        Pool port;
        port.listen();
        port.bad.script(1'000'000, {}, false); // silent, also to all of them together
        port.renew();
        const QByteArray bytes = request("POST");
        for (qsizetype at = 1; at <= bytes.size(); ++at) {
            PortClient client(port.terms.port);
            client.write(bytes.first(at));
            QTRY_VERIFY2(client.state() == QAbstractSocket::ConnectedState && client.bytesToWrite() == 0,
                         qPrintable(QString::number(at) + u' ' + client.errorString()));
            resetConnection(client);
        }
        QTRY_COMPARE(port.figures().allConnections, 0);
        QCOMPARE(port.good.heads.size(), 0);
        qint64 failed = 0;
        for (const QList<QVariant> &told : port.figuresSpy)
            for (const LeaseUse &use : told.first().value<GatewayFigures>().uses)
                failed += use.failed;
        QCOMPARE(failed, 0); // no lease is to blame
    }
};

QTEST_GUILESS_MAIN(TestGatewayFaults)
#include "tst_gateway_faults.moc"
