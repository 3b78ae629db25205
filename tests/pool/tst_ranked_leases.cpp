// SPDX-License-Identifier: MIT
// The tree beside a sorted list.
#include "pool/ranked_leases.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace proxydeck;
using Key = RankedLeases::Key;

class RankedLeasesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theOrder()
    {
        RankedLeases leases;
        for (const Key &key : {Key{2, 90, 1}, Key{1, 10, 2}, Key{1, 70, 3}, Key{1, 70, 4}, Key{0, 5, 9}})
            leases.insert(key);
        QList<quint64> order;
        for (std::optional<Key> key = leases.first(); key; key = leases.firstAfter(*key))
            order.append(key->lease);
        QCOMPARE(order, (QList<quint64>{9, 3, 4, 2, 1}));
        QCOMPARE(leases.first(11)->lease, 3U);
        QCOMPARE(leases.first(71)->lease, 1U);
        QVERIFY(!leases.first(91));
    }

    void asASortedListWould()
    {
        std::mt19937_64 random(7);
        const auto below = [&random](qint64 most) { return qint64(random() % quint64(most)); };
        RankedLeases leases;
        std::vector<Key> list;
        constexpr qint64 now = 1'000;
        for (int i = 0; i < 4'000; ++i) {
            if (list.empty() || below(100) < (i < 2'500 ? 60 : 40)) {
                const Key key{below(5), now + 1 + below(300), quint64(i) + 1};
                leases.insert(key);
                list.insert(std::lower_bound(list.begin(), list.end(), key), key);
            } else {
                const auto place = list.begin() + below(qint64(list.size()));
                leases.remove(*place);
                list.erase(place);
            }
            QCOMPARE(leases.count(), int(list.size()));
            const Key key{below(6), now + below(301), quint64(below(4'000))};
            const qint64 least = now + below(302);
            const auto enough = [least](const Key &one) { return one.deadlineMs >= least; };
            const auto behind = std::upper_bound(list.begin(), list.end(), key);
            const auto first = std::find_if(list.begin(), list.end(), enough);
            const auto next = std::find_if(behind, list.end(), enough);
            QCOMPARE(leases.first(least).value_or(Key()), first == list.end() ? Key() : *first);
            QCOMPARE(leases.firstAfter(key, least).value_or(Key()), next == list.end() ? Key() : *next);
            qint64 before = 0, all = 0;
            for (const Key &one : list) {
                all += one.deadlineMs - now;
                before += one < key ? one.deadlineMs - now : 0;
            }
            QCOMPARE(leases.timeLeft(now), all);
            QCOMPARE(leases.timeLeftBefore(key, now), before);
            if (list.empty())
                continue;
            qint64 offset = below(all);
            const Key found = leases.atTimeLeft(offset, now);
            auto place = list.begin();
            while (offset >= place->deadlineMs - now)
                offset -= (place++)->deadlineMs - now;
            QCOMPARE(found, *place);
        }
    }
};

QTEST_APPLESS_MAIN(RankedLeasesTest)
#include "tst_ranked_leases.moc"
