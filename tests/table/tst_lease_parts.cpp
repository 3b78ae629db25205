// SPDX-License-Identifier: MIT
// The small parts that LeaseTable and LeaseView are made of, each against the simple way of doing the same.
#include "table/id_index.h"
#include "table/radix_sort.h"
#include "table/row_ids.h"
#include "table/sliced_sort.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <map>
#include <numeric>

using namespace proxydeck;
using namespace Qt::StringLiterals;

class TestLeaseParts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void indexFindsWhatIsThere()
    {
        // Few distinct hashes: long clusters, wrapped around the end of the table too.
        for (const quint32 spread : {0x01000000u, 0x00000001u, 0x10000000u, 0xf0000000u}) {
            QRandomGenerator random(11);
            IdIndex index;
            std::map<quint32, quint32> naive; // id to hash
            for (int step = 0; step < 6'000; ++step) {
                const quint32 id = random.bounded(700u);
                const auto known = naive.find(id);
                const bool growing = (step / 1'500) % 2 == 0;
                if (known == naive.end() && (growing || random.bounded(4) == 0)) {
                    naive[id] = (id % 37) * spread + 0xffffff00u;
                    index.insert(naive[id], id);
                } else if (known != naive.end() && (!growing || random.bounded(4) == 0)) {
                    index.erase(known->second, id);
                    naive.erase(known);
                }
                if (step % 97)
                    continue;
                for (quint32 probe = 0; probe < 700; ++probe) {
                    const quint32 hash = (probe % 37) * spread + 0xffffff00u;
                    const quint32 found = index.find(hash, [&](quint32 at) { return at == probe; });
                    QCOMPARE(found, naive.contains(probe) ? probe : IdIndex::none);
                }
            }
        }
    }

    void radixSortsStably()
    {
        QRandomGenerator random(3);
        for (const quint64 mask : {0ULL, 0xffULL, 0xff00ff00ff00ff00ULL, ~0ULL, 0x3ULL}) {
            for (const int count : {0, 1, 2, 1'000}) {
                std::vector<quint64> keys;
                std::vector<quint32> values(static_cast<size_t>(count));
                std::iota(values.begin(), values.end(), 0);
                for (int i = 0; i < count; ++i)
                    keys.push_back(random.generate64() & mask);
                std::vector<quint32> expected = values;
                std::stable_sort(expected.begin(), expected.end(),
                                 [&](quint32 a, quint32 b) { return keys[a] < keys[b]; });
                RadixSort sort(keys, values);
                qint64 budget = 0;
                do {
                    budget = 1 + qint64(random.bounded(700u));
                } while (!sort.advance(budget));
                values = sort.take();
                QVERIFY(values == expected);
            }
        }
    }

    void slicedSortSorts()
    {
        QRandomGenerator random(4);
        for (const int count : {0, 1, 2, 255, 256, 257, 512, 513, 1'000, 3'000}) {
            std::vector<quint32> numbers(static_cast<size_t>(count));
            std::iota(numbers.begin(), numbers.end(), 0);
            std::shuffle(numbers.begin(), numbers.end(), random);
            SlicedSort sort(numbers);
            qint64 budget = 0;
            do {
                budget = 1 + qint64(random.bounded(300u));
            } while (!sort.advance(budget, [](quint32 a, quint32 b) { return a < b; }));
            std::sort(numbers.begin(), numbers.end());
            QVERIFY(sort.take() == numbers);
        }
    }

    void setsAndRuns()
    {
        QRandomGenerator random(5);
        for (const quint32 range : {70u, 3'000u, 4'000'000'000u}) {
            for (const quint32 base : {0u, 1'000'003u, 200'000'000u}) {
                std::vector<quint32> numbers;
                for (int i = 0; i < 300; ++i)
                    numbers.push_back(base + random.bounded(range));
                std::sort(numbers.begin(), numbers.end());
                numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
                std::vector<quint32> shuffled = numbers;
                std::shuffle(shuffled.begin(), shuffled.end(), random);
                sortAscending(shuffled);
                QVERIFY(shuffled == numbers);
                if (range > 100'000)
                    continue;
                const RowSet set(numbers);
                for (quint32 i = base > 50 ? base - 50 : 0; i < base + range + 200; ++i)
                    QVERIFY(set.contains(i) == std::binary_search(numbers.begin(), numbers.end(), i));
            }
        }
        QVERIFY(!RowSet(std::vector<quint32>()).contains(0));
        const std::vector<Run> runs = runsOf(std::vector<quint32>{1, 2, 3, 7, 9, 10});
        QCOMPARE(runs.size(), 3u);
        QCOMPARE(runs[0].size(), 3u);
        QCOMPARE(runs[1].first, 7u);
        QCOMPARE(runs[2].last, 10u);
    }
};

QTEST_GUILESS_MAIN(TestLeaseParts)
#include "tst_lease_parts.moc"
