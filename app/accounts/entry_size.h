// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace proxydeck {

/// What an entry of the Windows Credential Manager holds at most (CRED_MAX_CREDENTIAL_BLOB_SIZE), in bytes.
inline constexpr qsizetype windowsEntryLimit = 2560;

/// Bytes that \a text takes there, at worst: versions of QtKeychain differ in storing it as UTF-8 or UTF-16.
qsizetype windowsEntrySize(const QString &text);

} // namespace proxydeck
