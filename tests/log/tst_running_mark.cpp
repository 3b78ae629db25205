// SPDX-License-Identifier: MIT
#include "log/log.h"
#include "log/log_file.h"
#include "log/running_mark.h"
#include "support/fake_clock.h"

#include <QCoreApplication>
#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>

using namespace proxydeck;
using namespace Qt::StringLiterals;

namespace {

/// The child: a run that has said something and then waits to be killed, or ends as it should when its input ends.
int run(const QString &folder)
{
    const RunningMark mark(folder);
    FakeClock clock;
    Redactor redactor;
    Log log(folder, clock, redactor);
    log.write(LogLevel::Warning, u"program"_s, mark.unfinishedRun() ? u"after a crash"_s : u"after a clean end"_s);
    log.write(LogLevel::Warning, u"program"_s, u"last words"_s);
    log.flush(10'000);
    std::puts("ready");
    std::fflush(stdout);
    (void)std::getchar();
    return 0;
}

} // namespace

class TestRunningMark : public QObject
{
    Q_OBJECT

    static bool start(QProcess &process, const QString &folder)
    {
        process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        process.start(QCoreApplication::applicationFilePath(), {u"run"_s, folder});
        return process.waitForReadyRead(30'000) && process.readAllStandardOutput().startsWith("ready");
    }

private Q_SLOTS:
    void aFirstStartHasNothingToTell()
    {
        QTemporaryDir folder;
        const QString place = folder.filePath(u"log"_s);
        {
            const RunningMark mark(place);
            QVERIFY(!mark.unfinishedRun());
            QVERIFY(QFile::exists(place + u"/running"_s));
        }
        QVERIFY(!QFile::exists(place + u"/running"_s));
    }

    void aCleanEndLeavesNothing()
    {
        QTemporaryDir folder;
        QProcess process;
        QVERIFY(start(process, folder.path()));
        QVERIFY(QFile::exists(folder.filePath(u"running"_s)));
        process.closeWriteChannel();
        QVERIFY(process.waitForFinished(30'000));
        QVERIFY(!RunningMark(folder.path()).unfinishedRun());
    }

    void aKilledRunIsToldOnceWithItsLastWords()
    {
        QTemporaryDir folder;
        QProcess process;
        QVERIFY(start(process, folder.path()));
        process.kill();
        QVERIFY(process.waitForFinished(30'000));
        {
            const RunningMark mark(folder.path());
            QVERIFY(mark.unfinishedRun());
            QCOMPARE(mark.unfinishedRun()->lastLines.size(), 2);
            QVERIFY(mark.unfinishedRun()->lastLines.constLast().endsWith(u"last words"_s));
            QVERIFY(mark.unfinishedRun()->started.isValid());
            QVERIFY(std::abs(mark.unfinishedRun()->started.secsTo(QDateTime::currentDateTime())) < 600);
        }
        QVERIFY(!RunningMark(folder.path()).unfinishedRun());
    }

    void aMarkThatNobodyHoldsIsTold_data()
    {
        QTest::addColumn<QByteArray>("left");
        QTest::newRow("a machine that has another name now") << QByteArray("4711\nproxydeck\nold-name.local\n");
        QTest::newRow("cut off by a power failure") << QByteArray();
    }

    void aMarkThatNobodyHoldsIsTold()
    {
        QFETCH(QByteArray, left);
        QTemporaryDir folder;
        QFile mark(folder.filePath(u"running"_s));
        QVERIFY(mark.open(QIODevice::WriteOnly));
        QCOMPARE(mark.write(left), left.size());
        mark.close();
        QVERIFY(RunningMark(folder.path()).unfinishedRun());
        QVERIFY(!QFile::exists(mark.fileName())); // this run was marked in its place, and has ended
        QVERIFY(!RunningMark(folder.path()).unfinishedRun());
    }

    void aRunBesideThisOneIsNoCrash()
    {
        QTemporaryDir folder;
        QProcess process;
        QVERIFY(start(process, folder.path()));
        {
            const RunningMark beside(folder.path());
            QVERIFY(!beside.unfinishedRun());
        }
        QVERIFY(QFile::exists(folder.filePath(u"running"_s))); // still watched
        process.kill();
        QVERIFY(process.waitForFinished(30'000));
        QVERIFY(RunningMark(folder.path()).unfinishedRun());
    }

    void theLastLinesComeFromTwoFilesAndAreNotEndless()
    {
        QTemporaryDir folder;
        const auto write = [&](int age, const QByteArray &content) {
            QFile file(LogFile::fileName(folder.path(), age));
            return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
        };
        QVERIFY(lastLogLines(folder.path(), 10).isEmpty());
        QVERIFY(write(1, "one\ntwo\nthree\n"));
        QVERIFY(write(0, "four\nfive\nhalf a li"));
        QCOMPARE(lastLogLines(folder.path(), 2), (QStringList{u"five"_s, u"half a li"_s}));
        QCOMPARE(lastLogLines(folder.path(), 4), (QStringList{u"three"_s, u"four"_s, u"five"_s, u"half a li"_s}));
        QCOMPARE(lastLogLines(folder.path(), 100).size(), 6);
        QVERIFY(write(0, QByteArray("cut off\n").repeated(100'000) + "end\n"));
        const QStringList lines = lastLogLines(folder.path(), 1'000'000);
        QVERIFY(lines.size() > 1'000 && lines.size() < 100'000);
        QCOMPARE(lines.constFirst(), u"cut off"_s);
        QCOMPARE(lines.constLast(), u"end"_s);
    }

    void whereItCannotBeLeftNothingIsTold()
    {
        QTemporaryDir folder;
        QFile inTheWay(folder.filePath(u"log"_s));
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        QVERIFY(!RunningMark(folder.filePath(u"log"_s)).unfinishedRun());
    }
};

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    if (argc == 3 && qstrcmp(argv[1], "run") == 0)
        return run(QString::fromLocal8Bit(argv[2]));
    TestRunningMark test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_running_mark.moc"
