// SPDX-License-Identifier: MIT
#pragma once

#include "base/expected.h"
#include "client/api_client.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace proxydeck {

/// What the command line asks for.
struct Options
{
    bool demo = false;
    bool forgetSecrets = false; ///< remove the accounts and their secrets, show no window
    std::optional<LoopbackRoute> connectTo;
    QString dataDir;                  ///< empty: the system's place for it
    QString language;                 ///< "en", "zh_CN"; empty: as set, or the system's
    QString theme;                    ///< "light", "dark"; empty: as set, or the system's
    QString tourDir;                  ///< empty: no tour
    bool quitAfterFirstPaint = false; ///< for measuring how long a start takes

    /// Where settings and data lie: dataDir, or the system's place for them, which the application's name is part of.
    QString dataFolder() const;

    /// What to do instead of starting: print a text and end with a code.
    struct Ending
    {
        QString text;
        int exitCode = 0;
    };

    /// \a arguments begin with the program's name. Needs no application object, so that `--help` and a mistake are
    /// answered where there is no display.
    static Expected<Options, Ending> parse(const QStringList &arguments);
};

} // namespace proxydeck
