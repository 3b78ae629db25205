// SPDX-License-Identifier: MIT
#include "client/api_client.h"

#include "api/server_address.h"
#include "client/api_call.h"
#include "client/single_use_upload.h"
#include "client/system_proxies.h"

#include <QHostAddress>

#include <unordered_map>

namespace proxydeck {

using namespace Qt::StringLiterals;

std::optional<LoopbackRoute> LoopbackRoute::parse(const QString &text)
{
    const auto server = parseServer(text);
    if (!server || server->text != text)
        return std::nullopt;
    const QString address
        = server->host.compare("localhost"_L1, Qt::CaseInsensitive) == 0 ? u"127.0.0.1"_s : server->host;
    if (!QHostAddress(address).isLoopback())
        return std::nullopt;
    return LoopbackRoute{address, server->port};
}

struct ApiClient::Private
{
    const Clock &clock;
    std::optional<LoopbackRoute> route;
    Limits limits;
    OutboundProxy proxy;
    Ticket lastTicket = 0;
    std::unordered_map<Ticket, std::unique_ptr<ApiCall>> calls;
    MakeBody makeBody = [] { return std::make_unique<SingleUseUpload>(); };
    std::unique_ptr<SystemProxies> systemProxies = std::make_unique<SystemProxies>();
};

ApiClient::ApiClient(const Clock &clock, std::optional<LoopbackRoute> route, QObject *parent)
    : Transport(parent)
    , d(new Private{clock, std::move(route), {}, {}, 0, {}})
{
}

ApiClient::~ApiClient() = default;

void ApiClient::setLimits(const Limits &limits) { d->limits = limits; }

void ApiClient::setProxy(const OutboundProxy &proxy) { d->proxy = proxy; }

void ApiClient::setSystemProxies(std::unique_ptr<SystemProxies> proxies) { d->systemProxies = std::move(proxies); }

void ApiClient::setMakeBody(MakeBody makeBody) { d->makeBody = std::move(makeBody); }

ApiClient::Ticket ApiClient::send(const ApiRequest &request, Handlers handlers)
{
    Q_ASSERT(request.endpoint);
    const Ticket ticket = ++d->lastTicket;
    auto call = std::make_unique<ApiCall>(request, std::move(handlers), d->limits, d->clock, d->route, d->proxy,
                                          *d->systemProxies, d->makeBody());
    connect(call.get(), &ApiCall::ended, this, [this, ticket] {
        const auto found = d->calls.find(ticket);
        found->second.release()->deleteLater();
        d->calls.erase(found);
    });
    QMetaObject::invokeMethod(call.get(), &ApiCall::begin, Qt::QueuedConnection);
    d->calls.emplace(ticket, std::move(call));
    return ticket;
}

void ApiClient::abort(Ticket ticket)
{
    const auto call = d->calls.find(ticket);
    if (call != d->calls.end())
        call->second->abort();
}

} // namespace proxydeck

#include "moc_api_client.cpp"
#include "moc_transport.cpp"
