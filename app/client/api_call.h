// SPDX-License-Identifier: MIT
#pragma once

#include "client/api_client.h"
#include "client/network_failure.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTimer>

namespace proxydeck {

class SystemProxies;

/// One call of an ApiClient, from connecting to its outcome.
class ApiCall : public QObject
{
    Q_OBJECT

public:
    ApiCall(ApiRequest request, ApiClient::Handlers handlers, const ApiClient::Limits &limits, const Clock &clock,
            const std::optional<LoopbackRoute> &route, const OutboundProxy &proxy, SystemProxies &systemProxies,
            std::unique_ptr<QIODevice> body);
    ~ApiCall() override;

    void begin();
    void abort();

Q_SIGNALS:
    /// Emitted after the handlers have run: the call can be deleted.
    void ended();

private:
    void takeSystemWay(const QList<QNetworkProxy> &proxies);
    ConnectionHistory history() const;
    void send(const QList<QNetworkProxy> &proxies);
    void onHeaders();
    void onData();
    void onFinished();
    void stop(ApiError::Cause reason);
    QString textOf(const ApiReply &reply) const;
    bool hasWholeBody() const;
    CallOutcome outcome();
    CallOutcome answer();
    ApiError failure() const;
    ApiError brokenAnswer(ApiError result) const;
    void deliver(CallOutcome outcome);

    ApiRequest m_request;
    ApiClient::Handlers m_handlers;
    const ApiClient::Limits m_limits;
    const Clock &m_clock;
    const std::optional<LoopbackRoute> m_route;
    const OutboundProxy m_proxy;

    SystemProxies &m_systemProxies;

    bool m_isAskingProxy = false; ///< the system has not said yet which proxy to use
    CallWay m_way;
    bool m_distrusted = false;           ///< the server's certificate was refused
    std::unique_ptr<QIODevice> m_upload; ///< must outlive m_reply, which reads it
    std::unique_ptr<QNetworkAccessManager> m_manager;
    QNetworkReply *m_reply = nullptr; ///< owned by m_manager
    QTimer m_connectTimer;
    QTimer m_totalTimer;

    QByteArray m_body;     ///< in UTF-8 once it is complete
    qsizetype m_bytes = 0; ///< number received
    qint64 m_beganSteadyMs = 0;
    qint64 m_sentMs = 0;
    qint64 m_receivedMs = 0;
    qint64 m_sentSteadyMs = 0;
    qint64 m_receivedSteadyMs = 0;
    bool m_hasBegun = false; ///< it is making its connection
    Departure m_departure = Departure::NotYet;
    bool m_done = false;
    int m_httpStatus = 0;                              ///< 0: no headers yet
    ApiError::Cause m_stopped = ApiError::Cause::None; ///< why this program ended the call
};

} // namespace proxydeck
