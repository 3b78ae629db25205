// SPDX-License-Identifier: MIT
#include "accounts/account_book.h"
#include "accounts/memory_secret_store.h"
#include "base/system_clock.h"
#include "catalogue/catalogue.h"
#include "client/api_client.h"
#include "client/send_once_proof.h"
#include "desk/desk.h"
#include "lease/vendor_clock.h"
#include "ledger/ledger.h"
#include "rate/rate_scheduler.h"
#include "table/lease_table.h"
#include "table/region_lock_model.h"

#include <QProcess>
#include <QSqlDatabase>
#include <QSqlQuery>

#include <sys/resource.h>

#include <cstdio>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

constexpr int keys = 10;
constexpr int pressesOfAKey = 40;
constexpr int presses = keys * pressesOfAKey;
/// As little as macOS gives a program that does not ask for more.
constexpr rlim_t descriptors = 256;

/// The program from the press to the record, in a process that may not open more than so many files and connections.
/// \return its exit code: 0 if each call has ended with an unknown outcome.
int pressAll(int argc, char **argv)
{
    const rlimit few{descriptors, descriptors};
    if (setrlimit(RLIMIT_NOFILE, &few) != 0)
        return 3;
    QCoreApplication application(argc, argv);
    const QString folder = application.arguments().at(2);

    SystemClock clock;
    Catalogue catalogue(Catalogue::vendorEndpoints());
    MemorySecretStore secrets;
    AccountBook accounts(folder, secrets);
    Ledger ledger(folder);
    VendorClock vendorClock(clock);
    LeaseTable leases(vendorClock);
    RegionLockModel regionLocks([](const QUuid &, const QString &name) { return name; });
    RateScheduler scheduler(clock);
    ApiClient client(clock, LoopbackRoute::parse(application.arguments().at(3)));
    ApiClient::Limits limits;
    limits.totalMs = 2'000; // not a minute for each that goes unanswered
    client.setLimits(limits);
    CallLog log;
    SendOnceProof sendOnce({.clock = clock});
    Desk desk(Desk::Parts{clock, catalogue, accounts, scheduler, client, vendorClock, leases, regionLocks, log, &ledger,
                          nullptr, &sendOnce});

    for (int i = 0; i < keys; ++i) {
        AccountSecrets entry;
        entry.key = Secret(u"TESTKEY%1"_s.arg(i));
        accounts.add({QUuid(), u"Key"_s, Product::ShortLived, Mode::Channel, 400}, entry,
                     AccountBook::Keep::ForThisSession, [](const auto &) {});
    }
    if (!QTest::qWaitFor([&] { return accounts.size() == keys; }, 60'000))
        return 4;
    int ended = 0;
    int unknown = 0;
    QObject::connect(&desk, &Desk::callEnded, &application, [&](CallId id) {
        const Call &record = log.at(log.indexOf(id));
        ++ended;
        unknown += record.error && record.error->kind == ApiError::Kind::OutcomeUnknown;
        if (ended == presses)
            application.quit();
    });
    const Endpoint *extract = catalogue.find(Product::ShortLived, Mode::Channel, Action::Extract);
    for (int i = 0; i < presses; ++i) {
        if (desk.press(accounts.at(i % keys).id, *extract, {{u"num"_s, u"1"_s}}) == 0)
            return 5;
    }
    QTimer::singleShot(240'000, &application, [&] { application.exit(6); });
    const int code = application.exec();
    std::fprintf(stderr, "%d of %d calls ended, %d with an unknown outcome\n", ended, presses, unknown);
    return code != 0 ? code : unknown == presses ? 0 : 7;
}

} // namespace

/// A system that lets a program open 256 files and connections, and a vendor that never answers.
class FewDescriptorsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyCallIsAccountedFor()
    {
        QTcpServer silent;
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        int requests = 0;
        connect(&silent, &QTcpServer::newConnection, this, [&] {
            while (QTcpSocket *socket = silent.nextPendingConnection()) {
                connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
                connect(socket, &QTcpSocket::readyRead, this,
                        [&requests, socket] { requests += int(socket->readAll().count("GET /get?")); });
            }
        });

        const QTemporaryDir folder;
        QProcess program;
        program.setProcessChannelMode(QProcess::ForwardedChannels);
        program.start(QCoreApplication::applicationFilePath(),
                      {u"--press"_s, folder.path(), u"127.0.0.1:%1"_s.arg(silent.serverPort())});
        QVERIFY(QTest::qWaitFor([&] { return program.state() == QProcess::NotRunning; }, 270'000));
        QCOMPARE(program.exitStatus(), QProcess::NormalExit);
        QCOMPARE(program.exitCode(), 0);
        QVERIFY(requests <= presses); // on a busy machine some were given up before they were sent
        QVERIFY(requests > 0);

        QSqlDatabase record = QSqlDatabase::addDatabase(u"QSQLITE"_s);
        record.setDatabaseName(Ledger::fileName(folder.path()));
        QVERIFY(record.open());
        QSqlQuery query(record);
        QVERIFY(query.exec(u"SELECT count(*), count(*) FILTER (WHERE outcome = 4) FROM call"_s) && query.next());
        QCOMPARE(query.value(0).toInt(), presses);
        QCOMPARE(query.value(1).toInt(), presses); // unknown
    }
};

} // namespace proxydeck

int main(int argc, char **argv)
{
    if (argc == 4 && qstrcmp(argv[1], "--press") == 0)
        return proxydeck::pressAll(argc, argv);
    QCoreApplication application(argc, argv);
    proxydeck::FewDescriptorsTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_few_descriptors.moc"
