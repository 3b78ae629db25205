// SPDX-License-Identifier: MIT
#pragma once

#include "lease/check_outcome.h"
#include "table/row_id.h"
#include "table/text_pool.h"

#include <array>
#include <memory>
#include <vector>

namespace proxydeck {

/// The last outcome of the check of each row that has one: 32 bytes a row, in pages of 1,024 rows; a page without one
/// takes nothing. Times are kept up to 65 s, addresses by number up to 65,535.
class CheckStore
{
public:
    /// \a texts must outlive it.
    explicit CheckStore(TextPool &texts);

    void set(RowId row, const CheckOutcome &outcome);
    void remove(RowId row);
    bool contains(RowId row) const
    {
        const size_t page = row / pageSize;
        return page < m_pages.size() && m_pages[page] && m_pages[page]->rows[row % pageSize].verdict != none;
    }

    // The row must have an outcome.
    CheckVerdict verdict(RowId row) const { return CheckVerdict(at(row).verdict); }
    qint64 atMs(RowId row) const { return at(row).atMs; }
    CheckTimes times(RowId row) const;
    /// Of all parts; -1 unless the answer came to its end.
    qint32 latencyMs(RowId row) const { return times(row).totalMs(); }
    bool hasExit(RowId row) const { return at(row).exitKind != ExitKind::None; }
    bool exitIsText(RowId row) const { return at(row).exitKind == ExitKind::Text; }
    quint32 exit(RowId row) const { return at(row).exit; } ///< IPv4 address, or text id
    QString exitText(RowId row) const;                     ///< empty if none was measured
    CheckOutcome outcome(RowId row) const;

private:
    static constexpr quint32 pageSize = 1024;
    static constexpr quint8 none = 0xff;
    static constexpr quint16 notReached = 0xffff;
    enum class ExitKind : quint8 { None, Ipv4, Text };
    struct Packed
    {
        qint64 atMs = 0;
        quint32 exit = 0;
        quint16 ms[5] = {};
        quint16 address = 0;
        quint16 status = 0;
        quint8 verdict = none;
        CheckStage stage = CheckStage::Resolve;
        CheckProtocol protocol = CheckProtocol::Unknown;
        TlsFault tlsFault = TlsFault::None;
        ExitKind exitKind = ExitKind::None;
    };
    struct Page
    {
        std::array<Packed, pageSize> rows;
        quint32 used = 0;
    };

    const Packed &at(RowId row) const { return m_pages[row / pageSize]->rows[row % pageSize]; }
    void dropExit(const Packed &packed);

    TextPool &m_texts;
    std::vector<std::unique_ptr<Page>> m_pages;
};

} // namespace proxydeck
