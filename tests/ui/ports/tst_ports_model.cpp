// SPDX-License-Identifier: MIT
// What the table of local ports says of each, and that it is a proper model while ports come and go.
#include "ui/look/sign_icon.h"
#include "ui/port/port_texts.h"
#include "ui/ports/ports_model.h"

#include <QAbstractItemModelTester>
#include <QLocale>
#include <QSignalSpy>
#include <QTest>

using namespace proxydeck;
using namespace Qt::StringLiterals;

using Column = PortsModel::Column;

class TestPortsModel : public QObject
{
    Q_OBJECT

    PortsModel m_model;
    QAbstractItemModelTester m_tester{&m_model, QAbstractItemModelTester::FailureReportingMode::QtTest};
    PortTerms m_first;
    PortTerms m_second;

    static PortTerms terms(quint16 number)
    {
        PortTerms made;
        made.id = QUuid::createUuid();
        made.port = number;
        return made;
    }
    PortFigures figures() const
    {
        PortFigures now;
        now.port = m_first.id;
        now.state.kind = PortState::Kind::Listening;
        now.pool.ready = 18;
        now.pool.draining = 2;
        now.pool.out = 1;
        now.open = 12;
        now.perMinute = 214;
        now.succeeded = 998;
        now.failed = 2;
        now.firstByteMs50 = 240;
        now.firstByteMs95 = 610;
        now.down = 1'200'000'000;
        now.up = 84'000'000;
        now.waiting = 3;
        now.retried = 4;
        now.cut = 5;
        now.refused = 6;
        now.lastMinute[59] = 40;
        return now;
    }
    QVariant data(int row, Column column, int role) const { return m_model.index(row, int(column)).data(role); }
    QString text(int row, Column column) const { return data(row, column, Qt::DisplayRole).toString(); }

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(u"en_US"_s)); }

    void init()
    {
        m_first = terms(24'000);
        m_first.filter = u"key:Shop check:good"_s;
        m_second = terms(24'001);
        m_model.setPorts({m_first, m_second});
    }

    void aPortInUseSaysAllOfIt()
    {
        m_model.setFigures({figures()});
        QCOMPARE(text(0, Column::Port), u"127.0.0.1:24000"_s);
        QCOMPARE(text(0, Column::Pool), u"key:Shop check:good"_s);
        QCOMPARE(text(0, Column::Policy), u"Random"_s);
        QCOMPARE(text(0, Column::Leases), u"18 / 2 / 1"_s);
        QCOMPARE(text(0, Column::Connections), u"12 · 214/min"_s);
        QCOMPARE(text(0, Column::Success), u"99.8 %"_s);
        QCOMPARE(text(0, Column::FirstByte), u"240 / 610 ms"_s);
        QCOMPARE(text(0, Column::Traffic), u"↓ 1.2 GB  ↑ 84 MB"_s);
        QCOMPARE(text(0, Column::Waiting), u"3"_s);
        QCOMPARE(text(0, Column::Retried), u"4"_s);
        QCOMPARE(text(0, Column::Cut), u"5"_s);
        QCOMPARE(text(0, Column::Refused), u"6"_s);
        QCOMPARE(data(0, Column::Port, PortsModel::SignRole).toInt(), int(Sign::Success));
        QCOMPARE(data(0, Column::Minute, PortsModel::MinuteRole).value<QList<quint32>>().size(), 60);
        QCOMPARE(text(0, Column::Minute), QString()); // it is painted, and told by other means
        QVERIFY(data(0, Column::Minute, Qt::AccessibleTextRole).toString().contains(u"40 kB"_s));
        QCOMPARE(data(0, Column::Leases, Qt::AccessibleTextRole).toString(), u"Ready / draining / out: 18 / 2 / 1"_s);
        QVERIFY(data(0, Column::Connections, Qt::ToolTipRole).toString().contains(u"3 of them wait"_s));
        QCOMPARE(text(1, Column::Pool), u"all leases"_s);
    }

    void whatIsNotKnownIsNotSaidAsANumber()
    {
        PortFigures now;
        now.port = m_first.id;
        m_model.setFigures({now});
        now.pool.ready = 4; // which leases it had
        m_model.setFigures({now});
        QCOMPARE(text(0, Column::Port), u"127.0.0.1:24000 · Off"_s);
        QCOMPARE(text(0, Column::Leases), u"–"_s);
        QCOMPARE(text(0, Column::Success), u"–"_s);
        QCOMPARE(text(0, Column::FirstByte), u"–"_s);
        QVERIFY(!data(0, Column::Success, PortsModel::SuccessRole).isValid());
        QVERIFY(!data(0, Column::Port, PortsModel::SignRole).isValid());
    }

    void nearlyAllIsNotAll()
    {
        QCOMPARE(shareText(0.9999), u"99.9 %"_s);
        QCOMPARE(shareText(1.0), u"100 %"_s);
        QCOMPARE(shareText(0.998), u"99.8 %"_s);
        QCOMPARE(shareText(0.0), u"0 %"_s);
        QCOMPARE(bytesText(0), u"0 B"_s);
        QCOMPARE(bytesText(3'100'000), u"3.1 MB"_s);
        QCOMPARE(bytesText(40'000), u"40 kB"_s);
        QCOMPARE(bytesText(9'990), u"10 kB"_s);
        QCOMPARE(bytesText(999'999), u"1.0 MB"_s);
    }

    void aPortThatCannotListenSaysWhyAndWhatToDo()
    {
        PortFigures now = figures();
        QSet<QString> said;
        for (int kind = int(PortState::Kind::AddressInUse); kind <= int(PortState::Kind::Failed); ++kind) {
            now.state = {PortState::Kind(kind), u"a text\u202e of the system"_s};
            m_model.setFigures({now});
            QCOMPARE(data(0, Column::Port, PortsModel::SignRole).toInt(), int(Sign::Failure));
            QVERIFY(text(0, Column::Port).startsWith(u"127.0.0.1:24000 · "_s));
            const QString advice = portStateAdvice(now.state, m_first);
            QVERIFY(!advice.isEmpty() && !advice.contains(QChar(0x202e)));
            QVERIFY(data(0, Column::Port, Qt::ToolTipRole).toString().contains(advice));
            said.insert(portStateText(now.state));
            said.insert(advice);
        }
        QCOMPARE(said.size(), 2 * int(PortState::Kind::Failed) - 2); // each has words of its own
    }

    void aPortWithoutAReadyLeaseIsMarked()
    {
        PortFigures now = figures();
        now.pool.ready = 0;
        m_model.setFigures({now});
        QCOMPARE(text(0, Column::Port), u"127.0.0.1:24000 · No lease"_s);
        QCOMPARE(data(0, Column::Port, PortsModel::SignRole).toInt(), int(Sign::Warning));
        QVERIFY(data(0, Column::Port, Qt::ToolTipRole).toString().contains(portAdvice(now, m_first)));
        QVERIFY(!portAdvice(now, m_first).isEmpty());
        m_first.name = u"Crawler"_s;
        m_model.setPorts({m_first, m_second});
        QVERIFY(text(0, Column::Port).endsWith(u"No lease · Crawler"_s)); // the end is what is elided
    }

    void aPortThatOthersCanReachIsNotMarkedAsFine()
    {
        m_second.address = u"192.168.1.5"_s;
        m_model.setPorts({m_first, m_second});
        PortFigures now = figures();
        now.port = m_second.id;
        m_model.setFigures({now});
        QCOMPARE(data(1, Column::Port, PortsModel::SignRole).toInt(), int(Sign::Warning));
        QVERIFY(isBeyondLoopback(m_second));
        for (const auto &address : {u"127.0.0.1"_s, u"127.3.2.1"_s, u"::1"_s}) {
            PortTerms own = m_first;
            own.address = address;
            QVERIFY2(!isBeyondLoopback(own), qPrintable(address));
        }
        PortTerms six = m_first;
        six.address = u"::1"_s;
        QCOMPARE(portAddressText(six), u"[::1]:24000"_s);
    }

    void everyChoiceHasItsOwnWords()
    {
        QSet<QString> said;
        for (int policy = 0; policy <= int(PoolPolicy::NextAfterMinutes); ++policy) {
            m_first.policy = PoolPolicy(policy);
            said.insert(portPolicyText(m_first));
        }
        for (int sticky = 1; sticky <= int(PoolSticky::ClientAddressSite); ++sticky) {
            m_first.sticky = PoolSticky(sticky);
            said.insert(portPolicyText(m_first));
        }
        QVERIFY(!said.contains(QString()));
        QCOMPARE(said.size(), 8 + 4);
        QSet<QString> problems;
        for (int problem = 1; problem <= int(PortProblem::PasswordNotKept); ++problem)
            problems.insert(portProblemText(PortProblem(problem)));
        QVERIFY(!problems.contains(QString()));
        QCOMPARE(problems.size(), int(PortProblem::PasswordNotKept));
        QCOMPARE(portProblemText(PortProblem::None), QString());
    }

    void portsComeAndGo()
    {
        m_model.setFigures({figures()});
        QSignalSpy reset(&m_model, &QAbstractItemModel::modelReset);
        QSignalSpy changed(&m_model, &QAbstractItemModel::dataChanged);
        m_model.setPorts({m_first, m_second}); // the same
        QCOMPARE(changed.size(), 0);
        m_first.name = u"Crawler <b>1</b>"_s;
        m_model.setPorts({m_first, m_second}); // other terms of the same ports
        QCOMPARE(reset.size(), 0);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(text(0, Column::Port), u"127.0.0.1:24000 · Crawler <b>1</b>"_s);
        m_model.setPorts({m_second, m_first});
        QCOMPARE(reset.size(), 1);
        QCOMPARE(text(1, Column::Leases), u"18 / 2 / 1"_s); // it kept its figures
        m_model.setPorts({m_second});
        changed.clear();
        m_model.setFigures({figures()}); // its port has no row any more
        QCOMPARE(changed.size(), 0);
        m_model.setPorts({});
        QCOMPARE(m_model.rowCount(), 0);
    }
};

QTEST_MAIN(TestPortsModel)
#include "tst_ports_model.moc"
