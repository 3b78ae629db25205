// SPDX-License-Identifier: MIT
#include "keychain_fixture.h"

#include "accounts/entry_size.h"
#include "accounts/secret_stores.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QSignalSpy>

#ifndef Q_OS_WIN
#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDBusInterface>
#include <QDBusObjectPath>

#include <csignal>
#endif

using namespace Qt::StringLiterals;

// With a real GNOME Keyring on its own session: run through with_keyring.sh unlocked. Windows has only one Credential
// Manager, that of the person who runs the tests: the names used here cannot be in it already, and the entries are
// removed again.

namespace proxydeck {

class TestKeychain : public QObject
{
    Q_OBJECT

#ifndef Q_OS_WIN
    /// The process that owns the service's name; 0 if none does.
    static pid_t daemon()
    {
        return pid_t(QDBusConnection::sessionBus().interface()->servicePid(u"org.freedesktop.secrets"_s).value());
    }
    static bool endDaemon()
    {
        const pid_t running = daemon();
        return running > 0 && ::kill(running, SIGTERM) == 0 && QTest::qWaitFor([] { return daemon() == 0; }, 30'000);
    }
    static bool startDaemon()
    {
        QProcess keyring;
        keyring.start(u"gnome-keyring-daemon"_s, {u"--unlock"_s, u"--components=secrets"_s});
        keyring.write("made-up-login-password");
        keyring.closeWriteChannel();
        return keyring.waitForFinished(30'000) && QTest::qWaitFor([] { return daemon() > 0; }, 30'000);
    }
    static void restartDaemon()
    {
        QVERIFY(endDaemon());
        QVERIFY(startDaemon());
    }

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
#endif

private Q_SLOTS:
#ifndef Q_OS_WIN
    void initTestCase()
    {
        // Not the one of whoever runs the tests: it is ended here.
        const int ours = qEnvironmentVariableIntValue("KEYRING_PID");
        QVERIFY2(ours > 0 && daemon() == ours, "no keyring: run me through with_keyring.sh unlocked");
    }
#endif

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
#ifdef Q_OS_WIN
        constexpr int length = 900; // the limit, see below
#else
        constexpr int length = 4'000;
#endif
        QString text;
        while (text.size() < length)
            text += u"密码 \"quoted\" 'single' \\ $HOME %41\n\t{}🔑"_s;
        text.truncate(length - 1);
        text += u"。"_s;
        QCOMPARE(text.size(), length);
        KeychainSecretStore store;
        WaitingStore keychain{store};
        VERIFY_DONE(keychain.write(u"long"_s, text));
        QVERIFY(keychain.read(u"long"_s)->reveal() == text);
        VERIFY_DONE(keychain.remove(u"long"_s));
    }

#ifdef Q_OS_WIN
    void whatDoesNotFitChangesNothing()
    {
        KeychainSecretStore store;
        WaitingStore keychain{store};
        const QString longest(windowsEntryLimit / 2, u'a');
        VERIFY_DONE(keychain.write(u"limit"_s, longest));
        VERIFY_KIND(keychain.write(u"limit"_s, longest + u'b'), SecretError::Kind::TooLarge);
        QVERIFY(keychain.read(u"limit"_s)->reveal() == longest);
        VERIFY_DONE(keychain.remove(u"limit"_s));
    }
#endif

    void seesThatSomethingElseWasKept()
    {
        KeychainSecretStore store;
        const QString secret = u"before"_s + QChar(u'\0') + u"after"_s; // code that uses C strings cuts it off
#ifdef Q_OS_WIN
        VERIFY_DONE((WaitingStore{store}.write(u"cut"_s, secret))); // no code on Windows does
        QCOMPARE((WaitingStore{store}.read(u"cut"_s)->reveal()), secret);
#else
        VERIFY_KIND((WaitingStore{store}.write(u"cut"_s, secret)), SecretError::Kind::Mismatch);
#endif
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
#ifdef Q_OS_WIN
            answers = 0; // on Windows write() is done at once
#endif
        }
        KeychainSecretStore store;
        VERIFY_DONE(WaitingStore{store}.remove(u"left"_s));
        QCOMPARE(answers, 0);
    }

#ifndef Q_OS_WIN
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

        // Once the keyring responds again, the store works again.
        QTRY_VERIFY_WITH_TIMEOUT(
            !keychain.read(u"one"_s) && keychain.read(u"one"_s).error().kind == SecretError::Kind::NotFound, 30'000);
        KeychainSecretStore patient; // a slow machine may need more than 300 ms to write and read back
        VERIFY_DONE(WaitingStore{patient}.write(u"one"_s, u"TESTKEY01"_s));
    }

    void aRestartedKeyringIsUsedAgain()
    {
        KeychainSecretStore store;
        WaitingStore keychain{store};
        VERIFY_DONE(keychain.write(u"kept"_s, u"TESTKEY01"_s));
        QSignalSpy appeared(&store, &SecretStore::appeared);
        restartDaemon();
        QTRY_VERIFY_WITH_TIMEOUT(appeared.size() > 0, 30'000);
        VERIFY_DONE(keychain.write(u"new"_s, u"TESTKEY02"_s));
        QCOMPARE(keychain.read(u"new"_s)->reveal(), u"TESTKEY02"_s);
        QCOMPARE(keychain.read(u"kept"_s)->reveal(), u"TESTKEY01"_s);
        restartDaemon();
        VERIFY_DONE(keychain.remove(u"new"_s));
        restartDaemon();
        QCOMPARE(keychain.read(u"kept"_s)->reveal(), u"TESTKEY01"_s);
    }

    void aKeyringThatIsGoneIsSaidAndUsedOnceItIsBack()
    {
        KeychainSecretStore store;
        WaitingStore keychain{store};
        VERIFY_DONE(keychain.write(u"kept"_s, u"TESTKEY01"_s));
        QVERIFY(endDaemon());
        VERIFY_KIND(keychain.read(u"kept"_s), SecretError::Kind::NoKeychain);
        VERIFY_KIND(keychain.write(u"kept"_s, u"TESTKEY02"_s), SecretError::Kind::NoKeychain);
        QVERIFY(startDaemon());
        QCOMPARE(keychain.read(u"kept"_s)->reveal(), u"TESTKEY01"_s);
        VERIFY_DONE(keychain.write(u"kept"_s, u"TESTKEY02"_s));
    }

    // Last test: the keyring cannot be unlocked again.
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
#endif
};

} // namespace proxydeck

QTEST_GUILESS_MAIN(proxydeck::TestKeychain)
#include "tst_keychain.moc"
