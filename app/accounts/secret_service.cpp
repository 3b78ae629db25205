// SPDX-License-Identifier: MIT
#include "accounts/secret_service.h"

#ifdef PROXYDECK_SECRET_SERVICE

#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusObjectPath>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusServiceWatcher>
#include <QLibrary>
#include <QMap>

#include <algorithm>
#include <chrono>

namespace proxydeck {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr std::chrono::milliseconds searchLimit = 5s; // no prompt is involved: a working service answers at once

QStringList keychainNames() { return {u"org.freedesktop.secrets"_s, u"org.kde.kwalletd5"_s, u"org.kde.kwalletd6"_s}; }

bool hasKeychain(const QDBusConnection &bus)
{
    return std::ranges::any_of(keychainNames(),
                               [&](const QString &name) { return bus.interface()->isServiceRegistered(name).value(); });
}

} // namespace

void findInSecretService(const QString &service, const QString &key, QObject *context,
                         std::function<void(SecretServiceEntry)> done)
{
    const QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected() || !hasKeychain(bus)) {
        QMetaObject::invokeMethod(
            context, [done = std::move(done)] { done(SecretServiceEntry::NoService); }, Qt::QueuedConnection);
        return;
    }
    using Attributes = QMap<QString, QString>;
    qDBusRegisterMetaType<Attributes>();
    QDBusMessage search = QDBusMessage::createMethodCall(u"org.freedesktop.secrets"_s, u"/org/freedesktop/secrets"_s,
                                                         u"org.freedesktop.Secret.Service"_s, u"SearchItems"_s);
    search.setAutoStartService(false);
    search << QVariant::fromValue(Attributes{{u"user"_s, key}, {u"server"_s, service}}); // QtKeychain's names
    auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(search, int(searchLimit.count())), context);
    QObject::connect(watcher, &QDBusPendingCallWatcher::finished, context, [watcher, done = std::move(done)] {
        watcher->deleteLater();
        const QDBusPendingReply<QList<QDBusObjectPath>, QList<QDBusObjectPath>> reply = *watcher;
        if (reply.isError() && reply.error().type() == QDBusError::ServiceUnknown)
            done(SecretServiceEntry::None); // only KWallet is running
        else if (reply.isError())
            done(SecretServiceEntry::Unknown);
        else if (!reply.argumentAt<1>().isEmpty())
            done(SecretServiceEntry::Locked);
        else
            done(reply.argumentAt<0>().isEmpty() ? SecretServiceEntry::None : SecretServiceEntry::Readable);
    });
}

void forgetSecretServiceSession()
{
    QLibrary library(u"secret-1"_s, 0); // as QtKeychain names it; already loaded, or not used at all
    if (const auto disconnect = reinterpret_cast<void (*)()>(library.resolve("secret_service_disconnect")))
        disconnect();
}

void watchForSecretService(QObject *context, std::function<void()> appeared)
{
    const QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    auto *watcher = new QDBusServiceWatcher(context);
    watcher->setConnection(bus);
    watcher->setWatchMode(QDBusServiceWatcher::WatchForRegistration);
    watcher->setWatchedServices(keychainNames());
    QObject::connect(watcher, &QDBusServiceWatcher::serviceRegistered, context,
                     [appeared = std::move(appeared)] { appeared(); });
}

} // namespace proxydeck

#endif
