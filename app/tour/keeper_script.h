// SPDX-License-Identifier: MIT
#pragma once

#include "tour/tour_hands.h"

namespace proxydeck {

/// The tour's steps of keeping a key filled.
class KeeperScript : private TourHands
{
public:
    explicit KeeperScript(Tour &tour);

    void run();
};

} // namespace proxydeck
