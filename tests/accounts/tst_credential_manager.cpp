// SPDX-License-Identifier: MIT
// Accounts in the real Credential Manager of Windows; the entries are read through the Windows API. They are named
// after accounts that the test creates, so they cannot be entries of the person who runs the tests.
#include "accounts/account_book.h"
#include "accounts/entry_size.h"
#include "accounts/secret_entries.h"
#include "accounts/secret_stores.h"
#include "accounts/secrets_text.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <optional>

#ifndef NOMINMAX
#define NOMINMAX
#endif
#ifndef WIN32_LEAN_AND_MEAN
#define WIN32_LEAN_AND_MEAN // one of the macros in the rest is called interface
#endif
#include <windows.h>

#include <wincred.h>

using namespace Qt::StringLiterals;

namespace proxydeck {

class TestCredentialManager : public QObject
{
    Q_OBJECT

    /// The bytes that Windows has stored for the account; nothing if there is no entry.
    static std::optional<QByteArray> held(const QUuid &account)
    {
        const std::wstring name = (u"ProxyDeck/"_s + secretEntry(account)).toStdWString();
        PCREDENTIALW credential = nullptr;
        if (!::CredReadW(name.c_str(), CRED_TYPE_GENERIC, 0, &credential))
            return std::nullopt;
        const QByteArray bytes(reinterpret_cast<const char *>(credential->CredentialBlob),
                               qsizetype(credential->CredentialBlobSize));
        ::CredFree(credential);
        return bytes;
    }

    using Result = Expected<void, AccountBook::Failure>;

    template<typename Begin>
    static Result await(Begin begin)
    {
        const auto answer = std::make_shared<std::optional<Result>>();
        begin(AccountBook::Done([answer](const Result &result) { *answer = result; }));
        if (!QTest::qWaitFor([&] { return answer->has_value(); }, 40'000))
            return Unexpected<AccountBook::Failure>(AccountBook::Failure{std::nullopt, u"never answered"_s});
        return **answer;
    }

    static Account account(const QString &name)
    {
        return {.id = QUuid::createUuid(),
                .name = name,
                .product = Product::ShortLived,
                .mode = Mode::Channel,
                .channels = 20};
    }

    static AccountSecrets secrets(const QString &key)
    {
        AccountSecrets made;
        made.key = Secret(key);
        made.apiPassword = Secret(u"TESTPWD01"_s);
        made.proxyUser = Secret(u"user \"quoted\" ünï"_s);
        made.proxyPassword = Secret(u"密码\n'$\\🔑"_s);
        return made;
    }

private Q_SLOTS:
    void holdsUpdatesAndDeletesAnAccount()
    {
        QTemporaryDir folder;
        const Account east = account(u"East crawl 华东"_s);
        {
            const auto store = makeSecretStore();
            QVERIFY(store->isLasting());
            AccountBook book(folder.path(), *store);
            QVERIFY(!held(east.id));
            QVERIFY(
                await([&](auto done) { book.add(east, secrets(u"TESTKEY01"_s), AccountBook::Keep::InStore, done); }));
            QCOMPARE(book.secretState(east.id), AccountBook::SecretState::Ready);
            QVERIFY(held(east.id));
            QVERIFY(held(east.id)->contains("TESTKEY01"));
        }
        {
            const auto store = makeSecretStore(); // the next run
            AccountBook book(folder.path(), *store);
            QTRY_COMPARE_WITH_TIMEOUT(book.secretState(east.id), AccountBook::SecretState::Ready, 40'000);
            QVERIFY(*book.secrets(east.id) == secrets(u"TESTKEY01"_s));
            QVERIFY(await(
                [&](auto done) { book.update(east, secrets(u"TESTKEY02"_s), AccountBook::Keep::InStore, done); }));
            QVERIFY(held(east.id)->contains("TESTKEY02") && !held(east.id)->contains("TESTKEY01"));
        }
        {
            const auto store = makeSecretStore();
            AccountBook book(folder.path(), *store);
            QTRY_COMPARE_WITH_TIMEOUT(book.secretState(east.id), AccountBook::SecretState::Ready, 40'000);
            QVERIFY(*book.secrets(east.id) == secrets(u"TESTKEY02"_s));
            QVERIFY(await([&](auto done) { book.remove(east.id, done); }));
            QVERIFY(!held(east.id));
        }
    }

    void whatDoesNotFitLeavesTheAccountAsItWas()
    {
        QTemporaryDir folder;
        const Account east = account(u"East"_s);
        const auto store = makeSecretStore();
        AccountBook book(folder.path(), *store);
        QVERIFY(await([&](auto done) { book.add(east, secrets(u"TESTKEY01"_s), AccountBook::Keep::InStore, done); }));
        AccountSecrets large = secrets(u"TESTKEY02"_s);
        large.proxyPassword = Secret(QString(windowsEntryLimit / 2, u'x'));
        const Result refused = await([&](auto done) { book.update(east, large, AccountBook::Keep::InStore, done); });
        QVERIFY(!refused && refused.error().secret);
        QCOMPARE(refused.error().secret->kind, SecretError::Kind::TooLarge);
        QVERIFY(held(east.id)->contains("TESTKEY01"));
        QVERIFY(*book.secrets(east.id) == secrets(u"TESTKEY01"_s));
        QVERIFY(await([&](auto done) { book.remove(east.id, done); }));
        QVERIFY(!held(east.id));
    }

    /// As the uninstaller does when the operator chooses to remove the data too.
    void theProgramForgetsThemWhenToldTo()
    {
        QTemporaryDir folder;
        const QList<Account> accounts{account(u"East"_s), account(u"West"_s)};
        {
            const auto store = makeSecretStore();
            AccountBook book(folder.path(), *store);
            for (const Account &each : accounts)
                QVERIFY(await(
                    [&](auto done) { book.add(each, secrets(u"TESTKEY01"_s), AccountBook::Keep::InStore, done); }));
        }
        QVERIFY(held(accounts.at(0).id) && held(accounts.at(1).id));
        QProcess program;
        program.start(QStringLiteral(PROXYDECK_PROGRAM), {u"--forget-secrets"_s, u"--data-dir"_s, folder.path()});
        QVERIFY(program.waitForFinished(60'000));
        QCOMPARE(program.exitCode(), 0);
        QVERIFY(!held(accounts.at(0).id) && !held(accounts.at(1).id));
    }
};

} // namespace proxydeck

QTEST_GUILESS_MAIN(proxydeck::TestCredentialManager)
#include "tst_credential_manager.moc"
