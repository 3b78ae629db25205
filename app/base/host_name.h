// SPDX-License-Identifier: MIT
#pragma once

#include <QStringView>

namespace proxydeck {

/// Whether \a host is valid as the host part of an address: a name of letters, digits, `-` and `_` in labels of at most
/// 63 characters, an IPv4 address, or the characters of an IPv6 address without brackets and zone. At most 253
/// characters. A valid host needs no quotes on a command line.
bool isHost(QStringView host);

} // namespace proxydeck
