// SPDX-License-Identifier: MIT
#pragma once

#include "simulator/http_request_parser.h"
#include "simulator/wire_answer.h"

#include <QObject>

#include <functional>

class QTcpSocket;

namespace proxydeck::sim {

/// One client connection to the vendor: handles its requests one after another, pipelined or not.
class VendorConnection : public QObject
{
public:
    struct Hooks
    {
        std::function<WireAnswer(const HttpRequest &request, quint16 peerPort)> answer;
        std::function<bool()> dropUnread; ///< called when the first bytes of a request have arrived
        std::function<QByteArray()> date; ///< for the Date header, called when the answer is sent
    };

    /// Takes ownership of \a socket; deletes itself when the connection ends.
    VendorConnection(QTcpSocket *socket, Hooks hooks, QObject *parent);
    ~VendorConnection() override;

private:
    void onReadyRead();
    void takeNext();
    void send(const WireAnswer &answer, bool keepAlive);
    void sendInPieces(qint64 pieceBytes, int intervalMs, bool keepAlive);
    void finish(bool keepAlive);
    void reset();

    QTcpSocket *m_socket;
    Hooks m_hooks;
    HttpRequestParser m_parser;
    QByteArray m_dripping;
    bool m_busy = false; ///< while a request is handled; later requests wait
};

} // namespace proxydeck::sim
