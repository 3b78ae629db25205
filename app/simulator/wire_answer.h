// SPDX-License-Identifier: MIT
#pragma once

#include "simulator/http_reply.h"

namespace proxydeck::sim {

/// An answer and how it is sent.
struct WireAnswer
{
    enum class Manner {
        Whole,
        Close,     ///< closes without a byte
        Reset,     ///< RST without a byte
        Stall,     ///< sends nothing and stays open
        Drip,      ///< `pieceBytes` every `intervalMs`
        Truncated, ///< half of the announced body
    };

    HttpReply reply;
    Manner manner = Manner::Whole;
    HttpReply::Framing framing = HttpReply::Framing::Length;
    int delayMs = 0;
    qint64 pieceBytes = 1;
    int intervalMs = 0;
};

} // namespace proxydeck::sim
