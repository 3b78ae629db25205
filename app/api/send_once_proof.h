// SPDX-License-Identifier: MIT
#pragma once

#include "api/api_client.h"

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

/// Proves, with the Qt that is loaded, that a request whose answer is lost arrives once.
///
/// QNetworkAccessManager sends a GET again by itself when the connection breaks before the answer; what keeps it from
/// doing so (SingleUseUpload) has stopped working with one release of Qt before. An extraction costs money, so none is
/// sent before the guard was seen to work: an ApiClient like the one for the vendor calls servers on loopback which
/// lose the answer in each of the ways that are known to make Qt repeat, and count. It takes some tens of milliseconds
/// and does not block.
///
/// A proof holds for one version of Qt and one of the program, and is remembered for these. Anything but a proof is not
/// remembered: the next start tries again. Plain HTTP only: that TLS makes no difference is shown by the tests.
class SendOnceProof : public QObject
{
    Q_OBJECT

public:
    enum class Standing : quint8 {
        NotRun,
        Running,
        Holds,
        Fails,         ///< a request arrived more than once: no extraction may be sent
        NotCarriedOut, ///< no port, or the request did not arrive: nothing is known; run again by require()
    };

    struct Parts
    {
        const Clock &clock;
        QSettings *settings = nullptr;                 ///< where a proof is remembered; null: nowhere
        ApiClient::MakeBody makeBody = {};             ///< of the client that is to be proved; none: ApiClient's own
        std::function<bool(QTcpServer &)> listen = {}; ///< none: on any port of 127.0.0.1
    };
    /// Runs nothing yet. Standing is Holds at once where a proof is remembered.
    explicit SendOnceProof(const Parts &parts, QObject *parent = nullptr);
    ~SendOnceProof() override;

    Standing standing() const { return m_standing; }
    /// When it was proved, in UTC milliseconds; 0 where it was not.
    qint64 provedMs() const { return m_provedMs; }
    /// Why it was not carried out, as the system says it; may be empty.
    QString problem() const { return m_problem; }
    /// How often the request that arrived most often did so; 0 before the end.
    int mostArrivals() const { return m_mostArrivals; }

    /// Why an extraction is not sent; nothing where it may be, or where that is not known yet.
    std::optional<ApiError> refusal() const;

    /// Calls \a decided when the standing is Holds, Fails or NotCarriedOut: at once where that is known, else after a
    /// run, which this begins where none is under way. What could not be carried out is tried again by each call.
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
    std::vector<std::unique_ptr<LossyServer>> m_servers;
    std::vector<std::unique_ptr<ApiClient>> m_clients;
    std::vector<std::function<void()>> m_waiting;
};

} // namespace proxydeck
