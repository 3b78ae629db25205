// SPDX-License-Identifier: MIT
#pragma once

#include <QSqlError>

namespace proxydeck {

// SQLite's primary result codes (sqlite3.h). Qt returns codes as text, including extended ones.
enum SqliteCode {
    SqliteError = 1,
    SqliteBusy = 5,
    SqliteCorrupt = 11,
    SqliteSchema = 17,
    SqliteConstraint = 19,
    SqliteMismatch = 20,
    SqliteNotADatabase = 26,
};

inline int primaryCode(const QSqlError &error) { return error.nativeErrorCode().toInt() & 0xff; }

} // namespace proxydeck
