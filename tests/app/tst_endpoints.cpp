// SPDX-License-Identifier: MIT
// All ten endpoints from their form to the table, with a simulated vendor that was written without the catalogue.
#include "rig.h"

#include <QTest>

using namespace proxydeck;
using namespace Qt::StringLiterals;
using sim::KeyPlan;
using sim::Plan;

Q_DECLARE_METATYPE(proxydeck::sim::Plan)

class EndpointsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fromFormToTable_data()
    {
        QTest::addColumn<QString>("endpoint");
        QTest::addColumn<Plan>("plan");
        QTest::addColumn<QList<QueryItem>>("form");
        QTest::addColumn<QByteArray>("request"); // typed from the vendor's documentation
        QTest::addColumn<int>("rows");

        const QueryItems two{{u"num"_s, u"2"_s}};
        QTest::newRow("short channel pool")
            << u"short.channel.pool"_s << Plan::ShortChannel
            << QueryItems{{u"area"_s, u"350500,330700"_s}, {u"area_ex"_s, u"440100"_s}, {u"num"_s, u"2"_s}}
            << QByteArrayLiteral("/pool?key=TESTKEY01&pwd=TESTPWD01&area=350500,330700&area_ex=440100&num=2") << 2;
        QTest::newRow("short channel query") << u"short.channel.query"_s << Plan::ShortChannel << QueryItems{}
                                             << QByteArrayLiteral("/query?key=TESTKEY01&pwd=TESTPWD01") << 0;
        QTest::newRow("short channel get")
            << u"short.channel.get"_s << Plan::ShortChannel
            << QueryItems{{u"num"_s, u"2"_s}, {u"distinct"_s, u"true"_s}}
            << QByteArrayLiteral("/get?key=TESTKEY01&pwd=TESTPWD01&num=2&distinct=true") << 2;
        QTest::newRow("short elastic get")
            << u"short.elastic.get"_s << Plan::ShortElastic << QueryItems{{u"isp"_s, u"1"_s}, {u"num"_s, u"2"_s}}
            << QByteArrayLiteral("/get?key=TESTKEY01&pwd=TESTPWD01&isp=1&num=2") << 2;
        QTest::newRow("short even get") << u"short.even.get"_s << Plan::ShortEven << two
                                        << QByteArrayLiteral("/get?key=TESTKEY01&pwd=TESTPWD01&num=2") << 2;
        QTest::newRow("short metered get") << u"short.metered.get"_s << Plan::ShortMetered << two
                                           << QByteArrayLiteral("/get?key=TESTKEY01&pwd=TESTPWD01&num=2") << 2;
        QTest::newRow("exclusive get")
            << u"exclusive.get"_s << Plan::Exclusive
            << QueryItems{{u"area"_s, u"330700"_s}, {u"keep_alive"_s, u"5"_s}, {u"num"_s, u"2"_s}}
            << QByteArrayLiteral("/get?key=TESTKEY01&pwd=TESTPWD01&area=330700&keep_alive=5&num=2") << 2;
        QTest::newRow("region lock get") << u"regionlock.get"_s << Plan::RegionLock
                                         << QueryItems{{u"area"_s, u"411400"_s}, {u"num"_s, u"2"_s}}
                                         << QByteArrayLiteral("/get?key=TESTKEY01&pwd=TESTPWD01&area=411400&num=2")
                                         << 2;
        QTest::newRow("global channel get")
            << u"global.channel.get"_s << Plan::GlobalChannel
            << QueryItems{{u"area"_s, u"US,990100"_s}, {u"num"_s, u"2"_s}}
            << QByteArrayLiteral("/get?key=TESTKEY01&pwd=TESTPWD01&area=US,990100&num=2") << 2;
        QTest::newRow("global metered get") << u"global.metered.get"_s << Plan::GlobalMetered << two
                                            << QByteArrayLiteral("/get?key=TESTKEY01&pwd=TESTPWD01&num=2") << 2;
    }

    void fromFormToTable()
    {
        QFETCH(QString, endpoint);
        QFETCH(Plan, plan);
        QFETCH(QList<QueryItem>, form);
        QFETCH(QByteArray, request);
        QFETCH(int, rows);

        Rig rig;
        QVERIFY(rig.listening);
        const Endpoint *asked = rig.catalogue.find(endpoint);
        QVERIFY(asked);
        const QUuid account
            = rig.addAccount(KeyPlan{.key = u"TESTKEY01"_s, .pwd = u"TESTPWD01"_s, .plan = plan, .channels = 4},
                             asked->product, asked->mode);
        QVERIFY(!account.isNull());

        FormModel model(*asked);
        for (const QueryItem &item : form) {
            const int field = model.fieldNamed(item.name);
            QVERIFY2(field >= 0, qPrintable(item.name));
            model.setValue(field, item.value);
        }
        QVERIFY(model.isValid());

        const Call record = rig.call(account, *asked, model.queryItems());
        QVERIFY(record.isOver());
        QVERIFY2(!record.error, record.error ? qPrintable(record.error->code) : "");
        QCOMPARE(rig.simulator.requestTargets(), QList<QByteArray>{request});
        QCOMPARE(record.received, rows);
        QCOMPARE(record.added, rows);
        QVERIFY(!record.requestId.isEmpty());
        QVERIFY(!record.onlyInMemory);
        QVERIFY(record.badRows.isEmpty());

        if (asked->shape == ReplyShape::RegionLocks) {
            QCOMPARE(rig.regionLocks.rowCount(), rows);
            QCOMPARE(rig.leases.size(), 0);
            for (int row = 0; row < rows; ++row)
                QVERIFY(!rig.regionLocks.line(row).uuid.isEmpty() && !rig.regionLocks.line(row).state.isEmpty());
            return;
        }
        QCOMPARE(rig.view.rowCount(), rows);
        QStringList shown;
        for (int row = 0; row < rows; ++row) {
            shown.append(rig.view.index(row, int(LeaseColumn::Server)).data().toString());
            const Lease lease = rig.leases.lease(rig.view.rowId(row));
            QVERIFY(!lease.exitIp.isEmpty() && !lease.area.isEmpty());
            QCOMPARE(lease.isp.isEmpty(), asked->product == Product::Global);
            QVERIFY(lease.deadlineMs > rig.vendorClock.nowMs());
            QVERIFY(lease.deadlineMs < rig.vendorClock.nowMs() + 10 * 60'000);
        }
        QStringList sold = rig.simulator.serversInUse(u"TESTKEY01"_s);
        shown.sort();
        sold.sort();
        QCOMPARE(shown, sold);
    }

    void whatIsInUseUpdatesTheTable()
    {
        Rig rig;
        const QUuid account = rig.addAccount(KeyPlan{.key = u"TESTKEY01"_s, .plan = Plan::ShortChannel, .channels = 5},
                                             Product::ShortLived, Mode::Channel);
        const Call got = rig.call(account, *rig.catalogue.find(u"short.channel.get"), {{u"num"_s, u"3"_s}});
        QCOMPARE(got.added, 3);
        const Call listed = rig.call(account, *rig.catalogue.find(u"short.channel.query"));
        QCOMPARE(listed.received, 3);
        QCOMPARE(listed.added, 0);
        QCOMPARE(rig.leases.size(), 3);
    }

    void leasesComeBackAfterARestart()
    {
        QTemporaryDir folder;
        SystemClock clock;
        VendorClock vendorClock(clock);
        QString server;
        {
            Rig rig;
            const QUuid account
                = rig.addAccount(KeyPlan{.key = u"TESTKEY01"_s, .plan = Plan::ShortChannel, .channels = 5},
                                 Product::ShortLived, Mode::Channel);
            QCOMPARE(rig.call(account, *rig.catalogue.find(u"short.channel.get")).added, 1);
            server = rig.leases.lease(rig.leases.rows().constFirst()).server;
            // Copied while the program has it open, as after a crash.
            for (const QString &name : {u"ledger.sqlite"_s, u"ledger.sqlite-wal"_s})
                QFile::copy(rig.folder.filePath(name), folder.filePath(name));
        }
        Ledger ledger(folder.path());
        LeaseTable table(vendorClock);
        bool loaded = false;
        ledger.loadLiving(vendorClock.nowMs(), [&](const QList<LeaseBatch> &part, bool last) {
            for (const LeaseBatch &batch : part)
                table.add(batch.leases, batch.origin);
            loaded = last;
        });
        QTRY_VERIFY(loaded);
        QCOMPARE(table.size(), 1);
        QCOMPARE(table.lease(table.rows().constFirst()).server, server);
    }
};

QTEST_GUILESS_MAIN(EndpointsTest)
#include "tst_endpoints.moc"
