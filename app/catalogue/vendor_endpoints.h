// SPDX-License-Identifier: MIT
#pragma once

#include "catalogue/endpoint.h"

namespace proxydeck {

/// The vendor's ten, in the order of its documentation's products.
std::span<const Endpoint> vendorEndpoints();

} // namespace proxydeck
