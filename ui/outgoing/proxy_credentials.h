// SPDX-License-Identifier: MIT
#pragma once

#include "outbox/outgoing_leases.h"

namespace proxydeck {

class AccountBook;

/// From the book as it is when asked; null unless they are \a wanted. The book must outlive it.
OutgoingLeases::CredentialsOf proxyCredentials(const AccountBook &accounts, bool wanted);

} // namespace proxydeck
