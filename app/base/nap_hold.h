// SPDX-License-Identifier: MIT
#pragma once

namespace proxydeck {

/// Keeps macOS from letting this program nap. Of a program whose windows nobody sees macOS puts off the timers, by up
/// to minutes: waiting calls would miss their slots, and a notice would come when the lease has ended. The machine
/// itself may sleep all the same.
///
/// Elsewhere programs do not nap, and this does nothing.
class NapHold
{
public:
    NapHold() = default;
    ~NapHold() { set(false); }
    NapHold(const NapHold &) = delete;
    NapHold &operator=(const NapHold &) = delete;

    /// Whether there is something that must not wait. Again is no harm.
    void set(bool held);
    bool isHeld() const { return m_held; }

private:
    static void *begin(); ///< null where programs do not nap
    static void end(void *activity);

    void *m_activity = nullptr;
    bool m_held = false;
};

} // namespace proxydeck
