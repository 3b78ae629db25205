// SPDX-License-Identifier: MIT
#include "simulator/simulator.h"

#include "simulator/egress_table.h"
#include "simulator/fault_reply.h"
#include "simulator/fault_script.h"
#include "simulator/lease_book.h"
#include "simulator/own_clock.h"
#include "simulator/vendor_connection.h"
#include "simulator/vendor_service.h"

#include <QHostAddress>
#include <QNetworkProxy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

#include <algorithm>

namespace proxydeck::sim {

using namespace Qt::StringLiterals;

namespace {

/// Host, path and query of a request, in origin or absolute form.
struct Place
{
    QByteArray host;
    QByteArray path;
    QByteArray query;
};

std::optional<Place> placeOf(const HttpRequest &request)
{
    QByteArray target = request.target;
    QByteArray host = request.header("host");
    if (target.startsWith("http://")) {
        const qsizetype slash = target.indexOf('/', 7);
        host = target.mid(7, slash < 0 ? -1 : slash - 7);
        target = slash < 0 ? QByteArray("/") : target.mid(slash);
    }
    const auto authority = Authority::parse(host, 80);
    if (!authority || !target.startsWith('/'))
        return std::nullopt;
    const qsizetype mark = target.indexOf('?');
    return Place{authority->host.toLatin1(), mark < 0 ? target : target.first(mark),
                 mark < 0 ? QByteArray() : target.mid(mark + 1)};
}

bool isEchoHost(const QByteArray &host)
{
    return host == "d.qg.net" || host == "check.qg-demo.test" || host == "localhost"
        || QHostAddress(QString::fromLatin1(host)).isLoopback();
}

} // namespace

struct Simulator::Private
{
    explicit Private(const Clock &machineClock)
        : clock(machineClock)
    {
    }

    WireAnswer answer(const HttpRequest &request, quint16 peerPort);
    HttpReply carryOut(const HttpRequest &request, const Place &place, quint16 peerPort);

    OwnClock clock;
    EgressTable egress;
    LeaseBook book{egress};
    Tally tally;
    FaultScript faults;
    VendorService service{clock, book, tally};
    int latencyMs = 0;
    QTcpServer *server = nullptr; ///< owns the connections
    QTimer *expiry = nullptr;
};

WireAnswer Simulator::Private::answer(const HttpRequest &request, quint16 peerPort)
{
    book.expire(clock.nowMs());
    const auto place = placeOf(request);
    if (!place)
        return {HttpReply::plain(400, "No host, or not a path.\n")};
    tally.countRequest({place->host, request.method, request.target, place->path});
    service.arrived(place->host, place->path, place->query);

    WireAnswer answer;
    const bool isEcho = place->path == "/ip" && isEchoHost(place->host);
    if (const auto fault = faults.take(place->host, place->path, isEcho)) {
        const HttpReply rightly = fault->isExecuted() ? carryOut(request, *place, peerPort) : HttpReply{};
        answer = withFault(*fault, rightly, service.error(errorCodeOf(*fault), u"scripted"_s));
    } else {
        answer.reply = carryOut(request, *place, peerPort);
    }
    answer.delayMs = latencyMs;
    return answer;
}

HttpReply Simulator::Private::carryOut(const HttpRequest &request, const Place &place, quint16 peerPort)
{
    if (request.method != "GET") {
        HttpReply reply = HttpReply::plain(405, request.method == "HEAD" ? "" : "GET only.\n");
        reply.headers.append(HttpHeader{"Allow", "GET"});
        return reply;
    }
    if (place.path == "/ip" && isEchoHost(place.host)) {
        const QString exit = egress.exitOf(peerPort);
        return HttpReply::plain(200, exit.isEmpty() ? QByteArray("127.0.0.1") : exit.toLatin1());
    }
    return service.serve(place.host, place.path, place.query);
}

Simulator::Simulator(const Clock &clock, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(clock))
{
    d->expiry = new QTimer(this);
    d->expiry->setSingleShot(true);
    connect(d->expiry, &QTimer::timeout, this, &Simulator::expireDue);
}

Simulator::~Simulator() { close(); }

bool Simulator::listen(quint16 port)
{
    close();
    d->server = new QTcpServer(this);
    d->server->setProxy(QNetworkProxy::NoProxy);
    d->server->setListenBacklogSize(512);
    d->server->setMaxPendingConnections(512);
    connect(d->server, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *socket = d->server->nextPendingConnection()) {
            d->tally.connected();
            const auto dropUnread = [this] {
                const bool drop = d->faults.takeDropBeforeReading();
                if (drop)
                    d->tally.droppedUnread();
                return drop;
            };
            const auto answer = [this](const HttpRequest &request, quint16 peerPort) {
                const WireAnswer made = d->answer(request, peerPort);
                expireDue(); // also sets the timer for the leases just issued
                return made;
            };
            new VendorConnection(socket, {answer, dropUnread, [this] { return d->clock.dateHeader(); }}, d->server);
        }
    });
    if (!d->server->listen(QHostAddress::LocalHost, port)) {
        close();
        return false;
    }
    d->egress.setEchoPort(d->server->serverPort());
    return true;
}

void Simulator::close()
{
    d->egress.setEchoPort(0);
    delete d->server;
    d->server = nullptr;
}

quint16 Simulator::port() const { return d->server ? d->server->serverPort() : 0; }

void Simulator::addKey(const KeyPlan &plan) { d->service.addKey(plan); }

void Simulator::setSkewMs(qint64 ms) { d->clock.setSkewMs(ms); }

qint64 Simulator::nowMs() const { return d->clock.nowMs(); }

void Simulator::setLatencyMs(int ms) { d->latencyMs = ms; }

void Simulator::setErrorStatus(int status) { d->service.setErrorStatus(status); }

void Simulator::setErrorStatus(const QByteArray &code, int status) { d->service.setErrorStatus(code, status); }

void Simulator::setProxiesOn(bool on) { d->book.setProxiesOn(on); }

void Simulator::setMostProxies(int most) { d->book.setMostProxies(most); }

void Simulator::setProxyFaults(std::function<ProxyFault(quint64)> faults) { d->book.setFaults(std::move(faults)); }

void Simulator::setProxyFault(const QString &server, ProxyFault fault) { d->book.setFault(server, fault); }

QByteArray Simulator::callFromElsewhere(const QByteArray &host, const QByteArray &path, const QByteArray &query)
{
    expireDue();
    const QByteArray body = d->service.serve(host, path, query).body;
    expireDue(); // the timer follows the new leases
    return body;
}

void Simulator::limitStock(const QString &areaCode, int exits) { d->book.stock().limit(areaCode, exits); }

void Simulator::script(const Fault &fault) { d->faults.add(fault); }

void Simulator::clearScript() { d->faults.clear(); }

bool Simulator::hasScript() const { return !d->faults.isEmpty(); }

void Simulator::expireDue()
{
    d->book.expire(d->clock.nowMs());
    // At most a second ahead, because the machine's clock may be set in the meantime.
    if (const auto next = d->book.nextDeadlineMs())
        d->expiry->start(static_cast<int>(std::clamp<qint64>(*next - d->clock.nowMs(), 1, 1'000)));
    else
        d->expiry->stop();
}

const Tally &Simulator::tally() const { return d->tally; }

qint64 Simulator::requests(const QByteArray &host, const QByteArray &path) const
{
    return d->tally.requests(host, path);
}

QList<QByteArray> Simulator::requestTargets() const { return d->tally.targets(); }

qint64 Simulator::extractions(const QString &key) const
{
    const KeyState *known = d->service.key(key);
    return known ? known->extractions() : 0;
}

qint64 Simulator::leasesHandedOut(const QString &key) const
{
    const KeyState *known = d->service.key(key);
    return known ? known->leases() : 0;
}

qint64 Simulator::leasesInUse(const QString &key) const { return d->book.inUse(key); }

QStringList Simulator::serversInUse(const QString &key) const
{
    QStringList servers;
    const auto leases = d->book.of(key);
    for (const SimLease *lease : leases)
        servers.append(lease->server);
    return servers;
}

qint64 Simulator::charged(const QString &key) const
{
    const KeyState *known = d->service.key(key);
    return known ? known->charged() : 0;
}

qint64 Simulator::balance(const QString &key) const
{
    const KeyState *known = d->service.key(key);
    return known ? known->balance() : KeyPlan::Unlimited;
}

int Simulator::peakInAnyMinuteLong(const QString &key, const QByteArray &host, const QByteArray &path) const
{
    const RateWindow *window = d->service.window(key, host, path);
    return window ? window->peakInAnyMinuteLong() : 0;
}

int Simulator::peakInCalendarMinute(const QString &key, const QByteArray &host, const QByteArray &path) const
{
    const RateWindow *window = d->service.window(key, host, path);
    return window ? window->peakInCalendarMinute() : 0;
}

} // namespace proxydeck::sim
