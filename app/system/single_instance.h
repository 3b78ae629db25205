// SPDX-License-Identifier: MIT
#pragma once

#include <QLocalServer>
#include <QLockFile>
#include <QObject>
#include <QString>

#include <memory>

class QLocalSocket;

namespace proxydeck {

/// One running program for each data folder. A second one asks the first to show its window, and ends; programs with
/// different data folders are independent.
///
/// The lock file in the folder decides. The local socket, named by a hash of the folder and open only to this user, is
/// used only for that request. A lock that no process holds is taken over: one of a process that is gone, of a run that
/// ended with the machine, or written under a name that this machine has had before. On a network drive the holder may
/// be another machine, whose locks are not always seen from here: there the operator decides.
class SingleInstance : public QObject
{
    Q_OBJECT

public:
    enum class Standing : quint8 {
        First,      ///< go on, and show the window at every raiseRequested()
        Unlocked,   ///< go on: the folder cannot be locked, see problem()
        Second,     ///< the first one shows its window: end
        Unanswered, ///< the first one does not answer, see problem(): end
        Elsewhere   ///< the lock names another machine, and the folder is on a network drive: ask, see problem()
    };

    /// Where a data folder lies.
    enum class Drive : quint8 { Local, Network };
    static Drive driveOf(const QString &folder);

    /// \a dataFolder exists, or cannot be created. \a patienceMs: how long to wait for the first one's answer.
    explicit SingleInstance(const QString &dataFolder, int patienceMs = 5'000, QObject *parent = nullptr);
    /// For tests: a folder is taken to be on \a drive.
    SingleInstance(const QString &dataFolder, int patienceMs, Drive drive, QObject *parent = nullptr);
    ~SingleInstance() override;

    /// Blocks for at most a little more than \a patienceMs.
    Standing claim();
    /// After Elsewhere, when the operator said that no ProxyDeck runs there any more: removes the lock and claims
    /// again.
    Standing takeOver();
    /// Text for the operator in the current language; empty if there is no problem.
    QString problem() const;
    /// Name of the local socket.
    QString serverName() const { return m_serverName; }

Q_SIGNALS:
    void raiseRequested();

private:
    Standing settle();
    bool askRunningInstance(int waitMs);
    void listen();
    void onConnection();
    void read(QLocalSocket *socket);
    QString lockHolder() const;
    bool isOfAnotherMachine() const;

    const QString m_folder;
    const QString m_serverName;
    const int m_patienceMs;
    const Drive m_drive;
    QLockFile m_lock;
    QLocalServer m_server;
    Standing m_standing = Standing::First;
};

} // namespace proxydeck
