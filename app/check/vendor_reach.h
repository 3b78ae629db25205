// SPDX-License-Identifier: MIT
#pragma once

#include "check/checker.h"

namespace proxydeck {

/// Whether \a host takes a TCP connection at \a port within 3 s. No request is sent and no proxy is used. One question
/// at a time; answers in the thread of \a parent, which it must not outlive.
Checker::AskVendor askByConnecting(const QString &host, quint16 port, QObject *parent);

} // namespace proxydeck
