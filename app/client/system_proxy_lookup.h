// SPDX-License-Identifier: MIT
#pragma once

#include <QNetworkProxy>
#include <QObject>

#include <functional>
#include <utility>

namespace proxydeck {

/// The part of SystemProxies that runs in its own thread.
class SystemProxyLookup : public QObject
{
    Q_OBJECT

public:
    using Function = std::function<QList<QNetworkProxy>(const QNetworkProxyQuery &)>;

    explicit SystemProxyLookup(Function function)
        : m_function(std::move(function))
    {
    }

    void run(const QUrl &url) { Q_EMIT found(url.host(), m_function(QNetworkProxyQuery(url))); }

Q_SIGNALS:
    void found(const QString &host, const QList<QNetworkProxy> &proxies);

private:
    Function m_function;
};

} // namespace proxydeck
