// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace proxydeck {

/// The site that a host belongs to, for what is kept by site: a domain as somebody registers it, an address as it is.
/// Empty if \a host is neither a name nor an address.
///
/// The last two labels; the last three where the second but last is a kind of names that a country's registry gives
/// out (`co.uk`, `com.cn`, `fj.cn`). Qt keeps the public list of such names to itself. What this rule takes for one
/// site although it is several (`a.github.io`, `b.github.io`) shares a lease, and nothing else.
QByteArray siteOf(QByteArrayView host);

} // namespace proxydeck
