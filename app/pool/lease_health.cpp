// SPDX-License-Identifier: MIT
#include "pool/lease_health.h"

#include <algorithm>

namespace proxydeck {

bool isFaultOfLease(TryEnd end)
{
    switch (end) {
    case TryEnd::CannotConnect:
    case TryEnd::ConnectTimeout:
    case TryEnd::AnswerTimeout:
    case TryEnd::LoginRefused:
    case TryEnd::Malformed:
    case TryEnd::ClosedEarly:
        return true;
    case TryEnd::Worked:
    case TryEnd::TargetRefused:
    case TryEnd::TargetFailed:
    case TryEnd::OwnNetwork:
    case TryEnd::Abandoned:
        break;
    }
    return false;
}

bool isOfTarget(TryEnd end) { return end == TryEnd::TargetRefused || end == TryEnd::TargetFailed; }

bool LeaseHealth::failed(TryEnd end, const QByteArray &site, bool isTrial, qint64 atMs)
{
    if (isOfTarget(end)) {
        const bool isEnough = isEnoughSites(site, atMs) || (isTrial && m_isOutForSites);
        m_isOutForSites = isEnough;
        return isEnough;
    }
    if (!isFaultOfLease(end))
        return false;
    // Waiting makes no better what was refused; what was silent or garbled once may have been an accident.
    const bool isPlain = end == TryEnd::CannotConnect || end == TryEnd::LoginRefused;
    const bool isSecond = atMs - m_failedMs <= windowMs;
    m_failedMs = atMs;
    if (!isPlain && !isSecond && !isTrial)
        return false;
    m_isOutForSites = false;
    return true;
}

bool LeaseHealth::isEnoughSites(const QByteArray &site, qint64 atMs)
{
    auto place = std::find_if(m_sites.begin(), m_sites.end(), [&](const Site &known) { return known.name == site; });
    if (place == m_sites.end()) {
        place = std::min_element(m_sites.begin(), m_sites.end(),
                                 [](const Site &a, const Site &b) { return a.atMs < b.atMs; });
    }
    *place = {site, atMs};
    const bool isEnough = std::all_of(m_sites.cbegin(), m_sites.cend(),
                                      [&](const Site &known) { return atMs - known.atMs <= windowMs; });
    if (isEnough)
        m_sites = {};
    return isEnough;
}

} // namespace proxydeck
