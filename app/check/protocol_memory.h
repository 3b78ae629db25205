// SPDX-License-Identifier: MIT
#pragma once

#include "lease/check_outcome.h"

#include <QHash>
#include <QString>

namespace proxydeck {

/// Which protocol the leases of a group were found to speak, apart for http: and https: check addresses.
class ProtocolMemory
{
public:
    CheckProtocol of(const QString &group, bool isSecure) const
    {
        return m_known.value({group, isSecure}, CheckProtocol::Unknown);
    }
    void learn(const QString &group, bool isSecure, CheckProtocol protocol)
    {
        if (!group.isEmpty())
            m_known.insert({group, isSecure}, protocol);
    }
    void forget() { m_known.clear(); }

private:
    QHash<std::pair<QString, bool>, CheckProtocol> m_known;
};

} // namespace proxydeck
