// SPDX-License-Identifier: MIT
// The system asks the program to end: it ends properly, keeps its settings, and the run does not count as a crash.
#include "accounts/account_book.h"
#include "application.h"
#include "desk/desk.h"
#include "last_answers.h"
#include "simulator/simulator.h"
#include "table/lease_table.h"
#include "ui/request/request_panel.h"
#include "ui/window/main_window.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <csignal>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace proxydeck;

class TerminationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSystemEndsIt_data()
    {
        QTest::addColumn<int>("wish");
        QTest::newRow("SIGTERM") << SIGTERM;
        QTest::newRow("SIGINT") << SIGINT;
        QTest::newRow("SIGHUP") << SIGHUP;
    }

    void theSystemEndsIt()
    {
        QFETCH(int, wish);
        QTemporaryDir home;
        const QDir data(home.path());
        QProcess program;
        program.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        program.start(QStringLiteral(PROXYDECK_PROGRAM),
                      {u"--data-dir"_s, data.path(), u"--demo"_s, u"--language"_s, u"en"_s});
        QVERIFY(program.waitForStarted());
        const QString mark = data.filePath(u"log/running"_s);
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(mark) && hasLines(data), 60'000);

        QCOMPARE(::kill(pid_t(program.processId()), wish), 0);
        QVERIFY(program.waitForFinished(60'000));
        QCOMPARE(program.exitStatus(), QProcess::NormalExit);
        QCOMPARE(program.exitCode(), 0);
        QVERIFY2(!QFile::exists(mark), "The next start would take it for a crash.");
        QFile settings(data.filePath(u"settings.ini"_s));
        QVERIFY(settings.open(QIODevice::ReadOnly));
        QVERIFY(settings.readAll().contains("docks="));
    }

    /// What it brings was paid for.
    void anAnswerThatIsDueIsWaitedFor()
    {
        QTemporaryDir data; // one that is named: without it, the demo opens with leases
        Options options;
        options.demo = true;
        options.dataDir = data.path();
        options.language = u"en"_s;
        Application application(options);
        QVERIFY(application.start());
        QTRY_COMPARE(application.accounts().size(), 8);
        application.simulator()->setLatencyMs(300);
        application.window().requestPanel().press();
        QTRY_COMPARE(application.desk().inFlight(), 1);
        QElapsedTimer waited;
        QTimer::singleShot(0, &application, [&waited] {
            waited.start();
            ::kill(::getpid(), SIGTERM);
        });
        QTimer::singleShot(30'000, &application, [] { QCoreApplication::exit(9); });
        QCOMPARE(QCoreApplication::exec(), 0);
        if (waited.elapsed() >= LastAnswers::defaultGraceMs)
            QSKIP("this machine is too slow for an answer within the time of grace");
        QCOMPARE(application.desk().inFlight(), 0);
        QCOMPARE(application.leases().size(), 1);
    }

    /// An operator would be asked whether to wait for the answer; the system does not wait for that.
    void aCallUnderWayDoesNotHinderIt()
    {
        QTemporaryDir data; // one that is named: without it, the demo opens with leases
        Options options;
        options.demo = true;
        options.dataDir = data.path();
        options.language = u"en"_s;
        Application application(options);
        QVERIFY(application.start());
        QTRY_COMPARE(application.accounts().size(), 8);
        application.simulator()->script({.kind = sim::Fault::Kind::Stall});
        application.window().requestPanel().press();
        QTRY_COMPARE(application.desk().inFlight(), 1);
        QTimer::singleShot(0, &application, [] { ::kill(::getpid(), SIGTERM); });
        QTimer::singleShot(30'000, &application, [] { QCoreApplication::exit(9); });
        QCOMPARE(QCoreApplication::exec(), 0);
    }

private:
    /// Once the demo's keys are in the book, the window exists and its signals are connected.
    static bool hasLines(const QDir &data)
    {
        QFile accounts(data.filePath(u"accounts.json"_s));
        return accounts.open(QIODevice::ReadOnly) && accounts.readAll().contains("Demo");
    }
};

QTEST_MAIN(TerminationTest)
#include "tst_termination.moc"
