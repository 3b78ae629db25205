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
#include <QMap>

#include <algorithm>
#include <chrono>

namespace proxydeck {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr std::chrono::milliseconds searchLimit = 5s; // no prompt is involved: a working service answers at once

bool hasKeychain(const QDBusConnection &bus)
{
    const QStringList names{u"org.freedesktop.secrets"_s, u"org.kde.kwalletd5"_s, u"org.kde.kwalletd6"_s};
    return std::ranges::any_of(names,
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

} // namespace proxydeck

#endif
