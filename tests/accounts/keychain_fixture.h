// SPDX-License-Identifier: MIT
#pragma once

#include "accounts/keychain_secret_store.h"

#include <QTest>

#include <optional>

namespace proxydeck {

/// Calls a store and waits for the answers.
struct WaitingStore
{
    SecretStore &store;

    using Result = Expected<Secret, SecretError>;

    Result write(const QString &entry, const QString &text)
    {
        return await([&](auto done) { store.write(entry, Secret(text), done); });
    }
    Result remove(const QString &entry)
    {
        return await([&](auto done) { store.remove(entry, done); });
    }
    Result read(const QString &entry)
    {
        std::optional<Result> answer;
        store.read(entry, [&](const Result &result) { answer = result; });
        return QTest::qWaitFor([&] { return answer.has_value(); }, 40'000) ? *answer : unanswered();
    }

    static Result unanswered()
    {
        return Unexpected<SecretError>(SecretError{SecretError::Kind::Failed, QStringLiteral("never answered")});
    }

private:
    template<typename Begin>
    static Result await(Begin begin)
    {
        std::optional<Result> answer;
        begin(SecretStore::Written([&](const Expected<void, SecretError> &result) {
            if (result)
                answer = Secret();
            else
                answer = Unexpected<SecretError>(result.error());
        }));
        return QTest::qWaitFor([&] { return answer.has_value(); }, 40'000) ? *answer : unanswered();
    }
};

/// Fails with the reason in the message.
#define VERIFY_KIND(result, expected)                                                                                  \
    do {                                                                                                               \
        const auto verified = (result);                                                                                \
        QVERIFY2(!verified, "unexpected success");                                                                     \
        QVERIFY2(verified.error().kind == (expected),                                                                  \
                 qPrintable(QString::number(int(verified.error().kind)) + u' ' + verified.error().detail));            \
    } while (false)
#define VERIFY_DONE(result)                                                                                            \
    do {                                                                                                               \
        const auto verified = (result);                                                                                \
        QVERIFY2(verified, qPrintable(verified ? QString() : verified.error().detail));                                \
    } while (false)

} // namespace proxydeck
