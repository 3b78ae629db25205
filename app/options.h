// SPDX-License-Identifier: MIT
#pragma once

#include "base/expected.h"
#include "client/api_client.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace proxydeck {

/// The command-line options.
struct Options
{
    bool demo = false;
    bool forgetSecrets = false; ///< remove the accounts and their secrets, show no window
    std::optional<LoopbackRoute> connectTo;
    QString dataDir;                  ///< empty: the system's standard folder
    QString language;                 ///< "en", "zh_CN"; empty: the setting, or the system's
    QString theme;                    ///< "light", "dark"; empty: the setting, or the system's
    QString tourDir;                  ///< folder for the tour's pictures; empty: no tour
    bool quitAfterFirstPaint = false; ///< to measure the time of a start

    /// The folder of settings and data: dataDir, or the system's standard folder, which depends on the application's
    /// name.
    QString dataFolder() const;

    /// The program prints \c text and ends with \c exitCode instead of starting.
    struct Ending
    {
        QString text;
        int exitCode = 0;
    };

    /// \a arguments begin with the program's name. Needs no application object, so that `--help` and error messages
    /// work without a display.
    static Expected<Options, Ending> parse(const QStringList &arguments);
};

} // namespace proxydeck
