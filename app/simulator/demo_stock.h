// SPDX-License-Identifier: MIT
#pragma once

#include "simulator/key_plan.h"

#include <QList>

namespace proxydeck::sim {

class Simulator;

/// One key for each plan, with names that are clearly not real ("DEMO-SHORT-CHANNEL"). Leases last one to five minutes.
QList<KeyPlan> demoKeys();

/// Prepares \a simulator for a demonstration: the demo keys, some areas sold out, some with few exits, and answers with
/// a realistic delay.
void stockDemo(Simulator &simulator);

} // namespace proxydeck::sim
