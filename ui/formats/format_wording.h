// SPDX-License-Identifier: MIT
#pragma once

#include "formats/format_book.h"
#include "formats/format_pattern.h"
#include "formats/quoting.h"

namespace proxydeck {

/// Describes a template error in a sentence.
QString patternErrorText(const PatternError &error);
/// Warnings about a valid format: values outside their quotation marks, invisible characters. One per line; may be
/// empty.
QString formatWarningText(const CopyFormat &format);
QString quotingName(Quoting quoting);
QString quotingHint(Quoting quoting);
/// The meaning of a placeholder.
QString placeholderText(const PlaceholderInfo &info);

/// Empty if there is none.
QString formatProblemText(const FormatBook::Problem &problem);
QString formatRefusalText(FormatFile::Refusal refusal);
QString formatUnreadText(const FormatFile::Unread &unread);

} // namespace proxydeck
