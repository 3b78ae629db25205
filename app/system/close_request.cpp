// SPDX-License-Identifier: MIT
#include "system/close_request.h"

#include <QCoreApplication>

#ifdef Q_OS_WIN
#ifndef NOMINMAX
#define NOMINMAX
#endif
#ifndef WIN32_LEAN_AND_MEAN
#define WIN32_LEAN_AND_MEAN // one of the macros in the rest is called interface
#endif
#include <windows.h>
#endif

namespace proxydeck {

CloseRequest::CloseRequest(QObject *parent)
    : QObject(parent)
{
#ifdef Q_OS_WIN
    m_message = ::RegisterWindowMessageA(messageName);
    QCoreApplication::instance()->installNativeEventFilter(this);
#endif
}

CloseRequest::~CloseRequest() = default;

bool CloseRequest::nativeEventFilter([[maybe_unused]] const QByteArray &eventType, [[maybe_unused]] void *message,
                                     qintptr *)
{
#ifdef Q_OS_WIN
    if (m_message != 0 && static_cast<const MSG *>(message)->message == m_message) {
        // Windows may be waiting for this call to return, and every window of the program gets the message.
        QMetaObject::invokeMethod(this, &CloseRequest::requested, Qt::QueuedConnection);
        return true;
    }
#endif
    return false;
}

} // namespace proxydeck

#include "moc_close_request.cpp"
