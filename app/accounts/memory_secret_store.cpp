// SPDX-License-Identifier: MIT
#include "accounts/memory_secret_store.h"

namespace proxydeck {

void MemorySecretStore::write(const QString &entry, const Secret &secret, Written done)
{
    m_secrets.insert(entry, secret);
    QMetaObject::invokeMethod(
        this, [done = std::move(done)] { done({}); }, Qt::QueuedConnection);
}

void MemorySecretStore::read(const QString &entry, Read done)
{
    const auto it = m_secrets.constFind(entry);
    Expected<Secret, SecretError> result = Unexpected<SecretError>(SecretError{SecretError::Kind::NotFound, {}});
    if (it != m_secrets.constEnd())
        result = *it;
    QMetaObject::invokeMethod(
        this, [done = std::move(done), result = std::move(result)] { done(result); }, Qt::QueuedConnection);
}

void MemorySecretStore::remove(const QString &entry, Written done)
{
    m_secrets.remove(entry);
    QMetaObject::invokeMethod(
        this, [done = std::move(done)] { done({}); }, Qt::QueuedConnection);
}

} // namespace proxydeck

#include "moc_memory_secret_store.cpp"
