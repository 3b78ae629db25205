// SPDX-License-Identifier: MIT
#pragma once

#include "accounts/secret_store.h"

#include <QHash>
#include <QTimer>

#include <deque>

namespace proxydeck {

/// A keychain controlled by the test: it succeeds, fails, or does not answer yet.
class ScriptedStore final : public SecretStore
{
public:
    using SecretStore::SecretStore;

    /// If set, every call fails with it.
    std::optional<SecretError> failure;
    /// While true, calls wait for release().
    bool holds = false;
    int writes = 0;

    void release()
    {
        holds = false;
        while (!m_held.empty()) {
            auto answer = std::move(m_held.front());
            m_held.pop_front();
            QTimer::singleShot(0, this, std::move(answer));
        }
    }
    bool has(const QString &text) const
    {
        for (const Secret &secret : m_secrets) {
            if (secret.reveal().contains(text))
                return true;
        }
        return false;
    }

    bool isLasting() const override { return true; }
    void write(const QString &entry, const Secret &secret, Written done) override
    {
        ++writes;
        later([=, this] {
            if (failure)
                return done(Unexpected<SecretError>(*failure));
            m_secrets.insert(entry, secret);
            done({});
        });
    }
    void read(const QString &entry, Read done) override
    {
        later([=, this] {
            if (failure)
                return done(Unexpected<SecretError>(*failure));
            if (!m_secrets.contains(entry))
                return done(Unexpected<SecretError>(SecretError{SecretError::Kind::NotFound, {}}));
            done(m_secrets.value(entry));
        });
    }
    void remove(const QString &entry, Written done) override
    {
        later([=, this] {
            if (failure)
                return done(Unexpected<SecretError>(*failure));
            m_secrets.remove(entry);
            done({});
        });
    }

private:
    void later(std::function<void()> answer)
    {
        if (holds)
            m_held.push_back(std::move(answer));
        else
            QTimer::singleShot(0, this, std::move(answer));
    }

    QHash<QString, Secret> m_secrets;
    std::deque<std::function<void()>> m_held;
};

} // namespace proxydeck
