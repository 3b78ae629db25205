// SPDX-License-Identifier: MIT
#include "outbox/csv_writer.h"

#include "outbox/output_file.h"

#include <QElapsedTimer>
#include <QStringEncoder>

#include <cstring>
#include <utility>

namespace proxydeck {

namespace {

/// Bytes of one write. With this size each write begins and ends at a page of the system's cache; a cache that supports
/// large pages can then take the block as a whole, at half the cost.
constexpr qsizetype blockBytes = 256 * 1024;
constexpr qint64 progressMs = 50;

/// White space at the ends is quoted too, although RFC 4180 does not require it: readers that trim do not trim quoted
/// fields.
bool needsQuotes(QStringView value)
{
    if (value.isEmpty())
        return false;
    if (value.front().isSpace() || value.back().isSpace())
        return true;
    for (const QChar c : value) {
        if (c == u',' || c == u'"' || c == u'\r' || c == u'\n')
            return true;
    }
    return false;
}

} // namespace

bool beginsFormula(QStringView text)
{
    if (text.isEmpty())
        return false;
    switch (text.front().unicode()) {
    case u'=':
    case u'+':
    case u'-':
    case u'@':
    case u'\t':
    case u'\r':
    case u'\n':
    case u'＝':
    case u'＋':
    case u'－':
    case u'＠':
        return true;
    default:
        return false;
    }
}

CsvRow::CsvRow(bool formulaGuard)
    : m_formulaGuard(formulaGuard)
{
}

void CsvRow::separate()
{
    if (!m_first) {
        *grow(1) = ',';
        ++m_used;
    }
    m_first = false;
}

void CsvRow::field(QStringView value)
{
    separate();
    if (value.isEmpty())
        return;
    // At most 3 bytes for a UTF-16 unit, 2 for a quotation mark; plus two quotes and the formula guard.
    char *out = grow(value.size() * 3 + 3);
    const char *begin = out;
    const bool quotes = needsQuotes(value);
    if (quotes)
        *out++ = '"';
    if (m_formulaGuard && beginsFormula(value))
        *out++ = '\'';

    QStringEncoder encode(QStringEncoder::Utf8, QStringEncoder::Flag::Stateless);
    for (qsizetype i = 0; i < value.size();) {
        const char16_t c = value[i].unicode();
        if (c == u'"') {
            *out++ = '"';
            *out++ = '"';
            ++i;
        } else if (c < 0x80) {
            *out++ = char(c);
            ++i;
        } else {
            const qsizetype from = i;
            while (i < value.size() && value[i].unicode() >= 0x80)
                ++i;
            out = encode.appendToBuffer(out, value.sliced(from, i - from));
        }
    }
    if (quotes)
        *out++ = '"';
    m_used += out - begin;
}

QByteArray csvBytes(const QStringList &fields, bool formulaGuard)
{
    CsvRow row(formulaGuard);
    for (const QString &field : fields)
        row.field(field);
    return row.m_used > 0 ? row.m_bytes.first(row.m_used) : QByteArray("");
}

void CsvRow::end()
{
    std::memcpy(grow(2), "\r\n", 2);
    m_used += 2;
    m_first = true;
}

/// The file being written and the rows not yet in it.
class CsvFile
{
public:
    CsvFile(const QString &path, const CsvOptions &options)
        : m_file(path, options.append ? OutputFile::Place::AtEnd : OutputFile::Place::Over, options.credentials)
        , m_row(options.formulaGuard)
    {
        m_row.m_bytes.resize(blockBytes * 5 / 4);
    }

    OutputFile &file() { return m_file; }
    CsvRow &row() { return m_row; }
    bool isFull() const { return m_row.m_used >= blockBytes; }

    /// What comes before the rows. False if the file has other columns.
    bool begin(const QStringList &header, const CsvOptions &options)
    {
        if (!m_file.hasContent()) {
            if (options.byteOrderMark)
                raw("\xEF\xBB\xBF");
            for (const QString &name : header)
                m_row.field(name);
            m_row.end();
            return true;
        }
        // Without its line end, which other programs may have changed.
        const QByteArray line = csvBytes(header, options.formulaGuard);
        const QByteArray &old = m_file.beginning();
        if (!old.startsWith(line) || (old.size() > line.size() && old[line.size()] != '\r' && old[line.size()] != '\n'))
            return false;
        if (!m_file.endsLine())
            raw("\r\n");
        return true;
    }

    bool flushBlocks() { return flush(m_row.m_used / blockBytes * blockBytes); }
    bool flushAll() { return flush(m_row.m_used); }

private:
    void raw(QByteArrayView bytes)
    {
        std::memcpy(m_row.grow(bytes.size()), bytes.data(), size_t(bytes.size()));
        m_row.m_used += bytes.size();
    }

    bool flush(qsizetype size)
    {
        if (!m_file.write(m_row.m_bytes.constData(), size))
            return false;
        m_row.m_used -= size;
        std::memmove(m_row.m_bytes.data(), m_row.m_bytes.constData() + size, size_t(m_row.m_used));
        return true;
    }

    OutputFile m_file;
    CsvRow m_row;
};

Expected<qsizetype, WriteFailure> writeCsv(const QString &path, const QStringList &header, qsizetype rows,
                                           const CsvRowSource &source, const CsvOptions &options,
                                           const std::function<bool(qsizetype)> &progress)
{
    CsvFile file(path, options);
    const auto fail = [](WriteFailure why) { return Unexpected<WriteFailure>(std::move(why)); };
    const auto failure = [&] { return fail(file.file().failure()); };
    const auto stop = [&](WriteFailure::Kind why) {
        file.file().cancel();
        return fail({why});
    };
    const auto cancelled = [&] { return stop(WriteFailure::Kind::Cancelled); };
    if (const auto problem = file.file().open([&progress] { return !progress || progress(0); }))
        return fail(*problem);
    if (progress && !progress(0))
        return cancelled();
    if (!file.begin(header, options))
        return stop(WriteFailure::Kind::OtherColumns);

    QElapsedTimer sinceProgress;
    sinceProgress.start();
    CsvRow &row = file.row();
    for (qsizetype i = 0; i < rows; ++i) {
        source(i, row);
        row.end();
        if (file.isFull() && !file.flushBlocks())
            return failure();
        if (progress && i % 64 == 63 && sinceProgress.elapsed() >= progressMs) {
            if (!progress(i + 1))
                return cancelled();
            sinceProgress.restart();
        }
    }
    if (!file.flushAll())
        return failure();
    if (progress && !progress(rows))
        return cancelled();
    if (const auto problem = file.file().commit())
        return fail(*problem);
    return rows;
}

Expected<qsizetype, WriteFailure> writeCsv(const QString &path, const QStringList &header, qsizetype rows,
                                           const std::function<QStringList(qsizetype)> &row, const CsvOptions &options,
                                           const std::function<bool(qsizetype)> &progress)
{
    const CsvRowSource source = [&row](qsizetype index, CsvRow &out) {
        for (const QString &value : row(index))
            out.field(value);
    };
    return writeCsv(path, header, rows, source, options, progress);
}

} // namespace proxydeck
