// SPDX-License-Identifier: MIT
#include "book_fixture.h"

#include <QSignalSpy>

using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(proxydeck::SecretError::Kind)

namespace proxydeck {

using SecretState = AccountBook::SecretState;
using Keep = AccountBook::Keep;
using Kind = SecretError::Kind;

/// Keychain and disk fail, and runs end in the middle: no account without its secret, no secret without its account.
class TestAccountBookFaults : public QObject
{
    Q_OBJECT

    static void addKinds()
    {
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<bool>("happensAnyway");
        QTest::newRow("locked") << Kind::Locked << false;
        QTest::newRow("denied") << Kind::Denied << false;
        QTest::newRow("written, then reading back denied") << Kind::Denied << true;
        QTest::newRow("no keychain") << Kind::NoKeychain << false;
        QTest::newRow("too large") << Kind::TooLarge << false;
        QTest::newRow("mismatch") << Kind::Mismatch << true;
        QTest::newRow("failed") << Kind::Failed << false;
        QTest::newRow("failed but done") << Kind::Failed << true;
    }

private Q_SLOTS:
    void addFails_data() { addKinds(); }
    void addFails()
    {
        QFETCH(Kind, kind);
        QFETCH(bool, happensAnyway);
        BookFixture f;
        const auto book = f.open();
        f.store.writeFaults.enqueue({kind, happensAnyway});
        const auto result = f.add(book, f.account(), f.secrets());
        QVERIFY(!result);
        QCOMPARE(result.error().secret->kind, kind);
        QCOMPARE(result.error().secret->detail, u"made-up fault"_s);
        QVERIFY(result.error().file.isEmpty());
        QCOMPARE(book->size(), 0);
        QVERIFY(f.store.entries.isEmpty());
        QCOMPARE(f.accountsInFile(), 0);
        QCOMPARE(f.unfinishedInFile(), 0);
    }

    void updateFails_data() { addKinds(); }
    void updateFails()
    {
        QFETCH(Kind, kind);
        QFETCH(bool, happensAnyway);
        BookFixture f;
        const auto book = f.open();
        const Account account = f.account();
        QVERIFY(f.add(book, account, f.secrets()));
        const Account before = *book->find(account.id); // with the id of its key
        const auto entries = f.store.entries;

        f.store.writeFaults.enqueue({kind, happensAnyway});
        Account changed = account;
        changed.name = u"West"_s;
        const auto result = f.update(book, changed, f.secrets(u"TESTKEY02"_s));
        QVERIFY(!result);
        QCOMPARE(result.error().secret->kind, kind);
        QCOMPARE(*book->find(account.id), before);
        QVERIFY(*book->secrets(account.id) == f.secrets());
        QVERIFY2(f.store.entries == entries, "the old secrets are put back");
    }

    void aFailedAddWhoseSecretStaysIsClearedUpLater()
    {
        BookFixture f;
        {
            const auto book = f.open();
            f.store.writeFaults.enqueue({Kind::Mismatch, true});
            f.store.removeFaults.enqueue({Kind::Locked});
            QVERIFY(!f.add(book, f.account(), f.secrets()));
            QCOMPARE(f.store.entries.size(), 1);
            QCOMPARE(f.unfinishedInFile(), 1);
        }
        {
            const auto book = f.open();
            QCOMPARE(book->size(), 0);
            QTRY_VERIFY(f.store.entries.isEmpty());
            QTRY_COMPARE(f.unfinishedInFile(), 0);
        }
    }

    void aCrashAfterTheSecretWasWrittenLeavesNone()
    {
        BookFixture f;
        {
            const auto book = f.open();
            f.store.hold();
            const auto answer = f.newAnswer();
            book->add(f.account(), f.secrets(), Keep::InStore, f.into(answer));
            QCoreApplication::processEvents();
            QCOMPARE(f.store.entries.size(), 1);
            QVERIFY(!answer->has_value());
            QCOMPARE(book->size(), 0);
        }
        f.store.release();
        const auto book = f.open();
        QCOMPARE(book->size(), 0);
        QTRY_VERIFY(f.store.entries.isEmpty());
        QTRY_COMPARE(f.unfinishedInFile(), 0);
    }

    void aCrashAfterAnotherKeyWasWrittenIsNoticed()
    {
        BookFixture f;
        const Account east = f.account(u"East"_s);
        const Account west = f.account(u"West"_s);
        QUuid first;
        QUuid second;
        {
            const auto book = f.open();
            QVERIFY(f.add(book, east, f.secrets(u"TESTKEY01"_s)));
            QVERIFY(f.add(book, west, f.secrets(u"TESTKEY02"_s)));
            first = book->find(east.id)->keyId;
            second = book->find(west.id)->keyId;
            QVERIFY(f.remove(book, west.id));
            f.store.hold();
            book->update(*book->find(east.id), f.secrets(u"TESTKEY02"_s), Keep::InStore, {});
            QCOMPARE(book->secrets(east.id)->key.reveal(), u"TESTKEY01"_s);
        }
        f.store.release();
        for (int run = 0; run < 2; ++run) {
            const auto book = f.open();
            QCOMPARE(book->find(east.id)->keyId, run == 0 ? first : second); // as in the file
            QSignalSpy changed(book.book.get(), &AccountBook::accountChanged);
            QTRY_COMPARE(book->secretState(east.id), SecretState::Ready);
            QCOMPARE(book->secrets(east.id)->key.reveal(), u"TESTKEY02"_s);
            QCOMPARE(book->find(east.id)->keyNumber, 1);
            QCOMPARE(book->find(east.id)->keyId, second);
            QCOMPARE(changed.size(), run == 0 ? 1 : 0); // the file knows it then
        }
    }

    void aFailedChangeLeavesTheKeyThatIsKnown()
    {
        BookFixture f;
        const Account east = f.account();
        {
            const auto book = f.open();
            QVERIFY(f.add(book, east, f.secrets(u"TESTKEY01"_s)));
            f.store.writeFaults.enqueue({SecretError::Kind::Failed, true});
            QVERIFY(!f.update(book, *book->find(east.id), f.secrets(u"TESTKEY02"_s)));
        }
        const auto book = f.open();
        QTRY_COMPARE(book->secretState(east.id), SecretState::Ready);
        QCOMPARE(book->secrets(east.id)->key.reveal(), u"TESTKEY01"_s); // put back
        QCOMPARE(book->find(east.id)->keyNumber, 0);
    }

    void anEntryOfAnEarlierVersionIsRead()
    {
        BookFixture f;
        const Account east = f.account();
        QUuid id;
        {
            const auto book = f.open();
            QVERIFY(f.add(book, east, f.secrets(u"TESTKEY01"_s)));
            id = book->find(east.id)->keyId;
        }
        f.store.entries[east.id.toString(QUuid::WithoutBraces)] = Secret(uR"({"key":"TESTKEY01","pwd":"TESTPWD01"})"_s);
        {
            const auto book = f.open();
            QTRY_COMPARE(book->secretState(east.id), SecretState::Ready);
            QVERIFY(*book->secrets(east.id) == f.secrets(u"TESTKEY01"_s));
            QCOMPARE(book->find(east.id)->keyNumber, 0);
            QCOMPARE(book->find(east.id)->keyId, id);
            f.store.hold();
            book->update(*book->find(east.id), f.secrets(u"TESTKEY02"_s), Keep::InStore, {});
        }
        f.store.release();
        const auto book = f.open();
        QTRY_COMPARE(book->secretState(east.id), SecretState::Ready);
        QCOMPARE(book->find(east.id)->keyNumber, 1);
    }

    void aKeyEnteredWhileItsAccountIsLockedIsNoOther()
    {
        BookFixture f;
        const Account east = f.account(u"East"_s);
        Account west = f.account(u"West"_s);
        {
            const auto book = f.open();
            QVERIFY(f.add(book, east, f.secrets(u"TESTKEY01"_s)));
        }
        QUuid id;
        {
            f.store.readFaults.enqueue({SecretError::Kind::Locked});
            const auto book = f.open();
            QTRY_COMPARE(book->secretState(east.id), SecretState::Unavailable);
            QVERIFY(f.add(book, west, f.secrets(u"TESTKEY01"_s)));
            id = book->find(west.id)->keyId;
            QVERIFY(book->find(east.id)->keyId != id);
            book->reloadSecrets(east.id);
            QTRY_COMPARE(book->secretState(east.id), SecretState::Ready);
            QCOMPARE(book->find(east.id)->keyId, id);
            west.name = u"Far west"_s;
            QVERIFY(f.update(book, west, {})); // the file is written
        }
        for (int run = 0; run < 2; ++run) {
            const auto book = f.open();
            QCOMPARE(book->find(east.id)->keyId, id);
            QTRY_COMPARE(book->secretState(west.id), SecretState::Ready);
            QCOMPARE(book->find(east.id)->keyId, id);
            QCOMPARE(book->find(east.id)->keyNumber, 0);
            QCOMPARE(book->find(west.id)->keyNumber, 0);
            west.name = u"West %1"_s.arg(run);
            QVERIFY(f.update(book, west, {}));
        }
    }

    void aCrashWhileRemovingKeepsBothOrNeither_data()
    {
        QTest::addColumn<bool>("secretGone");
        QTest::newRow("before the secret went") << false;
        QTest::newRow("after the secret went") << true;
    }
    void aCrashWhileRemovingKeepsBothOrNeither()
    {
        QFETCH(bool, secretGone);
        BookFixture f;
        const Account account = f.account();
        {
            const auto book = f.open();
            QVERIFY(f.add(book, account, f.secrets()));
            const auto entries = f.store.entries;
            f.store.hold();
            book->remove(account.id, {});
            QCOMPARE(book->size(), 1);
            if (!secretGone)
                f.store.entries = entries;
        }
        f.store.release();
        {
            const auto book = f.open();
            if (secretGone)
                QTRY_COMPARE(book->size(), 0);
            else
                QTRY_COMPARE(book->secretState(account.id), SecretState::Ready);
            QTRY_COMPARE(f.unfinishedInFile(), 0);
            QCOMPARE(f.accountsInFile(), secretGone ? 0 : 1);
        }
    }

    void aLockedKeychainDecidesNothingAboutAnInterruptedRemoval()
    {
        BookFixture f;
        const Account account = f.account();
        {
            const auto book = f.open();
            QVERIFY(f.add(book, account, f.secrets()));
            f.store.hold();
            book->remove(account.id, {});
        }
        f.store.release();
        f.store.readFaults.enqueue({Kind::Locked});
        const auto book = f.open();
        QTRY_COMPARE(book->secretState(account.id), SecretState::Unavailable);
        QCOMPARE(book->size(), 1);
        QCOMPARE(f.unfinishedInFile(), 1);
        book->reloadSecrets(account.id);
        QTRY_COMPARE(book->size(), 0);
        QCOMPARE(f.unfinishedInFile(), 0);
    }

    void removeFails()
    {
        BookFixture f;
        const auto book = f.open();
        const Account account = f.account();
        QVERIFY(f.add(book, account, f.secrets()));
        f.store.removeFaults.enqueue({Kind::Locked});
        const auto result = f.remove(book, account.id);
        QVERIFY(!result);
        QCOMPARE(result.error().secret->kind, Kind::Locked);
        QCOMPARE(book->size(), 1);
        QVERIFY(*book->secrets(account.id) == f.secrets());
        QCOMPARE(f.accountsInFile(), 1);
        QCOMPARE(f.unfinishedInFile(), 0);
        QVERIFY(f.remove(book, account.id));
    }

    void nothingIsTouchedWhereTheFileCannotBeWritten()
    {
        BookFixture f;
        const auto book = f.open();
        const Account account = f.account();
        QVERIFY(f.add(book, account, f.secrets()));
        const Account before = *book->find(account.id); // with the id of its key
        const auto entries = f.store.entries;
        f.store.log.clear();
        f.obstructFile();

        Account renamed = account;
        renamed.name = u"West"_s;
        const QList<BookFixture::Result> results{
            f.add(book, f.account(), f.secrets()),
            f.update(book, renamed, f.secrets(u"TESTKEY02"_s)),
            f.update(book, renamed, f.secrets()),
            f.remove(book, account.id),
        };
        for (const auto &result : results) {
            QVERIFY(!result);
            QVERIFY(!result.error().secret);
            QVERIFY2(result.error().file.contains("accounts.json"_L1), qPrintable(result.error().file));
        }
        QCOMPARE(f.store.log, QStringList());
        QVERIFY(f.store.entries == entries);
        QCOMPARE(book->size(), 1);
        QCOMPARE(*book->find(account.id), before);
        QVERIFY(*book->secrets(account.id) == f.secrets());

        f.clearFile();
        QVERIFY(f.remove(book, account.id));
    }

    void theSessionNeedsNoFile()
    {
        BookFixture f;
        const Account kept = f.account();
        {
            const auto book = f.open();
            QVERIFY(f.add(book, kept, f.secrets()));
            const auto entries = f.store.entries;
            f.obstructFile();

            Account added = f.account();
            added.id = QUuid::createUuid();
            QVERIFY(f.add(book, added, f.secrets(u"TESTKEY02"_s), Keep::ForThisSession));
            QVERIFY(book->isUnlisted(added.id));
            QVERIFY(!book->isUnlisted(kept.id));
            QVERIFY(*book->secrets(added.id) == f.secrets(u"TESTKEY02"_s));
            QCOMPARE(book->secretState(added.id), SecretState::SessionOnly);
            added.channels = 30;
            QVERIFY(!f.update(book, added, f.secrets(u"TESTKEY02"_s)));
            QVERIFY(f.update(book, added, f.secrets(u"TESTKEY02"_s), Keep::ForThisSession));
            QCOMPARE(book->find(added.id)->channels, 30);

            QVERIFY(f.update(book, kept, f.secrets(u"TESTKEY03"_s), Keep::ForThisSession));
            QVERIFY(*book->secrets(kept.id) == f.secrets(u"TESTKEY03"_s));
            QVERIFY(book->isUnlisted(kept.id));
            QVERIFY2(f.store.entries == entries, "the file still says that the keychain has the secret");

            QVERIFY(f.remove(book, added.id)); // it never was in the file
            QVERIFY(!f.remove(book, kept.id));
            QCOMPARE(book->size(), 1);
        }
        f.clearFile();
        const auto again = f.open();
        QTRY_COMPARE(again->secretState(kept.id), SecretState::Ready);
        QVERIFY(*again->secrets(kept.id) == f.secrets());
    }

    void whatWasKeptForTheSessionIsListedOnceTheFileCanBeWritten()
    {
        BookFixture f;
        const Account kept = f.account();
        const auto book = f.open();
        QVERIFY(f.add(book, kept, f.secrets()));
        f.obstructFile();
        QVERIFY(f.update(book, kept, f.secrets(u"TESTKEY03"_s), Keep::ForThisSession));
        f.clearFile();
        Account other = f.account();
        other.id = QUuid::createUuid();
        QVERIFY(f.add(book, other, f.secrets(u"TESTKEY04"_s), Keep::ForThisSession));
        QVERIFY(!book->isUnlisted(kept.id));
        const auto again = f.open(); // the next run
        QCOMPARE(again->size(), 2);
        QTRY_VERIFY(f.store.entries.isEmpty()); // the secret that was replaced for the session
        QTRY_COMPARE(f.unfinishedInFile(), 0);
    }

    void whatAKeychainThatCameLaterHoldsIsRead()
    {
        BookFixture f;
        const Account account = f.account();
        {
            const auto book = f.open();
            QVERIFY(f.add(book, account, f.secrets()));
        }
        f.store.readFaults.enqueue({Kind::NoKeychain});
        const auto book = f.open();
        QTRY_COMPARE(book->secretState(account.id), SecretState::Unavailable);
        Q_EMIT f.store.appeared();
        QTRY_COMPARE(book->secretState(account.id), SecretState::Ready);
        QVERIFY(*book->secrets(account.id) == f.secrets());
    }

    void aFolderThatCannotBeMadeIsReported()
    {
        QTemporaryDir outer;
        QFile file(outer.filePath(u"file"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        ScriptedStore store;
        AccountBook book(outer.filePath(u"file/data"_s), store);
        const auto answer = BookFixture::newAnswer();
        book.add(BookFixture::account(), BookFixture::secrets(), Keep::InStore, BookFixture::into(answer));
        QVERIFY(BookFixture::settle(answer));
        QVERIFY(!**answer);
        QVERIFY(!(*answer)->error().file.isEmpty());
        QCOMPARE(store.log, QStringList());
    }

    void theDiskFailsAfterTheKeychain_data()
    {
        QTest::addColumn<QString>("operation");
        QTest::newRow("add") << u"add"_s;
        QTest::newRow("update") << u"update"_s;
        QTest::newRow("remove") << u"remove"_s;
    }
    void theDiskFailsAfterTheKeychain()
    {
        QFETCH(QString, operation);
        BookFixture f;
        const auto book = f.open();
        const Account account = f.account();
        QVERIFY(f.add(book, account, f.secrets()));
        const Account before = *book->find(account.id); // with the id of its key
        const auto entries = f.store.entries;

        f.store.hold();
        const auto answer = f.newAnswer();
        if (operation == "add"_L1)
            book->add(f.account(), f.secrets(u"TESTKEY02"_s), Keep::InStore, f.into(answer));
        else if (operation == "update"_L1)
            book->update(account, f.secrets(u"TESTKEY02"_s), Keep::InStore, f.into(answer));
        else
            book->remove(account.id, f.into(answer));
        QVERIFY(f.store.entries != entries);
        f.obstructFile();
        f.store.release();
        QVERIFY(f.settle(answer));
        QVERIFY(!**answer);
        QVERIFY(!(*answer)->error().file.isEmpty());

        QVERIFY2(f.store.entries == entries, "the keychain is as it was");
        QCOMPARE(book->size(), 1);
        QCOMPARE(*book->find(account.id), before);
        QVERIFY(*book->secrets(account.id) == f.secrets());

        // The file now has an unfinished operation; the next run must handle it.
        f.clearFile();
        const auto again = f.open();
        QTRY_COMPARE(again->secretState(account.id), SecretState::Ready);
        QTRY_COMPARE(f.unfinishedInFile(), 0);
        QCOMPARE(again->size(), 1);
        QVERIFY(f.store.entries == entries);
    }

    void aSecretThatWouldNotGoForTheSessionGoesLater()
    {
        BookFixture f;
        const Account account = f.account();
        {
            const auto book = f.open();
            QVERIFY(f.add(book, account, f.secrets()));
            f.store.removeFaults.enqueue({Kind::Locked});
            QVERIFY(f.update(book, account, f.secrets(u"TESTKEY02"_s), Keep::ForThisSession));
            QCoreApplication::processEvents();
            QCOMPARE(f.store.entries.size(), 1);
            QCOMPARE(f.unfinishedInFile(), 1);
        }
        const auto book = f.open();
        QCOMPARE(book->size(), 1);
        QTRY_VERIFY(f.store.entries.isEmpty());
        QTRY_COMPARE(f.unfinishedInFile(), 0);
        QCOMPARE(book->secretState(account.id), SecretState::Unavailable);
    }

    void readsAgainOnceUnlocked()
    {
        BookFixture f;
        const Account account = f.account();
        QVERIFY(f.add(f.open(), account, f.secrets()));
        f.store.readFaults.enqueue({Kind::Locked});
        const auto book = f.open();
        QSignalSpy state(book.book.get(), &AccountBook::secretStateChanged);
        QVERIFY(state.wait(60'000));
        QCOMPARE(book->secretState(account.id), SecretState::Unavailable);
        QCOMPARE(book->secretError(account.id)->kind, Kind::Locked);
        QVERIFY(!book->secrets(account.id));

        book->reloadSecrets(account.id);
        QCOMPARE(book->secretState(account.id), SecretState::Loading);
        QVERIFY(!book->secretError(account.id));
        QTRY_COMPARE(book->secretState(account.id), SecretState::Ready);
        QVERIFY(*book->secrets(account.id) == f.secrets());
    }

    void aLockedKeychainIsAskedOnceForAll()
    {
        BookFixture f;
        const QList<Account> accounts{f.account(u"A"_s), f.account(u"B"_s), f.account(u"C"_s)};
        {
            const auto book = f.open();
            for (const Account &account : accounts)
                QVERIFY(f.add(book, account, f.secrets(u"TESTKEY-"_s + account.name)));
        }
        f.store.log.clear();
        f.store.readFaults.enqueue({Kind::Locked});
        const auto book = f.open();
        for (const Account &account : accounts)
            QTRY_COMPARE(book->secretState(account.id), SecretState::Unavailable);
        QCOMPARE(f.store.log, QStringList{u"read"_s});
        QCOMPARE(book->secretError(accounts.last().id)->kind, Kind::Locked);

        book->reloadSecrets(accounts.at(1).id);
        for (const Account &account : accounts) {
            QTRY_COMPARE(book->secretState(account.id), SecretState::Ready);
            QCOMPARE(book->secrets(account.id)->key.reveal(), u"TESTKEY-"_s + account.name);
        }
        QCOMPARE(f.store.log.size(), 4);
    }

    void whoRefusesIsNotAskedForEachKey()
    {
        BookFixture f;
        const QList<Account> accounts{f.account(u"A"_s), f.account(u"B"_s), f.account(u"C"_s), f.account(u"D"_s)};
        {
            const auto book = f.open();
            for (const Account &account : accounts)
                QVERIFY(f.add(book, account, f.secrets(u"TESTKEY-"_s + account.name)));
        }
        f.store.log.clear();
        f.store.readFaults.enqueue({Kind::Denied});
        const auto book = f.open();
        for (const Account &account : accounts)
            QTRY_COMPARE(book->secretState(account.id), SecretState::Unavailable);
        QCOMPARE(f.store.log, QStringList{u"read"_s});
        QCOMPARE(book->secretError(accounts.last().id)->kind, Kind::Denied);

        // Access allowed for another account: the accounts not asked for yet follow, the refused one does not.
        book->reloadSecrets(accounts.at(1).id);
        for (const Account &account : accounts.sliced(1))
            QTRY_COMPARE(book->secretState(account.id), SecretState::Ready);
        QTest::qWait(20);
        QCOMPARE(book->secretState(accounts.first().id), SecretState::Unavailable);
        QCOMPARE(f.store.log.size(), 4);
        book->reloadSecrets(accounts.first().id);
        QTRY_COMPARE(book->secretState(accounts.first().id), SecretState::Ready);
    }

    void aMissingEntrySaysNothingOfTheOthers()
    {
        BookFixture f;
        const QList<Account> accounts{f.account(u"A"_s), f.account(u"B"_s)};
        {
            const auto book = f.open();
            for (const Account &account : accounts)
                QVERIFY(f.add(book, account, f.secrets()));
        }
        f.store.entries.remove(accounts.first().id.toString(QUuid::WithoutBraces));
        const auto book = f.open();
        QTRY_COMPARE(book->secretState(accounts.last().id), SecretState::Ready);
        QCOMPARE(book->secretError(accounts.first().id)->kind, Kind::NotFound);
    }

    void aForeignEntryIsNotTakenForSecrets()
    {
        BookFixture f;
        const Account account = f.account();
        QVERIFY(f.add(f.open(), account, f.secrets()));
        for (const QString &text : {u"not JSON"_s, u"[]"_s, u"{\"pwd\":\"x\"}"_s, u""_s}) {
            f.store.entries[account.id.toString(QUuid::WithoutBraces)] = Secret(text);
            const auto book = f.open();
            QTRY_COMPARE(book->secretState(account.id), SecretState::Unavailable);
            QCOMPARE(book->secretError(account.id)->kind, Kind::Failed);
            QVERIFY(!book->secretError(account.id)->detail.contains(u"not JSON"_s));
        }
    }

    void aSlowReadDoesNotUndoAnUpdate()
    {
        BookFixture f;
        const Account account = f.account();
        QVERIFY(f.add(f.open(), account, f.secrets()));
        f.store.readFaults.enqueue({Kind::Locked});
        f.store.hold();
        const auto book = f.open();
        QVERIFY(f.update(book, account, f.secrets(u"TESTKEY02"_s), Keep::ForThisSession));
        f.store.release();
        QTRY_COMPARE(f.unfinishedInFile(), 0); // the removal was answered, and the read before it too
        QVERIFY(f.store.entries.isEmpty());
        QCOMPARE(book->secretState(account.id), SecretState::SessionOnly);
        QCOMPARE(book->secrets(account.id)->key.reveal(), u"TESTKEY02"_s);
    }
};

} // namespace proxydeck

QTEST_GUILESS_MAIN(proxydeck::TestAccountBookFaults)
#include "tst_account_book_faults.moc"
