// SPDX-License-Identifier: MIT
#include "simulator/vendor_interface.h"

namespace proxydeck::sim {

QList<VendorInterface> vendorInterfaces()
{
    constexpr QByteArrayView share = "share.proxy.qg.net";
    return {
        {share, "/pool", Action::ExtractAndList, {Plan::ShortChannel}},
        {share, "/query", Action::ListInUse, {Plan::ShortChannel}},
        {share, "/get", Action::Extract, {Plan::ShortChannel, Plan::ShortElastic, Plan::ShortEven, Plan::ShortMetered}},
        {"exclusive.proxy.qg.net", "/get", Action::Extract, {Plan::Exclusive}},
        {"monopoly.proxy.qg.net", "/get", Action::Extract, {Plan::RegionLock}},
        {"overseas.proxy.qg.net", "/get", Action::Extract, {Plan::GlobalChannel, Plan::GlobalMetered}},
    };
}

int VendorInterface::callsPerMinute(const KeyPlan &plan) const
{
    if (plan.callsPerMinute > 0)
        return plan.callsPerMinute;
    if (action == Action::Extract && isSoldByChannels(plan.plan))
        return plan.channels * 5 + 10;
    return 60;
}

bool isSoldByChannels(Plan plan)
{
    return plan == Plan::ShortChannel || plan == Plan::Exclusive || plan == Plan::RegionLock
        || plan == Plan::GlobalChannel;
}

bool paysFromBalance(Plan plan)
{
    return plan == Plan::ShortChannel || plan == Plan::ShortMetered || plan == Plan::GlobalChannel
        || plan == Plan::GlobalMetered;
}

} // namespace proxydeck::sim
