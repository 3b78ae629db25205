// SPDX-License-Identifier: MIT
// All of the program that lies below its windows, as the program builds it, without a screen.
#include "core.h"

#include "accounts/account_book.h"
#include "accounts/memory_secret_store.h"
#include "catalogue/catalogue.h"
#include "desk/desk.h"
#include "keepers/keepers.h"
#include "lease/vendor_clock.h"
#include "ledger/ledger.h"
#include "log/log.h"
#include "ports/local_ports.h"
#include "preferences/network_proxy_setting.h"
#include "preferences/preferences.h"
#include "simulator/simulator.h"
#include "table/lease_table.h"
#include "view/lease_view.h"

#include <QDir>
#include <QDirIterator>
#include <QHostAddress>
#include <QSettings>
#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <algorithm>
#include <cstdlib>

using namespace proxydeck;
using namespace Qt::StringLiterals;
using sim::KeyPlan;

namespace {

QString textOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// Whatever in \a folder somebody else may read, write or enter.
QStringList openToOthers(const QDir &folder)
{
    constexpr auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ExeGroup
        | QFileDevice::ReadOther | QFileDevice::WriteOther | QFileDevice::ExeOther;
    QStringList paths{folder.path()};
    QDirIterator all(folder.path(), QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot,
                     QDirIterator::Subdirectories);
    while (all.hasNext())
        paths.append(all.next());
    paths.removeIf([](const QString &path) { return !(QFileInfo(path).permissions() & others); });
    std::sort(paths.begin(), paths.end());
    return paths;
}

} // namespace

class CoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_simulator = std::make_unique<sim::Simulator>(m_clock);
        QVERIFY(m_simulator->listen());
        m_simulator->addKey(
            KeyPlan{.key = u"TESTKEY01"_s, .pwd = u"TESTPWD02"_s, .plan = sim::Plan::ShortChannel, .channels = 5});
    }
    void cleanup()
    {
        m_simulator.reset();
        m_folder.reset();
    }

    void needsNoScreen()
    {
        QVERIFY(!qApp->inherits("QGuiApplication"));
        const Core core(parts());
        QVERIFY(core.hasVendor());
        QVERIFY(!core.unfinishedRun());
        QVERIFY(core.ledgerProblem().isEmpty());
    }

    void callsAndComesBackWithWhatLives()
    {
        QStringList servers;
        {
            Core core(parts());
            core.beginLog();
            core.restore();
            QVERIFY(!core.simulator());
            const QUuid account = addAccount(core);
            const Call call = extract(core, account, 3);
            QCOMPARE(callOutcomeWord(call), u"ok"_s);
            QCOMPARE(call.received, 3);
            QVERIFY(!call.onlyInMemory);
            QCOMPARE(m_simulator->extractions(u"TESTKEY01"_s), 1);
            QCOMPARE(core.view().rowCount(), 3);
            servers = serversOf(core);
        }
        Core core(parts());
        QCOMPARE(core.accounts().size(), 1);
        QCOMPARE(core.leases().size(), 0); // not before it is told to
        QSignalSpy restored(&core.desk(), &Desk::restored);
        core.beginLog();
        core.restore();
        QTRY_COMPARE(restored.size(), 1);
        QCOMPARE(serversOf(core), servers);
    }

    void theDemoHasAVendorAndKeysOfItsOwn()
    {
        Core::Parts demo = parts();
        demo.demo = true;
        demo.keepsRecord = false;
        demo.marksRun = false;
        demo.route = {};
        demo.makeSecretStore = {};
        Core core(demo);
        QVERIFY(core.hasVendor());
        QVERIFY(core.simulator());
        QVERIFY(!core.ledger());
        QVERIFY(!core.history());
        core.beginLog();
        core.restore();
        core.addDemoAccounts();
        QTRY_COMPARE(core.accounts().size(), 8);
        QVERIFY(!core.accounts().store().isLasting());
        const Call call = extract(core, core.accounts().at(0).id, 2);
        QCOMPARE(callOutcomeWord(call), u"ok"_s);
        QCOMPARE(core.leases().size(), 2);
        QVERIFY(!QFile::exists(m_folder->filePath(u"ledger.sqlite"_s)));
        QVERIFY(!QFile::exists(m_folder->filePath(u"log/running"_s)));
    }

    void aDemoWithARecordShowsAMorning()
    {
        QVERIFY(m_folder->isValid());
        Core::Parts demo = parts();
        demo.demo = true;
        demo.marksRun = false;
        demo.route = {};
        demo.makeSecretStore = {};
        Core core(demo);
        core.addDemoAccounts();
        QTRY_VERIFY(core.leases().size() > 0);
        const LeaseTable::Counts counts = core.leases().counts();
        for (const LeaseState state :
             {LeaseState::Live, LeaseState::Expiring, LeaseState::Expired, LeaseState::Undated})
            QVERIFY2(counts[size_t(state)] > 0, qPrintable(QString::number(int(state))));
        int failed = 0;
        const CallLog &calls = core.desk().log();
        for (int i = 0; i < calls.size(); ++i) {
            QVERIFY(calls.at(i).isOver());
            QVERIFY(calls.at(i).endpoint);
            failed += calls.at(i).error ? 1 : 0;
            for (const RowId lease : calls.at(i).rows)
                QCOMPARE(core.leases().origin(lease).requestId, calls.at(i).requestId);
        }
        QVERIFY(!calls.at(calls.size() - 1).rows.isEmpty()); // the list leads to what the morning's calls brought
        QVERIFY(failed > 0 && failed < calls.size());
        // A lease of the morning is copied with the login of its key.
        const RowId row = core.leases().rows().last();
        QCOMPARE(core.leases().origin(row).keyNumber,
                 core.accounts().find(core.leases().origin(row).account)->keyNumber);

        // All of it is in the record; what is pressed now is told apart from it.
        QVERIFY(core.ledger()->flush(60'000));
        core.beginLog();
        core.restore();
        const Call call = extract(core, core.accounts().at(0).id, 2);
        QCOMPARE(callOutcomeWord(call), u"ok"_s);
        QCOMPARE(core.leases().newest().end - core.leases().newest().first, RowId(2));
    }

    void endsWithACallUnderWay()
    {
        {
            Core core(parts());
            core.beginLog();
            core.restore();
            const QUuid account = addAccount(core);
            m_simulator->script({.kind = sim::Fault::Kind::Stall});
            QVERIFY(press(core, account, 1) != 0);
            QTRY_COMPARE(core.desk().inFlight(), 1);
        }
        // It was sent, and nobody knows what came of it: the next start says so.
        Core core(parts());
        QSignalSpy restored(&core.desk(), &Desk::restored);
        core.beginLog();
        core.restore();
        QTRY_COMPARE(restored.size(), 1);
        QTRY_COMPARE(core.desk().log().size(), 1);
        QVERIFY(core.desk().log().at(0).error);
        QVERIFY(core.desk().log().at(0).error->maybeCharged);
    }

    void whatIsKeptIsNotExtractedWhileItEnds()
    {
        constexpr int ticks = 60;
        int ticked = 0;
        QUuid account;
        KeeperTerms terms;
        QTcpSocket client;
        QTimer flow;
        {
            Core core(parts());
            core.beginLog();
            core.restore();
            account = addAccount(core);
            QCOMPARE(extract(core, account, 1).received, 1);
            terms.keep = 5;
            terms.mustBeChecked = false;
            terms.perHour = 100;
            terms.perDay = 100;
            core.keepers().setTerms(account, terms);
            QTRY_VERIFY(core.keepers().problem(account, terms) == KeeperProblem::None);

            // A busy tunnel through a local port: its end is waited for.
            PortTerms port = core.ports().proposed();
            port.name = u"Port of a test"_s;
            core.ports().set(port);
            const PortTerms set = core.ports().ports().constFirst();
            QTRY_VERIFY(core.ports().figures(set.id).state.kind == PortState::Kind::Listening);
            client.connectToHost(QHostAddress(set.address), set.port);
            client.write("CONNECT check.qg-demo.test:80 HTTP/1.1\r\nHost: check.qg-demo.test:80\r\n\r\n");
            QTRY_VERIFY(client.bytesAvailable() > 0);
            const QByteArray answer = client.readAll();
            QVERIFY2(answer.startsWith("HTTP/1.1 200"), answer.constData());
            connect(&flow, &QTimer::timeout, this, [&] {
                client.write("GET /ip HTTP/1.1\r\nHost: check.qg-demo.test\r\n\r\n");
                if (++ticked >= ticks)
                    client.abort();
            });
            flow.start(20);

            // First it asks what is in use; with the answer it would extract.
            m_simulator->setLatencyMs(300);
            QVERIFY(core.keepers().start(account) == KeeperProblem::None);
            QTRY_COMPARE(m_simulator->requests("share.proxy.qg.net", "/query"), 1);
        }
        QVERIFY(ticked >= ticks); // events were handled meanwhile
        QCOMPARE(m_simulator->extractions(u"TESTKEY01"_s), 1);
        Core core(parts());
        QVERIFY(core.keepers().terms(account) == terms); // they are as they were
    }

    void logsFromItsStartToItsEnd()
    {
        {
            Core core(parts());
            core.beginLog();
            QCOMPARE(core.log().folder(), m_folder->filePath(u"log"_s));
        }
        const QString log = textOf(m_folder->filePath(u"log/proxydeck.log"_s));
        QVERIFY2(log.contains(u"program: start"_s), qPrintable(log));
        QVERIFY2(log.endsWith(u"program: end\n"_s), qPrintable(log));
    }

    void marksItsRunUntilTheEnd()
    {
        const QString mark = m_folder->filePath(u"log/running"_s);
        {
            Core core(parts());
            QVERIFY(QFile::exists(mark));
            core.endRun(); // the process may end here
            QVERIFY(!QFile::exists(mark));
        }
        {
            const Core core(parts());
            QVERIFY(QFile::exists(mark));
        }
        QVERIFY(!QFile::exists(mark));
    }

    void whatIsQueuedIsOnTheDiskWhenTheRunEnds()
    {
        constexpr int calls = 200;
        Core core(parts());
        core.restore();
        LeaseBatch batch;
        for (int i = 0; i < 50; ++i) {
            Lease lease;
            lease.server = u"36.25.1.9:%1"_s.arg(20'000 + i);
            lease.deadlineMs = core.clock().utcMs() + 60'000;
            batch.leases.append(lease);
        }
        for (int i = 0; i < calls; ++i) {
            CallEntry call;
            call.id = QUuid::createUuid();
            call.outcome = CallEntry::Outcome::Succeeded;
            core.ledger()->recordEnd(call, batch);
        }
        core.endRun(); // the process may end here
        QCOMPARE(inRecord(u"SELECT count(*) FROM call"_s), calls);
    }

    void whatTheDiskTookLaterIsToldToo()
    {
        Core core(parts());
        core.restore();
        const QUuid account = addAccount(core);
        QVERIFY(!extract(core, account, 1).onlyInMemory);
        core.ledger()->setPatienceMs(50);
        {
            const auto connection = u"holds the file"_s;
            const auto close = qScopeGuard([&] { QSqlDatabase::removeDatabase(connection); });
            QSqlDatabase other = QSqlDatabase::addDatabase(u"QSQLITE"_s, connection);
            other.setDatabaseName(Ledger::fileName(m_folder->path()));
            QVERIFY(other.open());
            QVERIFY(QSqlQuery(other).exec(u"BEGIN IMMEDIATE"_s));
            QVERIFY(extract(core, account, 2).onlyInMemory); // sent and shown all the same
            QVERIFY(!core.ledgerProblem().isEmpty());
            QCOMPARE(core.leases().size(), 3);
            QVERIFY(QSqlQuery(other).exec(u"ROLLBACK"_s));
        }
        QTRY_VERIFY(!core.desk().log().at(1).onlyInMemory);
        QTRY_VERIFY(core.ledgerProblem().isEmpty());
        QCOMPARE(inRecord(u"SELECT count(*) FROM lease"_s), 3);
    }

    void asksForTheLanguageBeforeItNamesAnything()
    {
        QSettings(m_folder->filePath(u"settings.ini"_s), QSettings::IniFormat).setValue("language"_L1, u"zh_CN"_s);
        Core::Parts withLanguage = parts();
        int asked = 0;
        withLanguage.preferencesRead = [&](const Preferences &set) {
            ++asked;
            QCOMPARE(set.text(Preference::Language), u"zh_CN"_s);
            QVERIFY(!QFile::exists(m_folder->filePath(u"log/proxydeck.log"_s)));
        };
        const Core core(withLanguage);
        QCOMPARE(asked, 1);
    }

    void findsLeasesByTheWordsOfTheMoment()
    {
        QString word = u"erstens"_s;
        Core::Parts withWords = parts();
        withWords.productWords = [&](Product) { return QStringList{word}; };
        withWords.modeWords = [](Mode) { return QStringList{u"kanal"_s}; };
        Core core(withWords);
        QCOMPARE(extract(core, addAccount(core), 1).received, 1);
        const auto found = [&](const QString &filter) {
            core.view().setFilterText(filter);
            core.view().settle();
            return core.view().rowCount();
        };
        QCOMPARE(found(u"product:erstens mode:kanal"_s), 1);
        word = u"premier"_s;
        core.retranslate();
        QCOMPARE(found(u"product:erstens"_s), 0);
        QCOMPARE(found(u"product:premier"_s), 1);
    }

#ifdef Q_OS_UNIX
    void nobodyElseReadsTheDataFolder()
    {
        // As an earlier version left it.
        const QDir folder(m_folder->path());
        const QStringList old{u"accounts.json"_s, u"accounts.damaged-1.json"_s, u"settings.ini"_s,
                              u"log/proxydeck.log"_s};
        const auto all
            = QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ReadGroup | QFileDevice::ReadOther;
        QVERIFY(folder.mkpath(u"log"_s));
        for (const QString &name : old) {
            QFile file(folder.filePath(name));
            QVERIFY(file.open(QIODevice::WriteOnly));
            QVERIFY(file.setPermissions(all));
        }
        for (const QString &path : {folder.path(), folder.filePath(u"log"_s)})
            QVERIFY(QFile::setPermissions(path, all | QFileDevice::ExeOwner | QFileDevice::ExeOther));
        {
            Core core(parts());
            core.beginLog();
            core.restore();
            extract(core, addAccount(core), 3);
            QVERIFY(core.preferences().set(Preference::CopyMargin, 77));
            core.endRun();
            QCOMPARE(openToOthers(folder), QStringList()); // with SQLite's side files
        }
        QVERIFY(folder.exists(u"ledger.sqlite"_s) || !folder.entryList({u"ledger*"_s}).isEmpty());
        QCOMPARE(openToOthers(folder), QStringList());

        // Not the folder of others, in which some files are ours.
        QFile theirs(folder.filePath(u"theirs.txt"_s));
        QVERIFY(theirs.open(QIODevice::WriteOnly));
        QVERIFY(theirs.setPermissions(all));
        QVERIFY(QFile::setPermissions(folder.path(), all | QFileDevice::ExeOwner));
        QVERIFY(QFile::setPermissions(folder.filePath(u"accounts.json"_s), all));
        {
            const Core core(parts());
        }
        QCOMPARE(openToOthers(folder), (QStringList{folder.path(), theirs.fileName()}));
    }
#endif

    void followsWhatIsSet()
    {
        {
            Core core(parts());
            QVERIFY(core.preferences().set(Preference::ExpiringMargin, 45));
            QCOMPARE(core.leases().expiringMarginMs(), 45'000);
        }
        Core core(parts());
        QCOMPARE(core.leases().expiringMarginMs(), 45'000);
    }

    void settingsThatWereLostDeleteNothing_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("NUL bytes") << QByteArray(2'000, '\0');
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("cut") << QByteArray("[ledger]\nretentionDays=36");
        QTest::newRow("binary") << QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16);
    }
    void settingsThatWereLostDeleteNothing()
    {
        QFETCH(QByteArray, content);
        {
            QFile file(m_folder->filePath(u"settings.ini"_s));
            QVERIFY(file.open(QIODevice::WriteOnly));
            QCOMPARE(file.write(content), content.size());
        }
        {
            Core core(parts());
            QVERIFY(core.settingsProblem().contains(u"settings.ini"_s));
            QVERIFY(core.settingsProblem().contains(u"nothing is deleted"_s));
            QCOMPARE(core.preferences().number(Preference::RetentionDays), 0);
        }
        // Nor at the next start, where nothing is left of the damage.
        Core core(parts());
        QCOMPARE(core.settingsProblem(), QString());
        QCOMPARE(core.preferences().number(Preference::RetentionDays), 0);
        core.preferences().restoreDefaults();
        QCOMPARE(core.preferences().number(Preference::RetentionDays), 90);
    }

    void aRetentionThatCouldBeReadHolds()
    {
        {
            QFile file(m_folder->filePath(u"settings.ini"_s));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write("[ledger]\nretentionDays=365\n\n[leases]\nfilter=\"area");
        }
        Core core(parts());
        QVERIFY(core.settingsProblem().contains(u"settings.damaged-1.ini"_s));
        QVERIFY(!core.settingsProblem().contains(u"nothing is deleted"_s));
        QCOMPARE(core.preferences().number(Preference::RetentionDays), 365);
    }

    void settingsMissingBesideARecordAreLostToo()
    {
        QVERIFY(Core(parts()).settingsProblem().isEmpty()); // a first start
        QFile record(m_folder->filePath(u"ledger.sqlite"_s));
        QVERIFY(record.open(QIODevice::WriteOnly));
        record.close();
        QFile::remove(m_folder->filePath(u"settings.ini"_s));
        Core core(parts());
        QVERIFY(core.settingsProblem().contains(u"nothing is deleted"_s));
        QCOMPARE(core.preferences().number(Preference::RetentionDays), 0);
    }

    void knowsTheSkewOfTheLastRun()
    {
        {
            Core core(parts());
            const qint64 date = (m_clock.utcMs() - 300'000) / 1'000 * 1'000;
            core.vendorClock().observe({date, m_clock.utcMs(), core.clock().steadyMs(), core.clock().steadyMs()});
            QVERIFY(core.vendorClock().isSkewKnown());
        }
        {
            Core core(parts());
            QVERIFY(core.vendorClock().isSkewRemembered());
            QVERIFY(std::abs(core.vendorClock().skewMs() - 300'000) < 1'500);
            // An answer is newer.
            const qint64 date = m_clock.utcMs() / 1'000 * 1'000;
            core.vendorClock().observe({date, m_clock.utcMs(), core.clock().steadyMs(), core.clock().steadyMs()});
        }
        Core core(parts());
        QVERIFY(std::abs(core.vendorClock().skewMs()) < 1'500);
    }

    void hidesThePasswordOfTheProxyInTheLog()
    {
        Core core(parts());
        core.proxy().setPassword(Secret(u"correct horse"_s)); // without the shape of one
        QCOMPARE(core.log().redactor().redacted(u"said correct horse aloud"_s).indexOf(u"horse"_s), -1);
    }

    void statesWaitForWhoeverLooks()
    {
        Core core(parts());
        core.setVisible(false);
        Lease lease;
        lease.host = u"36.25.1.9"_s;
        lease.port = 20'000;
        lease.server = u"36.25.1.9:20000"_s;
        lease.deadlineMs = core.clock().utcMs() + 500;
        LeaseOrigin origin;
        origin.endpoint = u"short.channel.get"_s;
        origin.obtainedMs = core.clock().utcMs();
        core.leases().add(std::span(&lease, 1), origin);
        QTest::qWait(1'000);
        QVERIFY(core.leases().state(0) != LeaseState::Expired);
        core.setVisible(true);
        QCOMPARE(core.leases().state(0), LeaseState::Expired);
    }

private:
    /// The first value that \a sql finds, read as another program would.
    int inRecord(const QString &sql) const
    {
        const auto connection = u"reads the file"_s;
        const auto close = qScopeGuard([&] { QSqlDatabase::removeDatabase(connection); });
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, connection);
        database.setDatabaseName(Ledger::fileName(m_folder->path()));
        QSqlQuery query(database.open() ? database : QSqlDatabase());
        return query.exec(sql) && query.next() ? query.value(0).toInt() : -1;
    }

    Core::Parts parts() const
    {
        Core::Parts parts;
        parts.dataFolder = m_folder->path();
        parts.route = LoopbackRoute{u"127.0.0.1"_s, m_simulator->port()};
        parts.makeSecretStore = [] { return std::make_unique<MemorySecretStore>(); };
        return parts;
    }

    static QUuid addAccount(Core &core)
    {
        if (core.ledger())
            core.ledger()->setPatienceMs(60'000); // a busy machine's disk is no fault
        Account account;
        account.name = u"Account of a test"_s;
        account.product = Product::ShortLived;
        account.mode = Mode::Channel;
        account.channels = 5;
        AccountSecrets secrets;
        secrets.key = Secret(u"TESTKEY01"_s);
        secrets.apiPassword = Secret(u"TESTPWD02"_s); // its leases want one
        core.accounts().add(account, secrets, AccountBook::Keep::InStore, [](const auto &) {});
        return QTest::qWaitFor([&] { return core.accounts().size() == 1; }, 60'000) ? core.accounts().at(0).id
                                                                                    : QUuid();
    }

    static CallId press(Core &core, const QUuid &account, int number)
    {
        const Account *of = core.accounts().find(account);
        const Endpoint *endpoint = of ? core.catalogue().find(of->product, of->mode, Action::Extract) : nullptr;
        const QueryItems items{{u"num"_s, QString::number(number)}};
        return endpoint ? core.desk().press(account, *endpoint, items) : 0;
    }

    /// Presses and waits for the end; the record of the call.
    static Call extract(Core &core, const QUuid &account, int number)
    {
        const CallId id = press(core, account, number);
        const CallLog &calls = core.desk().log();
        const bool ended = id != 0
            && QTest::qWaitFor(
                               [&] {
                                   const int index = calls.indexOf(id);
                                   return index >= 0 && calls.at(index).isOver();
                               },
                               60'000);
        return ended ? calls.at(calls.indexOf(id)) : Call();
    }

    static QStringList serversOf(Core &core)
    {
        QStringList servers;
        for (const RowId row : core.view().rowIds())
            servers.append(core.leases().lease(row).server);
        std::sort(servers.begin(), servers.end());
        return servers;
    }

    SystemClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<sim::Simulator> m_simulator;
};

QTEST_GUILESS_MAIN(CoreTest)
#include "tst_core.moc"
