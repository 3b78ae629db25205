// SPDX-License-Identifier: MIT
#pragma once

#include "base/secret.h"

#include <QHash>
#include <QList>
#include <QObject>
#include <QSet>
#include <QUuid>

class QSettings;

namespace proxydeck {

class SecretStore;

/// The passwords of the local ports, from the SecretStore: they are read only where a port has one, one after another,
/// so that nobody is asked to unlock a keychain in vain or twice.
class PortPasswords : public QObject
{
    Q_OBJECT

public:
    /// Both must outlive it. \a settings may be null: else it holds which entries are still to be removed, for a
    /// keychain that was locked then.
    PortPasswords(SecretStore &store, QSettings *settings, QObject *parent = nullptr);

    /// Reads it, unless the store has answered already, with it or that there is none.
    void read(const QUuid &port);
    /// Empty while the store has not answered, and if there is none.
    Secret of(const QUuid &port) const { return m_passwords.value(port); }
    /// Takes effect at once; the store is written later.
    void set(const QUuid &port, const Secret &password);
    void remove(const QUuid &port);
    /// Whether it will be there at the next start, as far as the store has said.
    bool isKept(const QUuid &port) const { return m_kept.contains(port); }

Q_SIGNALS:
    void changed(const QUuid &port); ///< of() or isKept()

private:
    void readNext();
    void removeLeftovers();
    void removeEntry(const QUuid &port);

    SecretStore &m_store;
    QSettings *m_settings;
    QHash<QUuid, Secret> m_passwords;
    QHash<QUuid, quint64> m_writes; ///< answers to earlier ones are ignored
    QSet<QUuid> m_tried;
    QSet<QUuid> m_kept;
    QList<QUuid> m_toRead;
    bool m_isReading = false;
    quint64 m_lastWrite = 0;
};

} // namespace proxydeck
