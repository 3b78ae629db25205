// SPDX-License-Identifier: MIT
#include "preferences/network_proxy_setting.h"

#include "accounts/secret_entries.h"
#include "base/proxy_address.h"
#include "preferences/preferences.h"

#include <QPointer>

namespace proxydeck {

using namespace Qt::StringLiterals;

NetworkProxySetting::NetworkProxySetting(Preferences &preferences, SecretStore &store, QObject *parent)
    : QObject(parent)
    , m_preferences(preferences)
    , m_store(store)
{
    connect(&m_preferences, &Preferences::changed, this, [this](Preference preference) {
        if (preference != Preference::ProxyKind && preference != Preference::ProxyHost
            && preference != Preference::ProxyPort && preference != Preference::ProxyUser)
            return;
        readOnce();
        Q_EMIT changed();
    });
    readOnce();
}

bool NetworkProxySetting::isComplete() const
{
    const QString kind = m_preferences.text(Preference::ProxyKind);
    return (kind != u"http" && kind != u"socks5") || !m_preferences.text(Preference::ProxyHost).isEmpty();
}

OutboundProxy NetworkProxySetting::current() const
{
    OutboundProxy proxy;
    const QString kind = m_preferences.text(Preference::ProxyKind);
    if (!isComplete() || kind == u"system")
        return proxy;
    if (kind == u"none") {
        proxy.kind = OutboundProxy::Kind::None;
        return proxy;
    }
    proxy.kind = kind == u"http" ? OutboundProxy::Kind::Http : OutboundProxy::Kind::Socks5;
    proxy.host = m_preferences.text(Preference::ProxyHost);
    proxy.port = quint16(m_preferences.number(Preference::ProxyPort));
    // An earlier version kept host:port as a host.
    if (const auto address = parseProxyAddress(proxy.host)) {
        proxy.host = address->host;
        if (address->port > 0)
            proxy.port = quint16(address->port);
    }
    proxy.user = m_preferences.text(Preference::ProxyUser);
    if (!proxy.user.isEmpty())
        proxy.password = m_password;
    return proxy;
}

bool NetworkProxySetting::wantsPassword() const
{
    const OutboundProxy proxy = current();
    return !proxy.user.isEmpty();
}

void NetworkProxySetting::readOnce()
{
    if (m_read || !wantsPassword())
        return;
    m_read = true;
    m_store.read(networkProxyEntry, [self = QPointer(this)](const Expected<Secret, SecretError> &result) {
        // A password that was set in the meantime is newer.
        if (!self || self->m_writes > 0)
            return;
        if (result) {
            self->m_password = *result;
            self->m_kept = self->m_store.isLasting();
        } else if (result.error().kind != SecretError::Kind::NotFound) {
            self->m_error = result.error();
        }
        Q_EMIT self->storeAnswered();
        Q_EMIT self->changed();
    });
}

void NetworkProxySetting::setPassword(const Secret &password)
{
    if (password == m_password && !m_error)
        return;
    m_password = password;
    m_kept = false;
    const auto done = [self = QPointer(this), write = ++m_writes](const Expected<void, SecretError> &result) {
        if (!self || self->m_writes != write)
            return;
        self->m_error = result ? std::nullopt : std::optional(result.error());
        self->m_kept = result && self->m_store.isLasting();
        Q_EMIT self->storeAnswered();
    };
    if (password.isEmpty())
        m_store.remove(networkProxyEntry, done);
    else
        m_store.write(networkProxyEntry, password, done);
    Q_EMIT changed();
}

} // namespace proxydeck

#include "moc_network_proxy_setting.cpp"
