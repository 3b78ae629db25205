// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

#include <optional>
#include <vector>

namespace proxydeck {

/// Leases in an order, and over any stretch of it the sum of their time left and the latest deadline: a balanced tree
/// in which every step of a choice takes logarithmic time.
class RankedLeases
{
public:
    /// Ascending by rank; of the same rank the one with the most time left comes first, then the lower number.
    struct Key
    {
        qint64 rank = 0;
        qint64 deadlineMs = 0; ///< 0..latestMs
        quint64 lease = 0;

        friend bool operator==(const Key &, const Key &) = default;
        friend bool operator<(const Key &a, const Key &b)
        {
            if (a.rank != b.rank)
                return a.rank < b.rank;
            return a.deadlineMs != b.deadlineMs ? a.deadlineMs > b.deadlineMs : a.lease < b.lease;
        }
    };
    static constexpr qint64 latestMs = qint64(1) << 47; ///< sums of 65,536 deadlines fit into 64 bits

    bool isEmpty() const { return m_root == none; }
    int count() const { return countOf(m_root); }
    void insert(const Key &key); ///< must not be in it
    void remove(const Key &key); ///< must be in it

    /// The first whose deadline is at least \a leastDeadlineMs.
    std::optional<Key> first(qint64 leastDeadlineMs = 0) const;
    /// The same, behind \a key, which need not be in it.
    std::optional<Key> firstAfter(const Key &key, qint64 leastDeadlineMs = 0) const;

    /// Sum of the time left of all before \a key, ms. No deadline may be before \a nowMs, here and in atTimeLeft().
    qint64 timeLeftBefore(const Key &key, qint64 nowMs) const;
    qint64 timeLeft(qint64 nowMs) const; ///< of all
    /// The one that has the millisecond \a offset, if the times left are laid end to end; 0 <= offset < timeLeft().
    Key atTimeLeft(qint64 offset, qint64 nowMs) const;

private:
    static constexpr int none = -1;
    struct Node
    {
        Key key;
        qint64 latest = 0; ///< deadline of this and all below
        qint64 sum = 0;    ///< of their deadlines
        int count = 1;
        int left = none, right = none;
        quint32 priority = 0; ///< above that of all below: what keeps the tree flat
    };
    int countOf(int node) const { return node == none ? 0 : m_nodes[size_t(node)].count; }
    qint64 sumOf(int node) const { return node == none ? 0 : m_nodes[size_t(node)].sum; }
    qint64 timeLeftOf(int node, qint64 nowMs) const { return sumOf(node) - countOf(node) * nowMs; }
    void sumUp(int node);
    int inserted(int tree, int node);
    int removed(int tree, const Key &key);
    void split(int tree, const Key &key, int &before, int &behind);
    int joined(int before, int behind);
    int found(int tree, const Key *behind, qint64 leastDeadlineMs) const;

    std::vector<Node> m_nodes;
    std::vector<int> m_free;
    int m_root = none;
    quint32 m_random = 0x9E3779B9;
};

} // namespace proxydeck
