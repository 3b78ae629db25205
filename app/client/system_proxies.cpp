// SPDX-License-Identifier: MIT
#include "client/system_proxies.h"

#include <QTimer>

#include <utility>

namespace proxydeck {

using namespace Qt::StringLiterals;

SystemProxies::SystemProxies(SystemProxyLookup::Function lookup, QObject *parent)
    : QObject(parent)
    , m_thread(new QThread)
    , m_lookup(new SystemProxyLookup(std::move(lookup)))
{
    m_thread->setObjectName(u"system proxies"_s);
    m_lookup->moveToThread(m_thread);
    connect(m_lookup, &SystemProxyLookup::found, this, &SystemProxies::onFound);
    connect(m_thread, &QThread::finished, m_lookup, &QObject::deleteLater);
}

SystemProxies::~SystemProxies()
{
    if (!m_thread->isRunning()) {
        delete m_lookup;
        delete m_thread;
        return;
    }
    constexpr int lastLookupMs = 500;
    m_thread->quit();
    if (m_thread->wait(lastLookupMs))
        delete m_thread;
}

void SystemProxies::ask(const QUrl &url, QObject *caller, Done done)
{
    const QString host = url.host();
    const bool isUnderWay = m_waiting.contains(host);
    m_waiting[host].push_back({caller, std::move(done)});
    if (!isUnderWay) {
        if (!m_thread->isRunning())
            m_thread->start();
        QMetaObject::invokeMethod(m_lookup, [lookup = m_lookup, url] { lookup->run(url); });
    }
    if (m_known.contains(host))
        QTimer::singleShot(m_patienceMs, this, [this, host] { endPatience(host); });
}

void SystemProxies::onFound(const QString &host, const Proxies &proxies)
{
    m_known.insert(host, proxies);
    const std::vector<Waiting> waiting = m_waiting.take(host);
    tell(waiting, proxies);
}

/// The entry in m_waiting stays: the lookup is still under way.
void SystemProxies::endPatience(const QString &host)
{
    if (const auto found = m_waiting.find(host); found != m_waiting.end())
        tell(std::exchange(*found, {}), m_known.value(host));
}

void SystemProxies::tell(const std::vector<Waiting> &waiting, const Proxies &proxies)
{
    const QPointer<SystemProxies> self(this);
    for (const Waiting &one : waiting) {
        if (one.caller)
            one.done(proxies);
        if (!self)
            return;
    }
}

} // namespace proxydeck

#include "moc_system_proxies.cpp"
#include "moc_system_proxy_lookup.cpp"
