// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QTcpServer>

class QTcpSocket;

namespace proxydeck {

/// An HTTP server that reads each request and loses its answer in one way. It counts only requests that contain its
/// mark, because any program on this machine can connect.
class LossyServer : public QTcpServer
{
    Q_OBJECT

public:
    /// What is sent before the connection ends.
    struct Loss
    {
        const char *answer;
        bool reset; ///< the connection is reset without an answer
    };

    /// Does not listen yet. \a mark: text in the first 128 bytes of each request to be counted.
    LossyServer(const Loss &loss, const QByteArray &mark);

    int arrivals() const { return m_arrivals; }
    bool resets() const { return m_loss.reset; }

private:
    void read(QTcpSocket &socket);

    const Loss m_loss;
    const QByteArray m_mark;
    int m_arrivals = 0;
};

} // namespace proxydeck
