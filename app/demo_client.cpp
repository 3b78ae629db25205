// SPDX-License-Identifier: MIT
#include "demo_client.h"

#include <QHostAddress>
#include <QTcpSocket>

#include <array>
#include <utility>

namespace proxydeck {

using namespace std::chrono_literals;

namespace {

/// The simulator's leases answer there themselves: nothing of it reaches a network.
constexpr char host[] = "check.qg-demo.test";
constexpr auto interval = 3s;
constexpr int mostOpen = 5;
constexpr int plainEvery = 4; ///< of so many, one is no tunnel
constexpr std::array tunnelLives{4s, 12s, 30s};
/// Between two requests of a tunnel: it is busy and idle by turns.
constexpr auto pause = 3s;
/// Longer than a port waits and tries.
constexpr auto patience = 30s;

} // namespace

DemoClient::DemoClient(std::function<quint16()> port, QObject *parent)
    : QObject(parent)
    , m_port(std::move(port))
{
    m_timer.setInterval(interval);
    connect(&m_timer, &QTimer::timeout, this, &DemoClient::ask);
    m_timer.start();
}

DemoClient::~DemoClient() { stop(); }

void DemoClient::stop()
{
    m_timer.stop();
    qDeleteAll(findChildren<QTcpSocket *>());
}

void DemoClient::ask()
{
    const quint16 port = m_port();
    if (port == 0 || findChildren<QTcpSocket *>().size() >= mostOpen)
        return;
    auto *socket = new QTcpSocket(this);
    connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    connect(socket, &QTcpSocket::errorOccurred, socket, &QObject::deleteLater);
    const int asked = m_asked++;
    const auto life = tunnelLives.at(size_t(asked) % tunnelLives.size());
    QTimer::singleShot(patience + life, socket, &QObject::deleteLater);
    if (asked % plainEvery == 0)
        askPlainly(socket);
    else
        askByTunnel(socket, life);
    socket->connectToHost(QHostAddress(QHostAddress::LocalHost), port);
}

void DemoClient::askPlainly(QTcpSocket *socket)
{
    connect(socket, &QTcpSocket::connected, socket, [socket] {
        socket->write(QByteArray("GET http://") + host + "/ip HTTP/1.1\r\nHost: " + host
                      + "\r\nConnection: close\r\n\r\n");
    });
    connect(socket, &QTcpSocket::readyRead, socket, [socket] { socket->readAll(); });
}

void DemoClient::askByTunnel(QTcpSocket *socket, std::chrono::seconds life)
{
    connect(socket, &QTcpSocket::connected, socket, [socket] {
        socket->write(QByteArray("CONNECT ") + host + ":80 HTTP/1.1\r\nHost: " + host + ":80\r\n\r\n");
    });
    connect(socket, &QTcpSocket::readyRead, socket, [socket, life, asked = false]() mutable {
        const QByteArray answer = socket->readAll();
        if (std::exchange(asked, true))
            return;
        if (!answer.startsWith("HTTP/1.1 200")) {
            socket->disconnectFromHost();
            return;
        }
        const auto get = [socket] { socket->write(QByteArray("GET /ip HTTP/1.1\r\nHost: ") + host + "\r\n\r\n"); };
        auto *again = new QTimer(socket);
        connect(again, &QTimer::timeout, socket, get);
        again->start(pause);
        QTimer::singleShot(life, socket, &QTcpSocket::disconnectFromHost);
        get();
    });
}

} // namespace proxydeck
