// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QStringList>

#include <cstdio>

namespace proxydeck {

/// The program's name and its arguments. On Windows taken from the system and not from \a argv, whose encoding has no
/// place for every folder's name.
QStringList commandLine(int argc, char *argv[]);

/// Says \a text where the program was started: on Windows, where windowed programs have no console, on that of the
/// caller. \a stream is stdout or stderr.
void sayOnConsole(const QString &text, std::FILE *stream);

} // namespace proxydeck
