// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QStringList>

#include <cstdio>

namespace proxydeck {

/// The program's name and arguments. On Windows they come from the system and not from \a argv, whose encoding cannot
/// represent every folder's name.
QStringList commandLine(int argc, char *argv[]);

/// Prints \a text where the program was started: on Windows, where GUI programs have no console, on the caller's
/// console. \a stream is stdout or stderr.
void printOnConsole(const QString &text, std::FILE *stream);

} // namespace proxydeck
