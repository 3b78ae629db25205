// SPDX-License-Identifier: MIT
#include "ports/port_passwords.h"

#include "accounts/secret_entries.h"
#include "accounts/secret_store.h"

#include <QPointer>
#include <QSettings>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

/// The ports that are gone and whose entries may not be.
const QString leftovers = u"portsGone/"_s;

QString entryName(const QUuid &port) { return port.toString(QUuid::WithoutBraces); }

} // namespace

PortPasswords::PortPasswords(SecretStore &store, QSettings *settings, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_settings(settings)
{
    connect(&m_store, &SecretStore::appeared, this, [this] {
        m_tried.clear();
        removeLeftovers();
        Q_EMIT changed({});
    });
    removeLeftovers();
}

void PortPasswords::removeLeftovers()
{
    if (!m_settings)
        return;
    m_settings->beginGroup(leftovers.chopped(1));
    const QStringList names = m_settings->childKeys();
    m_settings->endGroup();
    for (const QString &name : names) {
        if (const QUuid port = QUuid::fromString(name); !port.isNull())
            removeEntry(port);
    }
}

void PortPasswords::read(const QUuid &port)
{
    if (m_tried.contains(port) || m_writes.contains(port))
        return;
    m_tried.insert(port);
    m_toRead.append(port);
    readNext();
}

void PortPasswords::readNext()
{
    if (m_isReading || m_toRead.isEmpty())
        return;
    m_isReading = true;
    const QUuid port = m_toRead.takeFirst();
    m_store.read(portEntry(port), [self = QPointer(this), port](const Expected<Secret, SecretError> &result) {
        if (!self)
            return;
        self->m_isReading = false;
        if (!result && result.error().kind != SecretError::Kind::NotFound)
            self->m_tried.remove(port); // it may be unlocked when the port is switched on the next time
        // A password that was set in the meantime is newer.
        if (result && !self->m_writes.contains(port)) {
            self->m_passwords.insert(port, *result);
            if (self->m_store.isLasting())
                self->m_kept.insert(port);
            Q_EMIT self->changed(port);
        }
        if (self)
            self->readNext();
    });
}

void PortPasswords::set(const QUuid &port, const Secret &password)
{
    m_passwords.insert(port, password);
    m_kept.remove(port);
    const quint64 write = ++m_lastWrite;
    m_writes.insert(port, write);
    if (m_settings)
        m_settings->remove(leftovers + entryName(port));
    m_store.write(portEntry(port), password, [self = QPointer(this), port, write](const auto &result) {
        if (!self || self->m_writes.value(port) != write)
            return;
        if (result && self->m_store.isLasting())
            self->m_kept.insert(port);
        Q_EMIT self->changed(port);
    });
    Q_EMIT changed(port);
}

void PortPasswords::remove(const QUuid &port)
{
    m_toRead.removeAll(port);
    m_passwords.remove(port);
    m_kept.remove(port);
    m_writes.insert(port, ++m_lastWrite);
    if (m_settings)
        m_settings->setValue(leftovers + entryName(port), true);
    removeEntry(port);
}

void PortPasswords::removeEntry(const QUuid &port)
{
    m_store.remove(portEntry(port), [self = QPointer(this), port](const auto &result) {
        // One that was set again meanwhile stays.
        if (self && self->m_settings && (result || self->m_passwords.contains(port)))
            self->m_settings->remove(leftovers + entryName(port));
    });
}

} // namespace proxydeck

#include "moc_port_passwords.cpp"
