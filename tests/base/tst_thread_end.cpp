// SPDX-License-Identifier: MIT
// A thread's variables are destroyed before their memory goes. Not every toolchain sees to that by itself.
#include <QTest>
#include <QThread>

#include <algorithm>
#include <array>
#include <atomic>
#include <memory>

#ifdef __MINGW32__
#ifndef NOMINMAX
#define NOMINMAX
#endif
#ifndef WIN32_LEAN_AND_MEAN
#define WIN32_LEAN_AND_MEAN // one of the macros in the rest is called interface
#endif
#include <windows.h>
#endif

namespace {

constexpr quint64 mark = 0x5AFE'5AFE'5AFE'5AFE;
std::atomic<int> whole = 0;
std::atomic<int> overwritten = 0;

struct Marked
{
    ~Marked()
    {
        ++(std::ranges::all_of(words, [](quint64 word) { return word == mark; }) ? whole : overwritten);
    }
    std::array<quint64, 8> words{mark, mark, mark, mark, mark, mark, mark, mark};
};

thread_local Marked marked;

#ifdef __MINGW32__
/// Has no destructor that this program would register by itself: what is done at its end is asked of the library that
/// Qt uses.
thread_local std::array<quint64, 8> plain{mark, mark, mark, mark, mark, mark, mark, mark};

using Register = int (*)(void (*)(void *), void *, void *);

void lookAt(void *variable)
{
    const auto &words = *static_cast<std::array<quint64, 8> *>(variable);
    ++(std::ranges::all_of(words, [](quint64 word) { return word == mark; }) ? whole : overwritten);
}
#endif

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

#ifdef __MINGW32__
    /// The program is linked with MinGW's start-up code, and so is this test: its own variables go another way than
    /// Qt's.
    void soAreThoseOfQt()
    {
        const auto atEnd = reinterpret_cast<Register>(
            reinterpret_cast<void *>(::GetProcAddress(::GetModuleHandleW(L"libstdc++-6.dll"), "__cxa_thread_atexit")));
        if (!atEnd)
            QSKIP("The standard library is not a shared one.");
        whole = 0;
        overwritten = 0;
        constexpr int threads = 20;
        for (int i = 0; i < threads; ++i) {
            const std::unique_ptr<QThread> thread(QThread::create([atEnd] { atEnd(lookAt, &plain, nullptr); }));
            thread->start();
            QVERIFY(thread->wait(60'000));
        }
        QTRY_COMPARE_WITH_TIMEOUT(whole + overwritten, threads, 60'000);
        QCOMPARE(overwritten.load(), 0);
    }
#endif
};

QTEST_GUILESS_MAIN(TestThreadEnd)
#include "tst_thread_end.moc"
