// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace proxydeck {

/// What the vendor wrote of one row: the object in \a text (CallOutcome::text) that names \a server, or has it as its
/// uuid, as it stands there. Empty where none does.
QString rowText(const QString &text, const QString &server);

} // namespace proxydeck
