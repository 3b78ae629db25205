// SPDX-License-Identifier: MIT
#include "base/app_nap_blocker.h"

#include <QtGlobal>

namespace proxydeck {

void AppNapBlocker::set(bool held)
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

#ifndef Q_OS_MACOS // the macOS version is in app_nap_blocker.mm

void *AppNapBlocker::begin() { return nullptr; }

void AppNapBlocker::end(void *) { }

#endif

} // namespace proxydeck
