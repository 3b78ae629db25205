// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QString>
#include <QThread>

#include <memory>

namespace proxydeck {

/// Looks for damage in a ledger's file, in a thread of its own and through a connection of its own, while records are
/// written and read as usual: reading a large file as a whole takes seconds.
class LedgerCheck : public QObject
{
    Q_OBJECT

public:
    explicit LedgerCheck(QObject *parent = nullptr);
    /// Waits for a check that is running: SQLite cannot be told to stop it.
    ~LedgerCheck() override;

    /// Ignored while one is running.
    void start(const QString &fileName);
    bool isRunning() const { return bool(m_thread); }

Q_SIGNALS:
    void finished(bool isDamaged);

private:
    std::unique_ptr<QThread> m_thread;
};

} // namespace proxydeck
