// SPDX-License-Identifier: MIT
#pragma once

#include "tour/tour_hands.h"

class QTcpSocket;

namespace proxydeck {

/// The tour's steps of local ports: one is made, copied, used by a client, and removed.
class PortsScript : private TourHands
{
public:
    explicit PortsScript(Tour &tour);

    void run();

private:
    bool make();
    void use();
    bool answers(QTcpSocket &client);
};

} // namespace proxydeck
