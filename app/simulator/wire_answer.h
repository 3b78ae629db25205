// SPDX-License-Identifier: MIT
#pragma once

#include "simulator/http_reply.h"

namespace proxydeck::sim {

/// An answer and how it reaches, or does not reach, the other side.
struct WireAnswer
{
    enum class Manner {
        Whole,
        Close,     ///< not a byte
        Reset,     ///< not a byte, and RST
        Stall,     ///< not a byte, and no end
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
