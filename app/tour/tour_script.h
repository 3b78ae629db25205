// SPDX-License-Identifier: MIT
#pragma once

#include "catalogue/endpoint.h"
#include "tour/tour_hands.h"

namespace proxydeck {

/// The tour's main steps: an operator's day in a few minutes.
class TourScript : private TourHands
{
public:
    explicit TourScript(Tour &tour);

    void run();

private:
    void addKeys();
    void addKey(const char *key, const char *password, Product product, Mode mode, int channels);
    void everyEndpoint();
    void keys();
    void copyAndExport();
    void filterAndStates();
    void failures();
    void rateLimit();
    void looks();
};

} // namespace proxydeck
