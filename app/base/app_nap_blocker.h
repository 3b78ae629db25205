// SPDX-License-Identifier: MIT
#pragma once

namespace proxydeck {

/// Disables App Nap on macOS. While no window of a program is visible, macOS delays its timers by up to minutes:
/// waiting calls would miss their slots, and a notice would appear only after the lease has ended. The machine itself
/// can still sleep.
///
/// Does nothing on other systems, which have no App Nap.
class AppNapBlocker
{
public:
    AppNapBlocker() = default;
    ~AppNapBlocker() { set(false); }
    AppNapBlocker(const AppNapBlocker &) = delete;
    AppNapBlocker &operator=(const AppNapBlocker &) = delete;

    /// Whether there is work that must not be delayed. Repeating the same value is allowed.
    void set(bool held);
    bool isHeld() const { return m_held; }

private:
    static void *begin(); ///< null on systems without App Nap
    static void end(void *activity);

    void *m_activity = nullptr;
    bool m_held = false;
};

} // namespace proxydeck
