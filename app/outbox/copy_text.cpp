// SPDX-License-Identifier: MIT
#include "outbox/copy_text.h"

#include "outbox/outgoing_leases.h"

#include <vector>

namespace proxydeck {

CopyText copyText(const OutgoingLeases &leases, const CopyFormat &format, const CopyTime &time,
                  const std::function<bool(qsizetype)> &progress)
{
    std::vector<quint32> chosen;
    std::vector<quint32> unlisted;
    for (qsizetype i = 0; i < leases.size(); ++i) {
        if (leases.deadlineMs(i) > time.nowMs)
            (leases.isUnlisted(i) ? unlisted : chosen).push_back(quint32(i));
    }
    CopyText copied;
    const int expired = int(leases.size()) - int(chosen.size()) - int(unlisted.size());
    if (chosen.empty())
        chosen = std::move(unlisted);
    else
        copied.report.skippedUnlisted = int(unlisted.size());
    const bool onlyExpired = chosen.empty();
    (onlyExpired ? copied.report.expired : copied.report.skippedExpired) = expired;
    if (onlyExpired) {
        for (qsizetype i = 0; i < leases.size(); ++i)
            chosen.push_back(quint32(i));
    }
    for (const quint32 i : chosen) {
        copied.secret = copied.secret || leases.hasCredentials(i);
        const auto noLogin = leases.noLogin(i);
        copied.report.withoutCredentials += noLogin == OutgoingLeases::NoLogin::SecretsMissing;
        copied.report.ofAnotherKey += noLogin == OutgoingLeases::NoLogin::KeyReplaced;
        copied.report.closeToDeadline += !onlyExpired && leases.deadlineMs(i) - time.nowMs < time.closeMarginMs;
    }
    Rendered rendered = render(
        format, qsizetype(chosen.size()), [&](qsizetype i) { return leases.at(chosen[size_t(i)]); }, progress);
    copied.text = std::move(rendered.text);
    copied.rows.reserve(rendered.written);
    auto refused = rendered.refusedAt.begin();
    for (qsizetype i = 0; copied.rows.size() < rendered.written; ++i) {
        if (refused != rendered.refusedAt.end() && *refused == i)
            ++refused;
        else
            copied.rows.append(leases.row(chosen[size_t(i)]));
    }
    copied.report.copied = rendered.written;
    copied.report.refused = rendered.refused;
    copied.report.refusal = rendered.refusal;
    return copied;
}

} // namespace proxydeck
