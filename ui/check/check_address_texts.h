// SPDX-License-Identifier: MIT
#pragma once

#include "check/check_address.h"

namespace proxydeck {

/// An address and what is expected of it, in one line.
QString checkAddressText(const CheckAddress &address);
/// Why \a fault makes a text no check address.
QString checkAddressFaultText(CheckAddress::Fault fault);

} // namespace proxydeck
