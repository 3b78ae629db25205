// SPDX-License-Identifier: MIT
#include "lease/vendor_time.h"
#include "sample_leases.h"
#include "table/region_lock_model.h"

#include <QAbstractItemModelTester>
#include <QDateTime>
#include <QSignalSpy>
#include <QTest>

using namespace proxydeck;
using namespace Qt::StringLiterals;

namespace {

using Column = RegionLockModel::Column;

RegionLock line(const QString &uuid, const QString &state = u"等待中(34)"_s)
{
    return {uuid, u"河南省商丘市"_s, u"电信"_s, state, *utcFromVendorTime(u"2023-02-25 09:45:10")};
}

} // namespace

class TestRegionLockModel : public QObject
{
    Q_OBJECT

    static QString text(const RegionLockModel &model, int row, Column column, int role = Qt::DisplayRole)
    {
        return model.index(row, int(column)).data(role).toString();
    }

private Q_SLOTS:
    void newestFirstAndUpdated()
    {
        RegionLockModel model([](const QUuid &, const QString &then) { return then.toUpper(); });
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        auto result = model.add(QList{line(u"hn_sqdx2-1:ppp14"_s), line(u"hn_sqdx2-1:ppp1"_s)}, sampleOrigin(1));
        QCOMPARE(result.added, 2);
        QCOMPARE(text(model, 0, Column::Uuid), u"hn_sqdx2-1:ppp1"_s);
        QCOMPARE(text(model, 1, Column::Uuid), u"hn_sqdx2-1:ppp14"_s);
        QCOMPARE(text(model, 0, Column::Account), u"EAST 1"_s);
        QCOMPARE(text(model, 0, Column::State), u"等待中(34)"_s);
        const qint64 since = *utcFromVendorTime(u"2023-02-25 09:45:10");
        QCOMPARE(text(model, 0, Column::LockedSince),
                 QDateTime::fromMSecsSinceEpoch(since).toString(u"yyyy-MM-dd HH:mm:ss"_s));
        QVERIFY(text(model, 0, Column::LockedSince, Qt::ToolTipRole).startsWith(u"2023-02-25 09:45:10"_s));
        QCOMPARE(text(model, 0, Column::State, Qt::AccessibleTextRole), u"State: 等待中(34)"_s);

        const QPersistentModelIndex kept(model.index(1, 0));
        QSignalSpy changed(&model, &RegionLockModel::dataChanged);
        const QList again{line(u"hn_sqdx2-1:ppp14"_s, u"等待中(12)"_s), line(u"new"_s), line(u"new"_s, u"later"_s)};
        LeaseOrigin origin = sampleOrigin(2);
        origin.requestId = u"51024a8b-a8a5-4e78-9301-cb500a8c083e"_s;
        result = model.add(again, origin);
        QCOMPARE(result.added, 1);
        QCOMPARE(result.updated, 1);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(kept.row(), 2);
        QCOMPARE(text(model, 2, Column::State), u"等待中(12)"_s);
        QCOMPARE(text(model, 2, Column::Request), origin.requestId);
        QCOMPARE(model.line(0).state, u"later"_s);

        QCOMPARE(model.add(QList{line(u"new"_s)}, sampleOrigin(3, 2)).added, 1); // another account's
        model.removeAt({3, 1, 1, 99, -1, 2});
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.line(0).uuid, u"new"_s);
        QVERIFY(model.origin(0).account == sampleOrigin(0, 2).account);
        QVERIFY(!kept.isValid());
    }

    void removedLinesComeBackWhereTheyWere()
    {
        RegionLockModel model({});
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.add(QList{line(u"a"_s), line(u"b"_s), line(u"c"_s), line(u"d"_s), line(u"e"_s)}, sampleOrigin(1));
        const auto uuids = [&model] {
            QString all;
            for (int row = 0; row < model.rowCount(); ++row)
                all += model.line(row).uuid;
            return all;
        };
        QCOMPARE(uuids(), u"edcba"_s);
        const auto first = model.removeAt({0, 3, 99}); // e and b
        QCOMPARE(first.size(), 2);
        const auto second = model.removeAt({1, 0}); // d and c
        QCOMPARE(uuids(), u"a"_s);
        model.add(QList{line(u"new"_s)}, sampleOrigin(2));
        QCOMPARE(model.restore(second), (QList<int>{2, 1})); // below what has come since
        QCOMPARE(model.restore(first), (QList<int>{4, 1}));
        QCOMPARE(uuids(), u"newedcba"_s);
        QVERIFY(model.origin(1).account == sampleOrigin(1).account);
        QCOMPARE(model.origin(1).requestId, sampleOrigin(1).requestId);

        // What has come again since stays as it is.
        const auto gone = model.removeAt({1, 2});
        model.add(QList{line(u"d"_s, u"later"_s)}, sampleOrigin(3));
        QCOMPARE(model.restore(gone), (QList<int>{0, 1}));
        QCOMPARE(uuids(), u"denewcba"_s);
        QCOMPARE(model.line(0).state, u"later"_s);
        QVERIFY(model.restore({}).isEmpty());
    }

    void hostileAndMissing()
    {
        RegionLockModel model({});
        RegionLock bare;
        bare.uuid = u"x\u202Ey"_s;
        model.add(QList{bare}, sampleOrigin(1));
        QCOMPARE(text(model, 0, Column::Uuid), u"x‹U+202E›y"_s);
        QCOMPARE(text(model, 0, Column::LockedSince), u"unknown"_s);
        QCOMPARE(text(model, 0, Column::Area, Qt::AccessibleTextRole), u"Area: none"_s);
        QSignalSpy headers(&model, &RegionLockModel::headerDataChanged);
        model.retranslate();
        QCOMPARE(headers.size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestRegionLockModel)
#include "tst_region_lock_model.moc"
