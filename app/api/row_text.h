// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace proxydeck {

/// The vendor's original text of one row: the object in \a text (CallOutcome::text) whose server or uuid is \a server.
/// Empty if there is none.
QString rowText(const QString &text, const QString &server);

} // namespace proxydeck
