// SPDX-License-Identifier: MIT
#pragma once

#include "api/call_id.h"
#include "log/log.h"

#include <QHash>
#include <QUuid>

namespace proxydeck {

class AccountBook;
class Desk;
class Ledger;

/// Tells the log what the program does, and nothing else about the operator: start and end, the outcome of each call,
/// whether one press is proved to be one request, trouble of the ledger, what the keychain answered. Tells its redactor
/// every secret as soon as the account book has it.
///
/// The rooms know nothing of the log; it listens to them. Texts are English, for whoever helps the operator.
class ProgramLog : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        Log &log;
        AccountBook &accounts;
        Desk &desk;
        Ledger *ledger; ///< null: nothing is kept
    };
    /// Everything in \a parts must outlive it.
    explicit ProgramLog(const Parts &parts, QObject *parent = nullptr);
    /// Writes the line of the end.
    ~ProgramLog() override;

    /// Writes the line of the start.
    void begin() const;
    /// Why leases are not being recorded, in the system's words; empty if they are.
    QString ledgerProblem() const { return m_ledgerProblem; }

private:
    void onCallEnded(CallId id);
    void onSendOnce();
    void onLedgerProblem(const QString &problem);
    void onSecretState(const QUuid &account);
    void watchAll();

    Parts m_parts;
    QString m_ledgerProblem;
    QHash<QUuid, int> m_secretStates; ///< AccountBook::SecretState, as last written
};

} // namespace proxydeck
