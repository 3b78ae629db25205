// SPDX-License-Identifier: MIT
#pragma once

#include <QHash>
#include <QString>

#include <asio/ip/address.hpp>

#include <functional>
#include <vector>

namespace proxydeck {

/// The addresses of leases that are given by name: each is asked for once a minute at most, by all who want it.
class LeaseHosts
{
public:
    using Addresses = std::vector<asio::ip::address>;
    using Answer = std::function<void(const Addresses &)>; ///< none: the name is not known
    static constexpr qint64 keptMs = 60'000;
    static constexpr qint64 notKnownMs = 2'000;

    /// \a ask has to be followed by answered(), at any time.
    void setAsk(std::function<void(const QString &host)> ask) { m_ask = std::move(ask); }
    /// At once, if it is known.
    void find(const QString &host, qint64 steadyMs, Answer answer);
    void answered(const QString &host, const Addresses &addresses, qint64 steadyMs);
    void forget(); ///< the network has changed

private:
    struct Name
    {
        Addresses addresses = {};
        qint64 untilMs = 0; ///< 0: asked for, and not answered
        std::vector<Answer> waiting = {};
    };
    std::function<void(const QString &)> m_ask;
    QHash<QString, Name> m_hosts;
};

} // namespace proxydeck
