// SPDX-License-Identifier: MIT
#include "tour/ports_script.h"

#include "application.h"
#include "catalogue/catalogue.h"
#include "ports/local_ports.h"
#include "tour/tour.h"
#include "ui/leases/leases_panel.h"
#include "ui/ports/connections_model.h"
#include "ui/table/lease_table_view.h"
#include "ui/window/main_window.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QClipboard>
#include <QDockWidget>
#include <QGuiApplication>
#include <QHostAddress>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>
#include <QTcpServer>
#include <QTcpSocket>

#include <algorithm>
#include <array>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

/// The simulator's leases answer there themselves: nothing of it reaches a network.
constexpr char site[] = "check.qg-demo.test";
constexpr int tunnels = 3;

int freePort()
{
    QTcpServer probe;
    return probe.listen(QHostAddress::LocalHost) ? probe.serverPort() : PortTerms().port;
}

} // namespace

PortsScript::PortsScript(Tour &tour)
    : TourHands(tour)
{
}

void PortsScript::run()
{
    Application &app = m_tour.application();
    m_tour.key(&app.window().leasesPanel().table(), Qt::Key_4, Qt::AltModifier);
    m_tour.settle(100);
    auto *first = m_tour.find<QAbstractButton>("portFirst");
    m_tour.step(u"local-ports-empty"_s, first && first->isVisible(), u"what a local port is, with a button for it"_s);
    if (make())
        use();
    if (auto *calls = app.window().findChild<QDockWidget *>(u"callsDock"_s))
        calls->raise();
    m_tour.settle(100);
}

bool PortsScript::make()
{
    Application &app = m_tour.application();
    LocalPorts &ports = app.ports();
    m_tour.click(m_tour.find<QAbstractButton>("portFirst"));
    m_tour.settle(200);
    auto *name = m_tour.find<QLineEdit>("portName");
    m_tour.type(name, u"采集"_s);
    // The usual number may be another program's.
    m_tour.find<QSpinBox>("portNumber")->setValue(freePort());
    m_tour.type(m_tour.find<QLineEdit>("portFilter"), u"left:>25"_s);
    auto *count = m_tour.find<QLabel>("portCount");
    m_tour.settle(400); // counted once typing has ended
    m_tour.step(u"local-port-new"_s, count && !count->text().isEmpty() && ports.ports().isEmpty(),
                u"what is wanted of a port, and how many leases fit now"_s);
    m_tour.key(name, Qt::Key_Return);
    const auto isListening = [&ports] {
        const QList<PortTerms> all = ports.ports();
        return all.size() == 1 && ports.figures(all.first().id).state.kind == PortState::Kind::Listening;
    };
    const bool listens = m_tour.until(isListening, patience);
    m_tour.settle(300);
    m_tour.step(u"local-port"_s, listens, u"the port listens: its pool, its policy, its leases"_s);
    if (!listens)
        return false;
    m_tour.click(m_tour.find<QAbstractButton>("portCopy"));
    m_tour.settle(50);
    const QString url = u"http://127.0.0.1:%1"_s.arg(ports.ports().first().port);
    m_tour.step(u"local-port-copied"_s, QGuiApplication::clipboard()->text() == url,
                u"the address for a tool, which is configured once"_s);
    return true;
}

/// Whether \a client is told that all is well.
bool PortsScript::answers(QTcpSocket &client)
{
    QByteArray answer;
    return m_tour.until(
        [&] {
            answer += client.readAll();
            return answer.contains("HTTP/1.1 200");
        },
        patience);
}

/// As a browser would: tunnels that stay open.
void PortsScript::use()
{
    Application &app = m_tour.application();
    LocalPorts &ports = app.ports();
    const QUuid port = ports.ports().first().id;
    const Catalogue catalogue(Catalogue::vendorEndpoints());
    choose(*catalogue.find(u"short.channel.get"_s));
    setField("num", u"2"_s);
    extract(0);
    const bool isReady = m_tour.until([&] { return ports.figures(port).pool.ready > 0; }, patience);

    std::array<QTcpSocket, tunnels> clients;
    bool isAnswered = true;
    for (QTcpSocket &client : clients) {
        client.connectToHost(QHostAddress(QHostAddress::LocalHost), ports.ports().first().port);
        client.write(QByteArray("CONNECT ") + site + ":80 HTTP/1.1\r\nHost: " + site + ":80\r\n\r\n");
        const bool isTunnel = answers(client);
        client.write(QByteArray("GET /ip HTTP/1.1\r\nHost: ") + site + "\r\n\r\n");
        isAnswered = isAnswered && isTunnel && answers(client);
    }
    auto *connections = m_tour.find<QAbstractItemView>("connections");
    const auto areListed = [connections] {
        const QAbstractItemModel *rows = connections ? connections->model() : nullptr;
        int listed = 0;
        for (int row = 0; rows && row < rows->rowCount(); ++row) {
            const QString target = rows->index(row, int(ConnectionsModel::Column::Target)).data().toString();
            listed += target.startsWith(QLatin1StringView(site));
        }
        return listed >= tunnels;
    };
    const bool listed = m_tour.until(areListed, patience);
    auto *word = m_tour.find<QAbstractButton>("portsButton");
    m_tour.step(u"local-port-in-use"_s, isReady && isAnswered && listed && word && !word->text().isEmpty(),
                u"connections through leases, in the table and in the status bar"_s);

    if (connections)
        connections->selectAll();
    m_tour.click(m_tour.find<QAbstractButton>("portClose"));
    const auto areClosed = [&] {
        return ports.figures(port).open == 0
            && std::all_of(clients.begin(), clients.end(), [](const QTcpSocket &client) {
                   return client.state() == QAbstractSocket::UnconnectedState;
               });
    };
    const bool closed = m_tour.until(areClosed, patience);
    m_tour.step(u"local-port-connection-closed"_s, closed, u"closed by the operator"_s);
    m_tour.click(m_tour.find<QAbstractButton>("portRemove"));
    m_tour.settle(100);
    m_tour.step(u"local-port-removed"_s, ports.ports().isEmpty(), u"nothing would be lost, so nothing is asked"_s);
}

} // namespace proxydeck
