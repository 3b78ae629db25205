// SPDX-License-Identifier: MIT
#pragma once

#include "lease/check_outcome.h"

#include <QList>

namespace proxydeck {

/// What stands for several samples of one check address: of the good ones the one of median total, with the worst of
/// their verdicts; without a good one the first. \a samples: at least one.
CheckOutcome medianOutcome(QList<CheckOutcome> samples);

/// What stands for several check addresses: the worst, and of equal ones the slowest; with the exit that another one
/// saw, where it saw none itself. \a outcomes: at least one.
CheckOutcome worstOutcome(const QList<CheckOutcome> &outcomes);

} // namespace proxydeck
