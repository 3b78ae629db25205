// SPDX-License-Identifier: MIT
#include "pool/ranked_leases.h"

#include <algorithm>

namespace proxydeck {

void RankedLeases::insert(const Key &key)
{
    int node = none;
    if (m_free.empty()) {
        node = int(m_nodes.size());
        m_nodes.emplace_back();
    } else {
        node = m_free.back();
        m_free.pop_back();
    }
    // Marsaglia's xorshift: the shape of the tree alone depends on it.
    m_random ^= m_random << 13;
    m_random ^= m_random >> 17;
    m_random ^= m_random << 5;
    Node &fresh = m_nodes[size_t(node)];
    fresh = Node();
    fresh.key = key;
    fresh.priority = m_random;
    sumUp(node);
    m_root = inserted(m_root, node);
}

void RankedLeases::remove(const Key &key) { m_root = removed(m_root, key); }

void RankedLeases::sumUp(int node)
{
    Node &at = m_nodes[size_t(node)];
    at.count = 1;
    at.sum = at.latest = at.key.deadlineMs;
    for (const int child : {at.left, at.right}) {
        if (child == none)
            continue;
        const Node &below = m_nodes[size_t(child)];
        at.count += below.count;
        at.sum += below.sum;
        at.latest = std::max(at.latest, below.latest);
    }
}

int RankedLeases::inserted(int tree, int node)
{
    if (tree == none)
        return node;
    Node &at = m_nodes[size_t(tree)];
    Node &fresh = m_nodes[size_t(node)];
    if (fresh.priority > at.priority) {
        split(tree, fresh.key, fresh.left, fresh.right);
        sumUp(node);
        return node;
    }
    if (fresh.key < at.key)
        at.left = inserted(at.left, node);
    else
        at.right = inserted(at.right, node);
    sumUp(tree);
    return tree;
}

int RankedLeases::removed(int tree, const Key &key)
{
    Q_ASSERT(tree != none);
    if (tree == none)
        return none;
    Node &at = m_nodes[size_t(tree)];
    if (at.key == key) {
        m_free.push_back(tree);
        return joined(at.left, at.right);
    }
    if (key < at.key)
        at.left = removed(at.left, key);
    else
        at.right = removed(at.right, key);
    sumUp(tree);
    return tree;
}

void RankedLeases::split(int tree, const Key &key, int &before, int &behind)
{
    if (tree == none) {
        before = behind = none;
        return;
    }
    Node &at = m_nodes[size_t(tree)];
    if (at.key < key) {
        before = tree;
        split(at.right, key, at.right, behind);
    } else {
        behind = tree;
        split(at.left, key, before, at.left);
    }
    sumUp(tree);
}

int RankedLeases::joined(int before, int behind)
{
    if (before == none)
        return behind;
    if (behind == none)
        return before;
    Node &first = m_nodes[size_t(before)];
    Node &second = m_nodes[size_t(behind)];
    if (first.priority > second.priority) {
        first.right = joined(first.right, behind);
        sumUp(before);
        return before;
    }
    second.left = joined(before, second.left);
    sumUp(behind);
    return behind;
}

int RankedLeases::found(int tree, const Key *behind, qint64 leastDeadlineMs) const
{
    if (tree == none || m_nodes[size_t(tree)].latest < leastDeadlineMs)
        return none;
    const Node &at = m_nodes[size_t(tree)];
    if (behind && !(*behind < at.key))
        return found(at.right, behind, leastDeadlineMs);
    const int before = found(at.left, behind, leastDeadlineMs);
    if (before != none)
        return before;
    return at.key.deadlineMs >= leastDeadlineMs ? tree : found(at.right, nullptr, leastDeadlineMs);
}

std::optional<RankedLeases::Key> RankedLeases::first(qint64 leastDeadlineMs) const
{
    const int node = found(m_root, nullptr, leastDeadlineMs);
    return node == none ? std::nullopt : std::optional(m_nodes[size_t(node)].key);
}

std::optional<RankedLeases::Key> RankedLeases::firstAfter(const Key &key, qint64 leastDeadlineMs) const
{
    const int node = found(m_root, &key, leastDeadlineMs);
    return node == none ? std::nullopt : std::optional(m_nodes[size_t(node)].key);
}

qint64 RankedLeases::timeLeftBefore(const Key &key, qint64 nowMs) const
{
    qint64 before = 0;
    for (int tree = m_root; tree != none;) {
        const Node &at = m_nodes[size_t(tree)];
        if (at.key < key) {
            before += timeLeftOf(at.left, nowMs) + at.key.deadlineMs - nowMs;
            tree = at.right;
        } else {
            tree = at.left;
        }
    }
    return before;
}

qint64 RankedLeases::timeLeft(qint64 nowMs) const { return timeLeftOf(m_root, nowMs); }

RankedLeases::Key RankedLeases::atTimeLeft(qint64 offset, qint64 nowMs) const
{
    Q_ASSERT(!isEmpty() && offset >= 0 && offset < timeLeft(nowMs));
    int tree = m_root;
    while (true) {
        const Node &at = m_nodes[size_t(tree)];
        const qint64 before = timeLeftOf(at.left, nowMs);
        if (offset < before) {
            tree = at.left;
            continue;
        }
        offset -= before + at.key.deadlineMs - nowMs;
        if (offset < 0 || at.right == none)
            return at.key;
        tree = at.right;
    }
}

} // namespace proxydeck
