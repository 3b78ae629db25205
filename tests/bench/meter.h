// SPDX-License-Identifier: MIT
#pragma once

#include <QElapsedTimer>
#include <QFile>
#include <QList>

#include <algorithm>
#include <ctime>

#if defined(__GLIBC__)
#include <malloc.h>
#endif

namespace proxydeck::bench {

/// Milliseconds of processor time, of which other programs take nothing away. Elapsed time where it cannot be told.
enum class Clocked : quint8 { Process, Thread };
inline double processorMs(Clocked what = Clocked::Process)
{
#if defined(Q_OS_UNIX)
    timespec time{};
    clock_gettime(what == Clocked::Process ? CLOCK_PROCESS_CPUTIME_ID : CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
#else
    Q_UNUSED(what);
    static_assert(sizeof(std::clock_t) >= 4);
    return double(std::clock()) * 1e3 / CLOCKS_PER_SEC;
#endif
}

template<typename Work>
double processorMsOf(Work work)
{
    const double start = processorMs();
    work();
    return processorMs() - start;
}

/// Bytes this process has allocated and not freed; -1 where that cannot be told.
inline qint64 bytesAllocated()
{
#if defined(__GLIBC__) && (__GLIBC__ > 2 || __GLIBC_MINOR__ >= 33)
    const auto info = mallinfo2();
    return qint64(info.uordblks + info.hblkhd);
#else
    return -1;
#endif
}

/// What it occupies of the machine's memory; -1 where that cannot be told.
inline qint64 bytesResident()
{
    QFile statm(QStringLiteral("/proc/self/statm"));
    if (!statm.open(QIODevice::ReadOnly))
        return -1;
    return statm.readAll().split(' ').value(1).toLongLong() * 4096;
}

/// What was freed and is still kept by the allocator would count as resident.
inline void giveBackFreedMemory()
{
#if defined(__GLIBC__)
    malloc_trim(0);
#endif
}

inline double median(QList<double> values)
{
    if (values.isEmpty())
        return 0;
    std::sort(values.begin(), values.end());
    const qsizetype middle = values.size() / 2;
    return values.size() % 2 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

inline double highest(const QList<double> &values)
{
    return values.isEmpty() ? 0 : *std::max_element(values.begin(), values.end());
}

} // namespace proxydeck::bench
