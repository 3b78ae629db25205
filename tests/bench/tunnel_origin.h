// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QHash>

#include <chrono>
#include <map>
#include <memory>
#include <vector>

namespace proxydeck::bench {

/// Simulated leases and the targets behind them, on loopback, in one thread over epoll. Runs in a process of its own,
/// which takes orders as lines of its standard input, answers each with one line, and ends with it:
///
///   lease KIND     opens one; answers its port. KIND: good, refuse (nobody listens), silent, login (407), close
///   end PORT       nobody listens there any more, and its connections are cut: what a vendor does at the deadline
///   counts         answers `CONNECTS REQUESTS WITHOUT-LOGIN CUT`; CUT: connections that end() found busy
///   last PORT      answers when its last connection came, in ms of the steady clock; 0: none came
///
/// A lease wants user and password of HTTP, for CONNECT and for requests in absolute form. What answers is told by the
/// target's name: `echo.test` gives back what comes; `bytes-N.test` sends N bytes after the first that comes, and
/// closes; any other is a web server whose answer is the lease's port, after N ms where the name is `wait-N.test`.
class TunnelOrigin
{
public:
    TunnelOrigin(QByteArray user, const QByteArray &password);
    ~TunnelOrigin();
    int run();

    static qint64 steadyMs();

private:
    enum class Kind : quint8 { Good, Refuse, Silent, Login, Close };
    enum class Role : quint8 { Orders, Door, Client };
    enum class Mode : quint8 { Head, Echo, Bytes, Web };
    struct Lease
    {
        int door = -1;
        Kind kind = Kind::Good;
        qint64 lastMs = 0;
    };
    struct Peer
    {
        Role role = Role::Client;
        int socket = -1;
        quint16 port = 0;
        Mode mode = Mode::Head;
        bool isTunnel = false;
        bool wantsWrite = false;
        bool endsWhenWritten = false;
        QByteArray in = {};
        QByteArray out = {};
        qsizetype written = 0;
        qint64 toSend = 0; ///< of Mode::Bytes
        int waitMs = 0;    ///< of Mode::Web
        int answersDue = 0;
    };

    void watch(Peer *peer, bool writes);
    void onOrders();
    QByteArray order(const QByteArray &line);
    quint16 openLease(Kind kind);
    void endLease(quint16 port);
    void accept(Peer *door);
    void onReadable(Peer *peer);
    void onHead(Peer *peer);
    void onWebRequest(Peer *peer);
    void answerDue();
    void flush(Peer *peer);
    void drop(Peer *peer);

    const QByteArray m_login; ///< of Basic
    int m_epoll = -1;
    Peer m_orders;
    QByteArray m_ordersIn;
    bool m_isOver = false;
    std::map<quint16, Lease> m_leases;
    std::map<int, std::unique_ptr<Peer>> m_peers; ///< by socket
    std::vector<std::unique_ptr<Peer>> m_dropped; ///< until the events of this round are through
    std::multimap<qint64, int> m_due;             ///< answers that wait, by ms of the steady clock
    std::vector<char> m_buffer;
    qint64 m_connects = 0, m_requests = 0, m_withoutLogin = 0, m_cut = 0;
};

} // namespace proxydeck::bench
