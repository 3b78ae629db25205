// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace proxydeck {

/// The way a call took to the vendor, or would have taken: for texts, never for deciding.
struct CallWay
{
    enum class Through : quint8 {
        Unknown,          ///< not decided, as before it was the call's turn
        Nothing,          ///< directly
        Loopback,         ///< the simulator of this machine
        SystemProxy,      ///< the one set in the system
        EnvironmentProxy, ///< the one named by an environment variable
        OwnProxy,         ///< the one set in this program
    };

    Through through = Through::Unknown;
    QString proxy; ///< "127.0.0.1:7890", without login; empty if there is none
    bool socks = false;
    QString variable; ///< of an EnvironmentProxy: "https_proxy"
    QString unused;   ///< an environment variable that is set but cannot be used; empty if there is none

    bool isProxied() const { return through >= Through::SystemProxy; }

    friend bool operator==(const CallWay &, const CallWay &) = default;
};

} // namespace proxydeck
