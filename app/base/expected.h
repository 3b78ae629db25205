// SPDX-License-Identifier: MIT
#pragma once

#include <tl/expected.hpp>

namespace proxydeck {

/// A value, or an error that says why there is none. Replace by `std::expected` once every supported compiler has it
/// (C++23).
template<typename Value, typename Error>
using Expected = tl::expected<Value, Error>;

template<typename Error>
using Unexpected = tl::unexpected<Error>;

} // namespace proxydeck
