// SPDX-License-Identifier: MIT
#include "client/send_once_proof.h"

#include "client/lossy_server.h"

#include <QSettings>
#include <QTimer>
#include <QUuid>

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

/// Each of these made some version of Qt send the request again (6.4 to 6.11: qhttpnetworkconnectionchannel.cpp and
/// qhttpprotocolhandler.cpp).
constexpr std::array losses{
    LossyServer::Loss{"", false},
    LossyServer::Loss{"", true},
    LossyServer::Loss{"HTTP/1.1 2", false},
    LossyServer::Loss{"HTTP/1.1 200 OK\r\nContent-Le", false},
    LossyServer::Loss{"220 mail.example ESMTP\r\n\r\n", false},
};

/// Time for a request still in flight when the call has ended. Qt repeats a request before that, within milliseconds.
constexpr int graceMs = 50;

/// How long a call waits to be told that its connection was reset.
constexpr qint64 resetPatienceMs = 1'000;

constexpr QLatin1StringView provedWithKey = "sendOnce/provedWith"_L1;
constexpr QLatin1StringView provedMsKey = "sendOnce/provedMs"_L1;

/// A proof is valid only for this combination of versions.
QString versions()
{
    return u"Qt %1, ProxyDeck %2"_s.arg(QString::fromLatin1(qVersion()), QStringLiteral(PROXYDECK_VERSION));
}

const Endpoint &probeEndpoint()
{
    static const Endpoint endpoint = [] {
        Endpoint probe;
        probe.id = "send-once-proof";
        probe.host = "localhost";
        probe.path = "/send-once-proof";
        return probe;
    }();
    return endpoint;
}

} // namespace

SendOnceProof::SendOnceProof(const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
{
    if (!m_parts.settings || m_parts.settings->value(provedWithKey).toString() != versions())
        return;
    m_provedMs = m_parts.settings->value(provedMsKey).toLongLong();
    if (m_provedMs > 0)
        m_standing = Standing::Holds;
}

SendOnceProof::~SendOnceProof() = default;

std::optional<ApiError> SendOnceProof::refusal() const
{
    const bool fails = m_standing == Standing::Fails;
    if (!fails && m_standing != Standing::NotCarriedOut)
        return {};
    ApiError error;
    error.kind = ApiError::Kind::NotSent;
    error.cause = fails ? ApiError::Cause::RepeatsPossible : ApiError::Cause::RepeatsNotChecked;
    error.retry = fails ? RetryAdvice::AfterChange : RetryAdvice::Now;
    return error;
}

void SendOnceProof::require(std::function<void()> decided)
{
    if (m_standing == Standing::Holds || m_standing == Standing::Fails) {
        decided();
        return;
    }
    m_waiting.push_back(std::move(decided));
    if (m_standing != Standing::Running)
        run();
}

void SendOnceProof::run()
{
    m_standing = Standing::Running;
    m_problem.clear();
    m_mostArrivals = 0;
    m_openCalls = 0;
    m_timedOut = false;
    Q_EMIT changed();

    const QString mark = QUuid::createUuid().toString(QUuid::WithoutBraces);
    for (const LossyServer::Loss &loss : losses) {
        auto server = std::make_unique<LossyServer>(loss, mark.toLatin1());
        const bool listens = m_parts.listen ? m_parts.listen(*server) : server->listen(QHostAddress::LocalHost);
        if (!listens) {
            const QString problem = server->errorString();
            // From the event loop: the callback must not run before require() has returned.
            QMetaObject::invokeMethod(
                this, [this, problem] { end(Standing::NotCarriedOut, problem); }, Qt::QueuedConnection);
            return;
        }
        m_servers.push_back(std::move(server));
    }
    for (const auto &server : m_servers) {
        auto client = std::make_unique<ApiClient>(m_parts.clock, LoopbackRoute{u"127.0.0.1"_s, server->serverPort()});
        // Not every system tells of a connection that was reset. What is not told proves nothing and disproves nothing.
        const bool mayHang = server->resets();
        const qint64 patienceMs = mayHang ? std::min(m_parts.patienceMs, resetPatienceMs) : m_parts.patienceMs;
        client->setLimits({.connectMs = patienceMs, .totalMs = patienceMs, .bodyBytes = 4096});
        if (m_parts.makeBody)
            client->setMakeBody(m_parts.makeBody);
        // Not a real key: no server but the vendor's may receive one.
        const ApiRequest request{&probeEndpoint(), {{u"mark"_s, mark}}, {Secret(u"none"_s), {}}};
        ++m_openCalls;
        client->send(request, {{}, [this, mayHang](const CallOutcome &outcome) {
                                   const bool hung
                                       = !outcome.result && outcome.result.error().cause == ApiError::Cause::Timeout;
                                   m_timedOut |= hung && !mayHang;
                                   if (--m_openCalls == 0)
                                       QTimer::singleShot(graceMs, this, [this] { judge(); });
                               }});
        m_clients.push_back(std::move(client));
    }
}

void SendOnceProof::judge()
{
    int least = std::numeric_limits<int>::max();
    for (const auto &server : m_servers) {
        least = std::min(least, server->arrivals());
        m_mostArrivals = std::max(m_mostArrivals, server->arrivals());
    }
    if (m_mostArrivals > 1) {
        end(Standing::Fails);
    } else if (least == 0 || m_timedOut) {
        // A request that did not arrive proves nothing, nor does a call that Qt never saw fail: this machine stood
        // still.
        end(Standing::NotCarriedOut);
    } else {
        end(Standing::Holds);
    }
}

void SendOnceProof::end(Standing standing, const QString &problem)
{
    m_standing = standing;
    m_problem = problem;
    m_clients.clear();
    m_servers.clear();
    if (standing == Standing::Holds) {
        m_provedMs = m_parts.clock.utcMs();
        if (m_parts.settings) {
            m_parts.settings->setValue(provedWithKey, versions());
            m_parts.settings->setValue(provedMsKey, m_provedMs);
        }
    }
    // Taken before changed(): a slot of it may call require() again, and that callback belongs to the next run.
    const auto waiting = std::exchange(m_waiting, {});
    Q_EMIT changed();
    for (const auto &decided : waiting)
        decided();
}

} // namespace proxydeck

#include "moc_send_once_proof.cpp"
