// SPDX-License-Identifier: MIT
#include "ledger/ledger_check.h"

#include "sqlite/ledger_connection.h"

namespace proxydeck {

using namespace Qt::StringLiterals;

LedgerCheck::LedgerCheck(QObject *parent)
    : QObject(parent)
{
}

LedgerCheck::~LedgerCheck()
{
    if (m_thread)
        m_thread->wait();
}

void LedgerCheck::start(const QString &fileName)
{
    if (m_thread)
        return;
    auto isDamaged = std::make_shared<bool>(false);
    m_thread.reset(QThread::create([fileName, isDamaged] {
        const std::optional<LedgerFailure> failure = LedgerConnection::check(fileName);
        *isDamaged = failure && failure->kind == LedgerFailure::Kind::Damaged;
    }));
    m_thread->setObjectName(u"ledger check"_s);
    connect(m_thread.get(), &QThread::finished, this, [this, isDamaged] {
        m_thread->wait();
        m_thread.reset();
        Q_EMIT finished(*isDamaged);
    });
    m_thread->start(QThread::LowPriority);
}

} // namespace proxydeck

#include "moc_ledger_check.cpp"
