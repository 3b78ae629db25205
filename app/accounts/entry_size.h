// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace proxydeck {

/// Maximum size of an entry in the Windows Credential Manager (CRED_MAX_CREDENTIAL_BLOB_SIZE), in bytes.
inline constexpr qsizetype windowsEntryLimit = 2560;

/// Size of \a text there in bytes, in the worst case: QtKeychain stores UTF-8 or UTF-16, depending on its version.
qsizetype windowsEntrySize(const QString &text);

} // namespace proxydeck
