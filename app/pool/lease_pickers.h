// SPDX-License-Identifier: MIT
#pragma once

#include "pool/lease_fit.h"
#include "pool/lease_picker.h"

#include <memory>
#include <vector>

namespace proxydeck {

/// The leases that are ready: in one picker all of them, and in others those that fit what user names have asked for.
/// Those are made when they are first asked for; the one that was not used for longest goes, where there are too many.
class LeasePickers
{
public:
    static constexpr size_t mostFits = 128;

    explicit LeasePickers(const PortTerms &terms);
    void setTerms(const PortTerms &terms);
    void put(const LeasePicker::Candidate &candidate); ///< a new one, or one that has changed
    void remove(quint64 lease);
    qsizetype count() const { return m_all.count(); }
    /// Valid until the next call.
    LeasePicker &of(const LeaseFit &fit);

private:
    struct Fitting
    {
        LeaseFit fit;
        LeasePicker picker;
        quint64 usedAt = 0;
    };

    PortTerms m_terms;
    LeasePicker m_all;
    std::vector<std::unique_ptr<Fitting>> m_fitting;
    quint64 m_uses = 0;
};

} // namespace proxydeck
