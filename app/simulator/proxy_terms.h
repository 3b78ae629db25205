// SPDX-License-Identifier: MIT
#pragma once

#include "simulator/proxy_fault.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace proxydeck::sim {

/// The credentials that a lease's proxy accepts, and its exit address.
struct ProxyTerms
{
    QByteArray user;
    std::optional<QByteArray> password; ///< no value: any password
    bool open = false;                  ///< needs no credentials
    QString exit;                       ///< proxy_ip
    ProxyFault fault = ProxyFault::None;

    /// \a authorization: the value of Proxy-Authorization, null if there is none.
    bool admit(const QByteArray &authorization) const;
};

} // namespace proxydeck::sim
