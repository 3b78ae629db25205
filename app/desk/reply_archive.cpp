// SPDX-License-Identifier: MIT
#include "desk/reply_archive.h"

#include "api/row_text.h"
#include "ledger/packed_reply.h"

#include <utility>

namespace proxydeck {

ReplyArchive::ReplyArchive(LedgerHistory *history, QObject *parent)
    : QObject(parent)
    , m_history(history)
{
}

void ReplyArchive::keep(const LeaseOrigin &origin, const QByteArray &packed)
{
    const Key key = keyOf(origin);
    if (packed.isEmpty() || packed.size() > mostBytesInMemory || m_replies.contains(key))
        return;
    m_replies.insert(key, packed);
    m_order.enqueue(key);
    m_bytes += packed.size();
    while (m_bytes > mostBytesInMemory)
        m_bytes -= m_replies.take(m_order.dequeue()).size();
}

void ReplyArchive::askRow(const LeaseOrigin &origin, const QString &server, Done done)
{
    forgetQuestion();
    const auto kept = m_replies.constFind(keyOf(origin));
    if (kept != m_replies.cend() || !m_history) {
        done(kept == m_replies.cend() ? QString() : rowText(unpackReply(*kept), server));
        return;
    }
    m_question = m_history->reply(origin, [this, server, done = std::move(done)](const auto &packed) {
        m_question = 0;
        done(packed ? rowText(unpackReply(*packed), server) : QString());
    });
}

void ReplyArchive::forgetQuestion()
{
    if (m_question != 0)
        m_history->cancel(std::exchange(m_question, 0));
}

} // namespace proxydeck

#include "moc_reply_archive.cpp"
