// SPDX-License-Identifier: MIT
#include "ledger_samples.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>

#ifdef Q_OS_UNIX
#include <csignal>
#include <sys/resource.h>
#include <unistd.h>
#endif

using namespace proxydeck;
using namespace proxydeck::test;

namespace {

/// Damages the middle of the file, after the header and the schema.
void scribble(const QString &name)
{
    QFile file(name);
    QVERIFY(file.open(QIODevice::ReadWrite));
    for (qint64 at = 4096; at < file.size(); at += 4096) {
        file.seek(at);
        file.write(QByteArray(1500, '\x5a'));
    }
}

} // namespace

class TestLedgerTrouble : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(u"en_GB"_s)); // as the program sets it; "C" does not group digits from Qt 6.11 on
    }

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
    }

    void damagedFileIsSetAside_data()
    {
        QTest::addColumn<int>("way");
        QTest::newRow("not a database") << 0;
        QTest::newRow("pages overwritten") << 1;
        QTest::newRow("cut short") << 2;
        QTest::newRow("somebody else's tables") << 3;
    }

    void damagedFileIsSetAside()
    {
        QFETCH(int, way);
        if (way == 0) {
            QFile garbage(file());
            QVERIFY(garbage.open(QIODevice::WriteOnly));
            garbage.write(QByteArray(20'000, 'g'));
        } else if (way == 3) {
            peek(file(), u"CREATE TABLE lease (id INTEGER)"_s);
            peek(file(), u"PRAGMA user_version = 1"_s);
        } else {
            Ledger ledger(folder());
            for (int i = 0; i < 100; ++i)
                recordAndWait(ledger, ended(startedCall(), 1), batchOf({sampleLease(i)}));
        }
        if (way == 1)
            scribble(file());
        if (way == 2) {
            QFile cut(file());
            QVERIFY(cut.resize(cut.size() / 2));
        }
        QFile before(file());
        QVERIFY(before.open(QIODevice::ReadOnly));
        const QByteArray damaged = before.readAll();
        before.close();

        Ledger ledger(folder());
        QSignalSpy setAside(&ledger, &Ledger::damagedFileSetAside);
        QSignalSpy problem(&ledger, &Ledger::problemChanged);
        QCOMPARE(recordAndWait(ledger, ended(startedCall(), 1), batchOf({sampleLease(777)})), true);
        QCOMPARE(setAside.size(), 1);
        QVERIFY(problem.isEmpty());
        QCOMPARE(livingServers(ledger), QStringList{sampleLease(777).server});

        QFile kept(setAside[0][0].toString());
        QVERIFY(kept.open(QIODevice::ReadOnly));
        if (way != 3)                          // way 3 is a valid database and was opened as one
            QCOMPARE(kept.readAll(), damaged); // it may contain leases that were paid for: not a byte may change
    }

    void nothingThatWasSetAsideIsOverwritten()
    {
        QSet<QString> names;
        for (int i = 0; i < 3; ++i) {
            {
                QFile garbage(file());
                QVERIFY(garbage.open(QIODevice::WriteOnly));
                garbage.write(QByteArray(5'000, 'g'));
            }
            Ledger ledger(folder());
            QSignalSpy setAside(&ledger, &Ledger::damagedFileSetAside);
            QVERIFY(setAside.wait(60'000));
            names.insert(setAside[0][0].toString());
        }
        QCOMPARE(names.size(), 3);
        for (const QString &name : names)
            QVERIFY(QFileInfo::exists(name));
    }

    void damageThatShowsLater()
    {
        Ledger ledger(folder());
        QSignalSpy setAside(&ledger, &Ledger::damagedFileSetAside);
        for (int i = 0; i < 2'000; ++i)
            ledger.recordEnd(ended(startedCall(), 1), batchOf({sampleLease(i, nowMs - 5)}));
        recordAndWait(ledger, ended(startedCall(), 1), batchOf({sampleLease(3'000)}));
        // Into the database file, and out of the page cache of the ledger's connection.
        QCOMPARE(peek(file(), u"PRAGMA wal_checkpoint(TRUNCATE)"_s).value(0).toInt(), 0);
        scribble(file());
        peek(file(), u"PRAGMA user_version"_s);

        for (int i = 0; i < 40 && setAside.isEmpty(); ++i) {
            QCOMPARE(recordAndWait(ledger, ended(startedCall(), 1), batchOf({sampleLease(4'000 + i)})), true);
            ledger.forget({{eastAccount(), sampleLease(i * 50).server}});
            living(ledger, 0);
        }
        QCOMPARE(setAside.size(), 1);
        // Records after the damage was found are in the new file.
        QCOMPARE(recordAndWait(ledger, ended(startedCall(), 1), batchOf({sampleLease(5'000)})), true);
        QVERIFY(livingServers(ledger).contains(sampleLease(5'000).server));
    }

    void folderThatCannotBeWritten()
    {
        // A file where the folder should be: no user can write there, not even root.
        const QString blocked = m_folder->path() + u"/data"_s;
        {
            QFile block(blocked);
            QVERIFY(block.open(QIODevice::WriteOnly));
        }
        {
            Ledger ledger(blocked);
            QSignalSpy problem(&ledger, &Ledger::problemChanged);
            const CallEntry call = startedCall();
            ledger.recordStart(call);
            QCOMPARE(recordAndWait(ledger, ended(call, 1), batchOf({sampleLease(1)})), false);
            QCOMPARE(recordAndWait(ledger, ended(startedCall(), 1), batchOf({sampleLease(2)})), false);
            QCOMPARE(problem.size(), 1); // once, for any number of tries
            QVERIFY(problem[0][0].toString().contains(u"data"_s));
            QVERIFY(livingServers(ledger).isEmpty());

            // Repaired: written without further action, and reported once.
            QVERIFY(QFile::remove(blocked));
            QTRY_COMPARE_WITH_TIMEOUT(problem.size(), 2, 70'000);
            QCOMPARE(problem[1][0].toString(), QString());
            QCOMPARE(livingServers(ledger), QStringList({sampleLease(1).server, sampleLease(2).server}));
        }
        QCOMPARE(peek(Ledger::fileName(blocked), u"SELECT count(*) FROM call WHERE outcome = 1"_s), QVariantList{2});
    }

    void whatIsHeldInMemoryIsTold()
    {
        const QString blocked = m_folder->path() + u"/data"_s;
        {
            QFile block(blocked);
            QVERIFY(block.open(QIODevice::WriteOnly));
        }
        constexpr int inACall = 2'500;
        int number = 0;
        {
            Ledger ledger(blocked);
            QSignalSpy problem(&ledger, &Ledger::problemChanged);
            const auto recordMany = [&](int calls) {
                for (int i = 0; i < calls; ++i) {
                    QList<Lease> leases;
                    for (int j = 0; j < inACall; ++j)
                        leases.append(sampleLease(++number));
                    const CallEntry call = startedCall();
                    ledger.recordStart(call);
                    QCOMPARE(recordAndWait(ledger, ended(call, inACall), batchOf(leases)), false);
                }
            };
            recordMany(3);
            QCOMPARE(problem.size(), 1);
            recordMany(1);
            QCOMPARE(problem.size(), 2);
            QVERIFY2(problem[1][0].toString().contains(u"10,000"_s), qPrintable(problem[1][0].toString()));
            recordMany(3);
            QCOMPARE(problem.size(), 2);
            recordMany(1);
            QCOMPARE(problem.size(), 3);
            QVERIFY2(problem[2][0].toString().contains(u"20,000"_s), qPrintable(problem[2][0].toString()));
            QVERIFY(QFile::remove(blocked));
        }
        // Nothing was lost.
        QCOMPARE(peek(Ledger::fileName(blocked), u"SELECT count(*) FROM lease"_s), QVariantList{8 * inACall});
        QCOMPARE(peek(Ledger::fileName(blocked), u"SELECT count(*) FROM call WHERE outcome = 1"_s), QVariantList{8});
    }

    void theNextRecordTriesAgain()
    {
        const QString blocked = m_folder->path() + u"/data"_s;
        {
            QFile block(blocked);
            QVERIFY(block.open(QIODevice::WriteOnly));
        }
        Ledger ledger(blocked);
        QCOMPARE(recordAndWait(ledger, ended(startedCall(), 1), batchOf({sampleLease(1)})), false);
        QVERIFY(QFile::remove(blocked));
        QCOMPARE(recordAndWait(ledger, ended(startedCall(), 1), batchOf({sampleLease(2)})), true);
        QCOMPARE(livingServers(ledger), QStringList({sampleLease(1).server, sampleLease(2).server}));
    }

    void destructionTriesOnceMore()
    {
        const QString blocked = m_folder->path() + u"/data"_s;
        {
            QFile block(blocked);
            QVERIFY(block.open(QIODevice::WriteOnly));
        }
        {
            Ledger ledger(blocked);
            QCOMPARE(recordAndWait(ledger, ended(startedCall(), 1), batchOf({sampleLease(1)})), false);
            QVERIFY(QFile::remove(blocked));
        }
        QCOMPARE(peek(Ledger::fileName(blocked), u"SELECT server FROM lease"_s), QVariantList{sampleLease(1).server});
    }

#ifdef Q_OS_UNIX
    void fileDeletedUnderIt()
    {
        Ledger ledger(folder());
        recordAndWait(ledger, ended(startedCall(), 1), batchOf({sampleLease(1)}));
        QVERIFY(QFile::remove(file()));
        QCOMPARE(recordAndWait(ledger, ended(startedCall(), 1), batchOf({sampleLease(2)})), true);
        QCOMPARE(peek(file(), u"SELECT server FROM lease"_s), QVariantList{sampleLease(2).server});
    }

    void fileThatMayNotGrow()
    {
        Ledger ledger(folder());
        QSignalSpy problem(&ledger, &Ledger::problemChanged);
        QSignalSpy setAside(&ledger, &Ledger::damagedFileSetAside);
        recordAndWait(ledger, ended(startedCall(), 1), batchOf({sampleLease(1)}));

        // The system refuses to write beyond this size; SQLite handles that like a failing disk.
        std::signal(SIGXFSZ, SIG_IGN);
        rlimit before{};
        QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
        rlimit little = before;
        little.rlim_cur = 8'000; // less than SQLite's -wal and -shm files need
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &little), 0);
        int refused = 0;
        for (int i = 0; i < 60 && refused < 3; ++i)
            refused += !*recordAndWait(ledger, ended(startedCall(), 1), batchOf({sampleLease(100 + i)}));
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &before), 0);
        QCOMPARE(refused, 3);
        QVERIFY(!problem.isEmpty());
        QVERIFY(problem.size() <= 2); // the same text is not reported again; texts for opening and for writing differ

        QTRY_COMPARE_WITH_TIMEOUT(problem.last()[0].toString(), QString(), 70'000);
        QVERIFY(setAside.isEmpty()); // a full disk is not damage
        const QStringList servers = livingServers(ledger);
        QCOMPARE(servers.first(), sampleLease(1).server);
        for (int i = 1; i < servers.size(); ++i)
            QCOMPARE(servers[i], sampleLease(99 + i).server); // in order, with none missing
        QVERIFY(servers.size() >= 4);
    }

    void fullDisk()
    {
        if (geteuid() != 0)
            QSKIP("only root can mount a small disk; fileThatMayNotGrow stands in for it");
        const QString disk = m_folder->path() + u"/disk"_s;
        QVERIFY(QDir().mkpath(disk));
        if (QProcess::execute(u"mount"_s, {u"-t"_s, u"tmpfs"_s, u"-o"_s, u"size=1m"_s, u"tmpfs"_s, disk}) != 0)
            QSKIP("no right to mount here; fileThatMayNotGrow stands in for it");
        const auto unmount = qScopeGuard([&disk] { QProcess::execute(u"umount"_s, {disk}); });

        QStringList expected;
        {
            Ledger ledger(disk);
            QSignalSpy problem(&ledger, &Ledger::problemChanged);
            QSignalSpy setAside(&ledger, &Ledger::damagedFileSetAside);
            recordAndWait(ledger, startedCall(), {});
            QFile ballast(disk + u"/ballast"_s);
            QVERIFY(ballast.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
            while (ballast.write(QByteArray(4096, 'b')) == 4096) { }

            int refused = 0;
            for (int i = 0; i < 200 && refused < 3; ++i) {
                expected.append(sampleLease(i).server);
                refused += !*recordAndWait(ledger, ended(startedCall(), 1), batchOf({sampleLease(i)}));
            }
            QCOMPARE(refused, 3);
            QCOMPARE(problem.size(), 1);
            QVERIFY(problem[0][0].toString().contains(u"full"_s));

            QVERIFY(ballast.remove());
            QTRY_COMPARE_WITH_TIMEOUT(problem.size(), 2, 70'000);
            QCOMPARE(livingServers(ledger), expected);
            QVERIFY(setAside.isEmpty());
        }
        QCOMPARE(peek(Ledger::fileName(disk), u"SELECT server FROM lease"_s).size(), expected.size());
    }
#endif

    void newerSchema()
    {
        {
            Ledger ledger(folder());
            recordAndWait(ledger, ended(startedCall(), 1), batchOf({sampleLease(1)}));
        }
        peek(file(), u"PRAGMA user_version = 999"_s);

        Ledger ledger(folder());
        QSignalSpy problem(&ledger, &Ledger::problemChanged);
        QSignalSpy setAside(&ledger, &Ledger::damagedFileSetAside);
        QCOMPARE(livingServers(ledger), QStringList{sampleLease(1).server}); // living leases are still useful
        QCOMPARE(recordAndWait(ledger, ended(startedCall(), 1), batchOf({sampleLease(2)})), false);
        QCOMPARE(recordAndWait(ledger, ended(startedCall(), 1), batchOf({sampleLease(3)})), false);
        QCOMPARE(problem.size(), 1);
        QVERIFY(problem[0][0].toString().contains(u"newer"_s));
        QVERIFY(setAside.isEmpty());
        QCOMPARE(peek(file(), u"SELECT count(*) FROM lease"_s), QVariantList{1});
        QCOMPARE(peek(file(), u"PRAGMA user_version"_s), QVariantList{999});
    }

    void newerSchemaOfAnotherShape()
    {
        peek(file(), u"CREATE TABLE other (id INTEGER)"_s);
        peek(file(), u"PRAGMA user_version = 999"_s);
        Ledger ledger(folder());
        QSignalSpy setAside(&ledger, &Ledger::damagedFileSetAside);
        QVERIFY(livingServers(ledger).isEmpty());
        QVERIFY(unfinished(ledger).isEmpty());
        QCOMPARE(recordAndWait(ledger, startedCall(), {}), false);
        QVERIFY(setAside.isEmpty());
    }

    void emptyFileIsABeginning()
    {
        {
            QFile empty(file());
            QVERIFY(empty.open(QIODevice::WriteOnly));
        }
        Ledger ledger(folder());
        QSignalSpy setAside(&ledger, &Ledger::damagedFileSetAside);
        QCOMPARE(recordAndWait(ledger, startedCall(), {}), true);
        QVERIFY(setAside.isEmpty());
        QVERIFY(peek(file(), u"PRAGMA user_version"_s).value(0).toInt() >= 1);
    }

private:
    QString folder() const { return m_folder->path(); }
    QString file() const { return Ledger::fileName(folder()); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestLedgerTrouble)
#include "tst_ledger_trouble.moc"
