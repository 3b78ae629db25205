// SPDX-License-Identifier: MIT
#include "log/log.h"
#include "log/log_file.h"
#include "support/fake_clock.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

using namespace proxydeck;
using namespace Qt::StringLiterals;

namespace {

QByteArray contentOf(const QString &folder, int age = 0)
{
    QFile file(LogFile::fileName(folder, age));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestLog : public QObject
{
    Q_OBJECT

    FakeClock m_clock{1'772'350'000'123}; // 2026-03-01 07:26:40.123 UTC
    Redactor m_redactor;

private Q_SLOTS:
    void aLineSaysWhenHowBadWhoAndWhat()
    {
        QTemporaryDir folder;
        const QString place = folder.filePath(u"not/there/yet"_s);
        {
            Log log(place, m_clock, m_redactor);
            log.write(LogLevel::Info, u"calls"_s, u"short.channel.get ok"_s);
            log.write(LogLevel::Debug, u"calls"_s, u"too much"_s);
            log.setLevel(LogLevel::Debug);
            log.write(LogLevel::Debug, u"calls"_s, u"asked for"_s);
            log.write(LogLevel::Warning, u"ledger"_s, u"disk\nfull"_s);
            log.setLevel(LogLevel::Error);
            log.write(LogLevel::Warning, u"ledger"_s, u"too little"_s);
        }
        QCOMPARE(contentOf(place),
                 QByteArray("2026-03-01 07:26:40.123Z info calls: short.channel.get ok\n"
                            "2026-03-01 07:26:40.123Z debug calls: asked for\n"
                            "2026-03-01 07:26:40.123Z warning ledger: disk \xE2\x8F\x8E full\n"));
#ifdef Q_OS_UNIX
        const auto others
            = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther | QFileDevice::WriteOther;
        QVERIFY(!(QFileInfo(LogFile::fileName(place)).permissions() & others));
#endif
    }

    void aWarningIsOnTheDiskSoonWhereNobodyWaitsForIt()
    {
        QTemporaryDir folder;
        Log log(folder.path(), m_clock, m_redactor);
        log.setWaits(false);
        log.write(LogLevel::Warning, u"program"_s, u"while it starts"_s);
        QTRY_VERIFY(contentOf(folder.path()).endsWith("while it starts\n"));
    }

    void aWarningIsOnTheDiskAtOnce()
    {
        QTemporaryDir folder;
        Log log(folder.path(), m_clock, m_redactor);
        log.write(LogLevel::Info, u"program"_s, u"before it"_s);
        log.write(LogLevel::Warning, u"program"_s, u"now"_s);
        // write() waits for a healthy disk; the rest of the time is for a machine that is busy elsewhere.
        QVERIFY(log.flush(10'000));
        QVERIFY(contentOf(folder.path()).endsWith("now\n"));
        QVERIFY(contentOf(folder.path()).contains("before it\n"));
        log.write(LogLevel::Info, u"program"_s, u"later"_s);
        QTRY_VERIFY(contentOf(folder.path()).endsWith("later\n")); // by itself
    }

    void filesRotateAndStaySmall()
    {
        QTemporaryDir folder;
        const Log::Limits limits{.fileBytes = 4'000, .files = 3, .lineCharacters = 200};
        for (int run = 0; run < 3; ++run) {
            Log log(folder.path(), m_clock, m_redactor, limits);
            for (int i = 0; i < 200; ++i)
                log.write(LogLevel::Info, u"n"_s, u"run %1 line %2"_s.arg(run).arg(i));
            log.write(LogLevel::Info, u"n"_s, QString(5'000, u'x'));
        }
        const QStringList names = QDir(folder.path()).entryList(QDir::Files, QDir::Name);
        QCOMPARE(names, (QStringList{u"proxydeck.1.log"_s, u"proxydeck.2.log"_s, u"proxydeck.log"_s}));
        QByteArray all;
        for (int age = 2; age >= 0; --age) {
            const QByteArray content = contentOf(folder.path(), age);
            QVERIFY2(content.size() <= 4'000 && content.size() > 0, qPrintable(QString::number(content.size())));
            QVERIFY(content.endsWith('\n'));
            all += content;
        }
        QVERIFY(all.size() > 6'000);
        // What is left is the end, without a gap.
        const QByteArrayList lines = all.trimmed().split('\n');
        QVERIFY(lines.constLast().endsWith("x\xE2\x80\xA6"));
        for (int i = 2; i <= 120; ++i)
            QVERIFY(lines.at(lines.size() - i).endsWith(QByteArray("run 2 line ") + QByteArray::number(201 - i)));
    }

    void whereNothingCanBeWrittenTheProgramWorksOn()
    {
        QTemporaryDir folder;
        const QString place = folder.filePath(u"log"_s);
        QFile inTheWay(place);
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        inTheWay.close();
        Log log(place, m_clock, m_redactor);
        QSignalSpy problems(&log, &Log::problemChanged);
        for (int i = 0; i < 5; ++i) {
            log.write(LogLevel::Error, u"program"_s, u"line %1"_s.arg(i));
            QVERIFY(log.flush(10'000));
        }
        QTRY_COMPARE(problems.size(), 1); // said once
        QTest::qWait(0);
        QCOMPARE(problems.size(), 1);
        QVERIFY(!problems.at(0).at(0).toString().isEmpty());
        QVERIFY(!log.problem().isEmpty());
        QCOMPARE(log.recent(LogLevel::Debug, 10).size(), 5);

        QVERIFY(QFile::remove(place));
        log.write(LogLevel::Info, u"program"_s, u"again"_s);
        QVERIFY(log.flush(10'000));
        QTRY_COMPARE(problems.size(), 2);
        QVERIFY(problems.at(1).at(0).toString().isEmpty() && log.problem().isEmpty());
        QVERIFY(contentOf(place).endsWith("again\n"));
    }

    void aTidiedFolderIsFilledAgain()
    {
        QTemporaryDir folder;
        const QString place = folder.filePath(u"log"_s);
        Log log(place, m_clock, m_redactor);
        log.write(LogLevel::Info, u"program"_s, u"one"_s);
        QVERIFY(log.flush(10'000));
        if (!QDir(place).removeRecursively())
            QSKIP("this system removes no file that is in use");
        log.write(LogLevel::Info, u"program"_s, u"two"_s);
        QVERIFY(log.flush(10'000));
        QVERIFY(contentOf(place).endsWith("two\n"));
    }

    void recentLinesKeepTheRareWarning()
    {
        QTemporaryDir folder;
        Log log(folder.path(), m_clock, m_redactor, {.recentLines = 20});
        log.write(LogLevel::Warning, u"ledger"_s, u"the one"_s);
        for (int i = 0; i < 100; ++i)
            log.write(LogLevel::Info, u"calls"_s, u"call %1"_s.arg(i));
        QCOMPARE(log.recent(LogLevel::Warning, 50).size(), 1);
        QVERIFY(log.recent(LogLevel::Warning, 50).constFirst().endsWith(u"warning ledger: the one"_s));
        QCOMPARE(log.recent(LogLevel::Debug, 50).size(), 20);
        QVERIFY(log.recent(LogLevel::Debug, 3).constLast().endsWith(u"call 99"_s));
        QCOMPARE(log.recent(LogLevel::Debug, 3).size(), 3);
        for (int i = 0; i < 100; ++i)
            log.write(LogLevel::Error, u"ledger"_s, u"trouble %1"_s.arg(i));
        QCOMPARE(log.recent(LogLevel::Debug, 50).size(), 20);
        QVERIFY(log.recent(LogLevel::Warning, 50).constLast().endsWith(u"trouble 99"_s));
    }

    void manyThreadsMixNoLines()
    {
        QTemporaryDir folder;
        constexpr int threads = 4;
        constexpr int each = 300;
        {
            Log log(folder.path(), m_clock, m_redactor);
            std::vector<std::unique_ptr<QThread>> writers;
            for (int thread = 0; thread < threads; ++thread) {
                writers.emplace_back(QThread::create([&log, thread] {
                    for (int i = 0; i < each; ++i)
                        log.write(i % 50 ? LogLevel::Info : LogLevel::Warning, u"t%1"_s.arg(thread),
                                  u"n%1 end"_s.arg(i));
                }));
                writers.back()->start();
            }
            for (const auto &writer : writers)
                writer->wait();
        }
        QList<int> next(threads, 0);
        for (const QByteArray &line : contentOf(folder.path()).trimmed().split('\n')) {
            const int thread = line.mid(line.indexOf(": ") - 1, 1).toInt();
            QVERIFY2(
                line.endsWith(" t" + QByteArray::number(thread) + ": n" + QByteArray::number(next[thread]) + " end"),
                line.constData());
            ++next[thread];
        }
        QCOMPARE(next, QList<int>(threads, each));
    }
};

QTEST_GUILESS_MAIN(TestLog)
#include "tst_log.moc"
