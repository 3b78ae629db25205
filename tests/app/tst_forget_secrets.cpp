// SPDX-License-Identifier: MIT
// Uninstalling with the data: the entries in the keychain are removed before the list that names them.
#include "forget_secrets.h"

#include "../accounts/book_fixture.h"
#include "preferences/network_proxy_setting.h"
#include "preferences/preferences.h"

#include <QSettings>
#include <QTest>

using namespace proxydeck;
using namespace Qt::StringLiterals;

class ForgetSecretsTest : public QObject
{
    Q_OBJECT

    static int forget(BookFixture &f)
    {
        std::optional<int> staying;
        forgetSecrets(f.folder.path(), f.store, [&](int count) {
            QVERIFY2(!staying, "answered twice");
            staying = count;
        });
        return QTest::qWaitFor([&] { return staying.has_value(); }, 60'000) ? *staying : -1;
    }

private Q_SLOTS:
    void everyKeyGoes()
    {
        BookFixture f;
        {
            const auto book = f.open();
            QVERIFY(f.add(book, BookFixture::account(u"East"_s), BookFixture::secrets()));
            QVERIFY(f.add(book, BookFixture::account(u"West"_s), BookFixture::secrets(u"TESTKEY02"_s)));
            QVERIFY(f.add(book, BookFixture::account(u"Session"_s), BookFixture::secrets(u"TESTKEY03"_s),
                          AccountBook::Keep::ForThisSession));
        }
        QCOMPARE(f.store.entries.size(), 2);
        QCOMPARE(forget(f), 0);
        QVERIFY(f.store.entries.isEmpty());
        QCOMPARE(f.accountsInFile(), 0);
    }

    void whatACrashLeftGoesToo()
    {
        BookFixture f;
        {
            const auto book = f.open();
            f.store.hold(); // the entry is written, then the program crashes
            book->add(BookFixture::account(), BookFixture::secrets(), AccountBook::Keep::InStore, [](const auto &) {});
            QVERIFY(QTest::qWaitFor([&] { return f.store.entries.size() == 1; }, 60'000));
        }
        QCOMPARE(f.accountsInFile(), 0);
        QCOMPARE(f.unfinishedInFile(), 1);
        f.store.release();
        QCOMPARE(forget(f), 0);
        QVERIFY(f.store.entries.isEmpty());
    }

    void oneThatStaysIsToldAndStaysListed()
    {
        BookFixture f;
        {
            const auto book = f.open();
            QVERIFY(f.add(book, BookFixture::account(u"East"_s), BookFixture::secrets()));
            QVERIFY(f.add(book, BookFixture::account(u"West"_s), BookFixture::secrets(u"TESTKEY02"_s)));
        }
        f.store.removeFaults.enqueue({SecretError::Kind::Denied});
        QCOMPARE(forget(f), 1);
        QCOMPARE(f.store.entries.size(), 1);
        QCOMPARE(f.accountsInFile(), 1);
        QCOMPARE(forget(f), 0); // called a second time
        QVERIFY(f.store.entries.isEmpty());
    }

    void aListThatCannotBeReadIsNotTakenForAnEmptyOne()
    {
        BookFixture f;
        QFile file(f.filePath());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"schema\": 1, \"accounts\"");
        file.close();
        QVERIFY(forget(f) > 0);
    }

    void everythingThatWasEverWrittenGoes()
    {
        BookFixture f;
        {
            const auto book = f.open();
            QVERIFY(f.add(book, BookFixture::account(u"East"_s), BookFixture::secrets()));
            QSettings settings(f.folder.filePath(u"settings.ini"_s), QSettings::IniFormat);
            Preferences preferences(settings);
            NetworkProxySetting proxy(preferences, f.store);
            proxy.setPassword(Secret(u"TESTPASS01"_s));
            QTRY_VERIFY(proxy.isPasswordKept());
        }
        QCOMPARE(f.store.entries.size(), 2);
        f.store.removeFaults.enqueue({SecretError::Kind::Denied}); // whichever is first
        QCOMPARE(forget(f), 1);
        QCOMPARE(f.store.entries.size(), 1);
        QCOMPARE(forget(f), 0);
        QVERIFY(f.store.entries.isEmpty());
    }

    void whatADamagedListNamesGoesToo()
    {
        BookFixture f;
        {
            const auto book = f.open();
            QVERIFY(f.add(book, BookFixture::account(u"East"_s), BookFixture::secrets()));
        }
        QFile file(f.filePath());
        QVERIFY(file.open(QIODevice::ReadWrite));
        const QByteArray json = file.readAll();
        QVERIFY(file.resize(json.indexOf("\"mode\""))); // cut off behind the id
        file.close();
        QVERIFY(forget(f) > 0); // the list could not be read, which is said
        QVERIFY(f.store.entries.isEmpty());
    }

    void whereThereIsNoKeychainNothingStays()
    {
        BookFixture f;
        f.store.removeFaults.enqueue({SecretError::Kind::NoKeychain});
        QCOMPARE(forget(f), 0);
        f.store.removeFaults.enqueue({SecretError::Kind::Locked});
        QCOMPARE(forget(f), 1);
    }

    void nothingIsNothing()
    {
        BookFixture f;
        QCOMPARE(forget(f), 0);
        QVERIFY(!QFile::exists(f.filePath()));
    }
};

QTEST_GUILESS_MAIN(ForgetSecretsTest)
#include "tst_forget_secrets.moc"
