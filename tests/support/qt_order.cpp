// SPDX-License-Identifier: MIT
// Linked into each test under the thread sanitizer, with a Qt that was built without it. The sanitizer does not see
// what such a Qt orders between threads: its mutexes are futexes and its event queues its own. What a thread did before
// it emitted a signal would seem to race with the slot in another one. Each function below does what Qt's own does and
// tells the sanitizer of the order, and of no more order than that: tests/threads has a race for each of them that has
// to be found. The calls of the program come here, and those of other libraries of Qt, since a program's symbols go
// before those of a library; calls within QtCore do not.
#include <QMetaMethod>
#include <QMetaObject>
#include <QMutex>
#include <QReadWriteLock>
#include <QSemaphore>
#include <QThread>
#include <QWaitCondition>

#include <algorithm>
#include <array>
#include <atomic>
#include <future>
#include <utility>
#include <vector>

#include <dlfcn.h>
#include <sanitizer/tsan_interface.h>
#include <sched.h>

// Of the sanitizer, without a header: an access by the caller, and no accesses of this thread.
extern "C" void __tsan_read8(void *);
extern "C" void __tsan_write8(void *);
extern "C" void __tsan_read_range(void *, unsigned long);
extern "C" void __tsan_ignore_thread_begin();
extern "C" void __tsan_ignore_thread_end();

static_assert(QT_VERSION >= QT_VERSION_CHECK(6, 4, 0) && QT_VERSION < QT_VERSION_CHECK(6, 5, 0),
              "What is replaced here is what the headers of Qt 6.4 call");

namespace {

/// What is replaced, of Qt itself. Looked up before anything else runs: at the first call of each, the threads that
/// call would wait for each other, and the sanitizer would take that for an order.
struct Originals
{
    using Slot = QtPrivate::QSlotObjectBase;

    void (*activate)(QObject *, const QMetaObject *, int, void **);
    QMetaObject::Connection (*connect)(const QObject *, void **, const QObject *, void **, Slot *, Qt::ConnectionType,
                                       const int *, const QMetaObject *);
    bool (*invoke)(QObject *, Slot *, Qt::ConnectionType, void *);
    void (*start)(QThread *, QThread::Priority);
    QThread *(*createThread)(std::future<void> &&);
    bool (*waitForThread)(QThread *, QDeadlineTimer);
    bool (*waitForCondition)(QWaitCondition *, QMutex *, QDeadlineTimer);
    void (*wakeOne)(QWaitCondition *);
    void (*wakeAll)(QWaitCondition *);
    void (*destroyCondition)(QWaitCondition *);
    void (*lockForRead)(QReadWriteLock *);
    void (*lockForWrite)(QReadWriteLock *);
    void (*unlock)(QReadWriteLock *);
    void (*acquire)(QSemaphore *, int);
    bool (*tryAcquire)(QSemaphore *, int, int);
    void (*release)(QSemaphore *, int);

    Originals()
    {
        find(activate, "_ZN11QMetaObject8activateEP7QObjectPKS_iPPv");
        find(connect,
             "_ZN7QObject11connectImplEPKS_PPvS1_S3_PN9QtPrivate15QSlotObjectBaseEN2Qt14ConnectionTypeEPKiPK"
             "11QMetaObject");
        find(invoke,
             "_ZN11QMetaObject16invokeMethodImplEP7QObjectPN9QtPrivate15QSlotObjectBaseEN2Qt14ConnectionType"
             "EPv");
        find(start, "_ZN7QThread5startENS_8PriorityE");
        find(createThread, "_ZN7QThread16createThreadImplEOSt6futureIvE");
        find(waitForThread, "_ZN7QThread4waitE14QDeadlineTimer");
        find(waitForCondition, "_ZN14QWaitCondition4waitEP6QMutex14QDeadlineTimer");
        find(wakeOne, "_ZN14QWaitCondition7wakeOneEv");
        find(wakeAll, "_ZN14QWaitCondition7wakeAllEv");
        find(destroyCondition, "_ZN14QWaitConditionD1Ev");
        find(lockForRead, "_ZN14QReadWriteLock11lockForReadEv");
        find(lockForWrite, "_ZN14QReadWriteLock12lockForWriteEv");
        find(unlock, "_ZN14QReadWriteLock6unlockEv");
        find(acquire, "_ZN10QSemaphore7acquireEi");
        find(tryAcquire, "_ZN10QSemaphore10tryAcquireEii");
        find(release, "_ZN10QSemaphore7releaseEi");
    }

    /// Other libraries of Qt call what is replaced, too.
    static bool isOfProgram(const void *caller) { return baseOf(caller) == baseOf(&isOfProgram); }

private:
    template<typename Address>
    static void *baseOf(Address address)
    {
        Dl_info info{};
        dladdr(reinterpret_cast<const void *>(address), &info);
        return info.dli_fbase;
    }
    template<typename Function>
    static void find(Function *&function, const char *symbol)
    {
        function = reinterpret_cast<Function *>(dlsym(RTLD_NEXT, symbol));
        if (!function)
            qFatal("This Qt has no %s: tests/support/qt_order.cpp is for Qt 6.4", symbol);
    }
};
[[gnu::init_priority(101)]] const Originals qt;

/// What the sanitizer is told of a signal, or of the end of a thread's function. Not the object itself: it may be gone
/// before the slot is called. Two that share a place are ordered where they should not be, and nothing else happens.
void *placeOf(const void *object, const QMetaObject *type = nullptr, int signal = 0)
{
    struct alignas(8) Place
    {
        char unused;
    };
    static constinit std::array<Place, 1 << 16> places{};
    const size_t hash = qHashMulti(0, quintptr(object), quintptr(type), signal);
    return &places.at(hash % places.size());
}

/// Of each thread that a function of the program runs in. QThread::wait() waits for its destruction: until then the
/// thread is at work within Qt, whose locks nobody sees. It is found without any order but the one it tells.
class ThreadEnd
{
public:
    static void expectHere() { thread_local const ThreadEnd end; }
    static void await(const QThread *thread)
    {
        for (const std::atomic<const QThread *> &place : running) {
            while (place.load(std::memory_order_relaxed) == thread)
                sched_yield();
        }
        __tsan_acquire(placeOf(thread));
    }

private:
    ThreadEnd()
    {
        const QThread *none = nullptr;
        while (!m_place->compare_exchange_strong(none, m_thread, std::memory_order_relaxed)) {
            none = nullptr;
            if (++m_place == running.end())
                qFatal("More threads than tests/support/qt_order.cpp has places for");
        }
    }
    ~ThreadEnd()
    {
        __tsan_release(placeOf(m_thread));
        m_place->store(nullptr, std::memory_order_relaxed);
    }

    static constinit inline std::array<std::atomic<const QThread *>, 256> running{};

    const QThread *m_thread = QThread::currentThread();
    std::atomic<const QThread *> *m_place = running.begin();
};

/// While Qt hands out a signal or an invocation. It makes the event and copies the arguments after the order was told,
/// and before the event can be taken; who takes it would seem to race with that. Nothing that this thread does in Qt
/// counts, what is done in a slot does.
class InQt
{
public:
    InQt()
    {
        __tsan_ignore_thread_begin();
        ++depth;
    }
    ~InQt()
    {
        --depth;
        __tsan_ignore_thread_end();
    }
    Q_DISABLE_COPY_MOVE(InQt)

    class Slot
    {
    public:
        Slot()
        {
            for (int i = 0; i < m_depth; ++i)
                __tsan_ignore_thread_end();
        }
        ~Slot()
        {
            depth = m_depth;
            for (int i = 0; i < m_depth; ++i)
                __tsan_ignore_thread_begin();
        }
        Q_DISABLE_COPY_MOVE(Slot)

    private:
        int m_depth = std::exchange(depth, 0);
    };

private:
    static constinit inline thread_local int depth = 0;
};

/// Set in the thread in which QNetworkAccessManager speaks HTTP. What it shares with the caller's is ordered by Qt
/// alone, and no code of the program runs in it.
constinit thread_local bool isQtHttpThread = false;

struct UnwatchedThread
{
    UnwatchedThread()
    {
        isQtHttpThread = true;
        __tsan_ignore_thread_begin();
    }
    ~UnwatchedThread() { __tsan_ignore_thread_end(); }
    Q_DISABLE_COPY_MOVE(UnwatchedThread)
};

/// A slot, called after all that came before the emission: in another thread too.
class OrderedSlot final : public QtPrivate::QSlotObjectBase
{
public:
    /// Takes over the reference to \a slot. Without a \a sender it is called once, after what came before it was made.
    explicit OrderedSlot(QSlotObjectBase *slot, const QObject *sender = nullptr, void *placeOfSignal = nullptr)
        : QSlotObjectBase(&OrderedSlot::run)
        , m_slot(slot)
        , m_sender(sender)
        , m_placeOfSignal(placeOfSignal)
    {
        __tsan_release(this); // who calls it has found it in Qt's lists
    }

private:
    static void run(int what, QSlotObjectBase *base, QObject *receiver, void **arguments, bool *isSame)
    {
        auto *self = static_cast<OrderedSlot *>(base);
        switch (what) {
        case Destroy:
            __tsan_acquire(self); // by its count of references, all calls are over
            self->m_slot->destroyIfLastRef();
            delete self;
            break;
        case Call:
            self->call(receiver, arguments);
            break;
        case Compare:
            *isSame = self->m_slot->compare(arguments);
            break;
        default:
            break;
        }
    }

    void call(QObject *receiver, void **arguments)
    {
        if (isQtHttpThread)
            qFatal("A slot of the program is called in Qt's HTTP thread, where no race would be found");
        const InQt::Slot slot;
        ThreadEnd::expectHere();
        __tsan_acquire(this);
        if (m_sender) {
            __tsan_acquire(m_placeOfSignal);
            __tsan_acquire(placeOf(m_sender)); // a thread that has ended, and says so within Qt
        }
        m_slot->call(receiver, arguments);
        __tsan_release(this); // for who is blocked until then, and for who lets go of it last
    }

    QSlotObjectBase *m_slot;
    const QObject *m_sender;
    void *m_placeOfSignal;
};

/// Of this thread.
std::vector<const QReadWriteLock *> &locksForReading()
{
    thread_local std::vector<const QReadWriteLock *> locks;
    return locks;
}

} // namespace

void QMetaObject::activate(QObject *sender, const QMetaObject *type, int signal, void **arguments)
{
    // What Qt may copy; a signal's arguments are its first methods' own.
    const QMetaMethod method = type->method(type->methodOffset() + signal);
    for (int i = 0; i < method.parameterCount(); ++i)
        __tsan_read_range(arguments[i + 1], method.parameterMetaType(i).sizeOf());
    __tsan_release(placeOf(sender, type, signal));
    const InQt inQt;
    qt.activate(sender, type, signal, arguments);
}

QMetaObject::Connection QObject::connectImpl(const QObject *sender, void **signal, const QObject *receiver, void **slot,
                                             QtPrivate::QSlotObjectBase *slotObject, Qt::ConnectionType type,
                                             const int *types, const QMetaObject *senderType)
{
    int index = -1;
    std::array<void *, 2> question{&index, signal};
    const QMetaObject *declaring = senderType;
    for (; declaring; declaring = declaring->superClass()) {
        declaring->d.static_metacall(nullptr, QMetaObject::IndexOfMethod, 0, question.data());
        if (index >= 0)
            break;
    }
    if (declaring && qt.isOfProgram(__builtin_return_address(0)))
        slotObject = new OrderedSlot(slotObject, sender, placeOf(sender, declaring, index));
    return qt.connect(sender, signal, receiver, slot, slotObject, type, types, senderType);
}

bool QMetaObject::invokeMethodImpl(QObject *object, QtPrivate::QSlotObjectBase *slot, Qt::ConnectionType type,
                                   void *result)
{
    if (!qt.isOfProgram(__builtin_return_address(0)))
        return qt.invoke(object, slot, type, result);
    auto *ordered = new OrderedSlot(slot);
    const auto invoke = [=] {
        const InQt inQt;
        return qt.invoke(object, ordered, type, result);
    };
    if (type != Qt::BlockingQueuedConnection)
        return invoke();
    ordered->ref();
    const bool done = invoke();
    __tsan_acquire(ordered);
    ordered->destroyIfLastRef();
    return done;
}

void QThread::start(Priority priority)
{
    if (objectName() == QLatin1String("QNetworkAccessManager thread")) {
        const auto unwatch = [] { thread_local const UnwatchedThread untilItEnds; };
        QObject::connect(this, &QThread::started, this, unwatch, Qt::DirectConnection);
    }
    qt.start(this, priority);
}

QThread *QThread::createThreadImpl(std::future<void> &&function)
{
    return qt.createThread(std::async(
        std::launch::deferred,
        [](std::future<void> own) {
            ThreadEnd::expectHere();
            own.get();
            __tsan_release(placeOf(QThread::currentThread()));
        },
        std::move(function)));
}

bool QThread::wait(QDeadlineTimer deadline)
{
    const bool ended = qt.waitForThread(this, deadline);
    if (ended)
        ThreadEnd::await(this);
    return ended;
}

// QMutex tells of itself where its header is compiled for the sanitizer.
bool QWaitCondition::wait(QMutex *mutex, QDeadlineTimer deadline)
{
    __tsan_read8(this);
    __tsan_mutex_pre_unlock(mutex, 0);
    __tsan_mutex_post_unlock(mutex, 0);
    const bool woken = qt.waitForCondition(this, mutex, deadline);
    __tsan_mutex_pre_lock(mutex, 0);
    __tsan_mutex_post_lock(mutex, 0, 0);
    return woken;
}

void QWaitCondition::wakeOne()
{
    __tsan_read8(this);
    qt.wakeOne(this);
}

void QWaitCondition::wakeAll()
{
    __tsan_read8(this);
    qt.wakeAll(this);
}

// QWaitCondition::~QWaitCondition(): tsan.supp silences that name, for the conditions within Qt. What the program
// destroys must not be in use; hence a name of its own.
extern "C" void destroyCondition(QWaitCondition *condition)
{
    __tsan_write8(condition);
    qt.destroyCondition(condition);
}
extern "C" [[gnu::alias("destroyCondition")]] void destructor(QWaitCondition *) __asm__("_ZN14QWaitConditionD1Ev");

void QReadWriteLock::lockForRead()
{
    __tsan_mutex_pre_lock(this, __tsan_mutex_read_lock);
    qt.lockForRead(this);
    __tsan_mutex_post_lock(this, __tsan_mutex_read_lock, 0);
    locksForReading().push_back(this);
}

void QReadWriteLock::lockForWrite()
{
    __tsan_mutex_pre_lock(this, 0);
    qt.lockForWrite(this);
    __tsan_mutex_post_lock(this, 0, 0);
}

void QReadWriteLock::unlock()
{
    auto &locks = locksForReading();
    const auto found = std::find(locks.begin(), locks.end(), this);
    const unsigned kind = found == locks.end() ? 0 : __tsan_mutex_read_lock;
    if (kind)
        locks.erase(found);
    __tsan_mutex_pre_unlock(this, kind);
    qt.unlock(this);
    __tsan_mutex_post_unlock(this, kind);
}

void QSemaphore::acquire(int n)
{
    qt.acquire(this, n);
    __tsan_acquire(this);
}

bool QSemaphore::tryAcquire(int n, int timeoutMs)
{
    const bool acquired = qt.tryAcquire(this, n, timeoutMs);
    if (acquired)
        __tsan_acquire(this);
    return acquired;
}

void QSemaphore::release(int n)
{
    __tsan_release(this);
    qt.release(this, n);
}
