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

/// Writes the events of the program to the log: start and end, the outcome of each call, the result of SendOnceProof,
/// problems of the ledger, errors of the keychain; nothing else about the operator. Passes every secret to the redactor
/// as soon as the account book has it.
///
/// Connects to the signals of the modules, which do not depend on the log. Texts are English, for those who help the
/// operator.
class ProgramLog : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        Log &log;
        AccountBook &accounts;
        Desk &desk;
        Ledger *ledger; ///< null: no record is kept
    };
    /// Everything in \a parts must outlive it.
    explicit ProgramLog(const Parts &parts, QObject *parent = nullptr);
    /// Writes the last line.
    ~ProgramLog() override;

    /// Writes the first line.
    void begin() const;
    /// The system's error text if leases cannot be recorded; else empty.
    QString ledgerProblem() const { return m_ledgerProblem; }

private:
    void onCallEnded(CallId id);
    void onSendOnce();
    void onLedgerProblem(const QString &problem);
    void onSecretState(const QUuid &account);
    void watchAll();

    Parts m_parts;
    QString m_ledgerProblem;
    QHash<QUuid, int> m_secretStates; ///< AccountBook::SecretState, as last logged
};

} // namespace proxydeck
