// SPDX-License-Identifier: MIT
#include "check/check_queue.h"

#include <QTest>

using namespace proxydeck;
using namespace Qt::StringLiterals;

using Priority = CheckPriority;

namespace {

CheckJob job(quint64 id, qint64 lastCheckedMs = 0, qint64 deadlineMs = noDeadline)
{
    CheckJob made;
    made.id = id;
    made.lastCheckedMs = lastCheckedMs;
    made.deadlineMs = deadlineMs;
    return made;
}

QList<quint64> rest(CheckQueue &queue)
{
    QList<quint64> ids;
    while (const auto entry = queue.take())
        ids.append(entry->job.id);
    return ids;
}

} // namespace

class TestCheckQueue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void order()
    {
        CheckQueue queue;
        QVERIFY(queue.isEmpty() && !queue.take());
        queue.add(job(1, 500), Priority::Again);
        queue.add(job(2, 100), Priority::Again);
        queue.add(job(3, 900), Priority::New);
        queue.add(job(4, 100), Priority::New);
        queue.add(job(5), Priority::Selection);
        queue.add(job(6), Priority::Selection);
        QCOMPARE(queue.size(), 6);
        QCOMPARE(rest(queue), QList<quint64>({5, 6, 3, 4, 2, 1}));
        QVERIFY(queue.isEmpty());
    }

    void anIdIsThereOnce()
    {
        CheckQueue queue;
        QVERIFY(queue.add(job(1), Priority::New));
        QVERIFY(queue.add(job(2), Priority::New));
        CheckJob newer = job(2);
        newer.host = u"newer"_s;
        QVERIFY(!queue.add(newer, Priority::Selection)); // goes before 1 now
        QVERIFY(!queue.add(job(1), Priority::Again));    // keeps its place
        QCOMPARE(queue.size(), 2);
        const auto first = queue.take();
        QCOMPARE(first->job.host, u"newer"_s);
        QCOMPARE(first->priority, Priority::Selection);
        QCOMPARE(queue.take()->priority, Priority::New);
    }

    void putBack()
    {
        CheckQueue queue;
        for (quint64 id = 1; id <= 4; ++id)
            queue.add(job(id), Priority::New);
        queue.add(job(9, 1), Priority::Again);
        const auto first = queue.take();
        queue.putBack(*first);
        queue.add(job(5), Priority::Selection);
        QCOMPARE(rest(queue), QList<quint64>({5, 1, 2, 3, 4, 9}));
    }

    void removed()
    {
        CheckQueue queue;
        queue.add(job(1), Priority::New);
        queue.add(job(2), Priority::New);
        QVERIFY(queue.remove(1));
        QVERIFY(!queue.remove(1));
        QCOMPARE(queue.takeAll().size(), 1);
        QVERIFY(queue.isEmpty());
        QVERIFY(queue.add(job(2), Priority::New));
    }

    void expiring()
    {
        CheckQueue queue;
        queue.add(job(1, 0, 10'000), Priority::New);
        queue.add(job(2, 0, 10'001), Priority::New);
        queue.add(job(3), Priority::New);
        QCOMPARE(queue.takeExpiring(7'000, 3'000).size(), 0);
        const QList<CheckJob> expired = queue.takeExpiring(7'001, 3'000);
        QCOMPARE(expired.size(), 1);
        QCOMPARE(expired.first().id, 1);
        QCOMPARE(rest(queue), QList<quint64>({2, 3}));
    }
};

QTEST_APPLESS_MAIN(TestCheckQueue)
#include "tst_check_queue.moc"
