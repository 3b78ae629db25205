// SPDX-License-Identifier: MIT
#pragma once

#include "accounts/secret_store.h"

#include <QHash>
#include <QQueue>
#include <QStringList>

namespace proxydeck {

/// A lasting store that fails as scripted, and answers only when allowed.
class ScriptedStore final : public SecretStore
{
public:
    /// How one call fails.
    struct Fault
    {
        SecretError::Kind kind = SecretError::Kind::Failed;
        bool happensAnyway = false; ///< it was done, but is reported as failed
        QString detail = QStringLiteral("made-up fault");
    };

    bool isLasting() const override { return true; }

    void write(const QString &entry, const Secret &secret, Written done) override
    {
        log.append(QStringLiteral("write"));
        const auto fault = take(writeFaults);
        if (!fault || fault->happensAnyway)
            entries.insert(entry, secret);
        answerLater([done = std::move(done), result = outcome(fault)] { done(result); });
    }

    void read(const QString &entry, Read done) override
    {
        log.append(QStringLiteral("read"));
        Expected<Secret, SecretError> result = entries.value(entry);
        if (const auto fault = take(readFaults))
            result = Unexpected<SecretError>(SecretError{fault->kind, fault->detail});
        else if (!entries.contains(entry))
            result = Unexpected<SecretError>(SecretError{SecretError::Kind::NotFound, {}});
        answerLater([done = std::move(done), result] { done(result); });
    }

    void remove(const QString &entry, Written done) override
    {
        log.append(QStringLiteral("remove"));
        const auto fault = take(removeFaults);
        if (!fault || fault->happensAnyway)
            entries.remove(entry);
        answerLater([done = std::move(done), result = outcome(fault)] { done(result); });
    }

    /// Holds back answers from now on: if the run ends before release(), as in a crash, the operation was done but its
    /// answer was not received.
    void hold() { m_held = true; }
    void release()
    {
        m_held = false;
        while (!m_answers.isEmpty())
            answerLater(m_answers.dequeue());
    }

    QHash<QString, Secret> entries;
    QStringList log;
    QQueue<Fault> writeFaults;
    QQueue<Fault> readFaults;
    QQueue<Fault> removeFaults;

private:
    static std::optional<Fault> take(QQueue<Fault> &faults)
    {
        return faults.isEmpty() ? std::nullopt : std::optional(faults.dequeue());
    }
    static Expected<void, SecretError> outcome(const std::optional<Fault> &fault)
    {
        if (!fault)
            return {};
        return Unexpected<SecretError>(SecretError{fault->kind, fault->detail});
    }
    void answerLater(std::function<void()> answer)
    {
        if (m_held)
            m_answers.enqueue(std::move(answer));
        else
            QMetaObject::invokeMethod(this, std::move(answer), Qt::QueuedConnection);
    }

    QQueue<std::function<void()>> m_answers;
    bool m_held = false;
};

} // namespace proxydeck
