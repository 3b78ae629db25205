// SPDX-License-Identifier: MIT
// `two_threads race WAY` has a race that WAY, one of Qt's ways to order two threads, would prevent if it were used
// right; `two_threads order WAY` uses it right. See tests/support/qt_order.cpp.
#include <QCoreApplication>
#include <QMutex>
#include <QReadWriteLock>
#include <QSemaphore>
#include <QThread>
#include <QTimer>
#include <QWaitCondition>

#include <atomic>
#include <cstdio>
#include <cstring>
#include <functional>
#include <memory>

namespace {

// Apart: the sanitizer remembers a few accesses to each 8 bytes.
alignas(64) int shared = 0;
alignas(64) std::atomic<int> step = 0;

// Who waits for a step is not ordered with who makes it: nothing but the way under test orders the two threads.
void makeStep(int number)
{
    int before = step.load(std::memory_order_relaxed);
    while (before < number && !step.compare_exchange_weak(before, number, std::memory_order_relaxed)) { }
}
void waitForStep(int number)
{
    while (step.load(std::memory_order_relaxed) < number)
        QThread::yieldCurrentThread();
}

void write() { ++shared; }
void read() { std::printf("%d\n", shared); }

class Sender final : public QObject
{
    Q_OBJECT

Q_SIGNALS:
    void said();
    void saidToNobody();
    void saidNumber(const int &number);
};

/// Calls \a inThread in another thread, and \a here in this one meanwhile. The thread lasts until both are done: of one
/// that has ended, the sanitizer may have forgotten what it did.
void run(const std::function<void()> &inThread, const std::function<void()> &here)
{
    constexpr int done = 100;
    const std::unique_ptr<QThread> thread(QThread::create([&inThread] {
        inThread();
        waitForStep(done);
    }));
    thread->start();
    here();
    makeStep(done);
    thread->wait();
}

void signal(bool isRace)
{
    Sender sender;
    QObject::connect(&sender, &Sender::said, qApp, [] {
        read();
        QCoreApplication::quit();
    });
    run(
        [&] {
            if (!isRace)
                write();
            Q_EMIT sender.said();
            if (isRace)
                write();
        },
        [] { QCoreApplication::exec(); });
}

/// What is emitted is read.
void argument(bool isRace)
{
    Sender sender;
    QObject::connect(&sender, &Sender::saidNumber, qApp, [](int number) {
        std::printf("%d\n", number);
        QCoreApplication::quit();
    });
    run(
        [&] {
            const int own = 0;
            Q_EMIT sender.saidNumber(isRace ? shared : own);
        },
        [] {
            write();
            QCoreApplication::exec();
        });
}

/// A signal orders who emits it with who receives it, and with nobody else.
void otherSignal(bool isRace)
{
    Sender sender;
    Sender own;
    QObject::connect(&own, &Sender::said, qApp, [] {
        read();
        QCoreApplication::quit();
    });
    QObject::connect(&sender, &Sender::said, qApp, [&own] { Q_EMIT own.said(); });
    run(
        [&] {
            write();
            Q_EMIT sender.saidToNobody();
            if (!isRace)
                Q_EMIT sender.said();
            makeStep(1);
        },
        [&] {
            if (isRace) {
                waitForStep(1);
                QTimer::singleShot(0, &own, [&own] { Q_EMIT own.said(); });
            }
            QCoreApplication::exec();
        });
}

/// Starts the event loop that \a receiver is for. What a thread does to start may order it with who started it.
void startLoop(QThread &thread, QObject &receiver)
{
    thread.start();
    QMetaObject::invokeMethod(
        &receiver, [] {}, Qt::BlockingQueuedConnection);
}

void invoked(bool isRace)
{
    QObject receiver;
    QThread thread;
    receiver.moveToThread(&thread);
    startLoop(thread, receiver);
    if (!isRace)
        write();
    QMetaObject::invokeMethod(&receiver, [&thread] {
        read();
        waitForStep(1);
        thread.quit();
    });
    if (isRace)
        write();
    makeStep(1);
    thread.wait();
}

void blocking(bool isRace)
{
    QObject receiver;
    QThread thread;
    receiver.moveToThread(&thread);
    startLoop(thread, receiver);
    // Queued, it does not end before the read: Qt counts who holds a slot, which orders its end with who lets go last.
    const auto slot = [isRace] {
        write();
        makeStep(1);
        if (isRace)
            waitForStep(2);
    };
    QMetaObject::invokeMethod(&receiver, slot, isRace ? Qt::QueuedConnection : Qt::BlockingQueuedConnection);
    waitForStep(1);
    read();
    makeStep(2);
    thread.quit();
    thread.wait();
}

void mutex(bool isRace)
{
    QMutex first;
    QMutex second;
    run(
        [&] {
            const QMutexLocker lock(&first);
            write();
        },
        [&] {
            const QMutexLocker lock(isRace ? &second : &first);
            write();
        });
}

void condition(bool isRace)
{
    QMutex mutex;
    QWaitCondition condition;
    bool isDone = false;
    run(
        [&] {
            QMutexLocker lock(&mutex);
            makeStep(1);
            while (!isDone)
                condition.wait(&mutex);
            read();
        },
        [&] {
            waitForStep(1);
            QMutexLocker lock(&mutex);
            if (!isRace)
                write();
            isDone = true;
            condition.wakeAll();
            lock.unlock();
            if (isRace)
                write();
        });
}

/// Destroyed while another thread uses it.
void conditionEnd(bool isRace)
{
    auto condition = std::make_unique<QWaitCondition>();
    run(
        [used = condition.get()] {
            used->wakeAll();
            makeStep(1);
        },
        [&] {
            waitForStep(1);
            if (isRace)
                condition.reset();
        });
}

void readLock(bool isRace)
{
    QReadWriteLock lock;
    const auto locked = [&lock, isRace] {
        const QReadLocker locker(&lock);
        isRace ? write() : read();
    };
    run(locked, locked);
}

void writeLock(bool isRace)
{
    QReadWriteLock lock;
    run(
        [&] {
            waitForStep(1);
            const QReadLocker locker(&lock);
            read();
        },
        [&] {
            QWriteLocker locker(&lock);
            if (!isRace)
                write();
            locker.unlock();
            makeStep(1);
            if (isRace)
                write();
        });
}

void semaphore(bool isRace, const std::function<void(QSemaphore &)> &acquire)
{
    QSemaphore semaphore;
    run(
        [&] {
            if (!isRace)
                write();
            semaphore.release();
            if (isRace)
                write();
        },
        [&] {
            acquire(semaphore);
            read();
        });
}

void end(bool isRace)
{
    const std::unique_ptr<QThread> thread(QThread::create([] {
        write();
        makeStep(1);
    }));
    thread->start();
    waitForStep(1);
    if (!isRace)
        thread->wait();
    read();
    thread->wait();
}

void finished(bool isRace)
{
    const std::unique_ptr<QThread> thread(QThread::create([] {
        write();
        makeStep(1);
    }));
    const auto take = [] {
        read();
        QCoreApplication::quit();
    };
    if (!isRace)
        QObject::connect(thread.get(), &QThread::finished, qApp, take);
    thread->start();
    if (isRace) {
        waitForStep(1);
        QTimer::singleShot(0, qApp, take);
    }
    QCoreApplication::exec();
    thread->wait();
}

struct Way
{
    const char *name;
    std::function<void(bool isRace)> run;
};

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const Way ways[] = {
        {"signal", signal},
        {"argument", argument},
        {"other_signal", otherSignal},
        {"invoked", invoked},
        {"blocking", blocking},
        {"mutex", mutex},
        {"condition", condition},
        {"condition_end", conditionEnd},
        {"read_lock", readLock},
        {"write_lock", writeLock},
        {"semaphore", [](bool isRace) { semaphore(isRace, [](QSemaphore &given) { given.acquire(); }); }},
        {"try_semaphore",
         [](bool isRace) { semaphore(isRace, [](QSemaphore &given) { given.tryAcquire(1, 60'000); }); }},
        {"end", end},
        {"finished", finished},
    };
    for (const Way &way : ways) {
        if (argc == 3 && std::strcmp(argv[2], way.name) == 0) {
            way.run(std::strcmp(argv[1], "race") == 0);
            return 0;
        }
    }
    std::fprintf(stderr, "two_threads race|order WAY\n");
    return 2;
}

#include "two_threads.moc"
