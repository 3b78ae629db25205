// SPDX-License-Identifier: MIT
// Linked into each test under the thread sanitizer, with a Qt that was built without it. The sanitizer does not see
// what such a Qt orders between threads: its mutexes are futexes and its event queues its own. What a thread did before
// it emitted a signal would seem to race with the slot in another one. Each function below does what Qt's own does and
// tells the sanitizer of the order; the program's calls come here, since a program's symbols go before those of a
// library. Calls within Qt do not.
#include <QMetaObject>
#include <QMutex>
#include <QReadWriteLock>
#include <QSemaphore>
#include <QThread>
#include <QWaitCondition>

#include <dlfcn.h>
#include <sanitizer/tsan_interface.h>

namespace {

/// Of all signals together: who receives one is known to Qt alone.
int signalsTag = 0;

template<typename Function>
Function *original(const char *symbol)
{
    auto *found = reinterpret_cast<Function *>(dlsym(RTLD_NEXT, symbol));
    if (!found)
        qFatal("This Qt has no %s: tests/support/qt_order.cpp is for Qt 6.4", symbol);
    return found;
}

/// Before any event is handled, in the thread that handles it.
bool onEvent(void **arguments)
{
    auto *receiver = static_cast<QObject *>(arguments[0]);
    __tsan_acquire(&signalsTag);
    __tsan_acquire(receiver);
    return false; // Qt goes on with it
}

[[maybe_unused]] const bool registered = QInternal::registerCallback(QInternal::EventNotifyCallback, onEvent);

} // namespace

void QMetaObject::activate(QObject *sender, const QMetaObject *type, int signal, void **arguments)
{
    static auto *const qt
        = original<void(QObject *, const QMetaObject *, int, void **)>("_ZN11QMetaObject8activateEP7QObjectPKS_iPPv");
    __tsan_release(&signalsTag);
    qt(sender, type, signal, arguments);
}

bool QMetaObject::invokeMethodImpl(QObject *object, QtPrivate::QSlotObjectBase *slot, Qt::ConnectionType type,
                                   void *result)
{
    static auto *const qt = original<bool(QObject *, QtPrivate::QSlotObjectBase *, Qt::ConnectionType, void *)>(
        "_ZN11QMetaObject16invokeMethodImplEP7QObjectPN9QtPrivate15QSlotObjectBaseEN2Qt14ConnectionTypeEPv");
    __tsan_release(object);
    const bool done = qt(object, slot, type, result);
    if (type == Qt::BlockingQueuedConnection)
        __tsan_acquire(object);
    return done;
}

void QBasicMutex::lockInternal() noexcept
{
    static auto *const qt = original<void(QBasicMutex *)>("_ZN11QBasicMutex12lockInternalEv");
    qt(this);
    __tsan_acquire(this);
}

void QBasicMutex::unlockInternal() noexcept
{
    static auto *const qt = original<void(QBasicMutex *)>("_ZN11QBasicMutex14unlockInternalEv");
    __tsan_release(this);
    qt(this);
}

bool QWaitCondition::wait(QMutex *mutex, QDeadlineTimer deadline)
{
    static auto *const qt = original<bool(QWaitCondition *, QMutex *, QDeadlineTimer)>(
        "_ZN14QWaitCondition4waitEP6QMutex14QDeadlineTimer");
    __tsan_release(mutex);
    const bool woken = qt(this, mutex, deadline);
    __tsan_acquire(mutex);
    return woken;
}

void QReadWriteLock::lockForRead()
{
    static auto *const qt = original<void(QReadWriteLock *)>("_ZN14QReadWriteLock11lockForReadEv");
    qt(this);
    __tsan_acquire(this);
}

void QReadWriteLock::lockForWrite()
{
    static auto *const qt = original<void(QReadWriteLock *)>("_ZN14QReadWriteLock12lockForWriteEv");
    qt(this);
    __tsan_acquire(this);
}

void QReadWriteLock::unlock()
{
    static auto *const qt = original<void(QReadWriteLock *)>("_ZN14QReadWriteLock6unlockEv");
    __tsan_release(this);
    qt(this);
}

void QSemaphore::acquire(int n)
{
    static auto *const qt = original<void(QSemaphore *, int)>("_ZN10QSemaphore7acquireEi");
    qt(this, n);
    __tsan_acquire(this);
}

void QSemaphore::release(int n)
{
    static auto *const qt = original<void(QSemaphore *, int)>("_ZN10QSemaphore7releaseEi");
    __tsan_release(this);
    qt(this, n);
}
