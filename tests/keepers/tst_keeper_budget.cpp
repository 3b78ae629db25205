// SPDX-License-Identifier: MIT
#include "keepers/keeper_budget.h"

#include <QTest>
#include <QTimeZone>

using namespace proxydeck;
using namespace Qt::StringLiterals;
using Outcome = CallEntry::Outcome;

/// What counts against a budget, and until when.
class KeeperBudgetTest : public QObject
{
    Q_OBJECT

    static qint64 utc(const char *text)
    {
        return QDateTime::fromString(QLatin1String(text), Qt::ISODate).toMSecsSinceEpoch();
    }
    static CallEntry call(Outcome outcome, int received, const char *parameters = "area=350500&num=5")
    {
        CallEntry entry;
        entry.outcome = outcome;
        entry.received = received;
        entry.parameters = QLatin1String(parameters);
        return entry;
    }

private Q_SLOTS:
    void whatACallTakes()
    {
        QCOMPARE(KeeperBudget::counted(call(Outcome::Succeeded, 3)), 3);
        QCOMPARE(KeeperBudget::counted(call(Outcome::VendorError, 0)), 0);
        QCOMPARE(KeeperBudget::counted(call(Outcome::VendorError, 2)), 2);
        QCOMPARE(KeeperBudget::counted(call(Outcome::NotSent, 0)), 0);
        QCOMPARE(KeeperBudget::counted(call(Outcome::Cancelled, 0)), 0);
        // Not known: all that was asked for.
        for (const Outcome outcome : {Outcome::Started, Outcome::Unknown, Outcome::Unexpected})
            QCOMPARE(KeeperBudget::counted(call(outcome, 0)), 5);
        QCOMPARE(KeeperBudget::counted(call(Outcome::Unknown, 2)), 5);
        QCOMPARE(KeeperBudget::counted(call(Outcome::Unknown, 0, "area=350500")), 1);
        QCOMPARE(KeeperBudget::counted(call(Outcome::Unknown, 0, "num=none")), 1);
    }

    void rowsThatCannotBeReadAreCounted()
    {
        for (const Outcome outcome : {Outcome::Succeeded, Outcome::VendorError}) {
            CallEntry faulty = call(outcome, 0);
            faulty.badRows = 5;
            QCOMPARE(KeeperBudget::counted(faulty), 5);
            faulty.received = 3;
            faulty.badRows = 2;
            QCOMPARE(KeeperBudget::counted(faulty), 5);
        }
    }

    /// Rows rescued from a broken answer are in the table, and no list finds them again.
    void whatWasRescuedIsCountedBesideWhatAListFinds()
    {
        CallEntry broken = call(Outcome::Unknown, 2);
        broken.resolution = {1, 0, 1};
        QCOMPARE(KeeperBudget::counted(broken), 2);
        broken.resolution = {1, 2, 1};
        QCOMPARE(KeeperBudget::counted(broken), 4);
        broken.resolution = {1, 9, 1};
        QCOMPARE(KeeperBudget::counted(broken), 5);
    }

    void aListResolvesIt()
    {
        CallEntry lost = call(Outcome::Unknown, 0);
        lost.resolution = {1, 0, 1};
        QCOMPARE(KeeperBudget::counted(lost), 0);
        lost.resolution = {1, 3, 1};
        QCOMPARE(KeeperBudget::counted(lost), 3);
        lost.resolution = {1, 9, 2}; // of two calls: this one cannot have brought more than it asked for
        QCOMPARE(KeeperBudget::counted(lost), 5);
    }

    /// What it brought may have ended before the list was made.
    void aLateListGivesNothingBack()
    {
        CallEntry lost = call(Outcome::Unknown, 0);
        lost.sentMs = 1;
        lost.resolution = {60'001, 0, 1};
        QCOMPARE(KeeperBudget::counted(lost), 0);
        lost.resolution = {60'002, 0, 1};
        QCOMPARE(KeeperBudget::counted(lost), 5);
        lost.resolution = {600'000, 2, 1};
        QCOMPARE(KeeperBudget::counted(lost), 5);
        lost.resolution = {0, 0, 1}; // the operator knows it from the vendor
        QCOMPARE(KeeperBudget::counted(lost), 0);
    }

    void hourAndDayOfTheVendor()
    {
        KeeperBudget budget;
        const QUuid first = QUuid::createUuid();
        budget.take(first, utc("2026-11-30T15:59:00Z"), 10); // 23:59 in China
        budget.take(QUuid::createUuid(), utc("2026-11-30T15:30:00Z"), 4);
        QCOMPARE(budget.spent(utc("2026-11-30T15:59:30Z")), (KeeperSpent{14, 14}));
        QCOMPARE(budget.spent(utc("2026-11-30T16:00:00Z")), (KeeperSpent{0, 0}));
        // A call that is counted again replaces itself.
        budget.take(first, utc("2026-11-30T15:59:00Z"), 2);
        QCOMPARE(budget.spent(utc("2026-11-30T15:59:30Z")), (KeeperSpent{6, 6}));
        budget.take(first, utc("2026-11-30T15:59:00Z"), 0);
        QCOMPARE(budget.spent(utc("2026-11-30T15:59:30Z")), (KeeperSpent{4, 4}));
        // The clock was set back by a day: what was extracted stays extracted.
        QCOMPARE(budget.spent(utc("2026-11-29T15:59:30Z")), (KeeperSpent{4, 4}));
        // It was far ahead for a while.
        budget.take(QUuid::createUuid(), utc("2026-12-09T15:30:00Z"), 3);
        QCOMPARE(budget.spent(utc("2026-11-30T15:59:30Z")), (KeeperSpent{7, 7}));
    }

    /// Another copy of the sums has more than the calls that are known.
    void theCallsAreTheLeastThatIsKnown()
    {
        KeeperBudget budget;
        const QUuid known = QUuid::createUuid();
        budget.take(known, utc("2026-11-30T12:10:00Z"), 4);
        budget.setFloor(utc("2026-11-30T13:10:00Z"), {5, 12}); // of another hour
        QCOMPARE(budget.spent(utc("2026-11-30T13:20:00Z")), (KeeperSpent{5, 12}));
        budget.take(QUuid::createUuid(), utc("2026-11-30T13:30:00Z"), 2);
        QCOMPARE(budget.spent(utc("2026-11-30T13:40:00Z")), (KeeperSpent{7, 14}));
        budget.take(known, utc("2026-11-30T12:10:00Z"), 1); // a list has resolved it
        QCOMPARE(budget.spent(utc("2026-11-30T13:40:00Z")), (KeeperSpent{7, 11}));
        QCOMPARE(budget.spent(utc("2026-11-30T14:00:00Z")), (KeeperSpent{0, 11}));
        QCOMPARE(budget.spent(utc("2026-11-30T16:00:00Z")), KeeperSpent());
        // Less than the calls that are known gives nothing back.
        KeeperBudget whole;
        whole.take(known, utc("2026-11-30T13:10:00Z"), 4);
        whole.setFloor(utc("2026-11-30T13:00:00Z"), {1, 1});
        QCOMPARE(whole.spent(utc("2026-11-30T13:20:00Z")), (KeeperSpent{4, 4}));
    }
};

QTEST_APPLESS_MAIN(KeeperBudgetTest)
#include "tst_keeper_budget.moc"
