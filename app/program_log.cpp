// SPDX-License-Identifier: MIT
#include "program_log.h"

#include "accounts/account_book.h"
#include "desk/desk.h"
#include "ledger/ledger.h"

#include <QCoreApplication>
#include <QLocale>
#include <QMetaEnum>
#include <QSysInfo>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

QString secretErrorWord(SecretError::Kind kind)
{
    switch (kind) {
    case SecretError::Kind::NotFound:
        return u"not found"_s;
    case SecretError::Kind::Locked:
        return u"locked"_s;
    case SecretError::Kind::Denied:
        return u"denied"_s;
    case SecretError::Kind::NoKeychain:
        return u"no keychain"_s;
    case SecretError::Kind::TooLarge:
        return u"too large"_s;
    case SecretError::Kind::Mismatch:
        return u"read back differently"_s;
    case SecretError::Kind::Failed:
        return u"failed"_s;
    }
    Q_UNREACHABLE();
}

/// What needs a look; a refusal is the vendor's daily bread.
LogLevel levelOf(const Call &call)
{
    const bool daily
        = !call.error || call.error->kind == ApiError::Kind::Vendor || call.error->kind == ApiError::Kind::Cancelled;
    return daily && call.badRows.isEmpty() && !call.onlyInMemory ? LogLevel::Info : LogLevel::Warning;
}

/// Enough to tell accounts apart in a log, and nothing that the operator wrote.
QString accountMark(const QUuid &account) { return account.toString(QUuid::WithoutBraces).left(8); }

} // namespace

ProgramLog::ProgramLog(const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
{
    connect(&m_parts.desk, &Desk::callEnded, this, &ProgramLog::onCallEnded);
    connect(&m_parts.accounts, &AccountBook::secretStateChanged, this, &ProgramLog::onSecretState);
    connect(&m_parts.accounts, &AccountBook::accountChanged, this, &ProgramLog::onSecretState);
    connect(&m_parts.accounts, &QAbstractItemModel::rowsInserted, this, &ProgramLog::watchAll);
    watchAll();
    if (m_parts.desk.sendOnce())
        connect(m_parts.desk.sendOnce(), &SendOnceProof::changed, this, &ProgramLog::onSendOnce);
    if (m_parts.ledger) {
        connect(m_parts.ledger, &Ledger::problemChanged, this, &ProgramLog::onLedgerProblem);
        connect(m_parts.ledger, &Ledger::damagedFileSetAside, this, [this](const QString &newName) {
            m_parts.log.write(LogLevel::Error, u"ledger"_s, u"damaged; set aside as "_s + newName);
        });
    }
}

void ProgramLog::begin() const
{
    m_parts.log.write(LogLevel::Info, u"program"_s,
                      u"start: ProxyDeck %1, Qt %2 (built with %3), %4, %5, %6, secrets in %7"_s.arg(
                          QCoreApplication::applicationVersion(), QString::fromLatin1(qVersion()),
                          QStringLiteral(QT_VERSION_STR), QSysInfo::prettyProductName(),
                          QSysInfo::currentCpuArchitecture(), QLocale::system().name(),
                          m_parts.accounts.store().isLasting() ? u"the keychain"_s : u"memory"_s));
}

ProgramLog::~ProgramLog() { m_parts.log.write(LogLevel::Info, u"program"_s, u"end"_s); }

void ProgramLog::onCallEnded(CallId id)
{
    const CallLog &calls = m_parts.desk.log();
    const int index = calls.indexOf(id);
    if (index < 0)
        return;
    const Call &call = calls.at(index);
    QStringList parts{call.endpointId + u' ' + callOutcomeWord(call)};
    if (call.pressedBy != PressedBy::Operator)
        parts << (call.pressedBy == PressedBy::Keeper ? u"by the keeper"_s : u"by a retry"_s);
    if (call.error && call.error->httpStatus > 0)
        parts << u"HTTP %1"_s.arg(call.error->httpStatus);
    if (!call.error || call.received > 0)
        parts << u"%1 received"_s.arg(call.received);
    if (const int faulty = call.faultyCount(); faulty > 0)
        parts << u"%1 faulty entries"_s.arg(faulty);
    if (const qsizetype undated = call.badRows.size() - faultyEntries(call.badRows); undated > 0)
        parts << u"%1 without a readable time"_s.arg(undated);
    if (call.onlyInMemory)
        parts << u"not on disk"_s;
    if (call.error && call.error->maybeCharged)
        parts << u"perhaps charged"_s;
    parts << u"%1 ms"_s.arg(call.durationMs);
    if (!call.requestId.isEmpty())
        parts << u"request_id "_s + call.requestId;
    m_parts.log.write(levelOf(call), u"calls"_s, parts.join(u", "_s));
}

void ProgramLog::onSendOnce()
{
    const SendOnceProof &proof = *m_parts.desk.sendOnce();
    const QString topic = u"send once"_s;
    switch (proof.standing()) {
    case SendOnceProof::Standing::NotRun:
    case SendOnceProof::Standing::Running:
        break;
    case SendOnceProof::Standing::Holds:
        m_parts.log.write(LogLevel::Info, topic, u"proved with Qt %1"_s.arg(QString::fromLatin1(qVersion())));
        break;
    case SendOnceProof::Standing::Fails:
        m_parts.log.write(
            LogLevel::Error, topic,
            u"Qt %1 sent a lost request %2 times: no extraction is sent"_s.arg(QString::fromLatin1(qVersion()))
                .arg(proof.mostArrivals()));
        break;
    case SendOnceProof::Standing::NotCarriedOut:
        m_parts.log.write(LogLevel::Warning, topic, u"not carried out: "_s + proof.problem());
        break;
    }
}

void ProgramLog::onLedgerProblem(const QString &problem)
{
    m_ledgerProblem = problem;
    if (problem.isEmpty())
        m_parts.log.write(LogLevel::Info, u"ledger"_s, u"well again"_s);
    else
        m_parts.log.write(LogLevel::Error, u"ledger"_s, problem);
}

void ProgramLog::watchAll()
{
    for (int row = 0; row < m_parts.accounts.rowCount(); ++row)
        onSecretState(m_parts.accounts.at(row).id);
}

void ProgramLog::onSecretState(const QUuid &account)
{
    if (const AccountSecrets *secrets = m_parts.accounts.secrets(account)) {
        const QList<Secret> all = secrets->all();
        for (const Secret &secret : all)
            m_parts.log.redactor().know(secret);
    }
    const AccountBook::SecretState state = m_parts.accounts.secretState(account);
    if (m_secretStates.contains(account) && m_secretStates.value(account) == int(state))
        return;
    m_secretStates.insert(account, int(state));
    if (state == AccountBook::SecretState::Loading)
        return;
    QString text = u"account %1 %2"_s.arg(
        accountMark(account),
        QString::fromLatin1(QMetaEnum::fromType<AccountBook::SecretState>().valueToKey(int(state))));
    if (const auto error = m_parts.accounts.secretError(account)) {
        text += u", "_s + secretErrorWord(error->kind);
        if (!error->detail.isEmpty())
            text += u", "_s + error->detail;
    }
    const bool trouble = state == AccountBook::SecretState::Unavailable;
    m_parts.log.write(trouble ? LogLevel::Warning : LogLevel::Info, u"keychain"_s, text);
}

} // namespace proxydeck

#include "moc_program_log.cpp"
