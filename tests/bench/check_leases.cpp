// SPDX-License-Identifier: MIT
#include "check_leases.h"

#include <QCoreApplication>
#include <QFile>
#include <QNetworkProxy>
#include <QSslCertificate>
#include <QSslKey>
#include <QSslSocket>
#include <QTextStream>
#include <QTimer>

#include <cstdio>
#include <functional>
#include <thread>

namespace proxydeck::bench {

using namespace Qt::StringLiterals;

class CheckLeases::Door final : public QTcpServer
{
public:
    Door(std::function<void(qintptr)> enter, QObject *parent)
        : QTcpServer(parent)
        , m_enter(std::move(enter))
    {
        setProxy(QNetworkProxy::NoProxy);
        setListenBacklogSize(512);
    }

protected:
    void incomingConnection(qintptr descriptor) override { m_enter(descriptor); }

private:
    std::function<void(qintptr)> m_enter;
};

CheckLeases::CheckLeases(int number, int delayMs, std::optional<QSslConfiguration> tls)
    : m_delayMs(delayMs)
    , m_tls(std::move(tls))
{
    for (int i = 0; i < number; ++i) {
        auto *door = new Door([this](qintptr descriptor) { onConnection(descriptor); }, this);
        if (door->listen(QHostAddress::LocalHost))
            m_doors.append(door);
    }
}

QList<quint16> CheckLeases::ports() const
{
    QList<quint16> ports;
    for (const QTcpServer *door : m_doors)
        ports.append(door->serverPort());
    return ports;
}

void CheckLeases::onConnection(qintptr descriptor)
{
    auto *socket = new QSslSocket(this);
    socket->setProxy(QNetworkProxy::NoProxy);
    socket->setSocketDescriptor(descriptor);
    connect(socket, &QSslSocket::readyRead, this, [this, socket] { onBytes(socket); });
    connect(socket, &QSslSocket::disconnected, this, [this, socket] {
        m_heads.remove(socket);
        m_isOpen.remove(socket);
        socket->deleteLater();
    });
}

void CheckLeases::onBytes(QSslSocket *socket)
{
    QByteArray &head = m_heads[socket];
    head += socket->readAll();
    if (!head.contains("\r\n\r\n"))
        return;
    const QByteArray request = std::exchange(head, {});
    if (m_isOpen.value(socket))
        return later(socket, "HTTP/1.1 200 OK\r\nContent-Length: 9\r\nConnection: close\r\n\r\n192.0.2.1", false, 0);
    ++m_counts.connects;
    const bool secures = request.split(' ').value(1).endsWith(":443");
    if (!request.toLower().contains("\r\nproxy-authorization: basic ")) {
        ++m_counts.withoutLogin;
        return later(socket,
                     "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"x\"\r\n"
                     "Content-Length: 0\r\n\r\n",
                     false, 0);
    }
    m_isOpen[socket] = true;
    later(socket, "HTTP/1.1 200 Connection established\r\n\r\n", secures, m_delayMs);
}

void CheckLeases::later(QSslSocket *socket, const QByteArray &bytes, bool secures, int ms)
{
    QTimer::singleShot(ms, Qt::PreciseTimer, socket, [this, socket, bytes, secures] {
        socket->write(bytes);
        socket->flush();
        if (secures && m_tls) {
            socket->setSslConfiguration(*m_tls);
            socket->startServerEncryption();
        }
    });
}

int serveCheckLeases(const QStringList &arguments)
{
    std::optional<QSslConfiguration> tls;
    if (const QString folder = arguments.value(2); !folder.isEmpty()) {
        QFile key(folder + u"/key"_s);
        if (!key.open(QIODevice::ReadOnly))
            return 1;
        tls = QSslConfiguration::defaultConfiguration();
        tls->setPrivateKey(QSslKey(&key, QSsl::Ec));
        tls->setLocalCertificateChain(QSslCertificate::fromPath(folder + u"/certificate"_s));
        tls->setPeerVerifyMode(QSslSocket::VerifyNone);
        tls->setCaCertificates({}); // or each connection would read all of the system's, and that be measured
    }
    CheckLeases leases(arguments.value(0).toInt(), arguments.value(1).toInt(), tls);
    QTextStream out(stdout);
    for (const quint16 port : leases.ports())
        out << port << ' ';
    out << Qt::endl;
    // A thread, as Windows has no notifier for pipes.
    std::thread input([&leases] {
        while (std::getchar() != EOF) { }
        QMetaObject::invokeMethod(&leases, [] { QCoreApplication::quit(); });
    });
    const int code = QCoreApplication::exec();
    input.join();
    out << leases.counts().connects << ' ' << leases.counts().withoutLogin << Qt::endl;
    return code;
}

} // namespace proxydeck::bench
