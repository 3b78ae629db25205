// SPDX-License-Identifier: MIT
#pragma once

#include "simulator/http_request_parser.h"
#include "simulator/wire_answer.h"

#include <QObject>

#include <functional>

class QTcpSocket;

namespace proxydeck::sim {

/// One client's connection to the vendor: its requests in turn, pipelined or not.
class VendorConnection : public QObject
{
public:
    struct Hooks
    {
        std::function<WireAnswer(const HttpRequest &request, quint16 peerPort)> answer;
        std::function<bool()> dropUnread; ///< asked when the first bytes of a request are there
        std::function<QByteArray()> date; ///< for the Date header, when the answer leaves
    };

    /// Takes over \a socket; deletes itself when the connection ends.
    VendorConnection(QTcpSocket *socket, Hooks hooks, QObject *parent);
    ~VendorConnection() override;

private:
    void onReadyRead();
    void takeNext();
    void send(const WireAnswer &answer, bool keepAlive);
    void drip(qint64 pieceBytes, int intervalMs, bool keepAlive);
    void finish(bool keepAlive);
    void reset();

    QTcpSocket *m_socket;
    Hooks m_hooks;
    HttpRequestParser m_parser;
    QByteArray m_dripping;
    bool m_busy = false; ///< with one request; those behind it wait
};

} // namespace proxydeck::sim
