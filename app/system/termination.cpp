// SPDX-License-Identifier: MIT
#include "system/termination.h"

#include <QSocketNotifier>

#ifdef Q_OS_UNIX
#include <atomic>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>
#endif

namespace proxydeck {

#ifdef Q_OS_UNIX

namespace {

constexpr int wishes[]{SIGTERM, SIGINT, SIGHUP};
// Global, because a signal handler is a plain function; it may do little more than write to this socket.
std::atomic<int> writeEnd = -1;
static_assert(std::atomic<int>::is_always_lock_free);

extern "C" void passOn(int)
{
    const int before = errno;
    const char wish = 1;
    [[maybe_unused]] const auto written = ::write(writeEnd.load(), &wish, 1);
    errno = before;
}

} // namespace

Termination::Termination(QObject *parent)
    : QObject(parent)
{
    if (writeEnd.load() != -1 || ::socketpair(AF_UNIX, SOCK_STREAM, 0, m_ends) != 0)
        return;
    for (const int end : m_ends)
        ::fcntl(end, F_SETFD, FD_CLOEXEC); // child processes, such as a browser or a demo, must not inherit it
    writeEnd = m_ends[0];
    auto *notifier = new QSocketNotifier(m_ends[1], QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, [this, notifier] {
        notifier->setEnabled(false);
        Q_EMIT requested();
    });
    for (const int wish : wishes) {
        struct sigaction action = {};
        struct sigaction present = {};
        action.sa_handler = passOn;
        action.sa_flags = SA_RESTART | SA_RESETHAND;
        sigemptyset(&action.sa_mask);
        // Ignored by nohup: leave it ignored.
        if (sigaction(wish, nullptr, &present) == 0 && present.sa_handler != SIG_IGN)
            sigaction(wish, &action, nullptr);
    }
}

Termination::~Termination()
{
    if (m_ends[0] == -1)
        return;
    for (const int wish : wishes) {
        struct sigaction present = {};
        if (sigaction(wish, nullptr, &present) == 0 && present.sa_handler == passOn)
            std::signal(wish, SIG_DFL);
    }
    writeEnd = -1;
    ::close(m_ends[0]);
    ::close(m_ends[1]);
}

#else

Termination::Termination(QObject *parent)
    : QObject(parent)
{
}

Termination::~Termination() = default;

#endif

} // namespace proxydeck

#include "moc_termination.cpp"
