// SPDX-License-Identifier: MIT
#include "relays.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QNetworkProxy>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>

namespace proxydeck::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr int processMs = 60'000;

QString program(const QString &name)
{
    const QString found = QStandardPaths::findExecutable(name);
    return found.isEmpty() ? QStandardPaths::findExecutable(name, {u"/usr/sbin"_s, u"/sbin"_s}) : found;
}

QByteArray lineOf(QProcess &process)
{
    while (!process.canReadLine()) {
        if (!process.waitForReadyRead(processMs))
            return {};
    }
    return process.readLine().trimmed();
}

QString written(const QString &path, const QByteArray &text)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size() ? path : QString();
}

QByteArray haProxyTerms(quint16 port, const QList<Relay::Lease> &leases)
{
    // One thread, as we have: two cost it more processor time for the same.
    QByteArray text = "global\n  maxconn 4100\n  nbthread 1\ndefaults\n  mode tcp\n  maxconn 4100\n"
                      "  timeout connect 5s\n  timeout client 1h\n  timeout server 1h\n"
                      "listen port\n  bind 127.0.0.1:"
        + QByteArray::number(port) + "\n  balance roundrobin\n";
    for (const Relay::Lease &lease : leases) {
        text += "  server lease" + QByteArray::number(lease.id) + " 127.0.0.1:" + QByteArray::number(lease.port) + "\n";
    }
    return text;
}

QByteArray tinyProxyTerms(quint16 port, const QList<Relay::Lease> &leases)
{
    return "Port " + QByteArray::number(port) + "\nListen 127.0.0.1\nTimeout 3600\nMaxClients 4100\nLogLevel Critical\n"
        + "Upstream http " + leaseUser + ':' + leasePassword
        + "@127.0.0.1:" + QByteArray::number(leases.constFirst().port) + '\n';
}

} // namespace

quint16 freePort()
{
    QTcpServer server;
    server.setProxy(QNetworkProxy::NoProxy);
    return server.listen(QHostAddress::LocalHost) ? server.serverPort() : quint16(0);
}

Origin::Origin()
{
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(QCoreApplication::applicationFilePath(), {u"--origin"_s});
    m_process.waitForStarted(processMs);
}

Origin::~Origin()
{
    m_process.closeWriteChannel();
    if (!m_process.waitForFinished(processMs))
        m_process.kill();
}

QByteArray Origin::ask(const QByteArray &order)
{
    m_process.write(order + '\n');
    return lineOf(m_process);
}

quint16 Origin::open(const QByteArray &kind) { return ask("lease " + kind).toUShort(); }

void Origin::end(quint16 port) { ask("end " + QByteArray::number(port)); }

qint64 Origin::lastMs(quint16 port) { return ask("last " + QByteArray::number(port)).toLongLong(); }

Origin::Counts Origin::counts()
{
    const QList<QByteArray> words = ask("counts").split(' ');
    return {words.value(0).toLongLong(), words.value(1).toLongLong(), words.value(2).toLongLong(),
            words.value(3).toLongLong()};
}

QString Relay::name(Kind kind)
{
    switch (kind) {
    case Kind::Us:
        return u"ours"_s;
    case Kind::HaProxy:
        return u"HAProxy"_s;
    case Kind::TinyProxy:
        return u"tinyproxy"_s;
    }
    return {};
}

bool Relay::isInstalled(Kind kind) { return kind == Kind::Us || !program(name(kind).toLower()).isEmpty(); }

Relay::Relay(Kind kind, const QList<Lease> &leases, const QString &folder, const QJsonObject &terms)
    : m_kind(kind)
    , m_port(freePort())
{
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    const QString file = folder + u'/' + name(kind) + u".conf"_s;
    switch (kind) {
    case Kind::Us: {
        m_process.start(QStringLiteral(BENCH_GATEWAY_RELAY), QStringList());
        QJsonObject order = terms;
        order.insert(u"port"_s, m_port);
        order.insert(u"user"_s, QString::fromLatin1(leaseUser));
        order.insert(u"password"_s, QString::fromLatin1(leasePassword));
        m_process.write(QJsonDocument(order).toJson(QJsonDocument::Compact) + '\n');
        change(leases);
        break;
    }
    case Kind::HaProxy:
        m_process.start(program(u"haproxy"_s), {u"-db"_s, u"-f"_s, written(file, haProxyTerms(m_port, leases))});
        break;
    case Kind::TinyProxy:
        m_process.start(program(u"tinyproxy"_s), {u"-d"_s, u"-c"_s, written(file, tinyProxyTerms(m_port, leases))});
        break;
    }
    m_isUp = waitUntilItTakesConnections();
    if (m_isUp && kind == Kind::Us)
        figures(); // it knows the leases by then
}

Relay::~Relay()
{
    if (m_kind == Kind::Us)
        m_process.closeWriteChannel();
    else
        m_process.terminate();
    if (!m_process.waitForFinished(processMs)) {
        m_process.kill();
        m_process.waitForFinished();
    }
}

bool Relay::waitUntilItTakesConnections()
{
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < processMs) {
        QTcpSocket socket;
        socket.setProxy(QNetworkProxy::NoProxy);
        socket.connectToHost(QHostAddress(QHostAddress::LocalHost), m_port);
        if (socket.waitForConnected(1'000))
            return true;
        if (m_process.waitForFinished(20) || m_process.state() == QProcess::NotRunning)
            return false;
    }
    return false;
}

QByteArray Relay::fields() const
{
    if (m_kind != Kind::HaProxy)
        return {};
    return "Proxy-Authorization: Basic " + (leaseUser + ':' + leasePassword).toBase64() + "\r\n";
}

QJsonObject Relay::leasesOrder(const QList<Lease> &leases) const
{
    QJsonArray array;
    for (const Lease &lease : leases) {
        array.append(
            QJsonObject{{u"id"_s, qint64(lease.id)}, {u"port"_s, int(lease.port)}, {u"endsMs"_s, lease.endsMs}});
    }
    return {{u"leases"_s, array}};
}

void Relay::change(const QList<Lease> &changed, const QList<quint64> &left)
{
    QJsonObject order = leasesOrder(changed);
    QJsonArray gone;
    for (const quint64 id : left)
        gone.append(qint64(id));
    order.insert(u"left"_s, gone);
    m_process.write(QJsonDocument(order).toJson(QJsonDocument::Compact) + '\n');
    m_process.waitForBytesWritten(processMs);
}

QJsonObject Relay::figures()
{
    m_process.write("{\"figures\": 1}\n");
    while (true) {
        const QByteArray line = lineOf(m_process);
        if (line.isEmpty())
            return {};
        if (line.startsWith('{'))
            return QJsonDocument::fromJson(line).object();
    }
}

} // namespace proxydeck::bench
