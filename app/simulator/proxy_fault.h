// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

namespace proxydeck::sim {

/// What is wrong with a lease's proxy.
enum class ProxyFault : quint8 {
    None,
    Refuse,     ///< nothing listens at its port
    Close,      ///< takes the connection and closes it
    Silent,     ///< takes the connection and never says a word
    AskLogin,   ///< 407, whatever the login
    Forbid,     ///< 403 for every target
    BadGateway, ///< 502 for every target
    Garbage,    ///< answers something that is not HTTP
    WrongExit,  ///< works, and comes out at 203.0.113.254
    Slow,       ///< works, and says so two seconds later
};

} // namespace proxydeck::sim
