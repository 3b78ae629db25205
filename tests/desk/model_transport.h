// SPDX-License-Identifier: MIT
#pragma once

#include "client/transport.h"
#include "desk/vendor_model.h"
#include "ledger/ledger_records.h"

#include <memory>
#include <random>
#include <unordered_map>

namespace proxydeck {

/// Carries the calls of one run to the VendorModel, each with the delays and the fate that chance gives it.
class ModelTransport final : public Transport
{
    Q_OBJECT

public:
    struct Weather
    {
        std::array<double, 7> fates = {88, 3, 2, 1, 2, 2, 2}; ///< weights, by ModelCall::Fate
        int slowestAnswerMs = 2'000;
    };

    ModelTransport(VendorModel &vendor, VirtualTime &time, std::mt19937_64 &chance, const Weather &weather);
    ~ModelTransport() override;

    Ticket send(const ApiRequest &request, Handlers handlers) override;
    void abort(Ticket ticket) override;
    /// Every connection ends, and for \a ms none is made.
    void loseConnections(qint64 ms);

    /// The tag of a call, which its parameters carry.
    static int tagOf(const CallEntry &call) { return call.parameters.mid(int(qstrlen("area="))).toInt(); }
    /// The vendor's own wall clock, UTC ms: the operator cannot set it.
    static qint64 vendorUtcMs(const Clock &clock) { return 1'677'310'000'000 + clock.steadyMs(); }

private:
    struct Call;

    int between(int least, int most);
    void at(qint64 ms, Ticket ticket, void (ModelTransport::*step)(Call &));
    void leave(Call &call);
    void answer(Call &call);
    void finish(Call &call);
    void giveUp(Call &call);
    void lose(Call &call, ApiError::Cause cause);
    void end(Ticket ticket, const CallOutcome &outcome, int told);
    CallOutcome failure(const Call &call, ApiError::Kind kind, ApiError::Cause cause) const;
    ApiReply makeReply(const Call &call);

    VendorModel &m_vendor;
    VirtualTime &m_time;
    std::mt19937_64 &m_chance;
    const Weather m_weather;
    qint64 m_offlineUntil = 0;
    Ticket m_lastTicket = 0;
    std::map<Ticket, std::unique_ptr<Call>> m_calls;
};

} // namespace proxydeck
