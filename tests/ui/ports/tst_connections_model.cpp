// SPDX-License-Identifier: MIT
// The connections through local ports: what is said of each, and that very many of them, of which many come and go four
// times a second, stay one model with one selection.
#include "lease/vendor_clock.h"
#include "support/fake_clock.h"
#include "ui/look/sign_icon.h"
#include "ui/ports/connections_model.h"
#include "ui/ports/connections_table.h"

#include <QAbstractItemModelTester>
#include <QLocale>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace proxydeck;
using namespace Qt::StringLiterals;

using Column = ConnectionsModel::Column;
using State = ConnectionFigures::State;

class TestConnectionsModel : public QObject
{
    Q_OBJECT

    FakeClock m_clock;
    VendorClock m_vendorClock{m_clock};
    bool m_isLeaseKnown = true;
    int m_asked = 0;
    ConnectionsModel m_model{m_vendorClock, [this](quint64) {
                                 ++m_asked;
                                 return m_isLeaseKnown
                                     ? ConnectionsModel::LeaseNames{u"96.78.27.185:51383"_s, u"96.78.27.185"_s}
                                     : ConnectionsModel::LeaseNames{};
                             }};
    QAbstractItemModelTester m_tester{&m_model, QAbstractItemModelTester::FailureReportingMode::QtTest};

    ConnectionFigures connection(quint64 id) const
    {
        ConnectionFigures made;
        made.id = id;
        made.client = u"127.0.0.1:53122"_s;
        made.target = u"example.com:443"_s;
        made.lease = 0; // the first row of the table
        made.begunMs = m_clock.utcMs() - 42'000;
        made.down = 3'100'000;
        made.up = 40'000;
        made.leaseEndsMs = m_clock.utcMs() + 9'000;
        made.state = State::Busy;
        return made;
    }
    QVariant data(int row, Column column, int role) const { return m_model.index(row, int(column)).data(role); }
    QString text(int row, Column column) const { return data(row, column, Qt::DisplayRole).toString(); }
    QList<quint64> ids() const
    {
        QList<quint64> all;
        for (int row = 0; row < m_model.rowCount(); ++row)
            all.append(m_model.connection(row).id);
        return all;
    }

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(u"en_US"_s)); }

    void init()
    {
        m_isLeaseKnown = true;
        m_model.setConnections({});
    }

    void aConnectionSaysAllOfIt()
    {
        m_model.setConnections({connection(1)});
        QCOMPARE(text(0, Column::Client), u":53122"_s); // on this machine the number is enough
        QCOMPARE(data(0, Column::Client, Qt::ToolTipRole).toString(), u"127.0.0.1:53122"_s);
        QCOMPARE(text(0, Column::Target), u"example.com:443"_s);
        QCOMPARE(text(0, Column::Lease), u"96.78.27.185:51383"_s);
        QCOMPARE(text(0, Column::Exit), u"96.78.27.185"_s);
        QCOMPARE(text(0, Column::Session), u"–"_s);
        QCOMPARE(text(0, Column::Age), u"0:42"_s);
        QCOMPARE(text(0, Column::Traffic), u"↓ 3.1 MB  ↑ 40 kB"_s);
        QCOMPARE(text(0, Column::State), u"Transferring"_s);
        QCOMPARE(data(0, Column::State, ConnectionsModel::SignRole).toInt(), int(Sign::Success));
        QCOMPARE(data(0, Column::Target, Qt::AccessibleTextRole).toString(), u"Target: example.com:443"_s);

        ConnectionFigures other = connection(1);
        other.client = u"192.168.1.9:40000"_s;
        other.session = u"session-\u202ea7"_s;
        other.target.clear();
        other.lease = noPoolLease;
        other.state = State::Waiting;
        m_model.setConnections({other});
        QCOMPARE(text(0, Column::Client), u"192.168.1.9:40000"_s);
        QVERIFY(!text(0, Column::Session).contains(QChar(0x202e))); // what clients send is not trusted
        QCOMPARE(text(0, Column::Target), u"–"_s);
        QCOMPARE(text(0, Column::Lease), u"–"_s);
    }

    void thePortOfAConnectionIsNamed()
    {
        ConnectionFigures of = connection(1);
        of.port = QUuid::createUuid();
        m_model.setConnections({of});
        QCOMPARE(text(0, Column::Port), u"–"_s);
        QSignalSpy changed(&m_model, &QAbstractItemModel::dataChanged);
        m_model.setPortNames({{of.port, u"Crawler"_s}});
        QCOMPARE(changed.size(), 1);
        QCOMPARE(text(0, Column::Port), u"Crawler"_s);
        m_model.setPortNames({{of.port, u"Crawler"_s}}); // the same
        QCOMPARE(changed.size(), 1);
    }

    void everyStateHasItsOwnWords()
    {
        QSet<QString> said;
        for (int state = 0; state <= int(State::Closing); ++state) {
            ConnectionFigures each = connection(1);
            each.state = State(state);
            m_model.setConnections({each});
            said.insert(text(0, Column::State));
        }
        QVERIFY(!said.contains(QString()));
        QCOMPARE(said.size(), int(State::Closing) + 1);
        ConnectionFigures idle = connection(1);
        idle.state = State::Idle;
        m_model.setConnections({idle});
        QVERIFY2(text(0, Column::State).contains(u"0:09"_s), qPrintable(text(0, Column::State)));
        idle.leaseEndsMs += 600'000; // not soon
        m_model.setConnections({idle});
        QCOMPARE(text(0, Column::State), u"Idle"_s);
    }

    void aLeaseThatHasLeftTheTableIsStillNamed()
    {
        m_model.setConnections({connection(1)});
        QCOMPARE(text(0, Column::Exit), u"96.78.27.185"_s);
        m_isLeaseKnown = false;
        const int asked = m_asked;
        m_model.setConnections({connection(1)});
        QCOMPARE(text(0, Column::Exit), u"96.78.27.185"_s);
        QCOMPARE(m_asked, asked);
    }

    void theNewestAreOnTopAndFewChangesMoveNothingElse()
    {
        m_model.setConnections({connection(2), connection(9), connection(5)});
        QCOMPARE(ids(), (QList<quint64>{9, 5, 2}));
        QPersistentModelIndex five(m_model.index(1, 0));
        QSignalSpy reset(&m_model, &QAbstractItemModel::modelReset);
        m_model.setConnections({connection(12), connection(5), connection(11), connection(6), connection(1)});
        QCOMPARE(ids(), (QList<quint64>{12, 11, 6, 5, 1}));
        QCOMPARE(reset.size(), 0);
        QVERIFY(five.isValid());
        QCOMPARE(five.row(), 3);
        QCOMPARE(m_model.rowOf(5), 3);
        QCOMPARE(m_model.rowOf(2), -1);
    }

    /// As the gateway gives them: the newest of ten thousand, most of them others than a moment ago.
    void thousandsThatComeAndGoStayInOrderAndSelected()
    {
        ConnectionsTable table(m_model);
        QRandomGenerator random(7);
        QList<quint64> open;
        quint64 next = 1;
        while (next <= 10'000)
            open.append(next++);
        QSignalSpy reset(&m_model, &QAbstractItemModel::modelReset);
        quint64 kept = 0;
        int steps = 0;
        // Until the one that is selected is no more among those that are listed.
        for (; kept == 0 || open.size() - open.indexOf(kept) < GatewayFigures::mostConnections; ++steps) {
            QList<ConnectionFigures> shown;
            for (qsizetype i = open.size() - 1; i >= 0 && shown.size() < GatewayFigures::mostConnections; --i)
                shown.append(connection(open.at(i)));
            m_model.setConnections(shown);
            QCOMPARE(m_model.rowCount(), int(GatewayFigures::mostConnections));
            for (int row = 1; row < m_model.rowCount(); ++row)
                QVERIFY(m_model.connection(row - 1).id > m_model.connection(row).id);
            if (steps == 0) {
                kept = m_model.connection(3).id;
                table.setCurrentIndex(m_model.index(3, 0));
            }
            QCOMPARE(table.selected(), QList<quint64>{kept});
            QCOMPARE(m_model.connection(table.currentIndex().row()).id, kept);
            const int most = steps % 2 ? 500 : 5;
            open.removeIf([&](quint64 id) { return id != kept && random.bounded(10'000) < most; });
            for (int i = 0; i < most; ++i)
                open.append(next++);
        }
        QVERIFY2(steps > 5, qPrintable(QString::number(steps)));
        QVERIFY(reset.size() > 1); // both ways were gone
        QVERIFY(reset.size() < steps);
    }
};

QTEST_MAIN(TestConnectionsModel)
#include "tst_connections_model.moc"
