// SPDX-License-Identifier: MIT
#pragma once

#include "api/api_reply.h"
#include "api/api_request.h"

#include <QObject>

#include <functional>

namespace proxydeck {

/// Carries requests to the vendor, each at most once. ApiClient does it over the network; tests replace it by a vendor
/// of their own, which needs neither network nor real time.
class Transport : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    struct Handlers
    {
        std::function<void()> reachedVendor; ///< headers of the answer received; at most once, before finished
        std::function<void(const CallOutcome &)> finished; ///< exactly once, always from the event loop
    };
    using Ticket = quint64;
    virtual Ticket send(const ApiRequest &request, Handlers handlers) = 0;
    /// Ends the call: Cancelled if nothing was sent yet, else OutcomeUnknown. `finished` is still called. Ignored after
    /// `finished`.
    virtual void abort(Ticket ticket) = 0;
};

} // namespace proxydeck
