// SPDX-License-Identifier: MIT
#include "keepers/keeper_past.h"

#include <QTest>

using namespace proxydeck;

/// The past hour as a curve, kept without a timer.
class KeeperPastTest : public QObject
{
    Q_OBJECT

    static constexpr qint64 t0 = 1'790'000'000'000;
    static constexpr qint64 s = 1'000;

    static KeeperChart::Sample at(const QList<KeeperChart::Sample> &samples, qint64 ms)
    {
        KeeperChart::Sample last;
        for (const KeeperChart::Sample &sample : samples) {
            if (sample.atMs <= ms)
                last = sample;
        }
        return last;
    }

private Q_SLOTS:
    void leasesFallWithoutAnEvent()
    {
        KeeperPast past;
        past.take(t0, {{t0 + 100 * s, true}, {t0 + 200 * s, true}, {t0 + 200 * s, false}}, 30 * s, 2);
        const auto samples = past.samples(t0 + 300 * s);
        QCOMPARE(at(samples, t0 + 10 * s).good, 2);
        QCOMPARE(at(samples, t0 + 10 * s).live, 3);
        QCOMPARE(at(samples, t0 + 80 * s).good, 1); // 30 s left of one of them at 70 s
        QCOMPARE(at(samples, t0 + 80 * s).live, 3);
        QCOMPARE(at(samples, t0 + 120 * s).live, 2);
        QCOMPARE(at(samples, t0 + 190 * s).good, 0);
        QCOMPARE(at(samples, t0 + 300 * s).live, 0);
    }

    void aShortageWithinAStepIsNotLost()
    {
        KeeperPast past;
        past.take(t0, {{t0 + 900 * s, true}, {t0 + 900 * s, true}}, 30 * s, 2);
        past.take(t0 + 63 * s, {{t0 + 900 * s, true}}, 30 * s, 2);
        past.take(t0 + 65 * s, {{t0 + 900 * s, true}, {t0 + 900 * s, true}}, 30 * s, 2);
        int least = 9;
        for (const KeeperChart::Sample &sample : past.samples(t0 + 100 * s))
            least = std::min(least, sample.good);
        QCOMPARE(least, 1);
    }

    void whatWasWantedIsThatOfItsTime()
    {
        KeeperPast past;
        past.take(t0, {{t0 + 900 * s, true}}, 30 * s, 0); // off
        past.take(t0 + 100 * s, {{t0 + 900 * s, true}}, 30 * s, 2);
        past.take(t0 + 200 * s, {{t0 + 900 * s, true}}, 30 * s, 5);
        const auto samples = past.samples(t0 + 300 * s);
        QCOMPARE(at(samples, t0 + 50 * s).wanted, 0);
        QCOMPARE(at(samples, t0 + 150 * s).wanted, 2);
        QCOMPARE(at(samples, t0 + 250 * s).wanted, 5);
        QCOMPARE(samples.last().wanted, 5);
    }

    void anHourAndNoMore()
    {
        KeeperPast past;
        for (int minute = 0; minute < 120; ++minute) {
            past.take(t0 + minute * 60 * s, {{t0 + 90'000 * s, minute % 2 == 0}}, 30 * s, 2);
            past.takeCall({t0 + minute * 60 * s, 1, 1});
        }
        const qint64 now = t0 + 119 * 60 * s;
        const auto samples = past.samples(now);
        QVERIFY(samples.size() <= KeeperChart::pastMs / KeeperChart::stepMs + 1);
        QVERIFY(samples.first().atMs >= now - KeeperChart::pastMs);
        QCOMPARE(samples.last().atMs, now);
        QCOMPARE(past.calls(now).size(), 61);
    }

    void aClockThatIsSetBack()
    {
        KeeperPast past;
        past.take(t0, {{t0 + 900 * s, true}}, 30 * s, 2);
        past.take(t0 - 500 * s, {{t0 + 900 * s, true}, {t0 + 900 * s, true}}, 30 * s, 2);
        const auto samples = past.samples(t0 - 400 * s);
        QCOMPARE(samples.last().good, 2);
        for (int i = 1; i < samples.size(); ++i)
            QVERIFY(samples[i - 1].atMs < samples[i].atMs);
    }
};

QTEST_APPLESS_MAIN(KeeperPastTest)
#include "tst_keeper_past.moc"
