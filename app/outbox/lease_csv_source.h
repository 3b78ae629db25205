// SPDX-License-Identifier: MIT
#pragma once

#include "outbox/csv_writer.h"
#include "outbox/outgoing_leases.h"

#include <array>
#include <limits>
#include <memory>

namespace proxydeck {

/// Writes the rows of a lease export. What many leases have in common, which is most of a row, is put into its form
/// once; addresses and times never become strings.
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
    void enterDay(qint64 utcMs);

    std::shared_ptr<const OutgoingLeases> m_leases;
    CsvOptions m_options;
    // Null where not needed so far. An empty text is empty, not null.
    std::vector<QByteArray> m_texts;
    std::vector<QByteArray> m_sources;                        ///< all fields from the endpoint on
    qint64 m_dayStartMs = std::numeric_limits<qint64>::max(); ///< of the vendor's day that m_date is, UTC
    std::array<char, 11> m_date{};                            ///< "2023-02-25T"
    bool m_dateIsWritable = false;
};

} // namespace proxydeck
