// SPDX-License-Identifier: MIT
#pragma once

#include "accounts/secret_store.h"

#include <QHash>

namespace proxydeck {

/// Keeps secrets in memory for this run: for the demo, and for builds without a keychain.
class MemorySecretStore final : public SecretStore
{
    Q_OBJECT

public:
    using SecretStore::SecretStore;

    bool isLasting() const override { return false; }
    void write(const QString &entry, const Secret &secret, Written done) override;
    void read(const QString &entry, Read done) override;
    void remove(const QString &entry, Written done) override;

private:
    QHash<QString, Secret> m_secrets;
};

} // namespace proxydeck
