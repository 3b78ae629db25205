// SPDX-License-Identifier: MIT
#pragma once

#include "outbox/format_book.h"
#include "outbox/format_pattern.h"
#include "outbox/quoting.h"

namespace proxydeck {

/// What is wrong with a template, in a sentence.
QString patternErrorText(const PatternError &error);
/// Warnings about a format that works: values outside their quotation marks, characters that cannot be seen. May be
/// empty; a line each.
QString formatWarningText(const CopyFormat &format);
QString quotingName(Quoting quoting);
QString quotingHint(Quoting quoting);
/// What a placeholder stands for.
QString placeholderText(const PlaceholderInfo &info);

/// Empty where there is none.
QString formatProblemText(const FormatBook::Problem &problem);
QString formatRefusalText(FormatFile::Refusal refusal);
QString formatUnreadText(const FormatFile::Unread &unread);

} // namespace proxydeck
