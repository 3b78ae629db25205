// SPDX-License-Identifier: MIT
#pragma once

#include <span>

namespace proxydeck {

/// The statements that migrate a ledger from one schema version to the next; the first step creates version 1 in an
/// empty file. A released step is never edited: add a new step at the end.
using SchemaStep = std::span<const char *const>;
std::span<const SchemaStep> ledgerSchemaSteps();

/// `PRAGMA user_version` of a ledger written by this program.
int ledgerSchemaVersion();

} // namespace proxydeck
