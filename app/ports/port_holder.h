// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace proxydeck {

/// Which program listens at a TCP port of this machine: "nginx (1234)", its name and process number. Empty where the
/// system does not say: nobody listens, the program is another user's, or it is a system on which nobody is asked.
/// Takes milliseconds.
QString portHolder(quint16 port);

} // namespace proxydeck
