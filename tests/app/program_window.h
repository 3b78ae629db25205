// SPDX-License-Identifier: MIT
#pragma once

#include <QProcess>
#include <QStringView>

#ifndef NOMINMAX
#define NOMINMAX
#endif
#ifndef WIN32_LEAN_AND_MEAN
#define WIN32_LEAN_AND_MEAN // one of the macros in the rest is called interface
#endif
#include <windows.h>

namespace proxydeck {

struct WindowOfProcess
{
    DWORD process = 0;
    HWND window = nullptr;
};

inline BOOL CALLBACK findMainWindow(HWND window, LPARAM asked)
{
    auto &wanted = *reinterpret_cast<WindowOfProcess *>(asked);
    DWORD process = 0;
    ::GetWindowThreadProcessId(window, &process);
    wchar_t title[100] = {};
    ::GetWindowTextW(window, title, 99);
    if (process != wanted.process || !::IsWindowVisible(window) || !QStringView(title).contains(u"ProxyDeck"))
        return TRUE;
    wanted.window = window;
    return FALSE;
}

/// The main window of \a program; null while there is none.
inline HWND mainWindow(const QProcess &program)
{
    WindowOfProcess wanted{DWORD(program.processId()), nullptr};
    ::EnumWindows(findMainWindow, reinterpret_cast<LPARAM>(&wanted));
    return wanted.window;
}

} // namespace proxydeck
