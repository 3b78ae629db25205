// SPDX-License-Identifier: MIT
// What went through leases by way of local ports, in the cells of the table and in its order.
#include "lease/vendor_clock.h"
#include "support/fake_clock.h"
#include "view/lease_view.h"

#include <QAbstractItemModelTester>
#include <QLocale>
#include <QSignalSpy>
#include <QTest>

#include <array>

using namespace proxydeck;
using namespace Qt::StringLiterals;

class LeaseViewTrafficTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); }
    void init()
    {
        m_table = std::make_unique<LeaseTable>(m_clock);
        m_view = std::make_unique<LeaseView>(*m_table, LeaseView::Names{});
        m_tester = std::make_unique<QAbstractItemModelTester>(m_view.get(),
                                                              QAbstractItemModelTester::FailureReportingMode::QtTest);
        QList<Lease> leases;
        for (int i = 1; i <= 4; ++i) {
            Lease lease;
            lease.server = u"10.0.0.%1:8000"_s.arg(i);
            leases.append(lease);
        }
        m_table->add(leases, LeaseOrigin{});
    }
    void cleanup()
    {
        m_tester.reset();
        m_view.reset();
        m_table.reset();
    }

    void cells()
    {
        for (const LeaseColumn column : {LeaseColumn::Tunnels, LeaseColumn::Traffic, LeaseColumn::Success}) {
            QCOMPARE(text(column), QString());
            QVERIFY(!m_view->data(index(column), Qt::ToolTipRole).isValid());
            QCOMPARE(m_view->data(index(column), Qt::TextAlignmentRole).toInt(),
                     int(Qt::AlignRight | Qt::AlignVCenter));
        }
        QCOMPARE(text(LeaseColumn::Tunnels, Qt::AccessibleTextRole), u"Tunnels: none"_s);
        set(0, {2, 17, 14, 1, 1, 1'200'000, 2'000'000});
        QCOMPARE(text(LeaseColumn::Tunnels), u"2 / 17"_s);
        QCOMPARE(text(LeaseColumn::Traffic), u"3.2 MB"_s);
        QCOMPARE(text(LeaseColumn::Success), u"93 %"_s);
        QVERIFY(text(LeaseColumn::Tunnels, Qt::ToolTipRole).contains(u"open"_s));
        QCOMPARE(text(LeaseColumn::Traffic, Qt::ToolTipRole), u"Sent 1.2 MB\nReceived 2.0 MB"_s);
        QVERIFY(!text(LeaseColumn::Tunnels, Qt::AccessibleTextRole).contains(u'/')); // a screen reader gets words
        set(0, {0, 1'000, 999, 1, 0, 0, 0});
        QCOMPARE(text(LeaseColumn::Tunnels), u"1,000"_s);
        QCOMPARE(text(LeaseColumn::Traffic), QString());
        QCOMPARE(text(LeaseColumn::Success), u"99 %"_s); // 100 % means all
    }

    void rowsWithoutAValueAreAtTheEndInBothDirections()
    {
        set(1, {0, 5, 1, 4, 0, 0, 10});
        set(2, {0, 9, 9, 0, 0, 0, 5});
        const auto order = [this](LeaseColumn column, Qt::SortOrder direction) {
            m_view->sort(int(column), direction);
            m_view->settle();
            return m_view->rowIds();
        };
        QCOMPARE(order(LeaseColumn::Tunnels, Qt::AscendingOrder), (QList<RowId>{1, 2, 3, 0}));
        QCOMPARE(order(LeaseColumn::Tunnels, Qt::DescendingOrder), (QList<RowId>{2, 1, 3, 0}));
        QCOMPARE(order(LeaseColumn::Traffic, Qt::AscendingOrder), (QList<RowId>{2, 1, 3, 0}));
        QCOMPARE(order(LeaseColumn::Success, Qt::DescendingOrder), (QList<RowId>{2, 1, 3, 0}));
        // A row moves when its value does, and only by these columns.
        set(0, {0, 20, 20, 0, 0, 0, 1});
        m_view->settle();
        QCOMPARE(m_view->rowIds().size(), 4);
        QCOMPARE(order(LeaseColumn::Tunnels, Qt::DescendingOrder).first(), RowId(0));
    }

    void onlyTheRowsThatChangedAreRepainted()
    {
        QSignalSpy changed(m_view.get(), &LeaseView::dataChanged);
        set(2, {1, 1, 0, 0, 0, 0, 0});
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed.first().first().toModelIndex().row(), m_view->viewRow(2));
        set(2, {1, 1, 0, 0, 0, 0, 0}); // the same
        QCOMPARE(changed.size(), 1);
    }

private:
    void set(RowId row, const LeaseTraffic &traffic)
    {
        const LeaseTable::Traffic one{row, traffic};
        m_table->setTraffic({&one, 1});
    }
    QModelIndex index(LeaseColumn column) const { return m_view->index(m_view->viewRow(0), int(column)); }
    QString text(LeaseColumn column, int role = Qt::DisplayRole) const
    {
        return m_view->data(index(column), role).toString();
    }

    FakeClock m_local;
    VendorClock m_clock{m_local};
    std::unique_ptr<LeaseTable> m_table;
    std::unique_ptr<LeaseView> m_view;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

QTEST_GUILESS_MAIN(LeaseViewTrafficTest)
#include "tst_lease_view_traffic.moc"
