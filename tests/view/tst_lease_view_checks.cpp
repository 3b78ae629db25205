// SPDX-License-Identifier: MIT
// What the view shows of checks.
#include "lease/check_texts.h"
#include "lease/vendor_clock.h"
#include "support/fake_clock.h"
#include "table/sample_leases.h"
#include "view/lease_cells.h"
#include "view/lease_view.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <array>

using namespace proxydeck;
using namespace Qt::StringLiterals;

class TestLeaseViewChecks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_table = std::make_unique<LeaseTable>(m_clock);
        m_view = std::make_unique<LeaseView>(*m_table, LeaseView::Names{});
        m_tester = std::make_unique<QAbstractItemModelTester>(m_view.get(),
                                                              QAbstractItemModelTester::FailureReportingMode::QtTest);
    }
    void cleanup()
    {
        m_tester.reset();
        m_view.reset();
        m_table.reset();
    }

    void cells()
    {
        const RowId row = add(1).first();
        QCOMPARE(text(LeaseColumn::Check), QString());
        QCOMPARE(text(LeaseColumn::Check, Qt::AccessibleTextRole), u"Check: none"_s);
        QCOMPARE(role(LeaseVerdictRole), -1);
        QCOMPARE(role(LeaseLatencyRole), -1);
        m_table->setCheckState(std::array{row}, CheckState::Waiting);
        QCOMPARE(text(LeaseColumn::Check), u"Waiting"_s);
        m_table->setCheckState(std::array{row}, CheckState::Running);
        QCOMPARE(text(LeaseColumn::Check), u"Checking"_s);
        QCOMPARE(role(LeaseCheckStateRole), int(CheckState::Running));

        CheckOutcome outcome;
        outcome.verdict = CheckVerdict::Differs;
        outcome.stage = CheckStage::Done;
        outcome.times = {45, 67, 84, 52, 14};
        outcome.exitIp = u"96.78.27.185"_s;
        outcome.atMs = m_clock.nowMs();
        check(row, outcome);
        QCOMPARE(text(LeaseColumn::Check), u"Good ≠"_s);
        QCOMPARE(text(LeaseColumn::Check, Qt::AccessibleTextRole), u"Check: Good, other exit IP"_s);
        QVERIFY(text(LeaseColumn::Check, Qt::ToolTipRole).contains(u"Measured 96.78.27.185, declared 123.54.55.24"_s));
        QCOMPARE(text(LeaseColumn::Latency), u"262 ms"_s);
        QCOMPARE(text(LeaseColumn::Latency, Qt::AccessibleTextRole), u"Latency: 262 milliseconds"_s);
        QCOMPARE(text(LeaseColumn::Latency, Qt::ToolTipRole),
                 u"Connect: 45 ms\nProxy answer: 67 ms\nTLS: 84 ms\nFirst byte: 52 ms\nRest: 14 ms"_s);
        QCOMPARE(text(LeaseColumn::MeasuredExit), u"96.78.27.185"_s);
        QCOMPARE(role(LeaseVerdictRole), int(CheckVerdict::Differs));
        QCOMPARE(role(LeaseLatencyRole), 262);

        // No total where the answer did not come to its end; the parts are told.
        outcome.verdict = CheckVerdict::TimedOut;
        outcome.stage = CheckStage::Tls;
        outcome.times = {45, 67, -1, -1, -1};
        outcome.exitIp.clear();
        check(row, outcome);
        QCOMPARE(text(LeaseColumn::Check), u"Timeout"_s);
        QCOMPARE(text(LeaseColumn::Check, Qt::AccessibleTextRole), u"Check: Timeout (TLS)"_s);
        QCOMPARE(text(LeaseColumn::Latency), QString());
        QCOMPARE(text(LeaseColumn::Latency, Qt::ToolTipRole), u"Connect: 45 ms\nProxy answer: 67 ms"_s);
        QCOMPARE(text(LeaseColumn::MeasuredExit), QString());
    }

    void everyVerdictHasItsWords()
    {
        QSet<QString> names;
        QSet<QString> sentences;
        const RowId row = add(1).first();
        for (quint8 verdict = 0; verdict <= quint8(CheckVerdict::Cancelled); ++verdict) {
            CheckOutcome outcome;
            outcome.verdict = CheckVerdict(verdict);
            m_table->remove(m_table->rows());
            const RowId fresh = add(1).first();
            check(fresh, outcome);
            QVERIFY(!text(LeaseColumn::Check).isEmpty());
            names.insert(text(LeaseColumn::Check));
            sentences.insert(verdictExplanation(outcome.verdict));
            QVERIFY(verdictExplanation(outcome.verdict).endsWith(u'.'));
        }
        QCOMPARE(names.size(), 14);
        QCOMPARE(sentences.size(), 14);
        QVERIFY(!m_table->contains(row));
    }

    void whatStreamsInIsFewSignals()
    {
        const QList<RowId> rows = add(10'000);
        QSignalSpy changed(m_view.get(), &LeaseView::dataChanged);
        QList<LeaseTable::Check> every;
        QList<LeaseTable::Check> scattered;
        for (qsizetype i = 0; i < rows.size(); ++i) {
            CheckOutcome outcome;
            outcome.verdict = CheckVerdict(i % 14);
            outcome.times.restMs = qint32(i % 900);
            every.append({rows[i], outcome});
            if (i % 3 == 0)
                scattered.append(every.last());
        }
        m_table->setChecks(every);
        QCOMPARE(changed.size(), 1);
        m_table->setChecks(scattered);
        QCOMPARE(changed.size(), 2);
        // A few are told apart.
        m_table->setChecks(std::span(scattered.constData(), 20));
        QCOMPARE(changed.size(), 22);
    }

    /// More than an eighth of a large table at once, sorted by them: in slices, not in one go.
    void aLargeTableSortsThemInSlices()
    {
        const QList<RowId> rows = add(2'000);
        m_view->setSlices(1'000, 500);
        m_view->sort(int(LeaseColumn::Latency), Qt::AscendingOrder);
        m_view->settle();
        QList<LeaseTable::Check> checks;
        for (qsizetype i = 0; i < 900; ++i) {
            CheckOutcome outcome;
            outcome.verdict = CheckVerdict::Good;
            outcome.times.restMs = qint32(900 - i);
            checks.append({rows[i], outcome});
        }
        m_table->setChecks(checks);
        QVERIFY(!m_view->isSettled());
        m_view->settle();
        QCOMPARE(m_view->rowId(0), rows[899]);
        QCOMPARE(m_view->rowId(899), rows[0]);
        QCOMPARE(m_view->rowId(900), rows.last()); // without one, newest first
    }

    void filterFollowsTheCheck()
    {
        const QList<RowId> rows = add(3);
        m_view->setFilterText(u"check:good latency:<800"_s);
        QCOMPARE(m_view->rowCount(), 0);
        CheckOutcome outcome;
        outcome.verdict = CheckVerdict::Good;
        outcome.times.restMs = 799;
        check(rows[1], outcome);
        QCOMPARE(m_view->rowIds(), QList<RowId>{rows[1]});
        outcome.times.restMs = 800;
        check(rows[1], outcome);
        QCOMPARE(m_view->rowCount(), 0);
        m_view->setFilterText(u"check:never"_s);
        QCOMPARE(m_view->rowIds(), (QList<RowId>{rows[2], rows[0]}));
        m_table->setCheckState(rows, CheckState::Waiting);
        QCOMPARE(m_view->rowCount(), 2);
        m_view->setFilterText(u"check:waiting"_s);
        QCOMPARE(m_view->rowCount(), 3);
        m_view->setFilterText(u"-latency:>0"_s);
        QCOMPARE(m_view->rowIds(), (QList<RowId>{rows[2], rows[0]}));
    }

private:
    QList<RowId> add(int many)
    {
        QList<Lease> leases;
        for (int i = 0; i < many; ++i, ++m_added)
            leases << sampleLease(u"10.%1.%2.%3:80"_s.arg(m_added / 40'000).arg(m_added / 200 % 200).arg(m_added % 200),
                                  m_local.utcMs() + 600'000);
        return m_table->add(leases, sampleOrigin(m_local.utcMs())).rows();
    }
    void check(RowId row, const CheckOutcome &outcome)
    {
        m_table->setChecks(std::array{LeaseTable::Check{row, outcome}});
    }
    QString text(LeaseColumn column, int role = Qt::DisplayRole) const
    {
        return m_view->index(0, int(column)).data(role).toString();
    }
    int role(int role) const { return m_view->index(0, 0).data(role).toInt(); }

    FakeClock m_local;
    VendorClock m_clock{m_local};
    std::unique_ptr<LeaseTable> m_table;
    std::unique_ptr<LeaseView> m_view;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    int m_added = 0;
};

QTEST_GUILESS_MAIN(TestLeaseViewChecks)
#include "tst_lease_view_checks.moc"
