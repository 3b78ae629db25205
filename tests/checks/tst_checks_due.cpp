// SPDX-License-Identifier: MIT
#include "checks/checks_due.h"

#include <QTest>

using namespace proxydeck;

class ChecksDueTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theEarliestGoFirst()
    {
        ChecksDue due;
        due.add(3, 300);
        due.add(1, 100);
        due.add(2, 200);
        QCOMPARE(due.nextMs(), 100);
        QCOMPARE(due.take(99), QList<RowId>{});
        QCOMPARE(due.take(200), (QList<RowId>{1, 2}));
        QCOMPARE(due.nextMs(), 300);
        QCOMPARE(due.take(1'000), QList<RowId>{3});
        QVERIFY(due.isEmpty());
    }

    void aLaterWishReplacesAnEarlierOne()
    {
        ChecksDue due;
        due.add(1, 100);
        due.add(1, 500); // later
        QCOMPARE(due.nextMs(), 500);
        due.add(1, 50); // earlier again
        due.add(1, 50); // and twice
        QCOMPARE(due.take(600), QList<RowId>{1});
        QVERIFY(due.isEmpty());
        QCOMPARE(due.take(600), QList<RowId>{});
    }

    void whatIsRemovedIsNotDue()
    {
        ChecksDue due;
        due.add(1, 100);
        due.add(2, 200);
        due.remove(1);
        due.remove(7); // never there
        QCOMPARE(due.nextMs(), 200);
        due.clear();
        QVERIFY(due.isEmpty());
        due.add(2, 300);
        QCOMPARE(due.take(300), QList<RowId>{2});
    }
};

QTEST_GUILESS_MAIN(ChecksDueTest)
#include "tst_checks_due.moc"
