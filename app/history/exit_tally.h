// SPDX-License-Identifier: MIT
#pragma once

#include "history/history_rows.h"

#include <QHash>

#include <optional>

namespace proxydeck {

/// Counts how often each exit IP occurs. IPv4 addresses are stored as numbers: a million different ones take about 40
/// MB.
class ExitTally
{
public:
    /// No \a exitIp means the host of \a server, as in the record. Empty addresses are not counted.
    void add(const std::optional<QString> &exitIp, const QString &server, qint64 obtainedMs);
    void addTo(HistorySummary &summary) const;

private:
    struct Seen
    {
        quint32 count = 0;
        quint32 first = 0; ///< seconds since 1970
        quint32 last = 0;
    };
    static void note(Seen &seen, qint64 obtainedMs);

    QHash<quint32, Seen> m_addresses;
    QHash<QString, Seen> m_others;
    bool m_cut = false;
};

} // namespace proxydeck
