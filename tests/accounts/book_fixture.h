// SPDX-License-Identifier: MIT
#pragma once

#include "accounts/account_book.h"
#include "scripted_store.h"

#include <QAbstractItemModelTester>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace proxydeck {

/// A data folder and a store that outlive the books opened on them, as they do from one run to the next.
struct BookFixture
{
    using Result = Expected<void, AccountBook::Failure>;

    QTemporaryDir folder;
    ScriptedStore store;

    struct Open
    {
        std::unique_ptr<AccountBook> book;
        std::unique_ptr<QAbstractItemModelTester> tester;

        AccountBook *operator->() const { return book.get(); }
    };
    Open open()
    {
        Open opened;
        opened.book = std::make_unique<AccountBook>(folder.path(), store);
        opened.tester = std::make_unique<QAbstractItemModelTester>(
            opened.book.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        return opened;
    }

    static Account account(const QString &name = QStringLiteral("East crawl"))
    {
        return {.id = QUuid::createUuid(),
                .name = name,
                .product = Product::ShortLived,
                .mode = Mode::Channel,
                .channels = 20};
    }
    static AccountSecrets secrets(const QString &key = QStringLiteral("TESTKEY01"))
    {
        AccountSecrets made;
        made.key = Secret(key);
        made.apiPassword = Secret(QStringLiteral("TESTPWD01"));
        return made;
    }

    /// Nothing until the answer has arrived.
    using Answer = std::shared_ptr<std::optional<Result>>;
    static AccountBook::Done into(const Answer &answer)
    {
        return [answer](const Result &result) {
            QVERIFY2(!*answer, "answered twice");
            *answer = result;
        };
    }
    static Answer newAnswer() { return std::make_shared<std::optional<Result>>(); }
    static bool settle(const Answer &answer)
    {
        return QTest::qWaitFor([&] { return answer->has_value(); }, 60'000);
    }

    Result add(const Open &book, const Account &account, const AccountSecrets &secrets,
               AccountBook::Keep keep = AccountBook::Keep::InStore)
    {
        const Answer answer = newAnswer();
        book->add(account, secrets, keep, into(answer));
        return settle(answer) ? **answer : unanswered();
    }
    Result update(const Open &book, const Account &account, const AccountSecrets &secrets,
                  AccountBook::Keep keep = AccountBook::Keep::InStore)
    {
        const Answer answer = newAnswer();
        book->update(account, secrets, keep, into(answer));
        return settle(answer) ? **answer : unanswered();
    }
    Result remove(const Open &book, const QUuid &id)
    {
        const Answer answer = newAnswer();
        book->remove(id, into(answer));
        return settle(answer) ? **answer : unanswered();
    }
    static Result unanswered()
    {
        return Unexpected<AccountBook::Failure>(AccountBook::Failure{std::nullopt, QStringLiteral("never answered")});
    }

    QString filePath() const { return folder.filePath(QStringLiteral("accounts.json")); }
    QJsonObject json() const
    {
        QFile file(filePath());
        return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
    }
    qsizetype accountsInFile() const { return json().value(QLatin1StringView("accounts")).toArray().size(); }
    qsizetype unfinishedInFile() const { return json().value(QLatin1StringView("unfinished")).toArray().size(); }

    /// Puts a folder at the file's path: nobody can then write the file, not even root.
    void obstructFile()
    {
        QFile::rename(filePath(), folder.filePath(QStringLiteral("kept")));
        QVERIFY(QDir().mkpath(filePath() + QStringLiteral("/in the way")));
    }
    void clearFile()
    {
        QVERIFY(QDir(filePath()).removeRecursively());
        QFile::rename(folder.filePath(QStringLiteral("kept")), filePath());
    }
};

} // namespace proxydeck
