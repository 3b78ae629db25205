// SPDX-License-Identifier: MIT
#include "system/command_line.h"

#include <QtGlobal>

#ifdef Q_OS_WIN
#ifndef NOMINMAX
#define NOMINMAX
#endif
#ifndef WIN32_LEAN_AND_MEAN
#define WIN32_LEAN_AND_MEAN // one of the macros in the rest is called interface
#endif
#include <windows.h>

#include <shellapi.h>
#endif

namespace proxydeck {

#ifdef Q_OS_WIN

QStringList commandLine(int, char *[])
{
    int count = 0;
    wchar_t **const words = ::CommandLineToArgvW(::GetCommandLineW(), &count);
    QStringList arguments;
    for (int i = 0; words && i < count; ++i)
        arguments.append(QString::fromWCharArray(words[i]));
    ::LocalFree(words);
    return arguments;
}

void printOnConsole(const QString &text, std::FILE *stream)
{
    const DWORD which = stream == stderr ? STD_ERROR_HANDLE : STD_OUTPUT_HANDLE;
    const HANDLE given = ::GetStdHandle(which);
    const DWORD kind = given && given != INVALID_HANDLE_VALUE ? ::GetFileType(given) : DWORD(FILE_TYPE_UNKNOWN);
    if (kind == FILE_TYPE_DISK || kind == FILE_TYPE_PIPE) {
        const QByteArray bytes = text.toUtf8();
        DWORD written = 0;
        ::WriteFile(given, bytes.constData(), DWORD(bytes.size()), &written, nullptr);
    } else if (::AttachConsole(ATTACH_PARENT_PROCESS)) {
        const std::wstring wide = text.toStdWString();
        DWORD written = 0;
        ::WriteConsoleW(::GetStdHandle(which), wide.c_str(), DWORD(wide.size()), &written, nullptr);
        ::FreeConsole();
    }
}

#else

QStringList commandLine(int argc, char *argv[])
{
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    return arguments;
}

void printOnConsole(const QString &text, std::FILE *stream) { std::fputs(text.toLocal8Bit().constData(), stream); }

#endif

} // namespace proxydeck
