// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace proxydeck {

/// Denies other users of this machine access to the data folder and to the program's files in it, including files that
/// an earlier version made readable. If the folder also contains other files, only the program's own files are changed.
/// Creates settings.ini if it is missing, because QSettings would make it readable for everybody.
///
/// \a folder may be missing or read-only; this is not reported here but where something is written to it. Call it after
/// SettingsFile has read the settings and before any setting is changed.
void restrictDataFolder(const QString &folder);

} // namespace proxydeck
