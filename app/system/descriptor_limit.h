// SPDX-License-Identifier: MIT
#pragma once

namespace proxydeck {

/// Raises the number of files and sockets that this process may have open, as far as the system lets it, up to 10,240.
/// On macOS a program that is started from the desktop may have 256: too few for 64 calls in flight beside the
/// keychain, the record and the windows; a local port needs two for each of up to 2,048 connections. Call once, at the
/// start. Does nothing on Windows, which has no such limit.
void raiseDescriptorLimit();

} // namespace proxydeck
