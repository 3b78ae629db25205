// SPDX-License-Identifier: MIT
#include "view/arrange_job.h"

#include "table/row_ids.h"

#include <algorithm>

namespace proxydeck {

namespace {

/// Budget units for each row, and for each filter word compared with it.
constexpr qint64 costPerWord = 3;

} // namespace

ArrangeJob::ArrangeJob(const LeaseStore &store, LeaseFilter &filter, LeaseOrder &order)
    : m_store(store)
    , m_filter(filter)
    , m_order(order)
{
    restart();
}

void ArrangeJob::touch(std::span<const RowId> rows) { m_touched.insert(m_touched.end(), rows.begin(), rows.end()); }

void ArrangeJob::touch(RowId first, RowId last)
{
    for (RowId row = first; row <= last; ++row)
        m_touched.push_back(row);
}

void ArrangeJob::restart()
{
    m_rows.clear();
    m_touched.clear();
    m_entries.clear();
    m_changes.clear();
    m_sorter.reset();
    m_next = 0;
    m_end = m_store.end();
    m_done = false;
    ++m_restarts;
}

bool ArrangeJob::isStale() const { return m_touched.size() > 4096 && m_touched.size() * 16 > size_t(m_store.size()); }

bool ArrangeJob::advance(qint64 &budget)
{
    if (!m_done && !m_sorter)
        scan(budget);
    if (m_sorter && budget > 0 && m_sorter->advance(budget)) {
        m_rows = m_sorter->take();
        m_sorter.reset();
        m_done = true;
    }
    return m_done;
}

std::vector<RowId> ArrangeJob::takeRows()
{
    if (!m_touched.empty() && !m_rows.empty()) {
        const RowSet touched(m_touched);
        std::erase_if(m_rows, [&](RowId row) { return touched.contains(row); });
    }
    return std::move(m_rows);
}

void ArrangeJob::scan(qint64 &budget)
{
    const bool timed = m_filter.dependsOnTime();
    const qint64 cost = costPerWord * (1 + qint64(m_filter.query().words().size()));
    while (m_next < m_end && budget > 0) {
        const RowId stop = RowId(std::min<quint64>(m_end, quint64(m_next) + quint64(budget / cost) + 1));
        budget -= qint64(stop - m_next) * cost;
        m_store.forEach(m_next, stop, [&](RowId row) {
            if (m_filter.accepts(row))
                m_rows.push_back(row);
            if (const qint64 when = timed ? m_filter.nextChangeMs(row) : noDeadline; when != noDeadline)
                m_entries.push_back({when, row});
        });
        m_next = stop;
    }
    if (m_next < m_end || budget <= 0)
        return;
    budget -= qint64(m_entries.size());
    m_changes.assign(std::exchange(m_entries, {}));
    m_sorter.emplace(m_order, std::exchange(m_rows, {}));
}

double ArrangeJob::progress() const
{
    constexpr double scanning = 0.4; // measured with a filter of two words and an order by text
    if (m_done)
        return 1;
    if (m_sorter)
        return scanning + (1 - scanning) * m_sorter->progress();
    return m_end == 0 ? 0 : scanning * double(m_next) / double(m_end);
}

std::vector<RowId> ArrangeJob::takeTouched()
{
    std::sort(m_touched.begin(), m_touched.end());
    m_touched.erase(std::unique(m_touched.begin(), m_touched.end()), m_touched.end());
    return std::move(m_touched);
}

} // namespace proxydeck
