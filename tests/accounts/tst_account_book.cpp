// SPDX-License-Identifier: MIT
#include "book_fixture.h"

#include "accounts/memory_secret_store.h"

#include <QSignalSpy>

using namespace Qt::StringLiterals;

namespace proxydeck {

using SecretState = AccountBook::SecretState;
using Keep = AccountBook::Keep;

/// Cases without failures.
class TestAccountBook : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsAccountsAcrossRuns()
    {
        BookFixture f;
        Account account = f.account();
        AccountSecrets secrets = f.secrets();
        secrets.proxyUser = Secret(u"user \"quoted\" ünï"_s);
        secrets.proxyPassword = Secret(u"密码\n'$\\"_s + QChar(0xD83D)); // ends in an unpaired surrogate
        {
            const auto book = f.open();
            QCOMPARE(book->size(), 0);
            QVERIFY(f.add(book, account, secrets));
            QCOMPARE(book->size(), 1);
            account.keyId = book->at(0).keyId;
            QCOMPARE(book->at(0), account);
            QCOMPARE(book->secretState(account.id), SecretState::Ready);
            QVERIFY(*book->secrets(account.id) == secrets);
        }
        QCOMPARE(f.store.entries.size(), 1);
        QVERIFY(f.store.entries.contains(account.id.toString(QUuid::WithoutBraces)));
        QCOMPARE(f.unfinishedInFile(), 0);

        const auto again = f.open();
        QVERIFY(again->loadProblem().isEmpty());
        QCOMPARE(again->size(), 1);
        QCOMPARE(*again->find(account.id), account);
        QCOMPARE(again->secretState(account.id), SecretState::Loading);
        QVERIFY(!again->secrets(account.id));
        QSignalSpy state(again.book.get(), &AccountBook::secretStateChanged);
        QVERIFY(state.wait(60'000));
        QCOMPARE(again->secretState(account.id), SecretState::Ready);
        QVERIFY(*again->secrets(account.id) == secrets);
    }

    void keepsTheOrderAndTheGroupsOfTheOperator()
    {
        BookFixture f;
        const Account a = f.account(u"A"_s);
        const Account b = f.account(u"B"_s);
        const Account c = f.account(u"C"_s);
        const auto names = [](const BookFixture::Open &book) {
            QStringList all;
            for (int row = 0; row < book->size(); ++row)
                all.append(book->at(row).name + u'/' + book->at(row).group);
            return all;
        };
        {
            const auto book = f.open();
            for (const Account &account : {a, b, c})
                QVERIFY(f.add(book, account, f.secrets(account.name + u"KEY01"_s)));
            const QPersistentModelIndex first(book->index(0));
            QSignalSpy changed(book.book.get(), &AccountBook::accountChanged);
            const auto answer = BookFixture::newAnswer();
            book->arrange({{c.id, u"East"_s}, {QUuid::createUuid(), u"gone"_s}, {a.id, {}}}, BookFixture::into(answer));
            QVERIFY(BookFixture::settle(answer));
            QVERIFY(**answer);
            QCOMPARE(names(book), (QStringList{u"C/East"_s, u"A/"_s, u"B/"_s}));
            QCOMPARE(first.row(), 1);
            QCOMPARE(changed.size(), 1); // only C has another group
            QCOMPARE(changed.at(0).at(0).toUuid(), c.id);
            QVERIFY(book->secrets(c.id));
        }
        QCOMPARE(names(f.open()), (QStringList{u"C/East"_s, u"A/"_s, u"B/"_s}));
    }

    /// The keychain may ask for a password for minutes, and a dialog may have been open as long.
    void aChangeUnderWayKeepsTheNewGroup()
    {
        BookFixture f;
        const Account a = f.account(u"A"_s);
        {
            const auto book = f.open();
            QVERIFY(f.add(book, a, f.secrets(u"TESTKEY01"_s)));
            f.store.hold();
            const auto updated = BookFixture::newAnswer();
            book->update(a, f.secrets(u"TESTKEY02"_s), Keep::InStore, BookFixture::into(updated));
            const auto arranged = BookFixture::newAnswer();
            book->arrange({{a.id, u"East"_s}}, BookFixture::into(arranged));
            QVERIFY(BookFixture::settle(arranged));
            f.store.release();
            QVERIFY(BookFixture::settle(updated));
            QVERIFY(**updated);
            QCOMPARE(book->find(a.id)->group, u"East"_s);
        }
        QCOMPARE(f.open()->find(a.id)->group, u"East"_s);
    }

    void makesTheFolderAndTheId()
    {
        QTemporaryDir outer;
        ScriptedStore store;
        AccountBook book(outer.filePath(u"not/yet/there"_s), store);
        const auto answer = BookFixture::newAnswer();
        Account account = BookFixture::account();
        account.id = QUuid();
        book.add(account, BookFixture::secrets(), Keep::InStore, BookFixture::into(answer));
        QVERIFY(BookFixture::settle(answer));
        QVERIFY(**answer);
        QVERIFY(!book.at(0).id.isNull());
        QVERIFY(QFile::exists(outer.filePath(u"not/yet/there/accounts.json"_s)));
    }

    void neverOverwritesAnotherAccount()
    {
        BookFixture f;
        const auto book = f.open();
        const Account first = f.account(u"First"_s);
        Account second = f.account(u"Second"_s);
        second.id = first.id;
        const auto one = f.newAnswer();
        const auto two = f.newAnswer();
        book->add(first, f.secrets(u"TESTKEY01"_s), Keep::InStore, f.into(one));
        book->add(second, f.secrets(u"TESTKEY02"_s), Keep::InStore, f.into(two));
        QVERIFY(f.settle(one) && f.settle(two));
        QCOMPARE(book->size(), 2);
        QVERIFY(book->at(0).id != book->at(1).id);
        QCOMPARE(f.store.entries.size(), 2);
        QCOMPARE(book->secrets(first.id)->key.reveal(), u"TESTKEY01"_s);
    }

    void updates()
    {
        BookFixture f;
        const auto book = f.open();
        Account account = f.account();
        QVERIFY(f.add(book, account, f.secrets()));
        QSignalSpy changed(book.book.get(), &AccountBook::accountChanged);

        account.name = u"West crawl"_s;
        account.mode = Mode::Even;
        QVERIFY(f.update(book, account, f.secrets(u"TESTKEY02"_s)));
        QCOMPARE(changed.size(), 1);
        account.keyNumber = 1; // another key than at first
        account.keyId = book->find(account.id)->keyId;
        QCOMPARE(*book->find(account.id), account);
        QCOMPARE(book->secrets(account.id)->key.reveal(), u"TESTKEY02"_s);

        const auto again = f.open();
        QTRY_COMPARE(again->secretState(account.id), SecretState::Ready);
        QCOMPARE(again->secrets(account.id)->key.reveal(), u"TESTKEY02"_s);
        QCOMPARE(*again->find(account.id), account);
    }

    void oneKeyHasOneId()
    {
        BookFixture f;
        const Account east = f.account(u"East"_s);
        const Account west = f.account(u"West"_s);
        const Account south = f.account(u"South"_s);
        QUuid id;
        {
            const auto book = f.open();
            QVERIFY(f.add(book, east, f.secrets(u"TESTKEY01"_s)));
            QVERIFY(f.add(book, west, f.secrets(u"TESTKEY02"_s)));
            id = book->find(east.id)->keyId;
            QVERIFY(!id.isNull());
            QVERIFY(book->find(west.id)->keyId != id);
            QVERIFY(f.remove(book, east.id));
            QVERIFY(f.update(book, *book->find(west.id), f.secrets(u"TESTKEY01"_s)));
            QCOMPARE(book->find(west.id)->keyId, id);
            Account renamed = west;
            renamed.name = u"Far west"_s;
            QVERIFY(f.update(book, renamed, {}));
            QCOMPARE(book->find(west.id)->keyId, id);
        }
        const auto again = f.open();
        QCOMPARE(again->find(west.id)->keyId, id);
        QTRY_VERIFY(again->secrets(west.id));
        QVERIFY(f.add(again, south, f.secrets(u"TESTKEY01"_s)));
        QCOMPARE(again->find(south.id)->keyId, id);
    }

    void anIdTellsItsRun()
    {
        BookFixture f;
        const Account east = f.account(u"East"_s);
        const Account west = f.account(u"West"_s);
        const Account south = f.account(u"South"_s);
        QUuid first;
        QUuid second;
        {
            const auto book = f.open();
            QVERIFY(f.add(book, east, f.secrets(u"TESTKEY01"_s)));
            first = book->find(east.id)->keyId;
            QVERIFY(book->keyIds().isOfThisRun(first));
        }
        {
            const auto book = f.open();
            QTRY_VERIFY(book->secrets(east.id));
            QVERIFY(!book->keyIds().isOfThisRun(book->find(east.id)->keyId));
            QVERIFY(f.add(book, west, f.secrets(u"TESTKEY02"_s)));
            second = book->find(west.id)->keyId;
            QVERIFY(f.remove(book, west.id));
        }
        const auto book = f.open();
        QVERIFY(f.add(book, south, f.secrets(u"TESTKEY02"_s)));
        const QUuid third = book->find(south.id)->keyId;
        QVERIFY(third != second); // nothing tells that it is the same
        QVERIFY(KeyIds::mayBeOfLaterRun(third, second));
        QVERIFY(KeyIds::mayBeOfLaterRun(second, first));
        QVERIFY(!KeyIds::mayBeOfLaterRun(first, second));
        QVERIFY(!KeyIds::mayBeOfLaterRun(second, third));
    }

    void leavesTheKeychainAloneForANewName()
    {
        BookFixture f;
        const auto book = f.open();
        Account account = f.account();
        QVERIFY(f.add(book, account, f.secrets()));
        f.store.log.clear();

        account.name = u"Same secrets"_s;
        QVERIFY(f.update(book, account, f.secrets()));
        account.name = u"No secrets given"_s;
        QVERIFY(f.update(book, account, {}));
        QCOMPARE(f.store.log, QStringList());
        QCOMPARE(book->find(account.id)->name, u"No secrets given"_s);
        QVERIFY(*book->secrets(account.id) == f.secrets());
    }

    void removes()
    {
        BookFixture f;
        const auto book = f.open();
        const Account account = f.account();
        QVERIFY(f.add(book, account, f.secrets()));
        QVERIFY(f.remove(book, account.id));
        QCOMPARE(book->size(), 0);
        QVERIFY(!book->secrets(account.id));
        QVERIFY(f.store.entries.isEmpty());
        QCOMPARE(f.accountsInFile(), 0);
        QCOMPARE(f.unfinishedInFile(), 0);
        QVERIFY2(f.remove(book, account.id), "what is gone is gone");
    }

    void keepsForTheSessionOnly()
    {
        BookFixture f;
        const Account account = f.account();
        {
            const auto book = f.open();
            QVERIFY(f.add(book, account, f.secrets(), Keep::ForThisSession));
            QCOMPARE(book->secretState(account.id), SecretState::SessionOnly);
            QVERIFY(*book->secrets(account.id) == f.secrets());
            QCOMPARE(f.store.log, QStringList());
        }
        const auto again = f.open();
        QCOMPARE(again->size(), 1);
        QCOMPARE(again->secretState(account.id), SecretState::Unavailable);
        QCOMPARE(again->secretError(account.id)->kind, SecretError::Kind::NotFound);
        QVERIFY(!again->secrets(account.id));

        // And writes to the keychain once the operator wants that.
        QVERIFY(f.update(again, account, f.secrets()));
        QCOMPARE(again->secretState(account.id), SecretState::Ready);
        QCOMPARE(f.store.entries.size(), 1);
        QCOMPARE(f.unfinishedInFile(), 0);
    }

    void takesTheSecretOutOfTheKeychainForTheSession()
    {
        BookFixture f;
        const auto book = f.open();
        const Account account = f.account();
        QVERIFY(f.add(book, account, f.secrets()));
        QVERIFY(f.update(book, account, f.secrets(u"TESTKEY02"_s), Keep::ForThisSession));
        QCOMPARE(book->secretState(account.id), SecretState::SessionOnly);
        QCOMPARE(book->secrets(account.id)->key.reveal(), u"TESTKEY02"_s);
        QTRY_VERIFY(f.store.entries.isEmpty());
        QTRY_COMPARE(f.unfinishedInFile(), 0);
    }

    void saysThatMemoryDoesNotLast()
    {
        QTemporaryDir folder;
        MemorySecretStore store;
        AccountBook book(folder.path(), store);
        const auto answer = BookFixture::newAnswer();
        const Account account = BookFixture::account();
        book.add(account, BookFixture::secrets(), Keep::InStore, BookFixture::into(answer));
        QVERIFY(BookFixture::settle(answer) && **answer);
        QCOMPARE(book.secretState(account.id), SecretState::SessionOnly);
    }

    void runsOneAfterAnotherOnOneAccount()
    {
        BookFixture f;
        const auto book = f.open();
        const Account account = f.account();
        QVERIFY(f.add(book, account, f.secrets()));
        const Account other = f.account(u"Other"_s);
        QVERIFY(f.add(book, other, f.secrets()));
        f.store.log.clear();
        f.store.hold();

        const auto first = f.newAnswer();
        const auto second = f.newAnswer();
        const auto third = f.newAnswer();
        const auto elsewhere = f.newAnswer();
        book->update(account, f.secrets(u"TESTKEY02"_s), Keep::InStore, f.into(first));
        book->update(account, f.secrets(u"TESTKEY03"_s), Keep::InStore, f.into(second));
        book->remove(account.id, f.into(third));
        book->update(other, f.secrets(u"TESTKEY04"_s), Keep::ForThisSession, f.into(elsewhere));
        QVERIFY(f.settle(elsewhere));
        QVERIFY2(**elsewhere, "another account need not wait, and for this session not for the keychain either");
        QVERIFY(!first->has_value());
        QCOMPARE(f.store.log, (QStringList{u"write"_s, u"remove"_s}));

        f.store.release();
        QVERIFY(f.settle(third));
        QVERIFY(**first && **second && **third);
        QCOMPARE(f.store.log, (QStringList{u"write"_s, u"remove"_s, u"write"_s, u"remove"_s}));
        QVERIFY(f.store.entries.isEmpty());
        QCOMPARE(book->size(), 1);
    }

    void refusesWhatIsGone()
    {
        BookFixture f;
        const auto book = f.open();
        const auto result = f.update(book, f.account(), f.secrets());
        QVERIFY(!result);
        QCOMPARE(result.error().secret->kind, SecretError::Kind::NotFound);
        QCOMPARE(f.store.log, QStringList());
    }

    void refusesAnAccountWithoutAKey()
    {
        BookFixture f;
        const auto book = f.open();
        AccountSecrets secrets = f.secrets();
        secrets.key = {};
        QVERIFY(!f.add(book, f.account(), secrets));
        QVERIFY(!f.add(book, f.account(), secrets, Keep::ForThisSession));
        QCOMPARE(book->size(), 0);
        QCOMPARE(f.store.log, QStringList());
        QVERIFY(!QFile::exists(f.filePath()));
    }

    void showsNameAndPlan_data()
    {
        QTest::addColumn<Product>("product");
        QTest::addColumn<Mode>("mode");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("shown");

        QTest::newRow("channels") << Product::ShortLived << Mode::Channel << u"East crawl"_s
                                  << u"East crawl · Short-lived · Channel ×20"_s;
        QTest::newRow("no channels") << Product::ShortLived << Mode::Even << u"East"_s
                                     << u"East · Short-lived · Even"_s;
        QTest::newRow("no modes") << Product::Exclusive << Mode::None << u"Own"_s << u"Own · Exclusive ×20"_s;
        QTest::newRow("hostile") << Product::Global << Mode::Metered << u"%1\u202E%2\n"_s
                                 << u"%1‹U+202E›%2  · Global short-lived · Metered"_s;
    }

    void showsNameAndPlan()
    {
        QFETCH(Product, product);
        QFETCH(Mode, mode);
        QFETCH(QString, name);
        BookFixture f;
        const auto book = f.open();
        Account account = f.account(name);
        account.product = product;
        account.mode = mode;
        QVERIFY(f.add(book, account, f.secrets()));
        const QModelIndex index = book->index(0);
        QTEST(index.data().toString(), "shown");
        QCOMPARE(index.data(AccountBook::IdRole).toUuid(), account.id);
        QCOMPARE(index.data(AccountBook::SecretStateRole).value<SecretState>(), SecretState::Ready);

        QSignalSpy data(book.book.get(), &AccountBook::dataChanged);
        book->retranslate();
        QCOMPARE(data.size(), 1);
    }

    void showsNoSecretInAnyRole()
    {
        BookFixture f;
        const auto book = f.open();
        QVERIFY(f.add(book, f.account(u"crawl TESTKEY01 east"_s), f.secrets()));
        for (int role = 0; role < Qt::UserRole + 100; ++role) {
            const QString text = book->index(0).data(role).toString();
            QVERIFY2(!text.contains("TESTKEY01"_L1) && !text.contains("TESTPWD01"_L1), qPrintable(text));
        }
        QVERIFY(book->at(0).name.startsWith("crawl "_L1) && book->at(0).name.endsWith(" east"_L1));
    }

    void aNameKeepsNoSecret_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("kept");
        const QString m = u"••••••••"_s;
        QTest::newRow("a link of this key") << u"https://share.proxy.qg.net/get?key=TESTKEY01&pwd=TESTPWD01&num=1"_s
                                            << u"https://share.proxy.qg.net/get?key=%1&pwd=%1&num=1"_s.arg(m);
        QTest::newRow("a link of another key") << u"share.proxy.qg.net/get?key=OTHER&pwd=p%20q&num=1"_s
                                               << u"share.proxy.qg.net/get?key=%1&pwd=%1&num=1"_s.arg(m);
        QTest::newRow("the API password, escaped") << u"a TESTPWD%301"_s << u"a "_s + m;
        QTest::newRow("the proxy's user") << u"testuser01@host"_s << m + u"@host"_s;
        QTest::newRow("the proxy's password") << u"TESTPASS01"_s << m;
        QTest::newRow("a login in a URL") << u"http://me:myself@10.0.0.1:80"_s << u"http://%1@10.0.0.1:80"_s.arg(m);
        QTest::newRow("none") << u"East = crawl, no. 1"_s << u"East = crawl, no. 1"_s;
    }
    void aNameKeepsNoSecret()
    {
        QFETCH(QString, name);
        QFETCH(QString, kept);
        AccountSecrets secrets = BookFixture::secrets();
        secrets.proxyUser = Secret(u"TESTUSER01"_s);
        secrets.proxyPassword = Secret(u"TESTPASS01"_s);
        BookFixture f;
        const Account account = BookFixture::account(name);
        {
            const auto book = f.open();
            QVERIFY(f.add(book, account, secrets));
            QCOMPARE(book->at(0).name, kept);
            // Changed later, without the secrets.
            const auto answer = f.newAnswer();
            book->update(account, {}, AccountBook::Keep::InStore, f.into(answer));
            QVERIFY(f.settle(answer));
            QCOMPARE(book->at(0).name, kept);
        }
        QFile file(f.filePath());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray json = file.readAll();
        QCOMPARE(QJsonDocument::fromJson(json)["accounts"_L1][0]["name"_L1].toString(), kept);
        file.close();

        // As an earlier version saved it.
        QByteArray old = json;
        QJsonObject root = QJsonDocument::fromJson(json).object();
        QJsonArray accounts = root.value("accounts"_L1).toArray();
        QJsonObject first = accounts.at(0).toObject();
        first.insert("name"_L1, name);
        accounts.replace(0, first);
        root.insert("accounts"_L1, accounts);
        old = QJsonDocument(root).toJson();
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(old);
        file.close();
        const auto book = f.open();
        QTRY_COMPARE(book->secretState(account.id), AccountBook::SecretState::Ready);
        QCOMPARE(book->at(0).name, kept);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(QJsonDocument::fromJson(file.readAll())["accounts"_L1][0]["name"_L1].toString(), kept);
    }
};

} // namespace proxydeck

QTEST_GUILESS_MAIN(proxydeck::TestAccountBook)
#include "tst_account_book.moc"
