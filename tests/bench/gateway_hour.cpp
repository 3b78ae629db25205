// SPDX-License-Identifier: MIT
#include "bench/report.h"
#include "gateway_parts.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QHash>
#include <QNetworkProxy>
#include <QRandomGenerator>
#include <QTcpSocket>
#include <QTextStream>
#include <QTimer>
#include <QTimerEvent>

#include <algorithm>
#include <deque>
#include <functional>
#include <vector>

namespace proxydeck::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr int lifeMs = 60'000;
constexpr int most = 20;          ///< leases alive at any moment
constexpr int requestEachMs = 20; ///< 50 a second
constexpr int keptTunnels = 10;   ///< stay open, as a browser's do, and carry a request every two seconds
constexpr int keptEachMs = 2'000;
constexpr int answerMs = 30'000;

/// Requests in tunnels of their own, and in some that are kept; what failed of them.
class Requests : public QObject
{
public:
    /// Where the next tunnel goes, and what its CONNECT says beside; 0: nowhere.
    struct Way
    {
        quint16 port = 0;
        QByteArray fields = {};
    };
    struct Figures
    {
        qint64 all = 0, failed = 0;
        qint64 notOpened = 0;  ///< of these: CONNECT was not answered by yes
        qint64 closedIdle = 0; ///< kept tunnels that were closed between two requests: no failure
    };

    Requests(std::function<Way()> way, std::function<void(quint16)> onFailed)
        : m_way(std::move(way))
        , m_onFailed(std::move(onFailed))
        , m_kept(keptTunnels)
    {
    }

    const Figures &figures() const { return m_figures; }
    bool isIdle() const { return m_underWay == 0; }

    /// \a slot: of a kept tunnel; -1: of its own.
    void send(int waitMs, int slot = -1)
    {
        ++m_figures.all;
        ++m_underWay;
        if (slot >= 0 && m_kept[size_t(slot)])
            return ask(m_kept[size_t(slot)], waitMs);
        const Way way = m_way();
        auto *socket = new QTcpSocket(this);
        socket->setProxy(QNetworkProxy::NoProxy);
        auto *state = &m_states[socket];
        *state = {};
        state->slot = slot;
        state->port = way.port;
        state->waitMs = waitMs;
        const QByteArray host = hostOf(waitMs);
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { onBytes(socket); });
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] { onEnd(socket); });
        connect(socket, &QTcpSocket::errorOccurred, this, [this, socket] { onEnd(socket); });
        state->patience = startTimer(answerMs);
        socket->connectToHost(QHostAddress(QHostAddress::LocalHost), way.port);
        socket->write("CONNECT " + host + ":80 HTTP/1.1\r\nHost: " + host + ":80\r\n" + way.fields + "\r\n");
    }

protected:
    void timerEvent(QTimerEvent *event) override
    {
        for (auto it = m_states.begin(); it != m_states.end(); ++it) {
            if (it->patience == event->timerId()) {
                it.key()->abort();
                return;
            }
        }
        killTimer(event->timerId());
    }

private:
    struct State
    {
        int slot = -1;
        quint16 port = 0;
        int waitMs = 0;
        int patience = 0;
        bool isOpen = false;
        bool isAsked = true; ///< an answer is due
        QByteArray in = {};
    };

    static QByteArray hostOf(int waitMs) { return "wait-" + QByteArray::number(waitMs) + ".test"; }

    void ask(QTcpSocket *socket, int waitMs)
    {
        State &state = m_states[socket];
        state.isAsked = true;
        state.waitMs = waitMs;
        state.patience = startTimer(answerMs);
        socket->write("GET / HTTP/1.1\r\nHost: " + hostOf(waitMs) + "\r\n\r\n");
    }

    void onBytes(QTcpSocket *socket)
    {
        State &state = m_states[socket];
        state.in += socket->readAll();
        const qsizetype end = state.in.indexOf("\r\n\r\n");
        if (end < 0 || (state.isOpen && !state.in.endsWith('\n')) || (state.isOpen && state.in.size() == end + 4))
            return;
        if (!state.in.startsWith("HTTP/1.1 200"))
            return socket->abort();
        state.in.clear();
        if (!state.isOpen) {
            state.isOpen = true;
            socket->write("GET / HTTP/1.1\r\nHost: " + hostOf(state.waitMs) + "\r\n\r\n");
            return;
        }
        state.isAsked = false;
        --m_underWay;
        killTimer(std::exchange(state.patience, 0));
        if (state.slot < 0)
            return socket->disconnectFromHost();
        m_kept[size_t(state.slot)] = socket;
    }

    void onEnd(QTcpSocket *socket)
    {
        const auto found = m_states.find(socket);
        if (found == m_states.end())
            return;
        const State state = *found;
        m_states.erase(found);
        if (state.patience != 0)
            killTimer(state.patience);
        if (state.slot >= 0 && m_kept[size_t(state.slot)] == socket)
            m_kept[size_t(state.slot)] = nullptr;
        socket->deleteLater();
        if (!state.isAsked) {
            m_figures.closedIdle += state.slot >= 0 ? 1 : 0;
            return;
        }
        ++m_figures.failed;
        --m_underWay;
        m_figures.notOpened += state.isOpen ? 0 : 1;
        if (m_onFailed)
            m_onFailed(state.port);
    }

    const std::function<Way()> m_way;
    const std::function<void(quint16)> m_onFailed;
    QHash<QTcpSocket *, State> m_states;
    std::vector<QTcpSocket *> m_kept; ///< by slot; null: the next request opens one
    Figures m_figures;
    int m_underWay = 0;
};

/// How long the site takes: mostly little, now and then seconds.
int drawnWaitMs(QRandomGenerator &random)
{
    const int dice = int(random.bounded(100));
    return dice < 90 ? int(random.bounded(50, 500))
        : dice < 99  ? int(random.bounded(500, 3'000))
                     : int(random.bounded(3'000, 10'000));
}

} // namespace

void GatewayParts::hour(Report &report, double minutes)
{
    QTextStream errors(stderr);
    Origin origin;
    std::deque<Relay::Lease> alive;
    quint64 lastId = 0;
    const auto issue = [&](qint64 endsMs) { return alive.emplace_back(Relay::Lease{++lastId, origin.open(), endsMs}); };
    const qint64 startMs = TunnelOrigin::steadyMs();
    for (int i = 1; i <= most; ++i)
        issue(startMs + i * lifeMs / most);
    Relay relay(Relay::Kind::Us, {alive.begin(), alive.end()}, m_folder);
    must(relay.isUp(), "starting");

    // What people write by hand: all leases in turn, until one fails or makes room for a new one.
    QList<quint16> known;
    qsizetype turn = 0;
    for (const Relay::Lease &lease : alive)
        known.append(lease.port);
    const QByteArray login = "Proxy-Authorization: Basic " + (leaseUser + ':' + leasePassword).toBase64() + "\r\n";
    Requests ours([&relay] { return Requests::Way{relay.port()}; }, {});
    Requests blind(
        [&] {
            return known.isEmpty() ? Requests::Way{} : Requests::Way{known.at(++turn % known.size()), login};
        },
        [&known](quint16 port) { known.removeOne(port); });

    // The vendor cuts a lease at its deadline, to the millisecond, and at that moment there is another. On a machine
    // that has no time for it, it does not, and the run says nothing of ports.
    qint64 heldUpMs = 0;
    qint64 lastMs = TunnelOrigin::steadyMs();
    QTimer supply;
    QObject::connect(&supply, &QTimer::timeout, &supply, [&] {
        heldUpMs = std::max(heldUpMs, TunnelOrigin::steadyMs() - lastMs);
        lastMs = TunnelOrigin::steadyMs();
        while (alive.front().endsMs <= TunnelOrigin::steadyMs()) {
            const Relay::Lease ended = alive.front();
            const Relay::Lease next = issue(ended.endsMs + lifeMs);
            alive.pop_front();
            relay.change({next}, {ended.id});
            known.append(next.port);
            if (known.size() > most)
                known.removeFirst();
            origin.end(ended.port);
        }
    });
    supply.setTimerType(Qt::PreciseTimer);
    supply.start(5);

    QRandomGenerator random(15);
    QElapsedTimer elapsed;
    elapsed.start();
    const auto endMs = qint64(minutes * 60'000);
    qint64 sent = 0;
    int kept = 0;
    QEventLoop loop;
    QTimer pace;
    const auto line = [&errors, &ours, &blind, &elapsed] {
        errors << elapsed.elapsed() / 60'000 << " min: ours " << ours.figures().failed << " of " << ours.figures().all
               << " failed (" << ours.figures().notOpened << " not opened), blind " << blind.figures().failed << " of "
               << blind.figures().all << Qt::endl;
    };
    QObject::connect(&pace, &QTimer::timeout, &pace, [&] {
        for (; elapsed.elapsed() < endMs && sent * requestEachMs <= elapsed.elapsed(); ++sent) {
            // One of ten goes over a tunnel that is kept; these wait little.
            const bool isKept = sent % (keptEachMs / requestEachMs / keptTunnels) == 0;
            const int slot = isKept ? kept++ % keptTunnels : -1;
            const int waitMs = isKept ? 100 : drawnWaitMs(random);
            ours.send(waitMs, slot);
            blind.send(waitMs, slot);
        }
        if (elapsed.elapsed() >= endMs && ours.isIdle() && blind.isIdle())
            loop.quit();
    });
    pace.setTimerType(Qt::PreciseTimer);
    pace.start(5);
    QTimer minute;
    QObject::connect(&minute, &QTimer::timeout, &minute, line);
    minute.start(60'000);
    loop.exec();
    line();

    const auto percent = [](const Requests::Figures &figures) {
        return double(figures.failed) * 100 / double(std::max<qint64>(1, figures.all));
    };
    report.add({u"failed of %1 requests, leases of 60 s"_s.arg(ours.figures().all),
                u"%"_s,
                percent(ours.figures()),
                {},
                {},
                {},
                0.05});
    report.add({u"  the same, in turn and blind to deadlines"_s, u"%"_s, percent(blind.figures()), {}, {}, {}, {}});
    report.add({u"  longest that this program was held up"_s, u"ms"_s, double(heldUpMs), {}, {}, {}, {}});
    report.add({u"  kept tunnels that were closed while idle"_s,
                u""_s,
                double(ours.figures().closedIdle),
                double(blind.figures().closedIdle),
                u"blind"_s,
                {},
                {}});
}

} // namespace proxydeck::bench
