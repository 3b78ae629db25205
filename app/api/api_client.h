// SPDX-License-Identifier: MIT
#pragma once

#include "api/api_reply.h"
#include "api/api_request.h"
#include "api/outbound_proxy.h"
#include "base/clock.h"

#include <QIODevice>
#include <QObject>

#include <functional>
#include <memory>
#include <optional>

namespace proxydeck {

/// Where the vendor's hosts are reached instead of by DNS and TLS: a simulator on this machine. By plain HTTP, with the
/// Host header of the host meant, past any proxy.
struct LoopbackRoute
{
    QString address; ///< "127.0.0.1" or "::1"
    quint16 port = 0;

    /// "127.0.0.1:8080", "[::1]:8080", "localhost:8080"; nothing for any address that is not loopback.
    static std::optional<LoopbackRoute> parse(const QString &text);
};

/// Sends calls and turns whatever comes back into a CallOutcome. A GET goes out at most once, whatever happens to the
/// connection (QNetworkAccessManager would re-send it by itself: see docs/architecture.md).
///
/// Each call has a connection of its own, closed after it. A connection kept for the next call may have been closed by
/// the vendor meanwhile; a call written into it would be lost with its outcome unknown, for the price of one handshake
/// saved.
class ApiClient : public QObject
{
    Q_OBJECT

public:
    struct Limits
    {
        qint64 connectMs = 15'000; ///< until the request has left
        qint64 totalMs = 60'000;   ///< until the last byte
        qint64 bodyBytes = 16 << 20;
    };

    explicit ApiClient(const Clock &clock, std::optional<LoopbackRoute> route = {}, QObject *parent = nullptr);
    /// Calls without an answer end here; their `finished` does not come any more.
    ~ApiClient() override;
    /// For the calls sent from now on.
    void setLimits(const Limits &limits);
    /// For the calls sent from now on; the system's until then. A loopback route goes past it.
    void setProxy(const OutboundProxy &proxy);

    /// Makes the body of one request. It is what keeps Qt from sending that request again: see SingleUseUpload, which
    /// is used where none is set. Tests set others, or one that returns null, to see what happens without it.
    using MakeBody = std::function<std::unique_ptr<QIODevice>()>;
    void setMakeBody(MakeBody makeBody);

    struct Handlers
    {
        std::function<void()> reachedVendor; ///< the answer's headers are here; at most once, before finished
        std::function<void(const CallOutcome &)> finished; ///< exactly once, always from the event loop
    };
    using Ticket = quint64;
    Ticket send(const ApiRequest &request, Handlers handlers);
    /// Ends it: Cancelled if nothing had left yet, else OutcomeUnknown. finished still comes. Ignored once it has come.
    void abort(Ticket ticket);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace proxydeck
