// SPDX-License-Identifier: MIT
// What goes through leases by way of local ports, in the table and in the record.
#include "ports/port_traffic.h"

#include "lease/vendor_clock.h"
#include "ledger/ledger_samples.h"
#include "support/fake_clock.h"
#include "table/lease_store.h"
#include "table/lease_table.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace proxydeck;
using namespace proxydeck::test;

class TestPortTraffic : public QObject
{
    Q_OBJECT

private:
    /// One run of the program over the same record, with two leases in the table.
    struct Run
    {
        explicit Run(const QString &folder)
            : vendorClock(clock)
            , leases(vendorClock)
            , ledger(folder)
            , traffic(leases, &ledger)
        {
        }
        void buy()
        {
            const LeaseBatch batch = batchOf({sampleLease(1), sampleLease(2)});
            recordAndWait(ledger, ended(startedCall(), 2), batch);
            leases.add(batch.leases, batch.origin);
        }
        void restore()
        {
            for (const LeaseBatch &batch : living(ledger)) {
                const LeaseTable::Received received{batch.leases,   batch.origin, batch.delistedMs, true,
                                                    batch.copiedMs, batch.checks, batch.traffic};
                leases.add({&received, 1});
            }
        }
        static LeaseUse use(quint64 lease, int open = 0)
        {
            LeaseUse made;
            made.lease = lease;
            made.open = open;
            made.begun = 5;
            made.succeeded = 3;
            made.failed = 1;
            made.cut = 1;
            made.up = 100;
            made.down = 900;
            return made;
        }

        FakeClock clock{nowMs};
        VendorClock vendorClock;
        LeaseTable leases;
        Ledger ledger;
        PortTraffic traffic;
    };

    std::unique_ptr<QTemporaryDir> m_folder;

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void theTableHasItAtOnce()
    {
        Run run(m_folder->path());
        run.buy();
        QSignalSpy used(&run.leases, &LeaseTable::rowsUsed);
        QCOMPARE(run.traffic.take({Run::use(1, 2), Run::use(0), Run::use(77)}), (QList<RowId>{0, 1}));
        QCOMPARE(used.size(), 1);
        QVERIFY(run.leases.traffic(1) == (LeaseTraffic{2, 5, 3, 1, 1, 100, 900}));
        QCOMPARE(run.traffic.take({Run::use(1)}), QList<RowId>{1});
        QVERIFY(run.leases.traffic(1) == (LeaseTraffic{0, 10, 6, 2, 2, 200, 1'800}));
        QCOMPARE(*run.leases.traffic(1).success(), 0.75);
        QVERIFY(run.leases.traffic(77).isNone());
    }

    void itIsThereAfterARestartAndGoesOn()
    {
        {
            Run run(m_folder->path());
            run.buy();
            run.traffic.take({Run::use(1, 2)});
        }
        {
            Run run(m_folder->path());
            run.restore();
            QVERIFY(run.leases.traffic(0).isNone());
            QVERIFY(run.leases.traffic(1) == (LeaseTraffic{0, 5, 3, 1, 1, 100, 900}));
            run.traffic.take({Run::use(1)});
            run.traffic.write();
            run.traffic.write(); // nothing is counted twice
            run.traffic.take({Run::use(1)});
        }
        Run run(m_folder->path());
        run.restore();
        QVERIFY(run.leases.traffic(1) == (LeaseTraffic{0, 15, 9, 3, 3, 300, 2'700}));
    }

    void aLeaseThatLeavesTheTableIsWritten()
    {
        Run run(m_folder->path());
        run.buy();
        run.traffic.take({Run::use(0)});
        run.leases.remove(run.leases.rows());
        QVERIFY(run.ledger.flush(60'000));
        const QString file = Ledger::fileName(m_folder->path());
        QCOMPARE(peek(file, u"SELECT begun FROM lease_traffic"_s), QVariantList{5});
        // A connection of it was still open, and what had gone through the other one was not told yet.
        QVERIFY(run.traffic.take({Run::use(0), Run::use(1)}).isEmpty());
        run.traffic.write();
        QVERIFY(run.ledger.flush(60'000));
        QCOMPARE(peek(file, u"SELECT begun FROM lease_traffic ORDER BY begun"_s), (QVariantList{5, 10}));
    }

    void aRemovedRowTakesNoMemory()
    {
        Run run(m_folder->path());
        run.buy();
        run.traffic.take({Run::use(0, 1)});
        QVERIFY(!run.leases.traffic(0).isNone());
        run.leases.remove(std::array<RowId, 1>{0});
        QVERIFY(run.leases.traffic(0).isNone());
        QVERIFY(run.leases.store().traffic(0).isNone());
    }
};

QTEST_GUILESS_MAIN(TestPortTraffic)
#include "tst_port_traffic.moc"
