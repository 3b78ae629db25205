// SPDX-License-Identifier: MIT
#pragma once

#include "outbox/csv_writer.h"
#include "outbox/outgoing_leases.h"

#include <memory>

namespace proxydeck {

/// Writes the rows of a lease export. What many leases have in common, which is most of a row, is put into its form once;
/// addresses and times never become strings.
class LeaseCsvSource
{
public:
    LeaseCsvSource(std::shared_ptr<const OutgoingLeases> leases, const CsvOptions &options);

    /// The fields of one row, for the columns of leaseCsvHeader().
    void write(qsizetype index, CsvRow &row);

private:
    const QByteArray &encodedText(LeaseStore::TextId text);
    const QByteArray &encodedSource(quint32 source);
    char *putTime(char *out, qint64 utcMs);

    std::shared_ptr<const OutgoingLeases> m_leases;
    CsvOptions m_options;
    // Null where not needed so far. An empty text is empty, not null.
    std::vector<QByteArray> m_texts;
    std::vector<QByteArray> m_sources; ///< all fields from the endpoint on
    qint64 m_day = -1; ///< days since 1970 in the vendor's zone
    QByteArray m_date; ///< of m_day: "2023-02-25T"
};

} // namespace proxydeck
