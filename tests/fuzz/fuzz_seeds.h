// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QList>

namespace proxydeck {

/// What a fuzz target's inputs are made from; without their first two bytes, which choose what is done with the rest.
QList<QByteArray> fuzzSamples();
/// Pieces that mean something to the target: they reach further than random bytes.
QList<QByteArray> fuzzTokens();

} // namespace proxydeck
