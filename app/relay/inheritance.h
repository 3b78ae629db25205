// SPDX-License-Identifier: MIT
#pragma once

#include <asio/ip/tcp.hpp>

namespace proxydeck {

/// Keeps a socket from the programs that this one starts: a browser, or itself anew. They would hold it open after it
/// was closed here: its port would stay taken, with nobody who accepts, and the other side would not learn of the end.
/// Asio does not do this.
void keepFromChildren(asio::ip::tcp::socket::native_handle_type socket);

} // namespace proxydeck
