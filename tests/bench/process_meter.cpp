// SPDX-License-Identifier: MIT
#include "process_meter.h"

#include <QDir>
#include <QFile>
#include <QString>
#include <QThread>

#include <ctime>
#include <sys/types.h>

namespace proxydeck::bench {

using namespace Qt::StringLiterals;

namespace {

/// The number after `NAME:` of a file of /proc.
qint64 field(const QString &path, const QByteArray &name)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (line.startsWith(name + ':'))
            return line.mid(name.size() + 1).simplified().split(' ').first().toLongLong();
    }
    return 0;
}

} // namespace

double ProcessMeter::processorMs() const
{
    clockid_t clock{};
    timespec time{};
    if (clock_getcpuclockid(pid_t(m_process), &clock) != 0 || clock_gettime(clock, &time) != 0)
        return 0;
    return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
}

qint64 ProcessMeter::bytesResident() const { return field(u"/proc/%1/status"_s.arg(m_process), "RssAnon") * 1024; }

qint64 ProcessMeter::wakes() const
{
    qint64 sum = 0;
    const QString tasks = u"/proc/%1/task/"_s.arg(m_process);
    for (const QString &task : QDir(tasks).entryList(QDir::Dirs | QDir::NoDotAndDotDot))
        sum += field(tasks + task + u"/status"_s, "voluntary_ctxt_switches");
    return sum;
}

int ProcessMeter::descriptors() const
{
    return int(
        QDir(u"/proc/%1/fd"_s.arg(m_process)).entryList(QDir::NoDotAndDotDot | QDir::AllEntries | QDir::System).size());
}

void ProcessMeter::waitUntilQuiet(int ms) const
{
    double before = -1;
    for (int waited = 0; waited < ms && before != processorMs(); waited += 100) {
        before = processorMs();
        QThread::msleep(100);
    }
}

} // namespace proxydeck::bench
