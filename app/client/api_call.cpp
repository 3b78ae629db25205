// SPDX-License-Identifier: MIT
#include "client/api_call.h"

#include "api/reply_parser.h"
#include "api/row_rescue.h"
#include "base/body_charset.h"
#include "base/http_headers.h"
#include "base/proxy_address.h"
#include "base/without_secrets.h"
#include "client/environment_proxy.h"
#include "client/system_proxies.h"

#include <QHostAddress>
#include <QNetworkProxyFactory>
#include <QPointer>

#include <algorithm>
#include <utility>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

/// Proxies that were looked up before. QNetworkAccessManager takes the first of them that it can use.
class KnownProxies final : public QNetworkProxyFactory
{
public:
    explicit KnownProxies(QList<QNetworkProxy> proxies)
        : m_proxies(std::move(proxies))
    {
    }

    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &) override { return m_proxies; }

private:
    const QList<QNetworkProxy> m_proxies;
};

QNetworkRequest networkRequest(QUrl url, const std::optional<LoopbackRoute> &route)
{
    const QByteArray host = url.authority(QUrl::FullyEncoded).toLatin1();
    if (route) {
        url.setScheme(u"http"_s);
        url.setHost(route->address);
        url.setPort(route->port);
    }
    QNetworkRequest request(url);
    request.setRawHeader("Host", host);
    request.setRawHeader("User-Agent", "ProxyDeck/" PROXYDECK_VERSION);
    request.setRawHeader("Accept", "application/json");
    // A few kilobytes of compressed zeros could unpack to more than the memory.
    request.setRawHeader("Accept-Encoding", "identity");
    request.setRawHeader("Connection", "close");
    // With these two, QNetworkAccessManager streams the body. A buffered body could be rewound, and the request sent
    // again: see SingleUseUpload.
    request.setHeader(QNetworkRequest::ContentLengthHeader, 0);
    request.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::HttpPipeliningAllowedAttribute, false);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    return request;
}

/// What the system, and perhaps a script of somebody else's, is told of a request: not its key.
QUrl withoutPath(QUrl url)
{
    url.setPath(u"/"_s);
    url.setQuery(QString());
    return url;
}

int timerMs(qint64 ms) { return int(std::clamp<qint64>(ms, 0, 24 * 3'600'000)); }

} // namespace

ApiCall::ApiCall(ApiRequest request, ApiClient::Handlers handlers, const ApiClient::Limits &limits, const Clock &clock,
                 const std::optional<LoopbackRoute> &route, const OutboundProxy &proxy, SystemProxies &systemProxies,
                 std::unique_ptr<QIODevice> body)
    : m_request(std::move(request))
    , m_handlers(std::move(handlers))
    , m_limits(limits)
    , m_clock(clock)
    , m_route(route)
    , m_proxy(proxy)
    , m_systemProxies(systemProxies)
    , m_upload(std::move(body))
    , m_beganSteadyMs(clock.steadyMs())
    , m_sentMs(clock.utcMs())
    , m_sentSteadyMs(m_beganSteadyMs)
{
    for (QTimer *timer : {&m_connectTimer, &m_totalTimer}) {
        timer->setSingleShot(true);
        connect(timer, &QTimer::timeout, this,
                [this] { stop(m_isAskingProxy ? ApiError::Cause::NetworkProxy : ApiError::Cause::Timeout); });
    }
}

ApiCall::~ApiCall()
{
    m_done = true;
    if (m_reply)
        m_reply->disconnect(this);
}

void ApiCall::begin()
{
    if (m_done)
        return;
    if (m_route && !QHostAddress(m_route->address).isLoopback()) {
        // Plain HTTP to another machine would send the key unencrypted.
        stop(ApiError::Cause::HostNotFound);
        return;
    }
    m_hasBegun = true;
    m_beganSteadyMs = m_clock.steadyMs();
    m_sentMs = m_clock.utcMs();
    m_sentSteadyMs = m_beganSteadyMs;

    if (!m_route)
        m_connectTimer.start(timerMs(m_limits.connectMs));
    m_totalTimer.start(timerMs(m_limits.totalMs));

    OutboundProxy proxy;
    if (m_route) {
        m_way.through = CallWay::Through::Loopback;
        proxy.kind = OutboundProxy::Kind::None;
    } else {
        m_way = plannedWay(m_proxy, QString::fromLatin1(m_request.endpoint->host), &proxy);
    }
    switch (proxy.kind) {
    case OutboundProxy::Kind::System:
        m_isAskingProxy = true;
        m_systemProxies.ask(withoutPath(requestUrl(m_request)), this, [this](const auto &proxies) {
            takeSystemWay(proxies);
            send(proxies);
        });
        break;
    case OutboundProxy::Kind::None:
        send({QNetworkProxy::NoProxy});
        break;
    case OutboundProxy::Kind::Http:
    case OutboundProxy::Kind::Socks5:
        send({QNetworkProxy(m_way.socks ? QNetworkProxy::Socks5Proxy : QNetworkProxy::HttpProxy, proxy.host, proxy.port,
                            proxy.user, proxy.password.reveal())});
        break;
    }
}

void ApiCall::takeSystemWay(const QList<QNetworkProxy> &proxies)
{
    const QNetworkProxy first = proxies.isEmpty() ? QNetworkProxy(QNetworkProxy::NoProxy) : proxies.constFirst();
    if (first.type() == QNetworkProxy::NoProxy) {
        m_way.through = CallWay::Through::Nothing;
        return;
    }
    m_way.through = CallWay::Through::SystemProxy;
    m_way.proxy = hostAndPort(first.hostName(), first.port());
    m_way.socks = first.type() == QNetworkProxy::Socks5Proxy;
}

void ApiCall::send(const QList<QNetworkProxy> &proxies)
{
    m_isAskingProxy = false;
    if (m_done)
        return;
    m_manager = std::make_unique<QNetworkAccessManager>();
    m_manager->setProxyFactory(new KnownProxies(proxies));
    m_reply = m_manager->sendCustomRequest(networkRequest(requestUrl(m_request), m_route), "GET", m_upload.get());
    // Queued: with a streamed body QNetworkReply starts from the event loop and forgets a limit set before. Without a
    // limit the network thread would go on filling memory while this thread is busy.
    QMetaObject::invokeMethod(
        m_reply, [reply = m_reply, most = m_limits.bodyBytes + 1] { reply->setReadBufferSize(most); },
        Qt::QueuedConnection);
    connect(m_reply, &QNetworkReply::metaDataChanged, this, &ApiCall::onHeaders);
    connect(m_reply, &QNetworkReply::readyRead, this, &ApiCall::onData);
    connect(m_reply, &QNetworkReply::finished, this, &ApiCall::onFinished);

    if (m_route) {
        m_departure = Departure::Untold;
    } else {
#if QT_CONFIG(ssl)
        connect(m_reply, &QNetworkReply::sslErrors, this, [this] { m_distrusted = true; });
        // The network thread waits for this slot before it writes the request: until then nothing was sent.
        connect(m_reply, &QNetworkReply::encrypted, this, [this] {
            // A second connection for the same request: the first may have carried it, and Qt would write it to this
            // one too. Qt 6.11 does so without asking the upload device to rewind, where the answer over the first
            // was no HTTP.
            if (m_departure != Departure::NotYet) {
                stop(ApiError::Cause::ConnectionLost);
                return;
            }
            m_departure = Departure::MayHaveLeft;
            m_sentMs = m_clock.utcMs();
            m_sentSteadyMs = m_clock.steadyMs();
            m_connectTimer.stop();
        });
#endif
    }
}

void ApiCall::abort() { stop(ApiError::Cause::CancelledByUser); }

void ApiCall::stop(ApiError::Cause reason)
{
    if (m_done)
        return;
    m_stopped = reason;
    if (m_reply) {
        onData(); // the bytes already received can hold rows that were paid for
        m_reply->disconnect(this);
        m_reply->abort();
    }
    onFinished();
}

void ApiCall::onHeaders()
{
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (m_done || m_httpStatus != 0 || status == 0)
        return;
    m_httpStatus = status;
    m_departure = Departure::MayHaveLeft;
    m_receivedMs = m_clock.utcMs();
    m_receivedSteadyMs = m_clock.steadyMs();
    m_connectTimer.stop();
    if (m_handlers.reachedVendor)
        m_handlers.reachedVendor();
}

void ApiCall::onData()
{
    if (m_done || !m_reply->isOpen())
        return;
    m_body += m_reply->readAll();
    if (m_body.size() <= m_limits.bodyBytes)
        return;
    // How much arrived at once beyond the limit must not decide whether the answer can be used.
    m_body.truncate(m_limits.bodyBytes);
    if (m_stopped == ApiError::Cause::None)
        stop(ApiError::Cause::TooLarge);
}

void ApiCall::onFinished()
{
    if (m_done)
        return;
    if (m_stopped == ApiError::Cause::None) {
        onHeaders();
        onData();
        if (m_done) // too large
            return;
    }
    m_done = true;
    m_connectTimer.stop();
    m_totalTimer.stop();
    if (m_receivedMs == 0) {
        m_receivedMs = m_clock.utcMs();
        m_receivedSteadyMs = m_clock.steadyMs();
    }
    // Always from the event loop: abort() must not call back into its caller.
    QMetaObject::invokeMethod(
        this, [this, result = outcome()] { deliver(result); }, Qt::QueuedConnection);
}

void ApiCall::deliver(CallOutcome outcome)
{
    // The handler may delete the client, and this call with it.
    const QPointer<ApiCall> self(this);
    const auto finished = std::exchange(m_handlers.finished, {});
    if (finished)
        finished(outcome);
    if (self)
        Q_EMIT ended();
}

CallOutcome ApiCall::outcome()
{
    CallOutcome outcome = answer();
    outcome.way = m_way;
    if (!outcome.result)
        outcome.result.error().way = m_way;
    return outcome;
}

CallOutcome ApiCall::answer()
{
    CallOutcome outcome{ApiReply(), m_httpStatus, m_sentMs, m_receivedMs, m_clock.steadyMs() - m_beganSteadyMs, {}, {}};
    outcome.sentSteadyMs = m_sentSteadyMs;
    outcome.receivedSteadyMs = m_receivedSteadyMs;
    if (m_httpStatus == 0) {
        outcome.result = Unexpected<ApiError>(failure());
        return outcome;
    }
    outcome.dateMs = httpDateMs(m_reply->rawHeader("Date"));
    m_bytes = m_body.size();
    m_body = bodyInUtf8(m_body, m_reply->rawHeader("Content-Type"));
    // The bytes received decide: if the connection broke after the last brace, the answer is complete.
    outcome.result = parseReply(*m_request.endpoint, m_body, m_httpStatus, m_request.credentials);
    if (outcome.result) {
        outcome.text = textOf(*outcome.result);
        return outcome;
    }
    // Also under a code that says that the vendor refused: where rows came all the same, they were paid for.
    outcome.rescued = rescueRows(*m_request.endpoint, m_body, m_request.credentials);
    outcome.text = textOf(outcome.rescued);
    if (outcome.result.error().kind == ApiError::Kind::Vendor) {
        if (!outcome.text.isEmpty() && m_request.endpoint->charges())
            outcome.result.error().maybeCharged = true;
    } else {
        if (m_stopped != ApiError::Cause::None || !hasWholeBody())
            outcome.result = Unexpected<ApiError>(brokenAnswer(outcome.result.error()));
    }
    if (outcome.result.error().retryAfterMs < 0) {
        outcome.result.error().retryAfterMs
            = retryAfterMs(m_reply->rawHeader("Retry-After"), outcome.dateMs.value_or(m_clock.utcMs()));
    }
    return outcome;
}

/// The text of a reply that has rows, so that they can be looked up later.
QString ApiCall::textOf(const ApiReply &reply) const
{
    if (reply.leases.isEmpty() && reply.regionLocks.isEmpty())
        return {};
    // A character takes at most four bytes. Cut the bytes there, so that excerptWithoutSecrets() can cut by characters.
    return excerptWithoutSecrets(QString::fromUtf8(m_body.left(4 * keptReplyCharacters)), keptReplyCharacters,
                                 m_request.credentials.secrets());
}

bool ApiCall::hasWholeBody() const
{
    if (m_httpStatus >= 300 && m_httpStatus < 400)
        return true; // Qt does not give out the bodies of redirects
    if (m_httpStatus >= 100 && m_httpStatus < 200)
        return false; // Qt takes it for the answer, which comes after it, and gives out nothing more
    const QByteArray length = m_reply->rawHeader("Content-Length").trimmed();
    bool ok = false;
    const qint64 expected = length.toLongLong(&ok);
    return !brokeConnection(m_reply->error()) && (!ok || m_bytes >= expected);
}

ConnectionHistory ApiCall::history() const
{
    const auto proxy = parseProxyAddress(m_way.proxy);
    return {m_way.isProxied(), m_way.socks && proxy && !QHostAddress(proxy->host).isNull(),
            m_reply ? m_reply->errorString() : QString(), m_distrusted};
}

/// No headers arrived.
ApiError ApiCall::failure() const
{
    const QNetworkReply::NetworkError error = m_reply ? m_reply->error() : QNetworkReply::NoError;
    ApiError result;
    if (m_stopped != ApiError::Cause::None) {
        const bool byOperator = m_stopped == ApiError::Cause::CancelledByUser;
        const bool left = m_departure != Departure::NotYet;
        result.kind = left ? ApiError::Kind::OutcomeUnknown
            : byOperator   ? ApiError::Kind::Cancelled
                           : ApiError::Kind::NotSent;
        const bool whileConnecting = m_hasBegun && !left;
        result.cause = whileConnecting ? causeStoppedBeforeSending(m_stopped, history()) : m_stopped;
    } else {
        const bool left = mayHaveLeft(m_departure, error);
        result.kind = left ? ApiError::Kind::OutcomeUnknown : ApiError::Kind::NotSent;
        result.cause = left ? causeAfterSending(error) : causeBeforeSending(error, history());
    }
    const bool unknown = result.kind == ApiError::Kind::OutcomeUnknown;
    result.maybeCharged = unknown && m_request.endpoint->charges();
    result.retry
        = unknown ? (result.maybeCharged ? RetryAdvice::Later : RetryAdvice::Now) : adviceForUnsent(result.cause);
    return result;
}

/// Headers arrived, but not all of a body that could be read. \a result is what parseReply() said of the part: it knows
/// what the status means for charging, and it keeps the excerpt.
ApiError ApiCall::brokenAnswer(ApiError result) const
{
    const bool refused = m_httpStatus >= 300 && m_httpStatus < 500;
    const bool tooLarge = m_stopped == ApiError::Cause::TooLarge;
    result.cause = m_stopped != ApiError::Cause::None ? m_stopped : ApiError::Cause::Truncated;
    result.kind = refused || tooLarge ? ApiError::Kind::UnexpectedReply : ApiError::Kind::OutcomeUnknown;
    if (result.kind == ApiError::Kind::OutcomeUnknown)
        result.retry = m_request.endpoint->charges() ? RetryAdvice::Later : RetryAdvice::Now;
    return result;
}

} // namespace proxydeck

#include "moc_api_call.cpp"
