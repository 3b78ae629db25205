// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace proxydeck {

/// Takes the rights of other users of this machine from the data folder and from the program's files in it, also from
/// those that an earlier version made readable. A folder that holds other files too is left as it is; the program's own
/// files in it are not. Creates settings.ini if it is missing: QSettings would make it readable for everybody.
///
/// \a folder may be missing or read-only; nothing is reported then, because what cannot be written is reported where it
/// is written. Call it after the settings file was examined and before anything is set.
void closeDataFolder(const QString &folder);

} // namespace proxydeck
