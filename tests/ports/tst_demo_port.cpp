// SPDX-License-Identifier: MIT
// The demo's local port, from the settings to a made-up client: with the real gateway, over the simulator's leases.
#include "core.h"

#include "accounts/account_book.h"
#include "catalogue/catalogue.h"
#include "desk/desk.h"
#include "ports/local_ports.h"
#include "table/lease_table.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace proxydeck;
using namespace Qt::StringLiterals;

class TestDemoPort : public QObject
{
    Q_OBJECT

private:
    struct World
    {
        World()
        {
            Core::Parts parts;
            parts.dataFolder = folder.path();
            parts.demo = true;
            parts.keepsRecord = false;
            parts.marksRun = false;
            core = std::make_unique<Core>(parts);
            core->addDemoAccounts();
        }
        PortTerms port() const { return core->ports().ports().value(0); }
        PortFigures figures() const { return core->ports().figures(port().id); }
        bool listens() const { return figures().state.kind == PortState::Kind::Listening; }
        void buy()
        {
            const Endpoint *extract = core->catalogue().find(u"short.channel.get"_s);
            QVERIFY(extract);
            QVERIFY(core->desk().press(core->accounts().at(0).id, *extract, {{u"num"_s, u"5"_s}}) != 0);
            QTRY_VERIFY_WITH_TIMEOUT(core->leases().size() > 0, 30'000);
            const QList<RowId> rows = core->leases().rows();
            QTRY_VERIFY_WITH_TIMEOUT(core->ports().uses(rows.first()), 30'000);
        }
        void open()
        {
            QTRY_COMPARE_WITH_TIMEOUT(core->ports().ports().size(), 1, 30'000);
            QTRY_VERIFY_WITH_TIMEOUT(listens(), 30'000);
        }
        /// What a client of the port is answered.
        QByteArray ask(const QByteArray &request) const
        {
            QTcpSocket client;
            client.connectToHost(u"127.0.0.1"_s, port().port);
            if (!client.waitForConnected(10'000))
                return {};
            client.write(request);
            QByteArray answer;
            [&] { QTRY_VERIFY_WITH_TIMEOUT((answer += client.readAll()).contains("\r\n\r\n"), 30'000); }();
            return answer;
        }

        QTemporaryDir folder;
        std::unique_ptr<Core> core;
    };

private Q_SLOTS:
    void itListensOnAnyFreeNumber()
    {
        QTcpServer taken; // perhaps by another demo: no matter
        taken.listen(QHostAddress::LocalHost, PortTerms::firstPort);
        World w;
        QTRY_COMPARE_WITH_TIMEOUT(w.core->ports().ports().size(), 1, 30'000);
        QVERIFY(w.port().port != PortTerms::firstPort);
        QTRY_VERIFY_WITH_TIMEOUT(w.listens(), 30'000);
    }

    void clientsAreHandedOnToTheSimulatorsLeases()
    {
        World w;
        w.open();
        w.buy();
        QByteArray answer;
        const QByteArray host = "check.qg-demo.test";
        answer = w.ask("CONNECT " + host + ":80 HTTP/1.1\r\nHost: " + host + ":80\r\n\r\n");
        QVERIFY2(answer.startsWith("HTTP/1.1 200"), answer.constData());
        answer = w.ask("GET http://" + host + "/ip HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
        QVERIFY2(answer.startsWith("HTTP/1.1 200"), answer.constData());
        // That leases are on this machine here opens nothing of it to clients.
        const QByteArray own = "127.0.0.1:" + QByteArray::number(w.port().port);
        answer = w.ask("CONNECT " + own + " HTTP/1.1\r\nHost: " + own + "\r\n\r\n");
        QVERIFY2(answer.startsWith("HTTP/1.1 403"), answer.constData());
        const QByteArray lease = w.core->leases().lease(w.core->leases().rows().first()).server.toLatin1();
        answer = w.ask("CONNECT " + lease + " HTTP/1.1\r\nHost: " + lease + "\r\n\r\n");
        QVERIFY2(answer.startsWith("HTTP/1.1 403"), answer.constData());
    }

    void itIsSeenInUse()
    {
        World w;
        w.open();
        w.buy();
        w.core->ports().setWatched(true, true);
        QSignalSpy traffic(&w.core->ports(), &LocalPorts::trafficChanged);
        QTRY_VERIFY_WITH_TIMEOUT(w.figures().succeeded > 0, 120'000);
        QTRY_VERIFY_WITH_TIMEOUT(!traffic.isEmpty(), 30'000);
        const QList<RowId> rows = w.core->leases().rows();
        QVERIFY(std::any_of(rows.begin(), rows.end(), [&w](RowId row) {
            const LeaseTraffic one = w.core->ports().traffic(row);
            return one.begun > 0 && one.down > 0;
        }));
    }

    void aTunnelEndsWithTheProgram()
    {
        QTcpSocket client;
        {
            World w;
            w.open();
            w.buy();
            client.connectToHost(u"127.0.0.1"_s, w.port().port);
            QVERIFY(client.waitForConnected(10'000));
            client.write("CONNECT check.qg-demo.test:80 HTTP/1.1\r\nHost: check.qg-demo.test:80\r\n\r\n");
            QTRY_VERIFY_WITH_TIMEOUT(client.bytesAvailable() > 0, 30'000);
            QVERIFY(client.readAll().startsWith("HTTP/1.1 200"));
        }
        QTRY_COMPARE_WITH_TIMEOUT(client.state(), QAbstractSocket::UnconnectedState, 30'000);
    }
};

QTEST_GUILESS_MAIN(TestDemoPort)
#include "tst_demo_port.moc"
