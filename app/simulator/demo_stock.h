// SPDX-License-Identifier: MIT
#pragma once

#include "simulator/key_plan.h"

#include <QList>

namespace proxydeck::sim {

class Simulator;

/// One key for each plan, obviously made up ("DEMO-SHORT-CHANNEL"), their leases one to five minutes long.
QList<KeyPlan> demoKeys();

/// Fills \a simulator for a demonstration: the demo keys, some areas sold out, some scarce, answers after a human
/// moment.
void stockDemo(Simulator &simulator);

} // namespace proxydeck::sim
