// SPDX-License-Identifier: MIT
// What a local port hands on: CONNECT, SOCKS5 and tunnels.
#include "served_port.h"

#include <QTest>

using namespace proxydeck;
using namespace Qt::StringLiterals;

class TestGatewayServing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void connects()
    {
        LeaseServer server;
        ServedPort port;
        port.listen();
        port.setLeases({port.lease(server)});
        PortClient client(port.terms.port);
        client.write(connectTo("site.test:443"));
        QTRY_COMPARE(client.got, LeaseServer::yes);
        QCOMPARE(server.heads.size(), 1);
        QCOMPARE(server.heads.first(),
                 QByteArray("CONNECT site.test:443 HTTP/1.1\r\nHost: site.test:443\r\n"
                            "Proxy-Authorization: Basic VEVTVEtFWTAxOlRFU1RQV0QwMg==\r\n\r\n"));
        client.got.clear();
        client.write("hello");
        QTRY_COMPARE(client.got, QByteArray("hello"));
        const GatewayFigures figures = port.figures();
        QCOMPARE(figures.connections.size(), 1);
        QCOMPARE(figures.connections.first().target, u"site.test:443"_s);
        QCOMPARE(figures.connections.first().lease, port.lastLease());
        QCOMPARE(figures.connections.first().up, 5);
        QCOMPARE(figures.connections.first().down, 5);
        client.disconnectFromHost();
        QTRY_COMPARE(server.closed, 1);
        QTRY_COMPARE(port.figures().allConnections, 0);
    }
};

QTEST_GUILESS_MAIN(TestGatewayServing)
#include "tst_gateway_serving.moc"
