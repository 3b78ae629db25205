// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace proxydeck {

/// Why a file was not written. It is then as it was before.
struct WriteFailure
{
    enum class Kind : quint8 {
        Cancelled,
        System,           ///< the system refused; `text` has its words
        OtherColumns,     ///< rows were to be added to a table with another header
        ChangedMeanwhile, ///< the file to add to was changed by somebody else
    };
    Kind kind = Kind::System;
    QString text = {};
};

} // namespace proxydeck
