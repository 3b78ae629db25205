// SPDX-License-Identifier: MIT
#pragma once

#include "outbox/csv_writer.h"
#include "outbox/outgoing_leases.h"

#include <array>
#include <limits>
#include <memory>

namespace proxydeck {

/// Writes the rows of a lease export. Text that many leases share, which is most of a row, is encoded once; addresses
/// and times are written without making strings.
class LeaseCsvSource
{
public:
    LeaseCsvSource(std::shared_ptr<const OutgoingLeases> leases, const CsvOptions &options);

    /// The fields of one row, for the columns of leaseCsvHeader().
    void write(qsizetype index, CsvRow &row);

private:
    const QByteArray &encodedText(LeaseStore::TextId text);
    const QByteArray &encodedSource(quint32 source);
    char *putCheck(char *out, const OutgoingLeases::Check &check);
    char *putTime(char *out, qint64 utcMs);
    void enterDay(qint64 utcMs);

    std::shared_ptr<const OutgoingLeases> m_leases;
    CsvOptions m_options;
    // Null until first used. An empty text is empty, not null.
    std::vector<QByteArray> m_texts;
    std::array<QByteArray, size_t(CheckVerdict::Cancelled) + 1> m_verdicts; ///< verdictId() of each
    std::vector<QByteArray> m_sources;                                      ///< encoded fields from the endpoint on
    qint64 m_dayStartMs = std::numeric_limits<qint64>::max(); ///< begin of the vendor's day in m_date, UTC ms
    std::array<char, 11> m_date{};                            ///< "2023-02-25T"
    bool m_dateIsWritable = false;
};

} // namespace proxydeck
