// SPDX-License-Identifier: MIT
#pragma once

#include "catalogue/endpoint.h"

namespace proxydeck {

/// The vendor's ten endpoints, in the order of the products in its documentation.
std::span<const Endpoint> vendorEndpoints();

} // namespace proxydeck
