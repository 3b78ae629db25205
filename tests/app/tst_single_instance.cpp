// SPDX-License-Identifier: MIT
// Two starts with one data folder give one window. The second program here is the real one.
#include "application.h"
#include "system/single_instance.h"
#include "ui/window/main_window.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLabel>
#include <QLocalSocket>
#include <QProcess>
#include <QSignalSpy>
#include <QStatusBar>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#ifdef Q_OS_UNIX
#include <sys/file.h>
#endif

using namespace proxydeck;
using namespace Qt::StringLiterals;
using Standing = SingleInstance::Standing;

namespace {

constexpr int startMs = 60'000; // for the start of a program on a busy machine

/// The real program; killed by the destructor.
class Program
{
public:
    explicit Program(const QString &dataFolder)
    {
        m_process.start(QStringLiteral(PROXYDECK_PROGRAM), {u"--data-dir"_s, dataFolder, u"--language"_s, u"en"_s});
    }
    ~Program()
    {
        m_process.kill();
        m_process.waitForFinished();
    }

    bool isRunning() const { return m_process.state() == QProcess::Running; }
    /// Its exit code; nothing if it is still running.
    std::optional<int> end(int ms = startMs)
    {
        if (!QTest::qWaitFor([this] { return m_process.state() == QProcess::NotRunning; }, ms)
            || m_process.exitStatus() != QProcess::NormalExit)
            return std::nullopt;
        return m_process.exitCode();
    }
    QByteArray errors() { return m_process.readAllStandardError(); }
    void kill()
    {
        m_process.kill();
        m_process.waitForFinished();
    }

private:
    QProcess m_process;
};

/// Starts in another thread, because the first instance must be able to answer meanwhile.
Standing startBeside(const QString &folder, int patienceMs = 20'000)
{
    Standing standing = Standing::First;
    bool done = false;
    const std::unique_ptr<QThread> thread(
        QThread::create([&] { standing = SingleInstance(folder, patienceMs).claim(); }));
    QObject::connect(thread.get(), &QThread::finished, qApp, [&done] { done = true; });
    thread->start();
    const bool came = QTest::qWaitFor([&done] { return done; }, startMs);
    thread->wait();
    return came ? standing : Standing::First;
}

/// The server's answer to \a bytes; empty if it closed the connection.
QByteArray answerTo(const QString &server, const QByteArray &bytes)
{
    QLocalSocket socket;
    QByteArray answer;
    socket.connectToServer(server);
    if (!QTest::qWaitFor([&] { return socket.state() == QLocalSocket::ConnectedState; }, 60'000))
        return "could not connect";
    socket.write(bytes);
    if (!QTest::qWaitFor([&] { return socket.state() == QLocalSocket::UnconnectedState; }, 60'000))
        return "was not hung up on";
    return socket.readAll();
}

} // namespace

class SingleInstanceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        // No keyring is needed, and none must delay the test.
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent");
    }
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
    }

    void theSecondRaisesTheFirstsWindow()
    {
        Options options;
        options.dataDir = folder();
        options.language = u"en"_s;
        Application application(options);
        QVERIFY(application.start());
        QVERIFY(QTest::qWaitForWindowExposed(&application.window(), 60'000));
        application.window().showMinimized();
        QTRY_VERIFY(application.window().isMinimized());
        Program second(folder());
        QCOMPARE(second.end(), 0);
        QVERIFY(!application.window().isMinimized());
        QVERIFY(application.window().isVisible());
        QTRY_VERIFY(application.window().isActiveWindow());

        application.window().hide(); // as in the tray
        Program third(folder());
        QCOMPARE(third.end(), 0);
        QVERIFY(application.window().isVisible());
    }

    void theRealProgramTwice()
    {
        Program first(folder());
        QVERIFY(hasStarted());
        {
            Program second(folder() + u"/../"_s + QFileInfo(folder()).fileName()); // by another path
            QCOMPARE(second.end(), 0);
            QVERIFY(!second.errors().contains("ProxyDeck"));
        }
        QVERIFY(first.isRunning());
        // Files left by a killed instance do not prevent the next start.
        first.kill();
        QVERIFY(QFileInfo::exists(lockFile()));
        Program next(folder());
        QTRY_VERIFY_WITH_TIMEOUT(startBeside(folder(), 1'000) == Standing::Second, startMs);
        QVERIFY(next.isRunning());
    }

    void foldersAreApart()
    {
        const QTemporaryDir other;
        Program first(folder());
        Program second(other.path());
        QTRY_VERIFY_WITH_TIMEOUT(QFileInfo::exists(lockFile()), startMs);
        QTRY_VERIFY_WITH_TIMEOUT(QFileInfo::exists(other.filePath(u"proxydeck.lock"_s)), startMs);
        QCOMPARE(startBeside(folder()), Standing::Second);
        QCOMPARE(startBeside(other.path()), Standing::Second);
        QVERIFY(first.isRunning());
        QVERIFY(second.isRunning());
    }

    void aFirstThatHangsIsTold()
    {
        SingleInstance first(folder());
        QCOMPARE(first.claim(), Standing::First);
        QSignalSpy raise(&first, &SingleInstance::raiseRequested);
        {
            SingleInstance second(folder(), 300); // in this thread, so the first cannot answer
            QCOMPARE(second.claim(), Standing::Unanswered);
            QVERIFY(second.problem().contains(QString::number(QCoreApplication::applicationPid())));
            QVERIFY(second.problem().contains(QDir::toNativeSeparators(folder())));
        }
        QProcess program;
        program.start(QStringLiteral(PROXYDECK_PROGRAM), {u"--data-dir"_s, folder(), u"--language"_s, u"en"_s});
        QVERIFY(program.waitForFinished(startMs)); // in this thread, so the first cannot answer
        QCOMPARE(program.exitStatus(), QProcess::NormalExit);
        QCOMPARE(program.exitCode(), 1);
        const QByteArray said = program.readAllStandardError();
        QVERIFY2(
            said.contains("does not answer (process " + QByteArray::number(QCoreApplication::applicationPid()) + ')'),
            said.constData());
        QVERIFY(!QFileInfo::exists(folder() + u"/ledger.sqlite"_s)); // it wrote nothing
    }

    void aLockThatNobodyHoldsIsTakenOver_data()
    {
        QTest::addColumn<QByteArray>("left");
        QByteArray ours; // with the id of a living process, as after a restart of the machine that gave the id again
        {
            const QTemporaryDir elsewhere;
            SingleInstance first(elsewhere.path());
            QCOMPARE(first.claim(), Standing::First);
            QFile file(elsewhere.filePath(u"proxydeck.lock"_s));
            QVERIFY(file.open(QIODevice::ReadOnly));
            ours = file.readAll();
        }
        QVERIFY(!ours.isEmpty());
        QTest::newRow("a dead run, its process id used again") << ours;
        QTest::newRow("a machine that has another name now") << QByteArray("4711\nproxydeck\nold-name.local\n");
        QTest::newRow("cut off by a power cut") << QByteArray();
        QTest::newRow("full of zeroes") << QByteArray(64, '\0');
    }

    void aLockThatNobodyHoldsIsTakenOver()
    {
        QFETCH(QByteArray, left);
        leaveLock(left);
        SingleInstance next(folder(), 60'000, SingleInstance::Drive::Local);
        QCOMPARE(next.claim(), Standing::First);
        QCOMPARE(startBeside(folder()), Standing::Second);
    }

    void aLockOfAnotherMachineOnANetworkDriveIsAskedAbout()
    {
        leaveLock("4711\nproxydeck\nother-machine.example\n");
        SingleInstance next(folder(), 60'000, SingleInstance::Drive::Network);
        QCOMPARE(next.claim(), Standing::Elsewhere);
        QVERIFY2(next.problem().contains(u"other-machine.example"_s), qPrintable(next.problem()));
        QVERIFY(next.problem().contains(QDir::toNativeSeparators(lockFile())));
        QVERIFY(QFileInfo::exists(lockFile()));
        QCOMPARE(next.takeOver(), Standing::First);
        QVERIFY(next.problem().isEmpty());
        QCOMPARE(startBeside(folder()), Standing::Second);
    }

#ifdef Q_OS_UNIX
    void aLockThatIsHeldStays()
    {
        const QByteArray theirs("4711\nproxydeck\nother-container\n"); // on the same disk, under another name
        leaveLock(theirs);
        QFile file(lockFile());
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(::flock(file.handle(), LOCK_EX | LOCK_NB) == 0);
        for (const auto drive : {SingleInstance::Drive::Local, SingleInstance::Drive::Network}) {
            SingleInstance next(folder(), 600, drive);
            QCOMPARE(next.claim(), Standing::Unanswered);
            QVERIFY(next.problem().contains(u"other-container"_s));
        }
        QCOMPARE(file.readAll(), theirs);
    }
#endif

    void aFolderThatCannotBeLockedIsUsed()
    {
        const QString unwritable = u"/proc/self/fdinfo"_s; // for root too
        if (!QFileInfo(unwritable).isDir())
            QSKIP("no folder here that refuses everybody");
        SingleInstance first(unwritable);
        QCOMPARE(first.claim(), Standing::Unlocked);
        QVERIFY(first.problem().contains(unwritable));
        QSignalSpy raise(&first, &SingleInstance::raiseRequested);
        QCOMPARE(startBeside(unwritable), Standing::Second); // found by its socket
        QCOMPARE(raise.size(), 1);
    }

    void aFolderThatRefusesAllIsTold()
    {
        const QString unwritable = u"/proc/self/fdinfo"_s;
        if (!QFileInfo(unwritable).isDir())
            QSKIP("no folder here that refuses everybody");
        Options options;
        options.dataDir = unwritable;
        options.language = u"en"_s;
        Application application(options);
        QVERIFY(application.start()); // and works normally
        const QString said = application.window().statusBar()->currentMessage();
        QVERIFY2(said.contains(u"cannot be locked"_s) && said.contains(u"Settings cannot be saved"_s),
                 qPrintable(said));
        const auto *label = application.window().findChild<QLabel *>(u"ledgerProblem"_s);
        QVERIFY(label);
        QTRY_VERIFY(label->isVisible());
        QVERIFY2(label->text().contains(unwritable), qPrintable(label->text()));
    }

    void demosAreManyAndHaveNoFolder()
    {
        Options options;
        options.demo = true;
        options.language = u"en"_s;
        Application one(options);
        Application two(options);
        QVERIFY(one.start());
        QVERIFY(two.start());
    }

    void strangersGetNothing_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("raises");
        QTest::newRow("asked") << QByteArray("raise\n") << true;
        QTest::newRow("with a token") << QByteArray("raise token-1_a/b:0\n") << true;
        QTest::newRow("something else") << QByteArray("quit\n") << false;
        QTest::newRow("something longer") << QByteArray("raiser\n") << false;
        QTest::newRow("a token with a control character") << QByteArray("raise a\x1b"
                                                                        "b\n")
                                                          << false;
        QTest::newRow("a null character") << QByteArray("raise a\0b\n", 10) << false;
        QTest::newRow("empty line") << QByteArray("\n") << false;
        QTest::newRow("no end") << QByteArray(5'000, 'r') << false;
        QTest::newRow("a long line") << QByteArray("raise ") + QByteArray(5'000, 'r') + '\n' << false;
        QTest::newRow("silence") << QByteArray() << false;
    }

    void strangersGetNothing()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(bool, raises);
        SingleInstance first(folder());
        QCOMPARE(first.claim(), Standing::First);
        QSignalSpy raise(&first, &SingleInstance::raiseRequested);
        qunsetenv("XDG_ACTIVATION_TOKEN");
        QCOMPARE(answerTo(first.serverName(), bytes), raises ? "raised\n" : "");
        QCOMPARE(raise.size(), raises ? 1 : 0);
        QCOMPARE(qgetenv("XDG_ACTIVATION_TOKEN"), bytes.contains("token") ? "token-1_a/b:0" : "");
        // The client above did not break the server for the next one.
        QCOMPARE(answerTo(first.serverName(), "raise\n"), "raised\n");
        qunsetenv("XDG_ACTIVATION_TOKEN");
    }

    void nothingIsForgottenUnderARunningProgram()
    {
        QFile list(m_folder->filePath(u"accounts.json"_s));
        QVERIFY(list.open(QIODevice::WriteOnly));
        const QByteArray json = R"({"schema":1,"accounts":[{"id":"9d2f4d5e-8f5a-4a37-9d5c-0f4f1f4a9b11","name":"East",)"
                                R"("product":"ShortLived","mode":"Channel","channels":1,"secret":"session"}]})";
        list.write(json);
        list.close();
        QProcess forgetting;
        {
            SingleInstance first(folder());
            QCOMPARE(first.claim(), Standing::First);
            forgetting.start(QStringLiteral(PROXYDECK_PROGRAM),
                             {u"--forget-secrets"_s, u"--data-dir"_s, m_folder->path()});
            QVERIFY(QTest::qWaitFor([&] { return forgetting.state() == QProcess::NotRunning; }, startMs));
            QCOMPARE(forgetting.exitCode(), 1);
            const QByteArray said = forgetting.readAllStandardError();
            QVERIFY2(said.contains("is running"), said.constData());
            QVERIFY(list.open(QIODevice::ReadOnly));
            QCOMPARE(list.readAll(), json);
            list.close();
        }
        forgetting.start(QStringLiteral(PROXYDECK_PROGRAM), {u"--forget-secrets"_s, u"--data-dir"_s, m_folder->path()});
        QVERIFY(QTest::qWaitFor([&] { return forgetting.state() == QProcess::NotRunning; }, startMs));
        QVERIFY(list.open(QIODevice::ReadOnly));
        QVERIFY(!list.readAll().contains("East"));
    }

#ifdef Q_OS_UNIX
    void onlyThisUserMayAsk()
    {
        SingleInstance first(folder());
        QCOMPARE(first.claim(), Standing::First);
        const QString path
            = first.serverName().startsWith(u'/') ? first.serverName() : QDir::tempPath() + u'/' + first.serverName();
        QVERIFY(QFileInfo::exists(path));
        QVERIFY(
            !(QFileInfo(path).permissions()
              & (QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther | QFileDevice::WriteOther)));
    }
#endif

private:
    QString folder() const { return m_folder->path(); }
    QString lockFile() const { return folder() + u"/proxydeck.lock"_s; }
    void leaveLock(const QByteArray &content) const
    {
        QFile file(lockFile());
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(content), content.size());
    }
    bool hasStarted() const
    {
        return QTest::qWaitFor([this] { return QFileInfo::exists(lockFile()); }, startMs);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_MAIN(SingleInstanceTest)
#include "tst_single_instance.moc"
