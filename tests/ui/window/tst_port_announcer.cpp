// SPDX-License-Identifier: MIT
// A local port that cannot listen is told once, as a notice and in the status bar, until it has listened or was off.
#include "accounts/account_book.h"
#include "accounts/memory_secret_store.h"
#include "lease/vendor_clock.h"
#include "ports/local_ports.h"
#include "support/fake_clock.h"
#include "table/lease_table.h"
#include "ui/window/port_announcer.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace proxydeck;
using namespace Qt::StringLiterals;

using Kind = PortState::Kind;

class TestPortAnnouncer : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    FakeClock m_clock;
    MemorySecretStore m_secrets;
    AccountBook m_accounts{m_folder.path(), m_secrets};
    VendorClock m_vendorClock{m_clock};
    LeaseTable m_leases{m_vendorClock};
    LocalPorts m_ports{LocalPorts::Parts{m_clock, m_vendorClock, m_accounts, m_leases, m_secrets}};

    QUuid add()
    {
        const PortTerms terms = m_ports.proposed();
        [&] { QCOMPARE(m_ports.set(terms), PortProblem::None); }();
        return terms.id;
    }

private Q_SLOTS:
    void aPortThatCannotListenIsToldOnce()
    {
        const QUuid port = add();
        PortAnnouncer announcer(m_ports);
        QList<Notice> told;
        connect(&announcer, &PortAnnouncer::told, this, [&told](const Notice &notice) { told.append(notice); });
        QSignalSpy message(&announcer, &PortAnnouncer::message);
        m_ports.takePortState(port, {Kind::Listening, {}});
        QCOMPARE(told.size(), 0);
        m_ports.takePortState(port, {Kind::AddressInUse, {}});
        QCOMPARE(told.size(), 1);
        QCOMPARE(told.first().kind, Notice::Kind::PortBroken);
        QVERIFY(told.first().title.contains(u"127.0.0.1:24000"_s));
        QVERIFY(!told.first().text.isEmpty());
        QCOMPARE(message.size(), 1);
        QCOMPARE(message.first().first().toString(), told.first().title);
        Q_EMIT m_ports.stateChanged(port); // the same again
        QCOMPARE(told.size(), 1);
        m_ports.takePortState(port, {Kind::NoDescriptors, {}}); // for another reason
        QCOMPARE(told.size(), 2);
        QVERIFY(told.at(1).title != told.at(0).title);
        m_ports.takePortState(port, {Kind::Listening, {}});
        m_ports.takePortState(port, {Kind::NoDescriptors, {}});
        QCOMPARE(told.size(), 3);
        m_ports.remove(port);
        Q_EMIT m_ports.stateChanged(port);
        QCOMPARE(told.size(), 3);
    }

    void whatCouldNotListenAtTheStartIsToldThen()
    {
        const QUuid port = add();
        const QUuid other = add();
        m_ports.takePortState(port, {Kind::Failed, u"of the system"_s});
        m_ports.takePortState(other, {Kind::Listening, {}});
        PortAnnouncer announcer(m_ports); // the tray comes after the first frame
        QList<Notice> told;
        connect(&announcer, &PortAnnouncer::told, this, [&told](const Notice &notice) { told.append(notice); });
        announcer.tellAll();
        QCOMPARE(told.size(), 1);
        QVERIFY(told.first().text.contains(u"of the system"_s));
        QCOMPARE(told.first().account, port); // two ports do not silence each other
        announcer.tellAll();
        QCOMPARE(told.size(), 1);
    }
};

QTEST_MAIN(TestPortAnnouncer)
#include "tst_port_announcer.moc"
