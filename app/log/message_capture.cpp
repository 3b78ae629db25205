// SPDX-License-Identifier: MIT
#include "log/message_capture.h"

#include "log/log.h"

#include <QList>
#include <QMutex>
#include <QMutexLocker>
#include <QScopedValueRollback>
#include <QThread>

#include <atomic>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

// A message handler is a plain function without context, so these are global. The count keeps the log alive for threads
// that are inside the handler when the capture ends.
std::atomic<Log *> logInUse = nullptr;
std::atomic<int> messagesInHand = 0;
std::atomic<QtMessageHandler> handlerBefore = nullptr;

/// The logs of all captures, the newest last.
struct Captures
{
    QMutex mutex;
    QList<Log *> logs;
};

Captures &captures()
{
    static Captures all;
    return all;
}

LogLevel levelOf(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return LogLevel::Debug;
    case QtInfoMsg:
        return LogLevel::Info;
    case QtWarningMsg:
        return LogLevel::Warning;
    case QtCriticalMsg:
    case QtFatalMsg:
        return LogLevel::Error;
    }
    return LogLevel::Warning;
}

/// What a platform without a window system says of every window: useless, and it would hide other messages.
bool isNoise(const QString &message) { return message.startsWith("This plugin does not support "_L1); }

void take(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    if (isNoise(message))
        return;
    // Messages that the log itself causes in Qt must not be logged again.
    static thread_local bool busy = false;
    QString passedOn = message;
    ++messagesInHand;
    if (Log *log = logInUse.load(); log && !busy) {
        const QScopedValueRollback guard(busy, true);
        passedOn = log->redactor().redacted(message, 16'000);
        const bool categorised = context.category && qstrcmp(context.category, "default") != 0;
        log->write(levelOf(type), categorised ? QString::fromUtf8(context.category) : u"program"_s, message);
        if (type == QtFatalMsg)
            log->flush(1'000);
    }
    --messagesInHand;
    if (const QtMessageHandler next = handlerBefore.load())
        next(type, context, passedOn);
}

} // namespace

MessageCapture::MessageCapture(Log &log)
    : m_log(&log)
{
    Captures &all = captures();
    const QMutexLocker lock(&all.mutex);
    logInUse = m_log;
    all.logs.append(m_log);
    // Installed only once: a second time, the handler would get itself as the handler before and recurse endlessly.
    if (all.logs.size() == 1)
        handlerBefore = qInstallMessageHandler(take);
}

MessageCapture::~MessageCapture()
{
    Captures &all = captures();
    const QMutexLocker lock(&all.mutex);
    all.logs.removeOne(m_log);
    if (all.logs.isEmpty())
        qInstallMessageHandler(handlerBefore.load());
    logInUse = all.logs.isEmpty() ? nullptr : all.logs.last();
    while (messagesInHand.load() > 0)
        QThread::yieldCurrentThread();
}

} // namespace proxydeck
