// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace proxydeck::sim {

/// Whom a lease's proxy serves, and as whom it goes out.
struct ProxyTerms
{
    QByteArray user;
    std::optional<QByteArray> password; ///< without a value: any
    bool open = false;                  ///< asks for no credentials
    QString exit;                       ///< proxy_ip

    /// \a authorization: the value of Proxy-Authorization, null without one.
    bool admit(const QByteArray &authorization) const;
};

} // namespace proxydeck::sim
