// SPDX-License-Identifier: MIT
// What is kept of the local ports, which terms are taken, and what their engine is told.
#include "ports/local_ports.h"

#include "accounts/account_book.h"
#include "accounts/memory_secret_store.h"
#include "accounts/secret_entries.h"
#include "lease/vendor_clock.h"
#include "ports/port_holder.h"
#include "preferences/preferences.h"
#include "preferences/preferences_file.h"
#include "support/fake_clock.h"
#include "support/under_wine.h"
#include "table/lease_table.h"

#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace proxydeck;
using namespace Qt::StringLiterals;

namespace {

/// A keychain that keeps beyond the run, and that can refuse.
class LastingStore final : public SecretStore
{
public:
    using SecretStore::SecretStore;

    bool isLasting() const override { return true; }
    void write(const QString &entry, const Secret &secret, Written done) override
    {
        if (!isLocked)
            secrets.insert(entry, secret);
        answer(done);
    }
    void read(const QString &entry, Read done) override
    {
        reads.append(entry);
        Expected<Secret, SecretError> result = Unexpected<SecretError>({SecretError::Kind::NotFound, {}});
        if (isLocked)
            result = Unexpected<SecretError>({SecretError::Kind::Locked, {}});
        else if (secrets.contains(entry))
            result = secrets.value(entry);
        QTimer::singleShot(0, this, [done, result] { done(result); });
    }
    void remove(const QString &entry, Written done) override
    {
        if (!isLocked)
            secrets.remove(entry);
        answer(done);
    }

    QHash<QString, Secret> secrets;
    QStringList reads;
    bool isLocked = false;

private:
    void answer(const Written &done)
    {
        Expected<void, SecretError> result;
        if (isLocked)
            result = Unexpected<SecretError>({SecretError::Kind::Locked, {}});
        QTimer::singleShot(0, this, [done, result] { done(result); });
    }
};

} // namespace

class TestLocalPorts : public QObject
{
    Q_OBJECT

private:
    struct Told
    {
        PortTerms terms;
        Secret password;
    };
    /// One run of the program over the same settings.
    struct Run
    {
        explicit Run(TestLocalPorts &test)
            : vendorClock(test.clock)
            , leases(vendorClock)
            , accounts(test.folder.path(), test.store)
            , ports(partsOf(test))
        {
        }
        LocalPorts::Parts partsOf(TestLocalPorts &test)
        {
            LocalPorts::Parts parts{test.clock, vendorClock, accounts, leases, test.store};
            parts.settings = test.settings.get();
            parts.engine.setPort = [this](const PortTerms &terms, const Secret &password) {
                told.append({terms, password});
            };
            parts.engine.removePort = [this](const QUuid &id) { removed.append(id); };
            parts.engine.requestFigures = [this](bool withConnections) { asked.append(withConnections); };
            parts.engine.shutDown = [this](qint64 ms) { graceMs = ms; };
            parts.isFree = [this](const QString &, quint16 port) { return !ofOthers.contains(port); };
            parts.engine.setLeases = [this](const QUuid &id, const QList<PoolLease> &, const QList<quint64> &,
                                            bool isAll) { emptied.append(isAll ? id : QUuid()); };
            parts.engine.networkChanged = [this] { ++networks; };
            parts.addresses = [this] { return addresses; };
            return parts;
        }
        QList<Told> told;
        QList<QUuid> removed;
        QList<bool> asked;
        qint64 graceMs = 0;
        QSet<quint16> ofOthers; ///< other programs listen there
        QList<QUuid> emptied;
        int networks = 0;
        QStringList addresses{u"192.168.1.20"_s};
        VendorClock vendorClock;
        LeaseTable leases;
        AccountBook accounts;
        LocalPorts ports;
    };

    PortTerms withPassword(Run &run) const
    {
        PortTerms terms = run.ports.proposed();
        terms.hasPassword = true;
        return terms;
    }

    FakeClock clock;
    QTemporaryDir folder;
    LastingStore store;
    std::unique_ptr<QSettings> settings;

private Q_SLOTS:
    void init()
    {
        settings = std::make_unique<QSettings>(folder.filePath(u"settings.ini"_s), QSettings::IniFormat);
        settings->clear();
        store.secrets.clear();
        store.reads.clear();
        store.isLocked = false;
    }

    void proposesTheNextFreeNumber()
    {
        Run run(*this);
        const PortTerms first = run.ports.proposed(u"area:泉州"_s);
        QCOMPARE(first.port, PortTerms::firstPort);
        QCOMPARE(first.filter, u"area:泉州"_s);
        QCOMPARE(run.ports.set(first), PortProblem::None);
        PortTerms third = run.ports.proposed();
        third.port = 24'002;
        QCOMPARE(run.ports.set(third), PortProblem::None);
        QCOMPARE(run.ports.proposed().port, quint16(24'001));
        QVERIFY(run.ports.proposed().id != first.id);
        run.ofOthers = {24'001, 24'003};
        QCOMPARE(run.ports.proposed().port, quint16(24'004));
        for (int port = PortTerms::firstPort; port <= 65'535; ++port)
            run.ofOthers.insert(quint16(port));
        QCOMPARE(run.ports.proposed().port, PortTerms::firstPort); // it will say that it is taken
    }

    void everyValueIsThereAtTheNextStart()
    {
        PortTerms all;
        {
            Run run(*this);
            all = run.ports.proposed(u"key:\"a, b\" -state:expiring ;%"_s);
            all.name = u"Browser, \"main\""_s;
            all.isOn = true;
            all.address = u"192.168.1.20"_s;
            all.port = 31'000;
            all.policy = PoolPolicy::NextAfterMinutes;
            all.everyCount = 77;
            all.everyMinutes = 88;
            all.leastLeftS = 99;
            all.waitS = 0;
            all.tries = 10;
            all.tryS = 30;
            all.sticky = PoolSticky::ClientAddressSite;
            all.sessionEnd = SessionEnd::Fail;
            all.hasPassword = true;
            all.allowed = u"192.168.1.0/24 fd00::/8 10.0.0.7"_s;
            all.allowsPrivateTargets = true;
            all.allowsMailPorts = true;
            all.mustBeDeclaredExit = true;
            all.keeper = QUuid::createUuid();
            QCOMPARE(run.ports.set(run.ports.proposed()), PortProblem::None);
            QCOMPARE(run.ports.set(all, LocalPorts::makePassword()), PortProblem::None);
            QTRY_VERIFY(run.ports.isPasswordKept(all.id));
        }
        Run again(*this);
        QCOMPARE(again.ports.ports().size(), 2);
        QCOMPARE(again.ports.ports().at(0).port, PortTerms::firstPort);
        QVERIFY(again.ports.ports().at(1) == all);
        QVERIFY(again.ports.takeSetAside().isEmpty());
    }

    void aPortThatWasOnIsOnAgain()
    {
        QUuid on;
        QUuid off;
        {
            Run run(*this);
            PortTerms terms = run.ports.proposed();
            on = terms.id;
            QCOMPARE(run.ports.set(terms), PortProblem::None);
            terms = run.ports.proposed();
            off = terms.id;
            QCOMPARE(run.ports.set(terms), PortProblem::None);
            run.ports.setOn(off, false);
            QCOMPARE(run.told.last().terms.id, off);
            QVERIFY(!run.told.last().terms.isOn);
        }
        Run again(*this);
        QCOMPARE(again.told.size(), 2);
        QVERIFY(again.told.at(0).terms.id == on && again.told.at(0).terms.isOn);
        QVERIFY(again.told.at(1).terms.id == off && !again.told.at(1).terms.isOn);
    }

    void termsThatAreNotTaken_data()
    {
        QTest::addColumn<PortProblem>("problem");
        QTest::addColumn<int>("which");
        QTest::newRow("no address") << PortProblem::BadAddress << 0;
        QTest::newRow("short address") << PortProblem::BadAddress << 1;
        QTest::newRow("a name") << PortProblem::BadAddress << 2;
        QTest::newRow("beyond, no password") << PortProblem::BeyondLoopback << 3;
        QTest::newRow("beyond, no list") << PortProblem::BeyondLoopback << 4;
        QTest::newRow("all addresses are no list") << PortProblem::BadAllowed << 5;
        QTest::newRow("a list with a name") << PortProblem::BadAllowed << 6;
        QTest::newRow("half a filter") << PortProblem::BadFilter << 7;
        QTest::newRow("port 0") << PortProblem::OutOfRange << 8;
        QTest::newRow("nobody waits 61 s") << PortProblem::OutOfRange << 9;
        QTest::newRow("no tries") << PortProblem::OutOfRange << 10;
        QTest::newRow("the same port") << PortProblem::SamePort << 11;
        QTest::newRow("the same port, all addresses") << PortProblem::SamePort << 12;
        QTest::newRow("no password") << PortProblem::PasswordNotKept << 13;
        QTest::newRow("the same port at the other loopback") << PortProblem::SamePort << 14;
    }
    void termsThatAreNotTaken()
    {
        QFETCH(PortProblem, problem);
        QFETCH(int, which);
        Run run(*this);
        QCOMPARE(run.ports.set(run.ports.proposed()), PortProblem::None);
        PortTerms terms = run.ports.proposed();
        const auto beyond = [&terms](const QString &allowed) {
            terms.address = u"192.168.1.20"_s;
            terms.hasPassword = true;
            terms.allowed = allowed;
        };
        switch (which) {
        case 0:
            terms.address.clear();
            break;
        case 1:
            terms.address = u"127.1"_s;
            break;
        case 2:
            terms.address = u"localhost"_s;
            break;
        case 3:
            beyond(u"192.168.1.0/24"_s);
            terms.hasPassword = false;
            break;
        case 4:
            beyond({});
            break;
        case 5:
            beyond(u"0.0.0.0/0"_s);
            break;
        case 6:
            beyond(u"192.168.1.7 printer"_s);
            break;
        case 7:
            terms.filter = u"state:nonsense"_s;
            break;
        case 8:
            terms.port = 0;
            break;
        case 9:
            terms.waitS = 61;
            break;
        case 10:
            terms.tries = 0;
            break;
        case 11:
            terms.port = PortTerms::firstPort;
            break;
        case 12:
            beyond(u"192.168.1.0/24"_s);
            terms.address = u"0.0.0.0"_s;
            terms.port = PortTerms::firstPort;
            break;
        case 13:
            terms.hasPassword = true;
            break;
        case 14:
            terms.address = u"::1"_s;
            terms.port = PortTerms::firstPort;
            break;
        }
        const qsizetype before = run.told.size();
        QCOMPARE(run.ports.set(terms), problem);
        QCOMPARE(run.ports.ports().size(), 1);
        QCOMPARE(run.told.size(), before);
        if (problem == PortProblem::BeyondLoopback) {
            terms.hasPassword = true;
            terms.allowed = u"192.168.1.0/24"_s;
            QCOMPARE(run.ports.set(terms, LocalPorts::makePassword()), PortProblem::None);
        }
    }

    void thereAreSixtyFourAtMost()
    {
        Run run(*this);
        for (int i = 0; i < PortTerms::mostPorts; ++i)
            QCOMPARE(run.ports.set(run.ports.proposed()), PortProblem::None);
        QCOMPARE(run.ports.set(run.ports.proposed()), PortProblem::TooMany);
        PortTerms known = run.ports.ports().first();
        known.name = u"other"_s;
        QCOMPARE(run.ports.set(known), PortProblem::None);
    }

    void damagedTermsAreSetAsideAndComeBack()
    {
        QUuid damaged;
        {
            Run run(*this);
            PortTerms terms = run.ports.proposed();
            terms.name = u"Scraper"_s;
            damaged = terms.id;
            QCOMPARE(run.ports.set(terms), PortProblem::None);
            QCOMPARE(run.ports.set(run.ports.proposed()), PortProblem::None);
        }
        const QString name = damaged.toString(QUuid::WithoutBraces);
        settings->setValue(u"ports/"_s + name + u"/policy"_s, 99); // of a later version
        {
            Run run(*this);
            QCOMPARE(run.ports.takeSetAside(), QStringList{u"Scraper"_s});
            QCOMPARE(run.ports.ports().size(), 1);
            QCOMPARE(run.told.size(), 1);
        }
        QCOMPARE(settings->value(u"portsAside/"_s + name + u"/policy"_s).toInt(), 99);
        {
            Run run(*this); // said once
            QVERIFY(run.ports.takeSetAside().isEmpty());
        }
        settings->setValue(u"portsAside/"_s + name + u"/policy"_s, 1);
        Run run(*this);
        QCOMPARE(run.ports.ports().size(), 2);
        QCOMPARE(run.ports.port(damaged)->policy, PoolPolicy::RoundRobin);
        QVERIFY(run.ports.port(damaged)->isOn);
    }

    void editedBeyondLoopbackWithoutPasswordIsSetAside()
    {
        QUuid id;
        {
            Run run(*this);
            const PortTerms terms = run.ports.proposed();
            id = terms.id;
            QCOMPARE(run.ports.set(terms), PortProblem::None);
        }
        settings->setValue(u"portsHere/"_s + id.toString(QUuid::WithoutBraces) + u"/address"_s, u"0.0.0.0"_s);
        Run run(*this);
        QCOMPARE(run.ports.takeSetAside(), QStringList{u"24000"_s});
        QVERIFY(run.told.isEmpty());
    }

    void thePasswordIsInTheKeychainOnly()
    {
        const Secret password = LocalPorts::makePassword();
        QVERIFY(password.reveal().size() >= 26);
        QVERIFY(password != LocalPorts::makePassword());
        QUuid id;
        {
            Run run(*this);
            const PortTerms terms = withPassword(run);
            id = terms.id;
            QCOMPARE(run.ports.set(terms, password), PortProblem::None);
            QCOMPARE(run.told.last().password, password);
            QTRY_VERIFY(run.ports.isPasswordKept(id));
            QCOMPARE(store.secrets.value(portEntry(id)), password);
            settings->sync();
            QFile file(settings->fileName());
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY(!file.readAll().contains(password.reveal().toUtf8()));
        }
        Run run(*this);
        // Until the keychain has answered, the port is there and has none: it refuses everybody.
        QCOMPARE(run.told.size(), 1);
        QVERIFY(run.told.last().terms.hasPassword && run.told.last().password.isEmpty());
        QTRY_COMPARE(run.told.size(), 2);
        QCOMPARE(run.told.last().password, password);
        QCOMPARE(allEntries(folder.path()).count(portEntry(id)), 1);
        run.ports.remove(id);
        QCOMPARE(run.removed, QList{id});
        QTRY_VERIFY(!store.secrets.contains(portEntry(id)));
    }

    void withoutAPasswordNoKeychainIsAsked()
    {
        {
            Run run(*this);
            QCOMPARE(run.ports.set(run.ports.proposed()), PortProblem::None);
        }
        store.reads.clear();
        Run run(*this);
        QTest::qWait(0);
        QVERIFY(std::none_of(store.reads.begin(), store.reads.end(),
                             [](const QString &entry) { return entry.startsWith(u"port-"); }));
    }

    void aPasswordThatALockedKeychainKeptIsRemovedLater()
    {
        QUuid id;
        {
            Run run(*this);
            const PortTerms terms = withPassword(run);
            id = terms.id;
            QCOMPARE(run.ports.set(terms, LocalPorts::makePassword()), PortProblem::None);
            QTRY_VERIFY(run.ports.isPasswordKept(id));
            store.isLocked = true;
            run.ports.remove(id);
            QTest::qWait(0);
            QVERIFY(store.secrets.contains(portEntry(id)));
            settings->sync();
            QVERIFY(allEntries(folder.path()).contains(portEntry(id)));
            store.isLocked = false;
        }
        Run run(*this);
        QTRY_VERIFY(!store.secrets.contains(portEntry(id)));
        QTRY_VERIFY(settings->allKeys().isEmpty());
    }

    void aPortThatLosesItsPasswordLosesTheEntry()
    {
        Run run(*this);
        PortTerms terms = withPassword(run);
        QCOMPARE(run.ports.set(terms, LocalPorts::makePassword()), PortProblem::None);
        QTRY_VERIFY(run.ports.isPasswordKept(terms.id));
        terms.hasPassword = false;
        QCOMPARE(run.ports.set(terms), PortProblem::None);
        QVERIFY(run.told.last().password.isEmpty());
        QTRY_VERIFY(!store.secrets.contains(portEntry(terms.id)));
    }

    void aRefusedPasswordIsOfThisRunAndSaid()
    {
        Run run(*this);
        const PortTerms terms = withPassword(run);
        store.isLocked = true;
        QSignalSpy said(&run.ports, &LocalPorts::passwordChanged);
        const Secret password = LocalPorts::makePassword();
        QCOMPARE(run.ports.set(terms, password), PortProblem::None);
        QTRY_VERIFY(said.size() >= 2);
        QVERIFY(!run.ports.isPasswordKept(terms.id));
        QCOMPARE(run.ports.password(terms.id), password);
    }

    void anImportOpensNothing()
    {
        Preferences preferences(*settings);
        PreferencesFile file(preferences, *settings, {u"ports/"_s});
        PortTerms beyond;
        PortTerms plain;
        QByteArray exported;
        {
            Run run(*this);
            plain = run.ports.proposed(u"area:泉州"_s);
            QCOMPARE(run.ports.set(plain), PortProblem::None);
            beyond = run.ports.proposed(u"isp:电信"_s);
            beyond.address = u"0.0.0.0"_s;
            beyond.allowed = u"10.0.0.0/8"_s;
            beyond.hasPassword = true;
            const Secret password = LocalPorts::makePassword();
            QCOMPARE(run.ports.set(beyond, password), PortProblem::None);
            exported = file.write();
            QVERIFY(!exported.contains(password.reveal().toUtf8()));
            QVERIFY(!exported.contains("0.0.0.0") && !exported.contains("10.0.0.0"));
        }
        settings->clear();
        store.secrets.clear();
        Run run(*this);
        PortTerms other = run.ports.proposed(); // has the number of an imported one
        QCOMPARE(run.ports.set(other), PortProblem::None);
        run.told.clear();
        QVERIFY(file.read(exported).has_value());
        run.ports.reload();
        QCOMPARE(run.ports.ports().size(), 3);
        for (const PortTerms &came : {plain, beyond}) {
            const std::optional<PortTerms> here = run.ports.port(came.id);
            QVERIFY(here && !here->isOn);
            QCOMPARE(here->address, u"127.0.0.1"_s);
            QVERIFY(here->allowed.isEmpty());
            QCOMPARE(here->filter, came.filter);
            QCOMPARE(here->hasPassword, came.hasPassword);
            QVERIFY(here->port != other.port);
        }
        for (const Told &told : std::as_const(run.told))
            QVERIFY(!told.terms.isOn);
    }

    void anImportTakesNoPasswordAway()
    {
        Run run(*this);
        PortTerms terms = withPassword(run);
        terms.address = u"192.168.1.20"_s;
        terms.allowed = u"192.168.1.0/24"_s;
        QCOMPARE(run.ports.set(terms, LocalPorts::makePassword()), PortProblem::None);
        const QString group = u"ports/"_s + terms.id.toString(QUuid::WithoutBraces);
        settings->setValue(group + u"/login"_s, false);
        settings->setValue(group + u"/tries"_s, 5);
        run.ports.reload();
        QVERIFY(run.ports.port(terms.id)->hasPassword);
        QCOMPARE(run.ports.port(terms.id)->tries, 5);
        QCOMPARE(run.ports.port(terms.id)->address, terms.address);
        QVERIFY(run.ports.port(terms.id)->isOn);
        QCOMPARE(settings->value(group + u"/login"_s).toString(), u"true"_s);
        QCOMPARE(run.told.last().terms.tries, 5);
        // What cannot be is not taken.
        settings->setValue(group + u"/tries"_s, 500);
        run.ports.reload();
        QCOMPARE(run.ports.port(terms.id)->tries, 5);
        QCOMPARE(settings->value(group + u"/tries"_s).toInt(), 5);
    }

    void figuresAreAskedForWhileSomebodyLooks()
    {
        Run run(*this);
        run.ports.setWatched(true, false);
        QVERIFY(run.asked.isEmpty()); // no port is on
        const PortTerms terms = run.ports.proposed();
        QCOMPARE(run.ports.set(terms), PortProblem::None);
        QCOMPARE(run.asked, QList{false});
        run.ports.setWatched(true, true);
        QTRY_VERIFY(run.asked.contains(true));

        GatewayFigures figures;
        PortFigures one;
        one.port = terms.id;
        one.open = 7;
        figures.ports = {one};
        ConnectionFigures connection;
        connection.id = 9;
        figures.connections = {connection};
        figures.allConnections = 12;
        QSignalSpy changed(&run.ports, &LocalPorts::figuresChanged);
        run.ports.takeFigures(figures);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(run.ports.figures(terms.id).open, 7);
        QCOMPARE(run.ports.connections().size(), 1);
        QCOMPARE(run.ports.allConnections(), 12);

        QSignalSpy state(&run.ports, &LocalPorts::stateChanged);
        run.ports.takePortState(terms.id, {PortState::Kind::AddressInUse, {}});
        run.ports.takePortState(terms.id, {PortState::Kind::AddressInUse, {}});
        QCOMPARE(state.size(), 1);
        QCOMPARE(run.ports.figures(terms.id).state.kind, PortState::Kind::AddressInUse);
    }

    void aKeychainThatWasLockedIsAskedWhenThePortIsSwitchedOn()
    {
        QUuid id;
        {
            Run run(*this);
            const PortTerms terms = withPassword(run);
            id = terms.id;
            QCOMPARE(run.ports.set(terms, LocalPorts::makePassword()), PortProblem::None);
            QTRY_VERIFY(run.ports.isPasswordKept(id));
        }
        store.isLocked = true;
        store.reads.clear();
        const auto asked = [&] { return store.reads.count(portEntry(id)); };
        Run run(*this);
        QTRY_COMPARE(asked(), 1);
        QTest::qWait(1);
        QVERIFY(run.ports.password(id).isEmpty());
        store.isLocked = false;
        run.ports.setOn(id, false);
        run.ports.setOn(id, true);
        QTRY_VERIFY(!run.ports.password(id).isEmpty());
        QVERIFY(!run.told.last().password.isEmpty());
        QCOMPARE(asked(), 2);
    }

    void aPortThatIsOffHasNoLeases()
    {
        Run run(*this);
        const PortTerms terms = run.ports.proposed();
        QCOMPARE(run.ports.set(terms), PortProblem::None);
        run.emptied.clear();
        run.ports.setOn(terms.id, false);
        QCOMPARE(run.emptied, QList{terms.id});
    }

    void theFiguresOfTheLastPortAreAskedForWhenItEnds()
    {
        Run run(*this);
        const PortTerms one = run.ports.proposed();
        QCOMPARE(run.ports.set(one), PortProblem::None);
        const PortTerms two = run.ports.proposed();
        QCOMPARE(run.ports.set(two), PortProblem::None);
        run.ports.setOn(one.id, false);
        QCOMPARE(run.asked.size(), 0); // the other one goes on
        run.ports.setOn(two.id, false);
        QCOMPARE(run.asked, QList{false});
        run.ports.remove(two.id);
        QCOMPARE(run.asked.size(), 1);
    }

    void theEngineHearsOfAnotherNetwork()
    {
        Run run(*this);
        QCOMPARE(run.ports.set(run.ports.proposed()), PortProblem::None);
        run.addresses = {u"10.0.0.7"_s};
        QTRY_COMPARE(run.networks, 1);
    }

    void afterTheLastPortIsOffNoConnectionIsLeft()
    {
        Run run(*this);
        run.ports.setWatched(true, true);
        const PortTerms terms = run.ports.proposed();
        QCOMPARE(run.ports.set(terms), PortProblem::None);
        GatewayFigures figures;
        figures.connections = {ConnectionFigures{}};
        figures.allConnections = 1;
        run.ports.takeFigures(figures);
        QSignalSpy changed(&run.ports, &LocalPorts::portsChanged);
        run.ports.setOn(terms.id, false);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(run.ports.connections().size(), 0);
        QCOMPARE(run.ports.allConnections(), 0);
    }

    void whoeverListensAtANumberIsNamed()
    {
#if !defined(Q_OS_LINUX) && !defined(Q_OS_WIN)
        QSKIP("The system is not asked");
#endif
        if (underWine())
            QSKIP("Wine does not say who it is");
        for (const auto address : {QHostAddress::LocalHost, QHostAddress::LocalHostIPv6}) {
            QTcpServer server;
            if (!server.listen(address))
                continue; // without IPv6
            const QString holder = portHolder(server.serverPort());
            QVERIFY2(holder.startsWith(u"tst_local_ports"_s), qPrintable(holder));
            QVERIFY(holder.contains(QString::number(QCoreApplication::applicationPid())));
            const quint16 number = server.serverPort();
            server.close();
            QVERIFY(portHolder(number).isEmpty());
        }
    }

    void whatCannotListenIsTriedAgain()
    {
        Run run(*this);
        const PortTerms terms = run.ports.proposed();
        QCOMPARE(run.ports.set(terms), PortProblem::None);
        run.ports.takePortState(terms.id, {PortState::Kind::AddressInUse, {}});
        for (int i = 0; i < 2; ++i) { // also where the engine has nothing new to say
            run.told.clear();
            QTRY_VERIFY_WITH_TIMEOUT(!run.told.isEmpty(), 60'000);
            QCOMPARE(run.told.first().terms, terms);
        }
    }

    void itEndsWhenTheEngineHas()
    {
        Run run(*this);
        QCOMPARE(run.ports.set(run.ports.proposed()), PortProblem::None);
        QSignalSpy finished(&run.ports, &LocalPorts::finished);
        run.ports.shutDown();
        QCOMPARE(run.graceMs, 3'000);
        QVERIFY(finished.isEmpty());
        run.ports.takeDown();
        QCOMPARE(finished.size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestLocalPorts)
#include "tst_local_ports.moc"
