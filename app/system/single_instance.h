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
/// used only for that request. A lock left by a process that is gone is taken over.
class SingleInstance : public QObject
{
    Q_OBJECT

public:
    enum class Standing : quint8 {
        First,     ///< go on, and show the window at every raiseRequested()
        Unlocked,  ///< go on: the folder cannot be locked, see problem()
        Second,    ///< the first one shows its window: end
        Unanswered ///< the first one does not answer, see problem(): end
    };

    /// \a dataFolder exists, or cannot be created. \a patienceMs: how long to wait for the first one's answer.
    explicit SingleInstance(const QString &dataFolder, int patienceMs = 5'000, QObject *parent = nullptr);
    ~SingleInstance() override;

    /// Blocks for at most a little more than \a patienceMs.
    Standing claim();
    /// Text for the operator in the current language; empty if there is no problem.
    QString problem() const;
    /// Name of the local socket.
    QString serverName() const { return m_serverName; }

Q_SIGNALS:
    void raiseRequested();

private:
    Standing settle();
    bool askFirst(int waitMs);
    void listen();
    void onConnection();
    void read(QLocalSocket *socket);
    QString lockHolder() const;

    const QString m_folder;
    const QString m_serverName;
    const int m_patienceMs;
    QLockFile m_lock;
    QLocalServer m_server;
    Standing m_standing = Standing::First;
};

} // namespace proxydeck
