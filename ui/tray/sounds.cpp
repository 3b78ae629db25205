// SPDX-License-Identifier: MIT
#include "ui/tray/sounds.h"

#include "preferences/preferences.h"
#include "table/lease_table.h"

#include <utility>

namespace proxydeck {

Sounds::Sounds(const LeaseTable &leases, const Preferences &preferences, std::function<void()> beep, QObject *parent)
    : QObject(parent)
    , m_leases(leases)
    , m_preferences(preferences)
    , m_beep(std::move(beep))
{
    connect(&m_leases, &LeaseTable::countsChanged, this, &Sounds::follow);
    follow();
}

void Sounds::stockIsBack()
{
    if (m_preferences.flag(Preference::SoundStock))
        m_beep();
}

void Sounds::follow()
{
    const LeaseTable::Counts counts = m_leases.counts();
    const auto of = [&counts](LeaseState state) { return qsizetype(counts[size_t(state)]); };
    const qsizetype livedBefore = std::exchange(m_living, of(LeaseState::Live) + of(LeaseState::Expiring));
    const qsizetype expiredBefore = std::exchange(m_expired, of(LeaseState::Expired));
    // Removing a lease does not end it.
    const bool ended = livedBefore > 0 && m_living == 0 && m_expired > expiredBefore;
    if (ended && m_preferences.flag(Preference::SoundLastLease))
        m_beep();
}

} // namespace proxydeck

#include "moc_sounds.cpp"
