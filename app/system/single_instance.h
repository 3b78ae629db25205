// SPDX-License-Identifier: MIT
#pragma once

#include <QLocalServer>
#include <QLockFile>
#include <QObject>
#include <QString>

#include <memory>

class QLocalSocket;

namespace proxydeck {

/// One program a data folder. Whoever comes second asks the first to show its window, and ends; programs with different
/// data folders know nothing of each other.
///
/// The lock file in the folder decides; the local socket, named by a hash of the folder and open to this user only,
/// carries nothing but that one request. A lock left behind by a process that is gone is taken over.
class SingleInstance : public QObject
{
    Q_OBJECT

public:
    enum class Standing : quint8 {
        First,     ///< go on, and raise the window at every raiseRequested()
        Unlocked,  ///< go on: the folder cannot be locked, see problem()
        Second,    ///< the first shows its window: end
        Unanswered ///< the first does not answer, see problem(): end
    };

    /// \a dataFolder exists, or cannot be made. \a patienceMs is how long the first gets to answer.
    explicit SingleInstance(const QString &dataFolder, int patienceMs = 5'000, QObject *parent = nullptr);
    ~SingleInstance() override;

    /// Blocks for a little more than the patience at most.
    Standing claim();
    /// In words for the operator, in the language of now; empty where all is well.
    QString problem() const;
    /// Of the local socket.
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
