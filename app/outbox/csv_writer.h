// SPDX-License-Identifier: MIT
#pragma once

#include "base/expected.h"
#include "outbox/write_failure.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <functional>

namespace proxydeck {

struct CsvOptions
{
    bool byteOrderMark = false; ///< Excel needs it for Chinese
    bool formulaGuard = true;   ///< `'` before cells that a spreadsheet would compute as a formula
    bool credentials
        = false;         ///< the file contains secrets: readable only by its owner; lease exports get columns for them
    bool append = false; ///< behind the rows of the file, if it has any; they must have the same header
};

/// Whether a spreadsheet could read \a text as a formula. Follows OWASP's list: = + - @, their full-width forms, tab,
/// CR and LF at the beginning.
bool beginsFormula(QStringView text);

/// \a fields as one line of a file (RFC 4180), separated by commas; with \a formulaGuard, an apostrophe is put before
/// each field that begins a formula. Never null.
QByteArray csvBytes(const QStringList &fields, bool formulaGuard);

/// Collects fields as bytes, without a string for each cell.
class CsvRow
{
public:
    explicit CsvRow(bool formulaGuard);

    void field(QStringView value);
    void end();

    /// To write a row's fields in place, including the commas: room() reserves \a most bytes, finishField() tells where
    /// they end.
    char *room(qsizetype most) { return grow(most); }
    void finishField(const char *end) { m_used = end - m_bytes.constData(); }

private:
    friend class CsvFile;
    friend QByteArray csvBytes(const QStringList &fields, bool formulaGuard);
    void separate();
    char *grow(qsizetype most)
    {
        if (m_used + most > m_bytes.size())
            m_bytes.resize(qMax(m_used + most, m_bytes.size() * 2));
        return m_bytes.data() + m_used;
    }

    QByteArray m_bytes;
    qsizetype m_used = 0;
    bool m_formulaGuard;
    bool m_first = true;
};

/// Adds the fields of row number \a index.
using CsvRowSource = std::function<void(qsizetype index, CsvRow &row)>;

/// Writes \a rows with \a header (RFC 4180, CRLF, UTF-8) to \a path, atomically: after an error or cancel the file is
/// unchanged. Runs in any thread. \a progress gets the number of rows written: 0 at first, then at most about 20 times
/// a second, and \a rows before the new file replaces the old; returning false cancels. \return rows written.
Expected<qsizetype, WriteFailure> writeCsv(const QString &path, const QStringList &header, qsizetype rows,
                                           const CsvRowSource &source, const CsvOptions &options,
                                           const std::function<bool(qsizetype)> &progress = {});
/// The same for rows given as lists.
Expected<qsizetype, WriteFailure> writeCsv(const QString &path, const QStringList &header, qsizetype rows,
                                           const std::function<QStringList(qsizetype)> &row, const CsvOptions &options,
                                           const std::function<bool(qsizetype)> &progress = {});

} // namespace proxydeck
