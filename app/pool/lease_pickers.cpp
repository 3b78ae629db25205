// SPDX-License-Identifier: MIT
#include "pool/lease_pickers.h"

#include <algorithm>

namespace proxydeck {

LeasePickers::LeasePickers(const PortTerms &terms)
    : m_terms(terms)
    , m_all(terms)
{
}

void LeasePickers::setTerms(const PortTerms &terms)
{
    const bool isSame = terms.policy == m_terms.policy && terms.everyCount == m_terms.everyCount
        && terms.everyMinutes == m_terms.everyMinutes;
    m_terms = terms;
    if (isSame)
        return;
    m_fitting.clear();
    LeasePicker all(terms);
    for (const LeasePicker::Candidate &candidate : m_all.candidates())
        all.put(candidate);
    m_all = std::move(all);
}

void LeasePickers::put(const LeasePicker::Candidate &candidate)
{
    if (const LeasePicker::Candidate *known = m_all.find(candidate.lease); known && known->traits != candidate.traits)
        remove(candidate.lease); // others may fit it now
    m_all.put(candidate);
    for (const auto &fitting : m_fitting) {
        if (fitting->fit.fits(candidate.traits))
            fitting->picker.put(candidate);
    }
}

void LeasePickers::remove(quint64 lease)
{
    const LeasePicker::Candidate *known = m_all.find(lease);
    if (!known)
        return;
    for (const auto &fitting : m_fitting) {
        if (fitting->fit.fits(known->traits))
            fitting->picker.remove(lease);
    }
    m_all.remove(lease);
}

LeasePicker &LeasePickers::of(const LeaseFit &fit)
{
    if (fit.isAny())
        return m_all;
    auto place = std::find_if(m_fitting.begin(), m_fitting.end(), [&](const auto &known) { return known->fit == fit; });
    if (place == m_fitting.end()) {
        auto made = std::make_unique<Fitting>(Fitting{fit, LeasePicker(m_terms)});
        for (const LeasePicker::Candidate &candidate : m_all.candidates()) {
            if (fit.fits(candidate.traits))
                made->picker.put(candidate);
        }
        if (m_fitting.size() < mostFits) {
            place = m_fitting.insert(m_fitting.end(), std::move(made));
        } else {
            place = std::min_element(m_fitting.begin(), m_fitting.end(),
                                     [](const auto &a, const auto &b) { return a->usedAt < b->usedAt; });
            *place = std::move(made);
        }
    }
    (*place)->usedAt = ++m_uses;
    return (*place)->picker;
}

} // namespace proxydeck
