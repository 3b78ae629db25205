// SPDX-License-Identifier: MIT
// A program that extracts without pause is killed at random times, hundreds of times. Then both records are compared:
// what the vendor sold, and what the operator can still find.
#include "accounts/account_book.h"
#include "accounts/memory_secret_store.h"
#include "base/system_clock.h"
#include "catalogue/catalogue.h"
#include "desk/desk.h"
#include "lease/vendor_clock.h"
#include "ledger/ledger.h"
#include "simulator/simulator.h"
#include "table/lease_table.h"
#include "table/region_lock_model.h"

#include <QCoreApplication>
#include <QProcess>
#include <QRandomGenerator>
#include <QSet>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>

using namespace proxydeck;
using namespace Qt::StringLiterals;

namespace {

#if defined(__SANITIZE_ADDRESS__)
constexpr int killsByDefault = 30; // each start takes several times as long
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
constexpr int killsByDefault = 30;
#else
constexpr int killsByDefault = 200;
#endif
#else
constexpr int killsByDefault = 200;
#endif

constexpr int leasesInACall = 5;
constexpr int callsAtOnce = 4;

QString keyOf(int run) { return u"TESTKEY%1"_s.arg(run, 5, 10, QLatin1Char('0')); }

QString accountNameOf(int run) { return u"Run %1"_s.arg(run); }

QString lineOf(const QString &account, const QString &server, qint64 deadlineMs)
{
    return account + u' ' + server + u' ' + QString::number(deadlineMs);
}

/// The child process: the whole program without its window, with one account and a press after every answer. Prints
/// every lease that is durable.
class Extractor : public QObject
{
public:
    Extractor(const QString &folder, quint16 port, int run)
        : m_run(run)
        , m_accounts(folder + u"/accounts-"_s + QString::number(run), m_secrets)
        , m_ledger(folder)
        , m_client(m_clock, LoopbackRoute{u"127.0.0.1"_s, port})
    {
        connect(&m_desk, &Desk::callEnded, this, &Extractor::onEnded);
        Account account;
        account.id = QUuid::createUuid();
        account.name = accountNameOf(run);
        account.product = Product::ShortLived;
        account.mode = Mode::Channel;
        account.channels = 1'000;
        AccountSecrets secrets;
        secrets.key = Secret(keyOf(run));
        m_accounts.add(account, secrets, AccountBook::Keep::InStore, [this, id = account.id](const auto &added) {
            if (!added)
                QCoreApplication::exit(1);
            for (int i = 0; i < callsAtOnce; ++i)
                press(id);
        });
    }

private:
    void press(const QUuid &account)
    {
        m_desk.press(account, *m_catalogue.find(u"short.channel.get"), {{u"num"_s, QString::number(leasesInACall)}});
    }

    void onEnded(CallId id)
    {
        const Call record = m_log.at(m_log.indexOf(id));
        if (!record.error && !record.onlyInMemory) {
            // Its rows are the newest of the table: no other call can add rows in between.
            const QList<RowId> rows = m_leases.rows();
            QString lines;
            for (qsizetype i = rows.size() - record.added; i < rows.size(); ++i) {
                const Lease lease = m_leases.lease(rows[i]);
                lines += lineOf(accountNameOf(m_run), lease.server, lease.deadlineMs) + u'\n';
            }
            std::fputs(qPrintable(lines), stdout);
            std::fflush(stdout);
        }
        press(record.account);
    }

    const int m_run;
    SystemClock m_clock;
    Catalogue m_catalogue{Catalogue::vendorEndpoints()};
    MemorySecretStore m_secrets;
    AccountBook m_accounts;
    Ledger m_ledger;
    VendorClock m_vendorClock{m_clock};
    LeaseTable m_leases{m_vendorClock};
    RegionLockModel m_regionLocks{[](const QUuid &, const QString &name) { return name; }};
    RateScheduler m_scheduler{m_clock};
    ApiClient m_client;
    CallLog m_log;
    Desk m_desk{Desk::Parts{m_clock, m_catalogue, m_accounts, m_scheduler, m_client, m_vendorClock, m_leases,
                            m_regionLocks, m_log, &m_ledger}};
};

/// The record as another program would read it.
class Books
{
public:
    explicit Books(const QString &file)
        : m_database(QSqlDatabase::addDatabase(u"QSQLITE"_s, u"books"_s))
    {
        m_database.setDatabaseName(file);
        m_database.open();
    }
    ~Books()
    {
        m_database = {};
        QSqlDatabase::removeDatabase(u"books"_s);
    }

    QStringList lines(const QString &sql) const
    {
        QStringList found;
        QSqlQuery query(m_database);
        if (!query.exec(sql))
            qWarning("statement refused");
        while (query.next())
            found.append(query.value(0).toString());
        return found;
    }
    /// By account name.
    QHash<QString, int> counts(const QString &sql) const
    {
        QHash<QString, int> found;
        QSqlQuery query(m_database);
        if (!query.exec(sql))
            qWarning("statement refused");
        while (query.next())
            found.insert(query.value(0).toString(), query.value(1).toInt());
        return found;
    }

private:
    QSqlDatabase m_database;
};

} // namespace

class KillLoop : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatWasSoldIsOnRecord()
    {
        bool isSet = false;
        const int asked = qEnvironmentVariableIntValue("PROXYDECK_KILLS", &isSet);
        const int kills = isSet ? asked : killsByDefault;
        QTemporaryDir folder;
        QVERIFY(folder.isValid());
        SystemClock clock;
        sim::Simulator simulator(clock);
        QVERIFY(simulator.listen());
        simulator.setProxiesOn(false);

        QSet<QString> acknowledged;
        int fruitful = 0;
        for (int run = 0; run < kills; ++run) {
            simulator.addKey({.key = keyOf(run),
                              .plan = sim::Plan::ShortChannel,
                              .channels = 1'000,
                              .leaseSeconds = 3'600,
                              .callsPerMinute = 100'000});
            QProcess child;
            child.start(QCoreApplication::applicationFilePath(),
                        {u"--extract"_s, folder.path(), QString::number(simulator.port()), QString::number(run)});
            QVERIFY(child.waitForStarted());
            // A third is killed at the start or during recovery, a third at its first calls, a third during normal
            // work.
            const auto heard = [&child] { return child.bytesAvailable() > 0 || child.state() == QProcess::NotRunning; };
            const auto called = [&] { return simulator.extractions(keyOf(run)) > 0 || heard(); };
            if (run % 3 == 1)
                QVERIFY(QTest::qWaitFor(called, 60'000));
            if (run % 3 == 2)
                QVERIFY(QTest::qWaitFor(heard, 60'000));
            QTest::qWait(QRandomGenerator::global()->bounded(run % 3 == 1 ? 8 : 40));
            child.kill();
            QVERIFY(QTest::qWaitFor([&child] { return child.state() == QProcess::NotRunning; }, 60'000));
            QCOMPARE(child.exitStatus(), QProcess::CrashExit);
            const QByteArray said = child.readAllStandardOutput();
            const QList<QByteArray> lines = said.left(said.lastIndexOf('\n') + 1).split('\n');
            for (const QByteArray &line : lines) {
                if (!line.isEmpty())
                    acknowledged.insert(QString::fromUtf8(line));
            }
            fruitful += lines.size() > 1;
        }
        QVERIFY2(fruitful >= kills / 4, qPrintable(QString::number(fruitful)));

        {
            Ledger ledger(folder.path()); // recovers after the last kill
            bool loaded = false;
            ledger.loadUnfinished([&loaded](const auto &) { loaded = true; });
            QTRY_VERIFY_WITH_TIMEOUT(loaded, 60'000);
        }
        const Books books(Ledger::fileName(folder.path()));
        QCOMPARE(books.lines(u"PRAGMA integrity_check"_s), QStringList{u"ok"_s});
        QVERIFY(QDir(folder.path()).entryList({u"*damaged*"_s}).isEmpty());

        const QStringList recorded
            = books.lines(u"SELECT name.text || ' ' || lease.server || ' ' || lease.deadline_ms FROM lease"
                          " JOIN batch ON batch.id = lease.batch JOIN term AS name ON name.id = batch.account_name"_s);
        const QSet<QString> unique(recorded.cbegin(), recorded.cend());
        QCOMPARE(unique.size(), recorded.size()); // no lease twice
        QVERIFY(unique.contains(acknowledged));   // every lease that was shown is there

        const QString count
            = u"SELECT name.text, count(*) FROM %1 JOIN term AS name ON name.id = %2.account_name %3 GROUP BY 1"_s;
        const auto leases
            = books.counts(count.arg(u"lease JOIN batch ON batch.id = lease.batch"_s, u"batch"_s, QString()));
        const auto unfinished = books.counts(count.arg(u"call"_s, u"call"_s, u"WHERE outcome = 0"_s));
        const auto succeeded = books.counts(count.arg(u"call"_s, u"call"_s, u"WHERE outcome = 1"_s));
        const auto others = books.counts(count.arg(u"call"_s, u"call"_s, u"WHERE outcome > 1"_s));
        QVERIFY(others.isEmpty());
        qint64 sold = 0;
        qint64 soldOpen = 0;
        int open = 0;
        for (int run = 0; run < kills; ++run) {
            const QString name = accountNameOf(run);
            const qint64 calls = simulator.extractions(keyOf(run));
            // Each call that the vendor charged is recorded with its leases, or as one with unknown outcome.
            QVERIFY2(calls <= succeeded.value(name) + unfinished.value(name),
                     qPrintable(u"run %1: %2 sold, %3 ended, %4 open"_s.arg(run)
                                    .arg(calls)
                                    .arg(succeeded.value(name))
                                    .arg(unfinished.value(name))));
            // And no call is recorded that was not sold.
            QVERIFY(succeeded.value(name) <= calls);
            QCOMPARE(leases.value(name), succeeded.value(name) * leasesInACall);
            QVERIFY(unfinished.value(name) <= callsAtOnce);
            const QStringList inUse = simulator.serversInUse(keyOf(run));
            QCOMPARE(inUse.size(), calls * leasesInACall);
            sold += calls;
            soldOpen += calls - succeeded.value(name);
            open += unfinished.value(name);
        }
        QVERIFY(open > 0); // otherwise no kill came at a critical time
        qInfo("%d kills; %lld calls sold, of which %lld had no answer on record; %d calls of unknown outcome told; "
              "%lld leases "
              "recorded, %lld of them acknowledged",
              kills, sold, soldOpen, open, qint64(recorded.size()), qint64(acknowledged.size()));
    }
};

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == u"--extract"_s) {
        Extractor extractor(arguments.value(2), arguments.value(3).toUShort(), arguments.value(4).toInt());
        return QCoreApplication::exec();
    }
    KillLoop test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_kill_loop.moc"
