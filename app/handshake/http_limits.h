// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

namespace proxydeck {

/// In bytes and numbers, for heads and for what follows chunks.
struct HttpLimits
{
    static constexpr qsizetype Line = 8 * 1024; ///< without its end
    static constexpr qsizetype Method = 64;
    static constexpr qsizetype Head = 32 * 1024; ///< with the empty line
    static constexpr qsizetype Fields = 100;
    static constexpr int Interim = 8; ///< answers 1xx before the final one
};

} // namespace proxydeck
