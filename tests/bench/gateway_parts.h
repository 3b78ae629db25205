// SPDX-License-Identifier: MIT
#pragma once

#include "relays.h"

namespace proxydeck::bench {

class Report;

/// What no peer can be measured beside: it knows no deadlines and no pool.
class GatewayParts
{
public:
    GatewayParts(QString folder, bool isQuick);

    /// 20 % of the leases do not work.
    void dead(Report &report);
    /// Leases of all ages: when the last connection to each was begun.
    void deadlines(Report &report);
    /// Many sessions by user name: each stays on its lease.
    void sticky(Report &report);
    /// PortPool alone, of 10,000 leases.
    void choice(Report &report);
    /// The thread that shows figures, while a thousand tunnels carry all that the processors give.
    void stall(Report &report);
    /// Requests over leases that live for a minute, beside one who takes them in turn and knows no deadline.
    void hour(Report &report, double minutes);

    bool isRight() const { return m_isRight; }

private:
    void must(bool went, const char *what);

    const QString m_folder;
    const bool m_isQuick;
    bool m_isRight = true;
};

} // namespace proxydeck::bench
