// SPDX-License-Identifier: MIT
// When a change of this machine's addresses is one of the network.
#include "ports/network_watch.h"

#include <QSignalSpy>
#include <QTest>

using namespace proxydeck;
using namespace Qt::StringLiterals;

class TestNetworkWatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsOnceOfEachNetwork()
    {
        QStringList addresses{u"127.0.0.1"_s, u"::1"_s, u"192.168.1.20"_s};
        NetworkWatch watch([&addresses] { return addresses; });
        const QSignalSpy changed(&watch, &NetworkWatch::changed);
        watch.setRunning(true);
        watch.look();
        QCOMPARE(changed.size(), 0);
        addresses = {u"10.0.0.7"_s, u"127.0.0.1"_s};
        watch.look();
        watch.look();
        QCOMPARE(changed.size(), 1);
        addresses = {u"127.0.0.1"_s}; // none is left
        watch.look();
        QCOMPARE(changed.size(), 2);
    }

    void whatSaysNothingOfANetwork()
    {
        QStringList addresses{u"127.0.0.1"_s, u"192.168.1.20"_s, u"2001:db8::7"_s};
        NetworkWatch watch([&addresses] { return addresses; });
        const QSignalSpy changed(&watch, &NetworkWatch::changed);
        watch.setRunning(true);
        addresses = {u"2001:db8::7"_s, u"192.168.1.20"_s,       u"::1"_s,
                     u"127.0.0.2"_s,   u"fe80::42:1%docker0"_s, u"169.254.3.4"_s};
        watch.look();
        QCOMPARE(changed.size(), 0);
    }

    void nothingWhileItDoesNotRun()
    {
        QStringList addresses{u"192.168.1.20"_s};
        int asked = 0;
        NetworkWatch watch([&] {
            ++asked;
            return addresses;
        });
        const QSignalSpy changed(&watch, &NetworkWatch::changed);
        QCOMPARE(asked, 0);
        watch.setRunning(true);
        watch.setRunning(false);
        addresses = {u"192.168.7.20"_s};
        watch.setRunning(true);
        watch.look();
        QCOMPARE(changed.size(), 0);
    }

    void asksTheSystem()
    {
        NetworkWatch watch;
        watch.setRunning(true);
        watch.look();
    }
};

QTEST_GUILESS_MAIN(TestNetworkWatch)
#include "tst_network_watch.moc"
