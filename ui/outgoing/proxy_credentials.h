// SPDX-License-Identifier: MIT
#pragma once

#include "outbox/outgoing_leases.h"

namespace proxydeck {

class AccountBook;

/// Reads the credentials from the book at the time of each call; null unless \a wanted. The book must outlive the
/// function.
OutgoingLeases::CredentialsOf proxyCredentials(const AccountBook &accounts, bool wanted);

} // namespace proxydeck
