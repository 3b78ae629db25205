// SPDX-License-Identifier: MIT
#pragma once

#include "../api/api_samples.h"
#include "call_server.h"

#include <QThread>

namespace proxydeck {

/// A CallServer that keeps running while the test's own thread is blocked.
class ServerThread
{
public:
    explicit ServerThread(const std::function<void(CallServer &)> &prepare)
    {
        m_thread.start();
        server = new CallServer;
        server->moveToThread(&m_thread);
        QMetaObject::invokeMethod(
            server,
            [&] {
                prepare(*server);
                server->listen(QHostAddress::LocalHost);
            },
            Qt::BlockingQueuedConnection);
        host = "127.0.0.1:" + QByteArray::number(server->serverPort());
    }
    ~ServerThread()
    {
        QMetaObject::invokeMethod(
            server, [this] { delete server; }, Qt::BlockingQueuedConnection);
        m_thread.quit();
        m_thread.wait();
    }

    Endpoint endpoint() const
    {
        Endpoint endpoint = extractEndpoint;
        endpoint.host = host.constData();
        return endpoint;
    }

    CallServer *server = nullptr;
    QByteArray host;

private:
    QThread m_thread;
};

} // namespace proxydeck
