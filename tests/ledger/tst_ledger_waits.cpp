// SPDX-License-Identifier: MIT
// A disk that does not respond, and work that is long: nobody waits for either without an end. The disk is the real
// one; this program's fdatasync() takes the place of the system's and answers when the test allows it.
#include "ledger_samples.h"
#include "sqlite/ledger_connection.h"

#include <QFile>
#include <QFileInfo>
#include <QLockFile>
#include <QRandomGenerator>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTemporaryDir>

#include <atomic>
#include <csignal>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

using namespace proxydeck;
using namespace proxydeck::test;

namespace {

std::atomic<bool> diskIsSilent = false;
std::atomic<int> diskCalls = 0;

int answer(long number, int file)
{
    ++diskCalls;
    while (diskIsSilent)
        ::usleep(1'000);
    return int(::syscall(number, file));
}

QByteArray noise(int bytes)
{
    QByteArray noise(bytes, Qt::Uninitialized);
    QRandomGenerator(1).generate(noise.begin(), noise.end());
    return noise;
}

} // namespace

extern "C" __attribute__((visibility("default"))) int fdatasync(int file) { return answer(SYS_fdatasync, file); }
extern "C" __attribute__((visibility("default"))) int fsync(int file) { return answer(SYS_fsync, file); }

class TestLedgerWaits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
        m_home = m_folder->path() + u"/data"_s;
    }

    void cleanup() { diskIsSilent = false; }

    void aSilentDiskIsNotWaitedForWithoutEnd()
    {
        const CallEntry call = startedCall();
        {
            Ledger ledger(m_home);
            QSignalSpy problem(&ledger, &Ledger::problemChanged);
            QSignalSpy late(&ledger, &Ledger::writtenLate);
            QCOMPARE(recordAndWait(ledger, ended(startedCall(), 1), batchOf({sampleLease(1)})), true);
            QVERIFY(diskCalls > 0); // else it was not this program's fdatasync()

            ledger.setPatienceMs(50);
            diskIsSilent = true;
            const auto endSilence = qScopeGuard([] { diskIsSilent = false; }); // the ledger's end waits for the disk
            QList<bool> answers;
            ledger.recordStart(call, [&answers](bool durable) { answers.append(durable); });
            QTRY_COMPARE(answers, QList<bool>{false});
            QCOMPARE(problem.size(), 1);
            QVERIFY(problem[0][0].toString().contains(u"does not respond"_s));
            ledger.recordEnd(ended(call, 1), batchOf({sampleLease(2)}),
                             [&answers](bool durable) { answers.append(durable); });
            QTRY_COMPARE(answers, QList<bool>({false, false}));
            QCOMPARE(problem.size(), 1);
            QCOMPARE(ledger.unwritten().size(), 1);
            QCOMPARE(ledger.unwritten()[0].leases, QList<Lease>{sampleLease(2)});
            QVERIFY(!ledger.flush(50));
            QVERIFY(late.isEmpty());

            // What was late is written without further action, is told once, and no callback comes twice.
            diskIsSilent = false;
            QTRY_COMPARE(late.size(), 1);
            QCOMPARE(late[0][0].toUuid(), call.id);
            QTRY_COMPARE(problem.size(), 2);
            QCOMPARE(problem[1][0].toString(), QString());
            QVERIFY(ledger.unwritten().isEmpty());
            QVERIFY(ledger.flush(60'000));
            QCOMPARE(answers, QList<bool>({false, false}));
            QCOMPARE(peek(Ledger::fileName(m_home), u"SELECT server FROM lease"_s),
                     QVariantList({sampleLease(1).server, sampleLease(2).server}));
        }
        QCOMPARE(peek(Ledger::fileName(m_home), u"SELECT outcome FROM call"_s), QVariantList({1, 1}));
    }

    void aQuickDiskIsNoTrouble()
    {
        Ledger ledger(m_home);
        QSignalSpy problem(&ledger, &Ledger::problemChanged);
        QSignalSpy late(&ledger, &Ledger::writtenLate);
        for (int i = 0; i < 100; ++i)
            QCOMPARE(recordAndWait(ledger, ended(startedCall(), 1), batchOf({sampleLease(i)})), true);
        QVERIFY(problem.isEmpty());
        QVERIFY(late.isEmpty());
        QVERIFY(ledger.unwritten().isEmpty());
    }

    void aRefusedEndIsToldWhenItIsWritten()
    {
        QVERIFY(QFile(m_home).open(QIODevice::WriteOnly)); // a file where the folder should be
        Ledger ledger(m_home);
        QSignalSpy late(&ledger, &Ledger::writtenLate);
        const CallEntry call = startedCall();
        QCOMPARE(recordAndWait(ledger, ended(call, 1), batchOf({sampleLease(1)})), false);
        QCOMPARE(ledger.unwritten().size(), 1);
        QVERIFY(QFile::remove(m_home));
        QCOMPARE(recordAndWait(ledger, ended(startedCall(), 1), batchOf({sampleLease(2)})), true);
        QCOMPARE(late.size(), 1); // that of the second call never was late
        QCOMPARE(late[0][0].toUuid(), call.id);
        QVERIFY(ledger.unwritten().isEmpty());
    }

    void forgettingManyHoldsUpNobody()
    {
        constexpr int many = 5'000;
        QList<Lease> leases;
        QList<LeaseKey> all;
        for (int i = 0; i < many; ++i) {
            leases.append(sampleLease(i));
            all.append({eastAccount(), sampleLease(i).server});
        }
        const QString forgotten = u"SELECT count(*) FROM lease WHERE forgotten"_s;
        {
            Ledger ledger(m_home);
            QCOMPARE(recordAndWait(ledger, ended(startedCall(), many), batchOf(leases)), true);

            // While the disk is silent, all of this comes together in the ledger's thread.
            diskIsSilent = true;
            const auto endSilence = qScopeGuard([] { diskIsSilent = false; }); // the ledger's end waits for the disk
            ledger.recordStart(startedCall());
            ledger.forget(all);
            std::optional<int> before;
            ledger.recordStart(startedCall(), [&](bool durable) {
                QVERIFY(durable);
                before = peek(Ledger::fileName(m_home), forgotten).value(0).toInt();
            });
            // What is received again counts as new, though it is waiting to be forgotten.
            std::optional<bool> again;
            ledger.recordEnd(ended(startedCall(), 1), batchOf({sampleLease(7)}, nowMs + 1),
                             [&again](bool durable) { again = durable; });
            diskIsSilent = false;
            QTRY_VERIFY(before && again);
            QVERIFY2(*before < many / 2, qPrintable(QString::number(*before)));
            QTRY_COMPARE(peek(Ledger::fileName(m_home), forgotten).value(0).toInt(), many - 1);

            ledger.forget({{eastAccount(), sampleLease(7).server}}); // at the end at the latest
        }
        QCOMPARE(peek(Ledger::fileName(m_home), forgotten).value(0).toInt(), many);
    }

    void aLargeFileIsCheckedBesideTheWork_data()
    {
        QTest::addColumn<bool>("isHeld");
        QTest::newRow("set aside at once") << false;
        QTest::newRow("set aside later") << true; // another program works at the file
    }

    void aLargeFileIsCheckedBesideTheWork()
    {
        QFETCH(const bool, isHeld);
        {
            Ledger ledger(m_home);
            LeaseBatch batch = batchOf({sampleLease(1)});
            batch.reply = noise(3 << 20);
            QCOMPARE(recordAndWait(ledger, ended(startedCall(), 1), batch), true);
        }
        const QString name = Ledger::fileName(m_home);
        {
            QFile file(name); // the pages of the reply name each other in their first bytes
            QVERIFY(file.open(QIODevice::ReadWrite));
            for (qint64 page = file.size() / 8192; page < file.size() / 8192 + 3; ++page) {
                file.seek(page * 4096);
                file.write("\x7f\x5a\x5a\x5a", 4);
            }
        }
        {
            Ledger ledger(m_home, Ledger::Opening::WhenNeeded);
            ledger.setPatienceMs(60'000);
            QSignalSpy setAside(&ledger, &Ledger::damagedFileSetAside);
            qsizetype foundBefore = -1;
            ledger.recordEnd(ended(startedCall(), 1), batchOf({sampleLease(2)}), [&](bool durable) {
                QVERIFY(durable);
                foundBefore = setAside.size();
            });
            QLockFile lock(m_home + u"/ledger.lock"_s);
            QVERIFY(!isHeld || lock.tryLock());
            QTRY_COMPARE(foundBefore, 0); // the check had not ended
            if (isHeld) {
                QTRY_VERIFY(!ledger.problem().isEmpty());
                QCOMPARE(setAside.size(), 0);
                lock.unlock();
            }
            QTRY_COMPARE(setAside.size(), 1);
            // What was written meanwhile is in the new file too.
            QCOMPARE(livingServers(ledger), QStringList{sampleLease(2).server});
            QCOMPARE(recordAndWait(ledger, ended(startedCall(), 1), batchOf({sampleLease(3)})), true);
        }
        QCOMPARE(peek(name, u"SELECT server FROM lease"_s),
                 QVariantList({sampleLease(2).server, sampleLease(3).server}));
    }

    void theStartOfACallIsKeptWhereItsLeasesAreNot()
    {
        const CallEntry call = startedCall();
        std::signal(SIGXFSZ, SIG_IGN);
        rlimit before{};
        QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
        const auto noLimit = qScopeGuard([&before] { setrlimit(RLIMIT_FSIZE, &before); });
        {
            Ledger ledger(m_home);
            QCOMPARE(recordAndWait(ledger, ended(startedCall(), 1), batchOf({sampleLease(1)})), true);
            rlimit little = before;
            little.rlim_cur = rlim_t(QFileInfo(Ledger::fileName(m_home) + u"-wal"_s).size()) + 400'000;
            QCOMPARE(setrlimit(RLIMIT_FSIZE, &little), 0);
            LeaseBatch batch = batchOf({sampleLease(2)});
            batch.reply = noise(2 << 20);
            QCOMPARE(recordAndWait(ledger, ended(call, 1), batch), false);
            // Nor does it keep others from being written.
            std::optional<bool> next;
            ledger.recordStart(startedCall(), [&next](bool durable) { next = durable; });
            QTRY_VERIFY(next);
            QCOMPARE(next, true);
        }
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &before), 0);
        Ledger ledger(m_home);
        const QList<CallEntry> open = unfinished(ledger);
        QCOMPARE(open.size(), 2);
        QCOMPARE(open[0].id, call.id);
        QCOMPARE(open[0].parameters, call.parameters);
    }

    void aCommitGoesThroughTheDrivesCache()
    {
        LedgerConnection connection;
        QVERIFY(!connection.open(m_folder->filePath(u"one.sqlite"_s), LedgerConnection::Check::None));
        for (const auto &[pragma, value] :
             {std::pair(u"fullfsync"_s, 1), std::pair(u"checkpoint_fullfsync"_s, 1), std::pair(u"synchronous"_s, 2)}) {
            QSqlQuery query = connection.query();
            QVERIFY(query.exec(u"PRAGMA "_s + pragma) && query.next());
            QCOMPARE(query.value(0).toInt(), value);
        }
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_home;
};

QTEST_GUILESS_MAIN(TestLedgerWaits)
#include "tst_ledger_waits.moc"
