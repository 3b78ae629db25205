// SPDX-License-Identifier: MIT
#include "system/single_instance.h"

#include "base/lock_hold.h"

#include <QCryptographicHash>
#include <QDeadlineTimer>
#include <QDir>
#include <QFileInfo>
#include <QLocalSocket>
#include <QStandardPaths>
#include <QStorageInfo>
#include <QThread>
#include <QTimer>

#include <algorithm>
#include <array>

#ifdef Q_OS_WIN
#ifndef NOMINMAX
#define NOMINMAX
#endif
#include <windows.h>
#endif

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

/// "raise", then the activation token that a Wayland compositor needs to let another program's window come to the
/// front, then a line feed.
constexpr QByteArrayView request("raise");
constexpr QByteArrayView answer("raised\n");
constexpr qsizetype longestRequest = 512;
constexpr int requestMs = 2'000; ///< a connection without a complete request is closed after this time
constexpr int pauseMs = 50;
/// How often a lock must be found held by nobody before it is taken over: another program may be between creating the
/// file and locking it.
constexpr int asksBeforeTakingOver = 4;
constexpr const char *activationToken = "XDG_ACTIVATION_TOKEN";

bool isHarmlessToken(QByteArrayView token)
{
    return !token.isEmpty() && std::all_of(token.begin(), token.end(), [](char c) { return c > ' ' && c < 0x7f; });
}

QString lockName(const QString &folder) { return QDir(folder).filePath(u"proxydeck.lock"_s); }

QString socketName(const QString &folder)
{
    const QString canonical = QFileInfo(folder).canonicalFilePath(); // the same folder can have several paths
    const QByteArray path = (canonical.isEmpty() ? QDir(folder).absolutePath() : canonical).toUtf8();
    const QString name = u"proxydeck-"_s
        + QString::fromLatin1(QCryptographicHash::hash(path, QCryptographicHash::Sha256).left(12).toHex());
#ifdef Q_OS_UNIX
    // Only this user can create a socket there; in the folder for temporary files others could too.
    QString own;
#ifndef Q_OS_DARWIN
    if (qEnvironmentVariableIsSet("XDG_RUNTIME_DIR")) // without it Qt makes up a folder and prints a warning
#endif
        own = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
    // bytes of a socket's path: the limit is 104 or 108, and Qt appends to the path while creating the socket
    constexpr qsizetype longestPath = 100;
    if (!own.isEmpty() && QFileInfo(own).isWritable() && own.toUtf8().size() + name.size() < longestPath)
        return own + u'/' + name;
#endif
    return name;
}

} // namespace

SingleInstance::Drive SingleInstance::driveOf(const QString &folder)
{
    const QStorageInfo drive(folder);
#ifdef Q_OS_WIN
    if (folder.startsWith("//"_L1) || folder.startsWith("\\\\"_L1))
        return Drive::Network;
    const QString root = QDir::toNativeSeparators(drive.rootPath());
    const bool isRemote = GetDriveTypeW(reinterpret_cast<const wchar_t *>(root.utf16())) == DRIVE_REMOTE;
#else
    static constexpr std::array<QByteArrayView, 14> remote{"nfs",   "nfs4",  "cifs",       "smb",        "smb3",
                                                           "smbfs", "afpfs", "afs",        "webdav",     "ncpfs",
                                                           "9p",    "ceph",  "fuse.sshfs", "fuse.rclone"};
    const QByteArray type = drive.fileSystemType();
    const bool isRemote = std::ranges::find(remote, QByteArrayView(type)) != remote.end();
#endif
    return isRemote ? Drive::Network : Drive::Local;
}

SingleInstance::SingleInstance(const QString &dataFolder, int patienceMs, QObject *parent)
    : SingleInstance(dataFolder, patienceMs, driveOf(dataFolder), parent)
{
}

SingleInstance::SingleInstance(const QString &dataFolder, int patienceMs, Drive drive, QObject *parent)
    : QObject(parent)
    , m_folder(dataFolder)
    , m_serverName(socketName(dataFolder))
    , m_patienceMs(patienceMs)
    , m_drive(drive)
    , m_lock(lockName(dataFolder))
{
    // A lock is stale only if its process is gone; a program that has run for weeks is not stale.
    m_lock.setStaleLockTime(0);
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, &SingleInstance::onConnection);
}

SingleInstance::~SingleInstance() = default;

SingleInstance::Standing SingleInstance::claim()
{
    m_standing = settle();
    return m_standing;
}

SingleInstance::Standing SingleInstance::takeOver()
{
    m_lock.removeStaleLockFile();
    return claim();
}

QString SingleInstance::problem() const
{
    switch (m_standing) {
    case Standing::First:
    case Standing::Second:
        break;
    case Standing::Unlocked:
        return tr("The data folder cannot be locked, so a second ProxyDeck could use it at the same time: %1")
            .arg(QDir::toNativeSeparators(m_folder));
    case Standing::Unanswered:
        return tr("ProxyDeck is running with this data folder already, but does not answer%1. Wait for it, or end it, "
                  "and start "
                  "again. Data folder: %2")
            .arg(lockHolder(), QDir::toNativeSeparators(m_folder));
    case Standing::Elsewhere:
        return tr("The data folder is on a network drive, and a ProxyDeck on another machine has used it last%1. It "
                  "may "
                  "still be running there. If it is not, delete this file and start again: %2")
            .arg(lockHolder(), QDir::toNativeSeparators(lockName(m_folder)));
    }
    return {};
}

SingleInstance::Standing SingleInstance::settle()
{
    const QDeadlineTimer deadline(m_patienceMs);
    int foundFree = 0;
    bool wasRemoved = false;
    while (true) {
        if (m_lock.tryLock(0)) {
            listen();
            return Standing::First;
        }
        if (m_lock.error() != QLockFile::LockFailedError) {
            // The folder is read-only, full or missing. The window still shows what cannot be stored; a first instance
            // without a lock is found by its socket.
            if (askRunningInstance(std::min(m_patienceMs, 1'000)))
                return Standing::Second;
            listen();
            return Standing::Unlocked;
        }
        // The first instance may be starting or ending: ask it, then try the lock again.
        if (askRunningInstance(int(std::max<qint64>(1, deadline.remainingTime()))))
            return Standing::Second;
        foundFree = lockHold(lockName(m_folder)) == LockHold::Nobody ? foundFree + 1 : 0;
        if (foundFree >= asksBeforeTakingOver && !wasRemoved) {
            if (m_drive == Drive::Network && isOfAnotherMachine())
                return Standing::Elsewhere;
            wasRemoved = true; // once: what cannot be removed is waited for like what is held
            m_lock.removeStaleLockFile();
            continue;
        }
        if (deadline.hasExpired() && (foundFree == 0 || wasRemoved))
            return Standing::Unanswered;
        QThread::msleep(pauseMs);
    }
}

bool SingleInstance::isOfAnotherMachine() const
{
    qint64 pid = 0;
    QString host;
    QString program;
    return m_lock.getLockInfo(&pid, &host, &program) && !host.isEmpty() && host != QSysInfo::machineHostName();
}

QString SingleInstance::lockHolder() const
{
    qint64 pid = 0;
    QString host;
    QString program;
    if (!m_lock.getLockInfo(&pid, &host, &program))
        return {};
    return host.isEmpty() || host == QSysInfo::machineHostName() ? tr(" (process %1)").arg(pid)
                                                                 : tr(" (process %1 on %2)").arg(pid).arg(host);
}

bool SingleInstance::askRunningInstance(int waitMs)
{
    const QDeadlineTimer deadline(waitMs);
#ifdef Q_OS_WIN
    // Windows lets a program come to the front only with permission of the one in front: this one, which the operator
    // has just started.
    qint64 pid = 0;
    QString host;
    QString program;
    if (m_lock.getLockInfo(&pid, &host, &program) && pid > 0)
        AllowSetForegroundWindow(DWORD(pid));
#endif
    QLocalSocket socket;
    socket.connectToServer(m_serverName);
    if (!socket.waitForConnected(int(deadline.remainingTime())))
        return false;
    QByteArray line = request.toByteArray();
    const QByteArray token = qgetenv(activationToken);
    if (isHarmlessToken(token) && line.size() + token.size() + 2 < longestRequest)
        line += ' ' + token;
    socket.write(line + '\n');
    QByteArray reply;
    while (reply.size() < answer.size() && !deadline.hasExpired()
           && socket.waitForReadyRead(int(deadline.remainingTime())))
        reply += socket.read(answer.size() - reply.size());
    return reply == answer;
}

void SingleInstance::listen()
{
    // With the lock, an existing socket of that name was left by a dead process. Without the lock it may be in use.
    if (m_lock.isLocked())
        QLocalServer::removeServer(m_serverName);
    m_server.listen(m_serverName); // if it fails, a second start reports that the first does not answer
}

void SingleInstance::onConnection()
{
    while (QLocalSocket *socket = m_server.nextPendingConnection()) {
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QLocalSocket::readyRead, this, [this, socket] { read(socket); });
        QTimer::singleShot(requestMs, socket, [socket] { socket->abort(); });
        socket->setReadBufferSize(longestRequest);
        read(socket);
    }
}

void SingleInstance::read(QLocalSocket *socket)
{
    if (!socket->canReadLine()) {
        if (socket->bytesAvailable() >= longestRequest)
            socket->abort();
        return;
    }
    const QByteArray line = socket->readLine(longestRequest).chopped(1);
    const QByteArrayView token = QByteArrayView(line).sliced(std::min(line.size(), request.size() + 1));
    if (line != request && !(line.startsWith(request.toByteArray() + ' ') && isHarmlessToken(token))) {
        socket->abort();
        return;
    }
    if (!token.isEmpty())
        qputenv(activationToken, token.toByteArray());
    socket->write(answer.data(), answer.size());
    socket->flush();
    socket->disconnectFromServer();
    Q_EMIT raiseRequested();
}

} // namespace proxydeck

#include "moc_single_instance.cpp"
