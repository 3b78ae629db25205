// SPDX-License-Identifier: MIT
#include "base/system_clock.h"

#include <QDateTime>

#include <chrono>

#if defined(Q_OS_WIN)
#ifndef NOMINMAX
#define NOMINMAX
#endif
#include <windows.h>
#elif defined(Q_OS_DARWIN)
#include <mach/mach_time.h>
#else
#include <time.h>
#endif

namespace proxydeck {

namespace {

/// std::chrono::steady_clock stops during sleep on Linux and macOS. With it, leases that expired during the night would
/// still be shown as live in the morning, and calls of yesterday would count towards the current minute.
#if defined(Q_OS_WIN)

qint64 interruptTimeMs()
{
    using Query = void(WINAPI *)(PULONGLONG);
    // Needs Windows 10; resolved by name so that the program also starts on systems without it.
    static const auto query = reinterpret_cast<Query>(
        reinterpret_cast<void *>(GetProcAddress(GetModuleHandleW(L"kernelbase.dll"), "QueryInterruptTimePrecise")));
    if (!query)
        return qint64(GetTickCount64()); // includes sleep too; resolution about 16 ms
    ULONGLONG hundredNs = 0;
    query(&hundredNs);
    return qint64(hundredNs / 10'000);
}

#elif defined(Q_OS_DARWIN)

qint64 continuousMs()
{
    static const mach_timebase_info_data_t base = [] {
        mach_timebase_info_data_t info{};
        mach_timebase_info(&info);
        return info;
    }();
    return qint64(double(mach_continuous_time()) * base.numer / base.denom / 1e6);
}

#elif defined(CLOCK_BOOTTIME)

qint64 bootTimeMs()
{
    timespec now{};
    return clock_gettime(CLOCK_BOOTTIME, &now) == 0 ? qint64(now.tv_sec) * 1'000 + now.tv_nsec / 1'000'000 : -1;
}

#endif

} // namespace

SystemClock::SystemClock()
{
    // Chosen once: values of two clocks with different start times must not be mixed.
#if defined(Q_OS_WIN)
    m_sleepless = interruptTimeMs;
#elif defined(Q_OS_DARWIN)
    m_sleepless = continuousMs;
#elif defined(CLOCK_BOOTTIME)
    if (bootTimeMs() >= 0)
        m_sleepless = bootTimeMs;
#endif
}

qint64 SystemClock::utcMs() const { return QDateTime::currentMSecsSinceEpoch(); }

qint64 SystemClock::steadyMs() const
{
    if (m_sleepless)
        return m_sleepless();
    using namespace std::chrono;
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

bool SystemClock::steadyCountsSleep() const { return m_sleepless != nullptr; }

} // namespace proxydeck
