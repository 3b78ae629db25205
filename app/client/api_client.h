// SPDX-License-Identifier: MIT
#pragma once

#include "api/outbound_proxy.h"
#include "base/clock.h"
#include "client/transport.h"

#include <QIODevice>
#include <QObject>

#include <functional>
#include <memory>
#include <optional>

namespace proxydeck {

class SystemProxies;

/// Address of a simulator on this machine, used instead of DNS and TLS. Calls go there by plain HTTP, with the Host
/// header of the vendor's host, and never through a proxy.
struct LoopbackRoute
{
    QString address; ///< "127.0.0.1" or "::1"
    quint16 port = 0;

    /// "127.0.0.1:8080", "[::1]:8080", "localhost:8080"; nothing for an address that is not loopback.
    static std::optional<LoopbackRoute> parse(const QString &text);
};

/// Sends calls and turns each result into a CallOutcome. A GET is sent at most once, whatever happens to the connection
/// (QNetworkAccessManager would send it again by itself: see docs/architecture.md).
///
/// Each call has its own connection, closed after it. The vendor may close a kept-alive connection at any time; a call
/// written into it then would be lost, with an unknown outcome. That risk is not worth one handshake saved.
class ApiClient : public Transport
{
    Q_OBJECT

public:
    struct Limits
    {
        qint64 connectMs = 15'000;  ///< until the request was sent
        qint64 totalMs = 60'000;    ///< until the last byte
        qint64 bodyBytes = 1 << 20; ///< the vendor sends at most some 15 KB; read in some 0.1 s, in the UI thread
    };

    explicit ApiClient(const Clock &clock, std::optional<LoopbackRoute> route = {}, QObject *parent = nullptr);
    /// Ends calls that have no answer; their `finished` is not called.
    ~ApiClient() override;
    /// Applies to calls sent after this.
    void setLimits(const Limits &limits);
    /// Applies to calls sent after this; the default is the system's proxy. A loopback route never uses it.
    void setProxy(const OutboundProxy &proxy);

    /// Tests set how the system's proxies are found: any function, called in another thread.
    void setSystemProxies(std::unique_ptr<SystemProxies> proxies);

    /// Makes the body of one request. The body keeps Qt from sending the request again; the default is SingleUseUpload.
    /// Tests set other bodies, or a function that returns null, to see what Qt does without it.
    using MakeBody = std::function<std::unique_ptr<QIODevice>()>;
    void setMakeBody(MakeBody makeBody);

    Ticket send(const ApiRequest &request, Handlers handlers) override;
    void abort(Ticket ticket) override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace proxydeck
