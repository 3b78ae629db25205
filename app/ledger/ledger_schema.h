// SPDX-License-Identifier: MIT
#pragma once

#include <span>

namespace proxydeck {

/// The statements that take a ledger from one schema version to the next; the first step makes version 1 of an empty
/// file. A step that has been released is never edited: changes are a new step at the end.
using SchemaStep = std::span<const char *const>;
std::span<const SchemaStep> ledgerSchemaSteps();

/// `PRAGMA user_version` of a ledger of this program.
int ledgerSchemaVersion();

} // namespace proxydeck
