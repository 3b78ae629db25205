// SPDX-License-Identifier: MIT
#pragma once

#include "client/api_client.h"

#include <QObject>
#include <QString>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

class QSettings;
class QTcpServer;

namespace proxydeck {

class LossyServer;

/// Checks, with the Qt library that is loaded, that a request whose answer is lost arrives only once.
///
/// QNetworkAccessManager sends a GET again by itself when the connection breaks before the answer. SingleUseUpload
/// prevents this, but one release of Qt has broken that before. An extraction costs money, so none is sent before the
/// check has passed: an ApiClient like the vendor's calls loopback servers, which lose the answer in each way known to
/// make Qt repeat a request and count the requests. It takes some tens of milliseconds and does not block.
///
/// A proof is valid for one version of Qt and one of the program, and is stored with both. Only a proof is stored:
/// after any other result the next start tries again. Plain HTTP only: the tests show that TLS makes no difference.
class SendOnceProof : public QObject
{
    Q_OBJECT

public:
    enum class Standing : quint8 {
        NotRun,
        Running,
        Holds,
        Fails,         ///< a request arrived more than once: no extraction may be sent
        NotCarriedOut, ///< no port, or the request did not arrive: no result; require() runs it again
    };

    struct Parts
    {
        const Clock &clock;
        QSettings *settings = nullptr;     ///< where a proof is stored; null: nowhere
        ApiClient::MakeBody makeBody = {}; ///< body of the client to be checked; none: ApiClient's own
        /// How long a call may take. A machine that is slower on loopback is no machine to judge on.
        qint64 patienceMs = 10'000;
        std::function<bool(QTcpServer &)> listen = {}; ///< none: on any port of 127.0.0.1
    };
    /// Runs nothing yet. The standing is Holds at once if a proof is stored.
    explicit SendOnceProof(const Parts &parts, QObject *parent = nullptr);
    ~SendOnceProof() override;

    Standing standing() const { return m_standing; }
    /// When it was proved, in UTC milliseconds; 0 if it was not.
    qint64 provedMs() const { return m_provedMs; }
    /// Why it was not carried out, in the system's words; may be empty.
    QString problem() const { return m_problem; }
    /// The highest number of arrivals of one request; 0 before the end.
    int mostArrivals() const { return m_mostArrivals; }

    /// Why an extraction is not sent; nothing if it may be sent or this is not known yet.
    std::optional<ApiError> refusal() const;

    /// Calls \a decided once the standing is Holds, Fails or NotCarriedOut: at once if it is known, else after a run,
    /// which is started if none is running. Each call after NotCarriedOut starts a new run.
    void require(std::function<void()> decided);

Q_SIGNALS:
    void changed();

private:
    void run();
    void judge();
    void end(Standing standing, const QString &problem = {});

    Parts m_parts;
    Standing m_standing = Standing::NotRun;
    qint64 m_provedMs = 0;
    QString m_problem;
    int m_mostArrivals = 0;
    int m_openCalls = 0;
    bool m_timedOut = false; ///< a call of this run ended without Qt having seen the loss
    std::vector<std::unique_ptr<LossyServer>> m_servers;
    std::vector<std::unique_ptr<ApiClient>> m_clients;
    std::vector<std::function<void()>> m_waiting;
};

} // namespace proxydeck
