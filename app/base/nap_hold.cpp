// SPDX-License-Identifier: MIT
#include "base/nap_hold.h"

#include <QtGlobal>

namespace proxydeck {

void NapHold::set(bool held)
{
    if (held == m_held)
        return;
    m_held = held;
    if (held) {
        m_activity = begin();
    } else {
        end(m_activity);
        m_activity = nullptr;
    }
}

#ifndef Q_OS_MACOS // the macOS version is in nap_hold.mm

void *NapHold::begin() { return nullptr; }

void NapHold::end(void *) { }

#endif

} // namespace proxydeck
