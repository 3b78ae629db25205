// SPDX-License-Identifier: MIT
#include "program_log.h"

#include "accounts/account_book.h"
#include "accounts/memory_secret_store.h"
#include "catalogue/catalogue.h"
#include "desk/desk.h"
#include "lease/vendor_clock.h"
#include "log/log_file.h"
#include "support/fake_clock.h"
#include "table/lease_table.h"
#include "table/region_lock_model.h"

#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

using namespace proxydeck;
using namespace Qt::StringLiterals;

namespace {

/// A keychain that stays locked until the test unlocks it.
class LockedStore final : public SecretStore
{
public:
    using SecretStore::SecretStore;

    bool locked = true;

    bool isLasting() const override { return true; }
    void write(const QString &, const Secret &secret, Written done) override
    {
        m_secret = secret;
        QTimer::singleShot(0, this, [done] { done({}); });
    }
    void read(const QString &, Read done) override
    {
        QTimer::singleShot(0, this, [this, done] {
            if (locked)
                done(Unexpected<SecretError>(SecretError{SecretError::Kind::Locked, u"The collection is locked"_s}));
            else
                done(m_secret);
        });
    }
    void remove(const QString &, Written done) override
    {
        QTimer::singleShot(0, this, [done] { done({}); });
    }

private:
    Secret m_secret;
};

AccountSecrets testSecrets()
{
    AccountSecrets secrets;
    secrets.key = Secret(u"TESTKEY01"_s);
    secrets.apiPassword = Secret(u"Watery Test"_s);
    secrets.proxyUser = Secret(u"proxytester"_s);
    secrets.proxyPassword = Secret(u"Sandy Test"_s);
    return secrets;
}

/// The program without window and network.
struct Desktop
{
    explicit Desktop(SecretStore &store, const QString &folder)
        : accounts(folder, store)
        , log(folder + u"/log"_s, clock, redactor)
    {
    }

    FakeClock clock;
    const Catalogue catalogue{Catalogue::vendorEndpoints()};
    AccountBook accounts;
    VendorClock vendorClock{clock};
    LeaseTable leases{vendorClock};
    RegionLockModel regionLocks{[](const QUuid &, const QString &name) { return name; }};
    RateScheduler scheduler{clock};
    ApiClient client{clock, LoopbackRoute{u"127.0.0.1"_s, 9}}; // no server listens there
    CallLog calls;
    Desk desk{
        Desk::Parts{clock, catalogue, accounts, scheduler, client, vendorClock, leases, regionLocks, calls, nullptr}};
    Redactor redactor;
    Log log;

    const Endpoint &get() const { return *catalogue.find(u"short.channel.get"); }
    QStringList lines() const { return log.recent(LogLevel::Debug, 100); }
    QString lastLine() const { return lines().isEmpty() ? QString() : lines().constLast().section(u' ', 2); }
    ProgramLog::Parts parts() { return {log, accounts, desk, nullptr}; }

    QUuid add(AccountBook::Keep keep = AccountBook::Keep::InStore)
    {
        Account account;
        account.id = QUuid(u"{83158ebe-be6c-40f7-a158-688741083edc}"_s);
        account.name = u"Name of the operator's"_s;
        bool added = false;
        accounts.add(account, testSecrets(), keep, [&](const auto &result) { added = result.has_value(); });
        return QTest::qWaitFor([&] { return added; }, 60'000) ? account.id : QUuid();
    }
};

} // namespace

class TestProgramLog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void startAndEnd()
    {
        QTemporaryDir folder;
        MemorySecretStore store;
        QCoreApplication::setApplicationVersion(u"9.8.7"_s);
        {
            Desktop desktop(store, folder.path());
            const ProgramLog programLog(desktop.parts());
            programLog.begin();
            QVERIFY2(desktop.lastLine().startsWith(u"info program: start: ProxyDeck 9.8.7, Qt "_s
                                                   + QString::fromLatin1(qVersion())),
                     qPrintable(desktop.lastLine()));
            QVERIFY(desktop.lastLine().endsWith(u"secrets in memory"_s));
        }
        QFile file(LogFile::fileName(folder.filePath(u"log"_s)));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().endsWith(" info program: end\n"));
    }

    void aCallIsOneLine_data()
    {
        QTest::addColumn<ApiError::Kind>("kind");
        QTest::addColumn<ApiError::Cause>("cause");
        QTest::addColumn<QString>("code");
        QTest::addColumn<int>("status");
        QTest::addColumn<bool>("maybeCharged");
        QTest::addColumn<QString>("line");
        QTest::newRow("refused")
            << ApiError::Kind::Vendor << ApiError::Cause::None << u"NO_RESOURCE_FOUND"_s << 400 << false
            << u"info calls: short.channel.get refused NO_RESOURCE_FOUND, HTTP 400, 187 ms, request_id "
               "51024a8b-a8a5-4e78-9301-cb500a8c083e"_s;
        QTest::newRow("lost")
            << ApiError::Kind::OutcomeUnknown << ApiError::Cause::ConnectionLost << QString() << 0 << true
            << u"warning calls: short.channel.get outcome unknown (connection lost), perhaps charged, 187 ms, "
               "request_id 51024a8b-a8a5-4e78-9301-cb500a8c083e"_s;
        QTest::newRow("garbled")
            << ApiError::Kind::UnexpectedReply << ApiError::Cause::NotJson << QString() << 200 << true
            << u"warning calls: short.channel.get unusable answer (not JSON), HTTP 200, perhaps charged, 187 "
               "ms, request_id 51024a8b-a8a5-4e78-9301-cb500a8c083e"_s;
        QTest::newRow("taken back") << ApiError::Kind::Cancelled << ApiError::Cause::CancelledByUser << QString() << 0
                                    << false
                                    << u"info calls: short.channel.get taken back, 187 ms, request_id "
                                       "51024a8b-a8a5-4e78-9301-cb500a8c083e"_s;
        QTest::newRow("hostile code")
            << ApiError::Kind::Vendor << ApiError::Cause::None << u"A\nB\u202E"_s << 400 << false
            << u"info calls: short.channel.get refused A \u23CE B\u2039U+202E\u203A, HTTP 400, 187 ms, "
               "request_id 51024a8b-a8a5-4e78-9301-cb500a8c083e"_s;
    }
    void aCallIsOneLine()
    {
        QFETCH(ApiError::Kind, kind);
        QFETCH(ApiError::Cause, cause);
        QFETCH(QString, code);
        QFETCH(int, status);
        QFETCH(bool, maybeCharged);
        QFETCH(QString, line);
        QTemporaryDir folder;
        MemorySecretStore store;
        Desktop desktop(store, folder.path());
        const ProgramLog programLog(desktop.parts());
        programLog.begin();
        Call call;
        call.id = 7;
        call.accountName = u"Name of the operator's"_s;
        call.endpoint = &desktop.get();
        call.endpointId = u"short.channel.get"_s;
        call.enter(Call::Stage::Sent, 1);
        call.enter(Call::Stage::Recorded, 1);
        call.durationMs = 187;
        call.requestId = u"51024a8b-a8a5-4e78-9301-cb500a8c083e"_s;
        ApiError error;
        error.kind = kind;
        error.cause = cause;
        error.code = code;
        error.httpStatus = status;
        error.maybeCharged = maybeCharged;
        call.error = error;
        desktop.calls.append(call);
        Q_EMIT desktop.desk.callEnded(7);
        QCOMPARE(desktop.lastLine(), line);
    }

    void aCallThatBroughtSomething()
    {
        QTemporaryDir folder;
        MemorySecretStore store;
        Desktop desktop(store, folder.path());
        const ProgramLog programLog(desktop.parts());
        programLog.begin();
        Call call;
        call.id = 7;
        call.endpoint = &desktop.get();
        call.endpointId = u"short.channel.get"_s;
        call.enter(Call::Stage::Sent, 1);
        call.enter(Call::Stage::Recorded, 1);
        call.durationMs = 214;
        call.received = 5;
        desktop.calls.append(call);
        Q_EMIT desktop.desk.callEnded(7);
        QVERIFY(desktop.lines().constLast().endsWith(u" info calls: short.channel.get ok, 5 received, 214 ms"_s));
        call.badRows.append(BadRow());
        call.onlyInMemory = true;
        desktop.calls.replace(0, call);
        Q_EMIT desktop.desk.callEnded(7);
        QVERIFY(desktop.lines().constLast().endsWith(
            u" warning calls: short.channel.get ok, 5 received, 1 faulty entries, not on disk, 214 ms"_s));
        Q_EMIT desktop.desk.callEnded(99); // removed from the list in the meantime
        QCOMPARE(desktop.lines().size(), 3);
    }

    void aRealCallThatFindsNobody()
    {
        QTemporaryDir folder;
        MemorySecretStore store;
        Desktop desktop(store, folder.path());
        const ProgramLog programLog(desktop.parts());
        programLog.begin();
        const QUuid account = desktop.add();
        QVERIFY(!account.isNull());
        QVERIFY(desktop.desk.press(account, desktop.get(), {}) != 0);
        QTRY_VERIFY(desktop.lines().constLast().contains(u"warning calls: short.channel.get not sent ("_s));
        for (const QString &line : desktop.lines())
            QVERIFY2(!line.contains(u"operator's"_s), qPrintable(line));
    }

    void theKeychainsStatesAndTheSecretsAreLearned()
    {
        QTemporaryDir folder;
        LockedStore store;
        store.locked = false;
        {
            AccountBook before(folder.path(), store);
            bool added = false;
            Account account;
            account.id = QUuid(u"{83158ebe-be6c-40f7-a158-688741083edc}"_s);
            account.name = u"Name of the operator's"_s;
            before.add(account, testSecrets(), AccountBook::Keep::InStore,
                       [&](const auto &result) { added = result.has_value(); });
            QTRY_VERIFY(added);
        }
        store.locked = true;
        Desktop desktop(store, folder.path());
        const ProgramLog programLog(desktop.parts());
        programLog.begin();
        QTRY_VERIFY(desktop.lines().constLast().endsWith(
            u" warning keychain: account 83158ebe Unavailable, locked, The collection is locked"_s));
        QCOMPARE(desktop.redactor.redacted(u"Watery Test"_s), u"Watery Test"_s); // not known as a secret yet

        store.locked = false;
        desktop.accounts.reloadSecrets(desktop.accounts.at(0).id);
        QTRY_VERIFY(desktop.lines().constLast().endsWith(u" info keychain: account 83158ebe Ready"_s));
        for (const QString &secret : {u"TESTKEY01"_s, u"Watery Test"_s, u"proxytester"_s, u"Sandy Test"_s})
            QVERIFY(!desktop.redactor.redacted(u"it is "_s + secret).contains(secret));
        QCOMPARE(desktop.lines().size(), 3);

        // A password that is changed later must be known as well.
        AccountSecrets changed = testSecrets();
        changed.apiPassword = Secret(u"Muddy Test"_s);
        bool updated = false;
        desktop.accounts.update(desktop.accounts.at(0), changed, AccountBook::Keep::InStore,
                                [&](const auto &result) { updated = result.has_value(); });
        QTRY_VERIFY(updated);
        QVERIFY(!desktop.redactor.redacted(u"it is Muddy Test"_s).contains(u"Muddy"_s));
        QVERIFY(!desktop.redactor.redacted(u"it is Watery Test"_s).contains(u"Watery"_s));
        for (const QString &line : desktop.lines())
            QVERIFY2(!line.contains(u"operator's"_s), qPrintable(line));
    }

    void theLedgersTrouble()
    {
        QTemporaryDir folder;
        MemorySecretStore store;
        Desktop desktop(store, folder.path());
        Ledger ledger(folder.path());
        ProgramLog::Parts parts = desktop.parts();
        parts.ledger = &ledger;
        const ProgramLog programLog(parts);
        programLog.begin();
        Q_EMIT ledger.problemChanged(u"No space left on device"_s);
        QVERIFY(desktop.lines().constLast().endsWith(u" error ledger: No space left on device"_s));
        QCOMPARE(programLog.ledgerProblem(), u"No space left on device"_s);
        Q_EMIT ledger.problemChanged(QString());
        QVERIFY(desktop.lines().constLast().endsWith(u" info ledger: well again"_s));
        QVERIFY(programLog.ledgerProblem().isEmpty());
        Q_EMIT ledger.damagedFileSetAside(u"ledger.damaged-1.sqlite"_s);
        QVERIFY(
            desktop.lines().constLast().endsWith(u" error ledger: damaged; set aside as ledger.damaged-1.sqlite"_s));
    }
};

QTEST_GUILESS_MAIN(TestProgramLog)
#include "tst_program_log.moc"
