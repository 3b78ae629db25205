// SPDX-License-Identifier: MIT
#include "ledger_samples.h"

#include <QCoreApplication>
#include <QProcess>
#include <QRandomGenerator>
#include <QSet>
#include <QTemporaryDir>

#include <cstdio>

using namespace proxydeck;
using namespace proxydeck::test;

namespace {

constexpr int leasesInABatch = 20;

/// The child process: records batches without end and prints the id of each batch that the ledger reports as durable.
class Writer : public QObject
{
public:
    explicit Writer(const QString &folder)
        : m_ledger(folder)
    {
        for (int i = 0; i < 8; ++i) // several in progress, so that commits are grouped
            next();
    }

private:
    void next()
    {
        const CallEntry call = startedCall();
        QList<Lease> leases;
        for (int i = 0; i < leasesInABatch; ++i)
            leases.append(sampleLease(++m_number));
        LeaseBatch batch = batchOf(leases);
        batch.origin.requestId = call.id.toString();
        // Servers repeat from run to run; each run uses another account to keep them apart.
        batch.origin.account = m_account;
        m_ledger.recordStart(call);
        m_ledger.recordEnd(ended(call, leasesInABatch), batch, [this, id = call.id](bool durable) {
            if (durable) {
                std::fputs(qPrintable(id.toString() + u'\n'), stdout);
                std::fflush(stdout);
            }
            next();
        });
    }

    Ledger m_ledger;
    const QUuid m_account = QUuid::createUuid();
    int m_number = 0;
};

} // namespace

class TestLedgerKill : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatWasAcknowledgedIsThere()
    {
        QTemporaryDir folder;
        QVERIFY(folder.isValid());
        QSet<QString> acknowledged;
        int fruitful = 0;
        for (int run = 0; run < 30; ++run) {
            QProcess child;
            child.start(QCoreApplication::applicationFilePath(), {u"--write-into"_s, folder.path()});
            QVERIFY(child.waitForStarted());
            // Half of the kills hit while the file is opened or recovered, the others during writing.
            if (run % 2 == 1)
                QVERIFY(child.waitForReadyRead(60'000));
            QTest::qSleep(QRandomGenerator::global()->bounded(120));
            child.kill();
            QVERIFY(child.waitForFinished(30'000));
            QCOMPARE(child.exitStatus(), QProcess::CrashExit);
            const QList<QByteArray> lines = child.readAllStandardOutput().split('\n');
            for (const QByteArray &line : lines) {
                if (line.size() == 38) // the last line may be incomplete
                    acknowledged.insert(QString::fromLatin1(line).trimmed());
            }
            fruitful += lines.size() > 1;
        }
        QVERIFY(fruitful >= 10);

        Ledger ledger(folder.path());
        QHash<QString, qsizetype> found;
        const QList<LeaseBatch> batches = living(ledger);
        for (const LeaseBatch &batch : batches)
            found.insert(batch.origin.requestId, batch.leases.size());
        for (const QString &id : std::as_const(acknowledged))
            QCOMPARE(found.value(id), leasesInABatch);
        // A batch that was not acknowledged must be complete or absent.
        for (const qsizetype size : std::as_const(found))
            QCOMPARE(size, leasesInABatch);

        QCOMPARE(peek(Ledger::fileName(folder.path()), u"PRAGMA integrity_check"_s), QVariantList{u"ok"_s});
        QVERIFY(QDir(folder.path()).entryList({u"*damaged*"_s}).isEmpty());
    }
};

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == u"--write-into"_s) {
        Writer writer(arguments.value(2));
        return QCoreApplication::exec();
    }
    TestLedgerKill test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_ledger_kill.moc"
