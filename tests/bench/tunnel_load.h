// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QList>

#include <functional>
#include <memory>
#include <vector>

namespace proxydeck::bench {

/// How a CONNECT ended.
struct ConnectEnd
{
    double beganMs = 0; ///< from the beginning of the run
    double ms = 0;      ///< until the answer, or the end
    int status = 0;     ///< 0: none came
    bool isGood() const { return status >= 200 && status < 300; }
};

/// A client of a port on loopback with many tunnels, in the calling thread, over epoll. Nothing in it waits longer than
/// \a patienceMs for the next event: what has not come by then has failed.
class TunnelLoad
{
public:
    /// \a fields: header fields of each CONNECT, each ended by CRLF.
    TunnelLoad(quint16 port, QByteArray fields, int patienceMs = 30'000);
    ~TunnelLoad();

    /// So many CONNECTs, at most so many at once, each closed as soon as it is answered.
    QList<ConnectEnd> connects(int number, int atOnce, const QByteArray &host = "echo.test:80");
    /// So many a second, whether the earlier ones were answered or not. \a host: of the number of each.
    QList<ConnectEnd> paced(double perSecond, int number, const std::function<QByteArray(int)> &host);
    /// Opens tunnels to `echo.test` that stay; false if not all could be opened.
    bool open(int number);
    int openTunnels() const { return int(m_open.size()); }
    /// Sends 64 bytes in each of the first \a busy tunnels in turn, the next as soon as some are back, \a atOnce under
    /// way, until so many messages are through. \return the time of each, in ms; fewer if something failed.
    QList<double> roundTrips(int busy, int atOnce, int messages);
    /// So many bytes in each of so many new tunnels; false if not all of them came.
    bool download(int tunnels, qint64 bytesEach);
    void closeAll();

private:
    struct Tunnel;
    struct Batch
    {
        QList<ConnectEnd> ends;
        std::vector<std::unique_ptr<Tunnel>> tunnels; ///< those that are under way
    };
    std::unique_ptr<Tunnel> begin(const QByteArray &host);
    enum class Step : quint8 { Wait, Answered, Failed };
    Step onEvent(Tunnel &tunnel, unsigned events);
    void wait(int atMostMs, const std::function<void(Tunnel &, unsigned)> &onEvent);
    double nowMs() const;

    const quint16 m_port;
    const QByteArray m_fields;
    const int m_patienceMs;
    int m_epoll = -1;
    unsigned m_turn = 0;
    bool m_isSilent = false; ///< the last wait() saw nothing
    std::vector<std::unique_ptr<Tunnel>> m_open;
    std::vector<char> m_buffer;
};

} // namespace proxydeck::bench
