// SPDX-License-Identifier: MIT
#include "demo_client.h"

#include <QHostAddress>
#include <QTcpSocket>

#include <chrono>
#include <utility>

namespace proxydeck {

using namespace std::chrono_literals;

namespace {

/// The simulator's leases answer there themselves: nothing of it reaches a network.
constexpr char host[] = "check.qg-demo.test";
constexpr auto interval = 9s;
/// A tunnel stays open for a while, as that of a browser does.
constexpr auto tunnelLife = 5s;
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
    delete m_socket;
}

void DemoClient::ask()
{
    const quint16 port = m_port();
    if (port == 0 || m_socket)
        return;
    auto *socket = new QTcpSocket(this);
    m_socket = socket;
    connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    connect(socket, &QTcpSocket::errorOccurred, socket, &QObject::deleteLater);
    QTimer::singleShot(patience, socket, &QObject::deleteLater);
    if (std::exchange(m_isTunnel, !m_isTunnel))
        askByTunnel(socket);
    else
        askPlainly(socket);
    socket->connectToHost(QHostAddress(QHostAddress::LocalHost), port);
}

void DemoClient::askPlainly(QTcpSocket *socket) const
{
    connect(socket, &QTcpSocket::connected, socket, [socket] {
        socket->write(QByteArray("GET http://") + host + "/ip HTTP/1.1\r\nHost: " + host
                      + "\r\nConnection: close\r\n\r\n");
    });
    connect(socket, &QTcpSocket::readyRead, socket, [socket] { socket->readAll(); });
}

void DemoClient::askByTunnel(QTcpSocket *socket)
{
    connect(socket, &QTcpSocket::connected, socket, [socket] {
        socket->write(QByteArray("CONNECT ") + host + ":80 HTTP/1.1\r\nHost: " + host + ":80\r\n\r\n");
    });
    connect(socket, &QTcpSocket::readyRead, socket, [socket, asked = false]() mutable {
        const QByteArray answer = socket->readAll();
        if (std::exchange(asked, true))
            return;
        if (!answer.startsWith("HTTP/1.1 200")) {
            socket->disconnectFromHost();
            return;
        }
        socket->write(QByteArray("GET /ip HTTP/1.1\r\nHost: ") + host + "\r\n\r\n");
        QTimer::singleShot(tunnelLife, socket, &QTcpSocket::disconnectFromHost);
    });
}

} // namespace proxydeck
