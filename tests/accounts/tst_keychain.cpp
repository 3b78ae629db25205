// SPDX-License-Identifier: MIT
#include "keychain_fixture.h"

#include "accounts/secret_stores.h"

#include <QDBusConnection>
#include <QDBusInterface>
#include <QDBusObjectPath>
#include <QElapsedTimer>

#include <csignal>

using namespace Qt::StringLiterals;

// With a real GNOME Keyring on a session of its own: run through with_keyring.sh unlocked.

namespace proxydeck {

class TestKeychain : public QObject
{
    Q_OBJECT

    static pid_t daemon() { return pid_t(qEnvironmentVariableIntValue("KEYRING_PID")); }

    static void lock()
    {
        QDBusInterface service(u"org.freedesktop.secrets"_s, u"/org/freedesktop/secrets"_s,
                               u"org.freedesktop.Secret.Service"_s);
        const QDBusObjectPath login(u"/org/freedesktop/secrets/collection/login"_s);
        const QDBusMessage reply = service.call(u"Lock"_s, QVariant::fromValue(QList{login}));
        QVERIFY2(reply.type() == QDBusMessage::ReplyMessage, qPrintable(reply.errorMessage()));
        QDBusInterface collection(u"org.freedesktop.secrets"_s, login.path(), u"org.freedesktop.Secret.Collection"_s);
        QVERIFY(collection.property("Locked").toBool());
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY2(daemon() > 0, "no keyring: run me through with_keyring.sh unlocked"); }

    void storesReadsChangesAndRemoves()
    {
        const auto store = makeSecretStore();
        QVERIFY(store->isLasting());
        WaitingStore keychain{*store};
        VERIFY_KIND(keychain.read(u"one"_s), SecretError::Kind::NotFound);
        VERIFY_DONE(keychain.write(u"one"_s, u"TESTKEY01"_s));
        VERIFY_DONE(keychain.write(u"two"_s, u"TESTKEY02"_s));
        QCOMPARE(keychain.read(u"one"_s)->reveal(), u"TESTKEY01"_s);
        VERIFY_DONE(keychain.write(u"one"_s, u"TESTKEY03"_s));
        {
            KeychainSecretStore another; // the next run
            QCOMPARE(WaitingStore{another}.read(u"one"_s)->reveal(), u"TESTKEY03"_s);
        }
        VERIFY_DONE(keychain.remove(u"one"_s));
        VERIFY_KIND(keychain.read(u"one"_s), SecretError::Kind::NotFound);
        VERIFY_DONE(keychain.remove(u"one"_s));
        QCOMPARE(keychain.read(u"two"_s)->reveal(), u"TESTKEY02"_s);
        VERIFY_DONE(keychain.remove(u"two"_s));
    }

    void keepsALongAndOddSecretWhole()
    {
        QString text;
        while (text.size() < 4'000)
            text += u"密码 \"quoted\" 'single' \\ $HOME %41\n\t{}🔑"_s;
        text.truncate(3'999);
        text += u"。"_s;
        QCOMPARE(text.size(), 4'000);
        KeychainSecretStore store;
        WaitingStore keychain{store};
        VERIFY_DONE(keychain.write(u"long"_s, text));
        QVERIFY(keychain.read(u"long"_s)->reveal() == text);
        VERIFY_DONE(keychain.remove(u"long"_s));
    }

    void seesThatSomethingElseWasKept()
    {
        KeychainSecretStore store;
        const QString secret = u"before"_s + QChar(u'\0') + u"after"_s; // cut off by what passes C strings on
        VERIFY_KIND((WaitingStore{store}.write(u"cut"_s, secret)), SecretError::Kind::Mismatch);
        VERIFY_DONE(WaitingStore{store}.remove(u"cut"_s));
    }

    void answersInOrderAndManyAtOnce()
    {
        KeychainSecretStore store;
        QStringList answers;
        for (int i = 0; i < 20; ++i) {
            const QString entry = QString::number(i);
            store.write(entry, Secret(u"TESTKEY"_s + entry),
                        [&, entry](const auto &result) { answers.append(u"w"_s + entry + (result ? u""_s : u"!"_s)); });
            store.read(entry, [&](const auto &result) { answers.append(result ? result->reveal() : u"!"_s); });
            store.remove(
                entry, [&, entry](const auto &result) { answers.append(u"r"_s + entry + (result ? u""_s : u"!"_s)); });
        }
        QTRY_COMPARE_WITH_TIMEOUT(answers.size(), 60, 40'000);
        for (int i = 0; i < 20; ++i) {
            const QString entry = QString::number(i);
            QCOMPARE(answers.mid(3 * i, 3), (QStringList{u"w"_s + entry, u"TESTKEY"_s + entry, u"r"_s + entry}));
        }
    }

    void diesInTheMiddle()
    {
        int answers = 0;
        {
            KeychainSecretStore store;
            store.write(u"left"_s, Secret(u"TESTKEY01"_s), [&](const auto &) { ++answers; });
            QTest::qWait(0);
        }
        KeychainSecretStore store;
        VERIFY_DONE(WaitingStore{store}.remove(u"left"_s));
        QCOMPARE(answers, 0);
    }

    void givesUpOnAKeychainThatDoesNotAnswer()
    {
        KeychainSecretStore store(std::chrono::milliseconds(300));
        WaitingStore keychain{store};
        QVERIFY(::kill(daemon(), SIGSTOP) == 0);
        const auto first = keychain.read(u"one"_s);
        QElapsedTimer clock;
        clock.start();
        const auto second = keychain.read(u"one"_s);
        const qint64 took = clock.elapsed();
        QVERIFY(::kill(daemon(), SIGCONT) == 0);
        VERIFY_KIND(first, SecretError::Kind::Failed);
        VERIFY_KIND(second, SecretError::Kind::Failed);
        QVERIFY2(took < 300, "nobody waits again behind a call that hangs");

        // Once it is back, so is the store.
        QTRY_VERIFY_WITH_TIMEOUT(
            !keychain.read(u"one"_s) && keychain.read(u"one"_s).error().kind == SecretError::Kind::NotFound, 30'000);
        KeychainSecretStore patient; // a slow machine may need longer than that to write and read back
        VERIFY_DONE(WaitingStore{patient}.write(u"one"_s, u"TESTKEY01"_s));
    }

    // Last: there is nobody to unlock it again.
    void zLockedIsLockedNotAbsent()
    {
        KeychainSecretStore store;
        WaitingStore keychain{store};
        VERIFY_DONE(keychain.write(u"locked"_s, u"TESTKEY01"_s));
        lock();
        VERIFY_KIND(keychain.read(u"locked"_s), SecretError::Kind::Locked);
        VERIFY_KIND(keychain.write(u"locked"_s, u"TESTKEY02"_s), SecretError::Kind::Locked);
        VERIFY_KIND(keychain.write(u"other"_s, u"TESTKEY02"_s), SecretError::Kind::Locked);
        VERIFY_KIND(keychain.remove(u"locked"_s), SecretError::Kind::Locked);
        VERIFY_DONE(keychain.remove(u"never there"_s));
    }
};

} // namespace proxydeck

QTEST_GUILESS_MAIN(proxydeck::TestKeychain)
#include "tst_keychain.moc"
