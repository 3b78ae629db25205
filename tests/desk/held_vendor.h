// SPDX-License-Identifier: MIT
#pragma once

#include "client/transport.h"

#include <QHash>
#include <QList>

#include <functional>

namespace proxydeck::test {

/// Takes requests and holds them until the test answers: needs neither network nor time.
class HeldVendor final : public Transport
{
public:
    struct Request
    {
        Ticket ticket = 0;
        QString key;
        QString endpoint;
    };

    Ticket send(const ApiRequest &request, Handlers handlers) override
    {
        if (beforeSending)
            beforeSending();
        const Ticket ticket = ++m_last;
        requests.append({ticket, request.credentials.key.reveal(), QString::fromLatin1(request.endpoint->id)});
        m_open.insert(ticket, std::move(handlers));
        return ticket;
    }
    void abort(Ticket ticket) override
    {
        ApiError error;
        error.kind = ApiError::Kind::OutcomeUnknown;
        error.cause = ApiError::Cause::CancelledByUser;
        error.maybeCharged = true;
        end(ticket, Unexpected<ApiError>(error));
    }

    bool isOpen(Ticket ticket) const { return m_open.contains(ticket); }
    /// All open requests get this, in order; from the event loop.
    void answerAll(const Expected<ApiReply, ApiError> &result = ApiReply())
    {
        for (const Request &request : requests)
            end(request.ticket, result);
    }
    void end(Ticket ticket, const Expected<ApiReply, ApiError> &result)
    {
        const Handlers handlers = m_open.take(ticket);
        if (!handlers.finished)
            return;
        QMetaObject::invokeMethod(
            this,
            [handlers, result] {
                if (result && handlers.reachedVendor)
                    handlers.reachedVendor();
                handlers.finished(CallOutcome{result, result ? 200 : 0, 0, 0, 100, {}, {}});
            },
            Qt::QueuedConnection);
    }

    QList<Request> requests; ///< all that arrived
    std::function<void()> beforeSending;

private:
    QHash<Ticket, Handlers> m_open;
    Ticket m_last = 0;
};

} // namespace proxydeck::test
