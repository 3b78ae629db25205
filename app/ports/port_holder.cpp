// SPDX-License-Identifier: MIT
#include "ports/port_holder.h"

#include <QByteArray>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSet>

#ifdef Q_OS_WIN
#include <QLibrary>

#include <QtEndian>

#ifndef NOMINMAX
#define NOMINMAX
#endif
#include <winsock2.h>
// Must follow winsock2.h.
#include <iphlpapi.h>
#include <windows.h>

#include <algorithm>
#else
#include <unistd.h>
#endif

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

[[maybe_unused]] QString named(const QString &name, qint64 process)
{
    return name.isEmpty() ? QString() : u"%1 (%2)"_s.arg(name, QString::number(process));
}

#if defined(Q_OS_LINUX)

/// The sockets' numbers, as /proc has them.
QSet<QByteArray> listenersAt(quint16 port)
{
    QSet<QByteArray> found;
    const QByteArray wanted = ':' + QByteArray::number(port, 16).toUpper().rightJustified(4, '0');
    for (const QString &table : {u"/proc/net/tcp"_s, u"/proc/net/tcp6"_s}) {
        QFile file(table);
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QList<QByteArray> lines = file.readAll().split('\n');
        for (const QByteArray &line : lines) {
            // sl, local, remote, state, queues, timer, retransmits, user, timeout, number
            const QList<QByteArray> words = line.simplified().split(' ');
            if (words.size() > 9 && words.at(1).endsWith(wanted) && words.at(3) == "0A")
                found.insert("socket:[" + words.at(9) + ']');
        }
    }
    return found;
}

QString holderOf(quint16 port)
{
    const QSet<QByteArray> sockets = listenersAt(port);
    if (sockets.isEmpty())
        return {};
    const QStringList processes = QDir(u"/proc"_s).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString &process : processes) {
        bool isNumber = false;
        const qint64 number = process.toLongLong(&isNumber);
        if (!isNumber)
            continue;
        const QDir files(u"/proc/%1/fd"_s.arg(process));
        // System: includes links whose targets do not exist as files.
        const QStringList open = files.entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot);
        for (const QString &one : open) {
            char target[64];
            const ssize_t length
                = ::readlink(QFile::encodeName(files.filePath(one)).constData(), target, sizeof target);
            if (length <= 0 || !sockets.contains(QByteArray(target, qsizetype(length))))
                continue;
            QFile name(u"/proc/%1/comm"_s.arg(process));
            return name.open(QIODevice::ReadOnly) ? named(QString::fromUtf8(name.readAll()).trimmed(), number)
                                                  : QString();
        }
    }
    return {};
}

#elif defined(Q_OS_WIN)

using TableOf = DWORD(WINAPI *)(PVOID, PDWORD, BOOL, ULONG, TCP_TABLE_CLASS, ULONG);

template<typename Table>
DWORD listenerIn(TableOf tableOf, ULONG family, quint16 port)
{
    DWORD size = 0;
    tableOf(nullptr, &size, FALSE, family, TCP_TABLE_OWNER_PID_LISTENER, 0);
    QByteArray space(qsizetype(size) + 4'096, '\0'); // it may have grown
    size = DWORD(space.size());
    if (tableOf(space.data(), &size, FALSE, family, TCP_TABLE_OWNER_PID_LISTENER, 0) != NO_ERROR)
        return 0;
    const auto *table = reinterpret_cast<const Table *>(space.constData());
    const auto *end = table->table + table->dwNumEntries;
    const auto *row = std::find_if(
        table->table, end, [port](const auto &each) { return qFromBigEndian(quint16(each.dwLocalPort)) == port; });
    return row == end ? 0 : row->dwOwningPid;
}

QString holderOf(quint16 port)
{
    QLibrary library(u"iphlpapi"_s);
    const auto tableOf = reinterpret_cast<TableOf>(library.resolve("GetExtendedTcpTable"));
    if (!tableOf)
        return {};
    DWORD process = listenerIn<MIB_TCPTABLE_OWNER_PID>(tableOf, AF_INET, port);
    if (process == 0)
        process = listenerIn<MIB_TCP6TABLE_OWNER_PID>(tableOf, AF_INET6, port);
    const HANDLE handle = process == 0 ? nullptr : OpenProcess(PROCESS_QUERY_LIMITED_INFORMATION, FALSE, process);
    if (!handle)
        return {};
    wchar_t path[MAX_PATH * 4];
    DWORD length = MAX_PATH * 4;
    const bool isKnown = QueryFullProcessImageNameW(handle, 0, path, &length);
    CloseHandle(handle);
    return isKnown ? named(QFileInfo(QString::fromWCharArray(path, int(length))).fileName(), process) : QString();
}

#else

QString holderOf(quint16) { return {}; }

#endif

} // namespace

QString portHolder(quint16 port) { return holderOf(port); }

} // namespace proxydeck
