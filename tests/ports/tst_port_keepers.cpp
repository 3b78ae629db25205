// SPDX-License-Identifier: MIT
// What a local port and the keeper that it may wait for hear of each other.
#include "../desk/desk_world.h"
#include "keepers/keepers.h"
#include "ports/local_ports.h"
#include "preferences/key_values.h"

#include <QSettings>

using namespace proxydeck;
using namespace proxydeck::test;

class TestPortKeepers : public QObject
{
    Q_OBJECT

private:
    struct Next
    {
        QUuid port;
        qint64 atMs = 0;
        bool isKeeperOn = false;
    };
    struct World : DeskWorld
    {
        World()
            : settings(folder.filePath(u"settings.ini"_s), QSettings::IniFormat)
            , key(addAccount(u"TESTKEY01"_s, 20))
            , values(&settings)
            , keepers({clock, *vendorClock, catalogue, *accounts, values, *leases, *desk})
            , ports(parts())
        {
            KeeperTerms terms;
            terms.keep = 3;
            terms.leastLeftS = 30;
            terms.mustBeChecked = false;
            terms.perHour = 100;
            terms.perDay = 500;
            keepers.setTerms(key, terms);
            settle();
        }
        LocalPorts::Parts parts()
        {
            LocalPorts::Parts parts{clock, *vendorClock, *accounts, *leases, secrets};
            parts.keepers = &keepers;
            parts.engine.setNextLeases = [this](const QUuid &port, qint64 atMs, bool isKeeperOn) {
                told.append({port, atMs, isKeeperOn});
            };
            return parts;
        }
        qsizetype sent() const { return vendor->requests.size(); }

        QSettings settings;
        QUuid key;
        KeyValues values;
        QList<Next> told;
        Keepers keepers;
        LocalPorts ports;
    };

private Q_SLOTS:
    void initTestCase() { qRegisterMetaType<CallId>("proxydeck::CallId"); }

    void aPortHearsOfItsKeeper()
    {
        World w;
        PortTerms with = w.ports.proposed();
        with.keeper = w.key;
        QVERIFY(w.ports.set(with) == PortProblem::None);
        const PortTerms without = w.ports.proposed();
        QVERIFY(w.ports.set(without) == PortProblem::None);
        QCOMPARE(w.told.size(), 2);
        QVERIFY(!w.told.at(0).isKeeperOn && !w.told.at(1).isKeeperOn);
        QVERIFY(w.keepers.start(w.key) == KeeperProblem::None);
        QTRY_VERIFY(w.told.size() > 2 && w.told.last().isKeeperOn);
        QCOMPARE(w.told.last().port, with.id);
        w.keepers.pause(w.key);
        QTRY_VERIFY(!w.told.last().isKeeperOn);
        QCOMPARE(w.told.last().atMs, 0);
        w.told.clear();
        w.ports.setOn(with.id, false);
        QVERIFY(w.keepers.start(w.key) == KeeperProblem::None);
        QTRY_VERIFY(w.keepers.isOn(w.key) && w.sent() > 0);
        w.settle();
        QVERIFY(w.told.isEmpty());
    }

    void waitingStartsNoKeeper()
    {
        World w;
        PortTerms terms = w.ports.proposed();
        terms.keeper = w.key;
        QVERIFY(w.ports.set(terms) == PortProblem::None);
        w.ports.takeLeasesWanted(terms.id, 5);
        w.ports.takeLeasesWanted(QUuid::createUuid(), 5);
        w.settle();
        QCOMPARE(w.sent(), 0);
        QVERIFY(!w.keepers.isOn(w.key));
    }
};

QTEST_GUILESS_MAIN(TestPortKeepers)
#include "tst_port_keepers.moc"
