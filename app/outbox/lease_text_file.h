// SPDX-License-Identifier: MIT
#pragma once

#include "base/expected.h"
#include "outbox/copy_text.h"
#include "outbox/write_failure.h"

namespace proxydeck {

/// The file of leases in a copy format.
struct TextFileOptions
{
    CopyFormat format;
    CopyTime time;       ///< decides which leases are expired
    bool append = false; ///< only with a format for which canAppend() holds
};

/// "json", "yaml" or "txt": the ending of a file in \a format.
QString fileSuffix(const CopyFormat &format);
/// Whether more leases can be added at the end of a file in \a format so that it stays what it was: one lease in a
/// line.
bool canAppend(const CopyFormat &format);

/// Writes \a leases to \a path in UTF-8, atomically: after an error or cancel the file is unchanged. A file whose
/// ending is "json" is one JSON text. Which leases are written is told at copyText(); if there are none to write, the
/// file is not touched. Runs in any thread; \a progress as in writeCsv().
Expected<CopyReport, WriteFailure> writeLeaseText(const QString &path, const OutgoingLeases &leases,
                                                  const TextFileOptions &options,
                                                  const std::function<bool(qsizetype)> &progress = {});

} // namespace proxydeck
