// SPDX-License-Identifier: MIT
// A thread's variables are destroyed before their memory goes. Not every toolchain sees to that by itself.
#include <QTest>
#include <QThread>

#include <algorithm>
#include <array>
#include <atomic>
#include <memory>

namespace {

constexpr quint64 mark = 0x5AFE'5AFE'5AFE'5AFE;
std::atomic<int> whole = 0;
std::atomic<int> overwritten = 0;

struct Marked
{
    ~Marked() { ++(std::ranges::all_of(words, [](quint64 word) { return word == mark; }) ? whole : overwritten); }
    std::array<quint64, 8> words{mark, mark, mark, mark, mark, mark, mark, mark};
};

thread_local Marked marked;

} // namespace

class TestThreadEnd : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void variablesAreDestroyedWhileTheyAreThere()
    {
        constexpr int threads = 20;
        QCOMPARE(marked.words.front(), mark); // as in the program, the first is this thread's
        for (int i = 0; i < threads; ++i) {
            const std::unique_ptr<QThread> thread(QThread::create([] { marked.words.back() = mark; }));
            thread->start();
            QVERIFY(thread->wait(60'000));
        }
        // A QThread has finished where it ended its work; its variables go a moment later.
        QTRY_COMPARE_WITH_TIMEOUT(whole + overwritten, threads, 60'000);
        QCOMPARE(overwritten.load(), 0);
    }
};

QTEST_GUILESS_MAIN(TestThreadEnd)
#include "tst_thread_end.moc"
