// SPDX-License-Identifier: MIT
#pragma once

#include <asio/error.hpp>

namespace proxydeck {

/// No descriptor, or no memory of the system's, for another socket.
bool isOutOfDescriptors(const asio::error_code &error);
/// No address of this machine, or none of its ports is free.
bool isNoSuchAddress(const asio::error_code &error);
bool isNotPermitted(const asio::error_code &error);

} // namespace proxydeck
