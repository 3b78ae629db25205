// SPDX-License-Identifier: MIT
#include "check/vendor_reach.h"

#include <QNetworkProxy>
#include <QTcpSocket>
#include <QTimer>

#include <utility>

namespace proxydeck {

namespace {

constexpr int patienceMs = 3'000;

} // namespace

Checker::AskVendor askByConnecting(const QString &host, quint16 port, QObject *parent)
{
    return [host, port, parent](std::function<void(bool)> answer) {
        auto *socket = new QTcpSocket(parent);
        auto *patience = new QTimer(socket);
        const auto end = [socket, answer = std::move(answer)](bool answers) {
            socket->disconnect();
            socket->abort();
            socket->deleteLater();
            answer(answers);
        };
        QObject::connect(socket, &QTcpSocket::connected, socket, [end] { end(true); });
        QObject::connect(socket, &QTcpSocket::errorOccurred, socket, [end] { end(false); });
        QObject::connect(patience, &QTimer::timeout, socket, [patience, end] {
            patience->stop();
            end(false);
        });
        patience->start(patienceMs);
        socket->setProxy(QNetworkProxy::NoProxy);
        socket->connectToHost(host, port);
    };
}

} // namespace proxydeck
