// SPDX-License-Identifier: MIT
#pragma once

#include "accounts/secret_store.h"

#include <QQueue>
#include <QTimer>

#include <chrono>
#include <optional>

namespace QKeychain {
class Job;
}

namespace proxydeck {

/// The system's keychain through QtKeychain. One call after another, in the order they came.
///
/// Never a plain-text fallback. Exists only in builds with PROXYDECK_KEYCHAIN.
class KeychainSecretStore final : public SecretStore
{
public:
    /// How long one call may take. An unlock prompt counts: two minutes are enough to look up and type a password, and
    /// a keychain that never answers is still reported while the operator remembers having asked.
    static constexpr std::chrono::milliseconds defaultPatience = std::chrono::minutes(2);

    explicit KeychainSecretStore(std::chrono::milliseconds patience = defaultPatience, QObject *parent = nullptr);

    bool isLasting() const override { return true; }
    void write(const QString &entry, const Secret &secret, Written done) override;
    void read(const QString &entry, Read done) override;
    void remove(const QString &entry, Written done) override;

private:
    using Result = Expected<Secret, SecretError>;
    struct Task
    {
        void (KeychainSecretStore::*begin)() = nullptr;
        QString key;
        Secret secret; ///< to be written
        std::function<void(Result)> answer;
    };

    void take(Task task);
    void beginNext();
    void finish(const Result &result);
    void giveUp();

    void beginWrite();
    void beginRead();
    void beginRemove();
    void readBack();
    void confirmRemoval();

    /// Starts \a job, which owns itself: QtKeychain's callbacks need it even when nobody waits any more.
    template<typename KeychainJob>
    void run(KeychainJob *job, std::function<void(const KeychainJob &)> ended);
    /// \a handle, unless the current task has ended by the time it is called.
    template<typename Argument>
    std::function<void(Argument)> inThisRound(std::function<void(Argument)> handle);
    /// Finishes the current task with what \a job's error means.
    void fail(const QKeychain::Job &job);
    SecretError silence() const;

    QTimer m_patience;
    std::optional<Task> m_current;
    QQueue<Task> m_waiting;
    quint64 m_round = 0;   ///< of the current task: answers for an earlier one are too late
    bool m_jobOut = false; ///< QtKeychain runs one, perhaps abandoned: nothing can start behind it
};

} // namespace proxydeck
