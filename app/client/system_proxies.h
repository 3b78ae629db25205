// SPDX-License-Identifier: MIT
#pragma once

#include "client/system_proxy_lookup.h"

#include <QHash>
#include <QPointer>
#include <QThread>
#include <QUrl>

#include <functional>
#include <vector>

namespace proxydeck {

/// The system's proxies, looked up in a thread of their own: where a script decides (PAC), the system may have to fetch
/// it from a server first, which takes seconds and may never end. They are looked up for each call, because they change
/// when a laptop changes its network; calls to one host at the same time share one lookup.
class SystemProxies : public QObject
{
    Q_OBJECT

public:
    using Proxies = QList<QNetworkProxy>;

    /// \a lookup runs in another thread; the default asks the system.
    explicit SystemProxies(SystemProxyLookup::Function lookup = QNetworkProxyFactory::systemProxyForQuery,
                           QObject *parent = nullptr);
    /// A lookup that does not end is left behind with its thread.
    ~SystemProxies() override;

    /// How long a lookup may take before the last answer for the host is used, if there is one; 2 s by default. Without
    /// one, the call goes on waiting: a call that should use a proxy must not be sent directly.
    void setPatienceMs(int ms) { m_patienceMs = ms; }

    using Done = std::function<void(const Proxies &)>;
    /// Calls \a done in this thread, from the event loop, unless \a caller is destroyed before.
    void ask(const QUrl &url, QObject *caller, Done done);

private:
    struct Waiting
    {
        QPointer<QObject> caller;
        Done done;
    };
    void onFound(const QString &host, const Proxies &proxies);
    void endPatience(const QString &host);
    void tell(const std::vector<Waiting> &waiting, const Proxies &proxies);

    int m_patienceMs = 2'000;
    QThread *m_thread;                              ///< owned, unless it has to be left behind
    SystemProxyLookup *m_lookup;                    ///< lives in m_thread
    QHash<QString, std::vector<Waiting>> m_waiting; ///< by host; there is an entry while a lookup is under way
    QHash<QString, Proxies> m_known;                ///< by host
};

} // namespace proxydeck
