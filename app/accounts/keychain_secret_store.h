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

/// The system's keychain through QtKeychain. Calls run one after another, in order.
///
/// Never falls back to plain text. Only in builds with PROXYDECK_KEYCHAIN.
class KeychainSecretStore final : public SecretStore
{
public:
    /// Time limit of one call, including an unlock prompt: two minutes are enough to look up and type a password, and a
    /// keychain that never answers is still reported while the operator remembers the request.
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
        Secret secret; ///< the secret to write
        std::function<void(Result)> answer;
        bool isSecondTry = false;
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

    /// Starts \a job, which deletes itself: QtKeychain's callbacks need it even after a timeout.
    template<typename KeychainJob>
    void run(KeychainJob *job, std::function<void(const KeychainJob &)> ended);
    /// Wraps \a handle: it is skipped if the current task has ended before the call.
    template<typename Argument>
    std::function<void(Argument)> inThisRound(std::function<void(Argument)> handle);
    /// Finishes the current task with the error of \a job, or begins it once more if a new session with the service may
    /// help.
    void fail(const QKeychain::Job &job);
    SecretError noAnswerError() const;
    void beginAgain();

    QTimer m_patience;
    std::optional<Task> m_current;
    QQueue<Task> m_waiting;
    quint64 m_round = 0;   ///< number of the current task; answers for earlier ones are ignored
    bool m_jobOut = false; ///< a QtKeychain job is running, maybe after its timeout; no other can start
};

} // namespace proxydeck
