// SPDX-License-Identifier: MIT
// A gateway with one port, and nothing beside it: what it uses is read from outside. Takes orders as JSON objects, one
// a line of its standard input, and ends with it:
//
//   {"port": 24000, "user": …, "password": …, "policy": 0, "leastLeftS": 20, "waitS": 10, "tries": 3, "tryS": 2,
//    "sticky": 0, "watched": false}      the port; answered by `state N` whenever that changes (PortState::Kind)
//   {"leases": [{"id": 1, "port": 4711, "endsMs": …}, …], "left": [2, …]}   endsMs: of the steady clock
//   {"figures": 1}                       answered by one line of JSON
#include "base/system_clock.h"
#include "gateway/gateway.h"
#include "meter.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTimer>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <iostream>
#include <string>
#include <thread>
#include <utility>

using namespace proxydeck;
using namespace Qt::StringLiterals;

namespace {

/// The clock that every process of the measurement reads.
qint64 steadyMs()
{
    using namespace std::chrono;
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

void say(const QByteArray &line)
{
    std::fwrite(line.constData(), 1, size_t(line.size()), stdout);
    std::fputc('\n', stdout);
    std::fflush(stdout);
}

class Relay : public QObject
{
public:
    Relay()
    {
        m_gateway.setVendorOffset(m_clock.utcMs() - m_clock.steadyMs());
        connect(&m_gateway, &Gateway::portState, this,
                [](const QUuid &, const PortState &state) { say("state " + QByteArray::number(int(state.kind))); });
        connect(&m_gateway, &Gateway::figures, this, &Relay::onFigures);
        connect(&m_gateway, &Gateway::down, this, [] { QCoreApplication::quit(); });
    }

    void end() { m_gateway.shutDown(100); }

    void order(const QJsonObject &order)
    {
        if (order.contains("port"_L1))
            open(order);
        if (order.contains("leases"_L1) || order.contains("left"_L1))
            setLeases(order);
        if (order.contains("figures"_L1)) {
            m_isAsked = true;
            m_gateway.requestFigures(false);
        }
    }

private:
    void open(const QJsonObject &order)
    {
        PortTerms terms;
        terms.id = m_port;
        terms.port = quint16(order["port"_L1].toInt());
        terms.policy = PoolPolicy(order["policy"_L1].toInt());
        terms.sticky = PoolSticky(order["sticky"_L1].toInt());
        terms.leastLeftS = order["leastLeftS"_L1].toInt(20);
        terms.waitS = order["waitS"_L1].toInt(10);
        terms.tries = order["tries"_L1].toInt(3);
        terms.tryS = order["tryS"_L1].toInt(2);
        m_user = Secret(order["user"_L1].toString());
        m_password = Secret(order["password"_L1].toString());
        m_gateway.setPort(terms, {});
        if (!order["watched"_L1].toBool())
            return;
        // As a window that is in sight: figures four times a second, and a beat to see what holds it up.
        connect(&m_looks, &QTimer::timeout, this, [this] { m_gateway.requestFigures(true); });
        m_looks.start(250);
        connect(&m_beats, &QTimer::timeout, this, [this] {
            const double now = bench::processorMs(bench::Clocked::Thread);
            m_longestStallMs = std::max(m_longestStallMs, now - m_beatMs);
            m_beatMs = now;
        });
        m_beatMs = bench::processorMs(bench::Clocked::Thread);
        m_beats.start(5);
    }

    void setLeases(const QJsonObject &order)
    {
        const qint64 offset = m_clock.utcMs() - steadyMs();
        QList<PoolLease> changed;
        for (const QJsonValue &value : order["leases"_L1].toArray()) {
            PoolLease lease;
            lease.id = quint64(value["id"_L1].toInteger());
            lease.host = u"127.0.0.1"_s;
            lease.port = quint16(value["port"_L1].toInt());
            lease.user = m_user;
            lease.password = m_password;
            lease.deadlineMs = value["endsMs"_L1].toInteger() + offset;
            changed.append(lease);
        }
        QList<quint64> left;
        for (const QJsonValue &value : order["left"_L1].toArray())
            left.append(quint64(value.toInteger()));
        m_gateway.setLeases(m_port, changed, left, false);
    }

    void onFigures(const GatewayFigures &figures)
    {
        if (!std::exchange(m_isAsked, false) || figures.ports.isEmpty())
            return;
        const PortFigures &port = figures.ports.constFirst();
        const QJsonObject json{{u"ready"_s, port.pool.ready},
                               {u"out"_s, port.pool.out},
                               {u"draining"_s, port.pool.draining},
                               {u"isOwnConnection"_s, port.pool.isOwnConnection},
                               {u"open"_s, port.open},
                               {u"waiting"_s, port.waiting},
                               {u"begun"_s, port.begun},
                               {u"succeeded"_s, port.succeeded},
                               {u"failed"_s, port.failed},
                               {u"refused"_s, port.refused},
                               {u"retried"_s, port.retried},
                               {u"cut"_s, port.cut},
                               {u"firstByteMs50"_s, port.firstByteMs50},
                               {u"up"_s, port.up},
                               {u"down"_s, port.down},
                               {u"longestStallMs"_s, m_longestStallMs}};
        say(QJsonDocument(json).toJson(QJsonDocument::Compact));
    }

    SystemClock m_clock;
    const QUuid m_port = QUuid::createUuid();
    Secret m_user;
    Secret m_password;
    bool m_isAsked = false;
    QTimer m_looks;
    QTimer m_beats;
    double m_beatMs = 0;
    double m_longestStallMs = 0;
    Gateway m_gateway;
};

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    Relay relay;
    // A thread that sleeps in its read: a notifier would be the same on Unix, and Windows has none for pipes.
    std::thread input([&relay] {
        for (std::string line; std::getline(std::cin, line);) {
            const QJsonObject order = QJsonDocument::fromJson(QByteArray::fromStdString(line)).object();
            QMetaObject::invokeMethod(&relay, [&relay, order] { relay.order(order); });
        }
        QMetaObject::invokeMethod(&relay, [&relay] { relay.end(); });
    });
    const int code = QCoreApplication::exec();
    input.join();
    return code;
}
