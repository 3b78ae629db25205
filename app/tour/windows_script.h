// SPDX-License-Identifier: MIT
#pragma once

#include "tour/tour_hands.h"

namespace proxydeck {

/// The tour's other steps: the end of leases, the filter's words, details, history and the other windows.
class WindowsScript : private TourHands
{
public:
    explicit WindowsScript(Tour &tour);

    void run();

private:
    void expiry();
    void words();
    void details();
    void history();
    void sideWindows();
};

} // namespace proxydeck
