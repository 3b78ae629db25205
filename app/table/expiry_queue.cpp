// SPDX-License-Identifier: MIT
#include "table/expiry_queue.h"

#include <algorithm>
#include <utility>

namespace proxydeck {

namespace {

/// From this number on, one pass over the whole heap is faster than popping entries one by one.
constexpr size_t manyDue = 4096;

bool later(const ExpiryQueue::Entry &a, const ExpiryQueue::Entry &b) { return a.whenMs > b.whenMs; }

} // namespace

void ExpiryQueue::push(qint64 whenMs, RowId row)
{
    m_heap.push_back({whenMs, row});
    std::push_heap(m_heap.begin(), m_heap.end(), later);
}

void ExpiryQueue::assign(std::vector<Entry> entries)
{
    m_due.clear();
    m_heap = std::move(entries);
    std::make_heap(m_heap.begin(), m_heap.end(), later);
}

std::vector<ExpiryQueue::Entry> ExpiryQueue::take(qint64 nowMs, size_t most)
{
    std::vector<Entry> due;
    while (!m_heap.empty() && m_heap.front().whenMs <= nowMs && due.size() < manyDue) {
        due.push_back(m_heap.front());
        pop();
    }
    if (due.size() == manyDue) {
        const auto firstLater
            = std::partition(m_heap.begin(), m_heap.end(), [&](const Entry &entry) { return entry.whenMs <= nowMs; });
        if (m_due.empty()) {
            // Usually nearly all entries are due, so the due ones are moved and only the rest is copied.
            std::vector<Entry> rest(firstLater, m_heap.end());
            m_heap.erase(firstLater, m_heap.end());
            m_due = std::exchange(m_heap, std::move(rest));
        } else {
            m_due.insert(m_due.end(), m_heap.begin(), firstLater);
            m_heap.erase(m_heap.begin(), firstLater);
        }
        std::make_heap(m_heap.begin(), m_heap.end(), later);
    }
    const size_t more = std::min(m_due.size(), most - std::min(most, due.size()));
    due.insert(due.end(), m_due.end() - qptrdiff(more), m_due.end());
    m_due.erase(m_due.end() - qptrdiff(more), m_due.end());
    return due;
}

void ExpiryQueue::pop()
{
    std::pop_heap(m_heap.begin(), m_heap.end(), later);
    m_heap.pop_back();
}

} // namespace proxydeck
