// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QTcpServer>

class QTcpSocket;

namespace proxydeck {

/// An HTTP server that reads each request and loses its answer in one way. It counts the requests that bear its mark:
/// others are none of ours, for any program of this machine can connect.
class LossyServer : public QTcpServer
{
    Q_OBJECT

public:
    /// What is sent of an answer before the connection ends.
    struct Loss
    {
        const char *answer;
        bool reset; ///< the connection is reset, and nothing is answered
    };

    /// Does not listen yet. \a mark: text in the first 128 bytes of each request that counts.
    LossyServer(const Loss &loss, const QByteArray &mark);

    int arrivals() const { return m_arrivals; }

private:
    void read(QTcpSocket &socket);

    const Loss m_loss;
    const QByteArray m_mark;
    int m_arrivals = 0;
};

} // namespace proxydeck
