// SPDX-License-Identifier: MIT
#pragma once

#include "base/clock.h"
#include "check/probe_way.h"
#include "handshake/connect_dialogue.h"
#include "handshake/http_answer_reader.h"
#include "handshake/socks5_dialogue.h"

#include <QObject>
#include <QSslError>
#include <QTcpSocket>

#include <memory>
#include <vector>

class QSslSocket;

namespace proxydeck {

class TlsTrust;

/// One connection through a lease to a check address, from TCP to the last byte of the answer. It has no timer: time
/// passes by look().
class LeaseProbe : public QObject
{
    Q_OBJECT

public:
    /// \a clock and \a trust must outlive it.
    LeaseProbe(const ProbeWay &way, const Clock &clock, TlsTrust &trust, QObject *parent);
    ~LeaseProbe() override;

    void start();
    void look();                    ///< ends what takes too long
    void end(CheckVerdict verdict); ///< for a reason from outside: it ends at once

    bool hasEnded() const { return m_hasEnded; }
    const CheckOutcome &outcome() const { return m_outcome; } ///< without address and instant
    /// This machine had no descriptor or port for it: it says nothing about the lease.
    bool failedLocally() const { return m_failedLocally; }
    /// A root that had verified the check address before did not now.
    bool failedNarrowly() const { return m_failedNarrowly; }
    /// When the part that failed began to wait, Clock::steadyMs().
    qint64 waitingSinceMs() const { return m_stageMs; }

Q_SIGNALS:
    void connected(qint32 ms); ///< to the lease, after so many ms
    void ended();
    /// Something came back over the network: it is there.
    void alive();

private:
    void connectToNext();
    void onConnected(QTcpSocket *socket);
    void onConnectFailed(QTcpSocket *socket, QAbstractSocket::SocketError error);
    void greet();
    void onBytes();
    void onProxyBytes();
    void onProxyState();
    void enter();
    void onTlsErrors(const QList<QSslError> &errors);
    void askAddress();
    void onAnswerBytes();
    void onAnswerState();
    void onClosed();
    void judgeAnswer();
    void finish(CheckVerdict verdict);
    void begin(CheckStage stage);
    qint32 sinceStage() const;
    QSslSocket *tls() const;

    const ProbeWay m_way;
    const Clock &m_clock;
    TlsTrust &m_trust;
    CheckOutcome m_outcome;
    qint64 m_startMs = 0;
    qint64 m_stageMs = 0;
    qint64 m_nextHostMs = 0;
    qsizetype m_nextHost = 0;
    std::vector<QTcpSocket *> m_connecting;
    QTcpSocket *m_socket = nullptr; ///< the one that connected first
    ConnectDialogue m_connect;
    std::unique_ptr<Socks5Dialogue> m_socks5;   ///< null: HTTP
    std::unique_ptr<HttpAnswerReader> m_answer; ///< null until the address is asked
    bool m_isNarrow = false;
    bool m_failedNarrowly = false;
    bool m_failedLocally = false;
    bool m_hasEnded = false;
};

} // namespace proxydeck
