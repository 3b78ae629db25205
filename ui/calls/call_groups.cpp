// SPDX-License-Identifier: MIT
#include "ui/calls/call_groups.h"

#include <algorithm>

namespace proxydeck {

namespace {

bool isAlike(const std::optional<CallKind> &a, const std::optional<CallKind> &b) { return a && b && *a == *b; }

CallGroups::Group part(const CallGroups::Group &group, int count)
{
    return {group.kind, count, group.isOpen && count > 1};
}

} // namespace

CallGroups::Place CallGroups::at(int line) const
{
    const auto above = std::upper_bound(m_groups.cbegin(), m_groups.cend(), line,
                                        [](int wanted, const Group &group) { return wanted < group.line; });
    const auto group = std::prev(above);
    const int inside = line - group->line;
    const bool isOne = group->count == 1 || (group->isOpen && inside < group->count);
    return {int(group - m_groups.cbegin()), isOne ? group->first + inside : -1};
}

int CallGroups::groupOf(int position) const
{
    const auto above = std::upper_bound(m_groups.cbegin(), m_groups.cend(), position,
                                        [](int wanted, const Group &group) { return wanted < group.first; });
    return int(above - m_groups.cbegin()) - 1;
}

int CallGroups::lineOf(int position) const
{
    const Group &group = m_groups.at(groupOf(position));
    return group.isOpen ? group.line + position - group.first : group.line;
}

CallGroups::Change CallGroups::appended(const std::optional<CallKind> &kind) const
{
    if (m_groups.isEmpty() || !isAlike(m_groups.last().kind, kind))
        return {int(m_groups.size()), 0, {{kind}}};
    Group grown = m_groups.last();
    ++grown.count;
    return {int(m_groups.size()) - 1, 1, {grown}};
}

std::optional<CallGroups::Change> CallGroups::changed(int position, const std::optional<CallKind> &kind) const
{
    const int of = groupOf(position);
    const Group &group = m_groups.at(of);
    if (group.kind == kind)
        return {};
    const int older = position - group.first;
    const int newer = group.count - older - 1;
    Change change{of, 1, {}};
    Group middle{kind};
    if (older > 0) {
        change.with.append(part(group, older));
    } else if (of > 0 && isAlike(m_groups.at(of - 1).kind, kind)) {
        --change.from;
        ++change.count;
        middle.count += m_groups.at(of - 1).count;
        middle.isOpen = m_groups.at(of - 1).isOpen;
    }
    const bool joins = newer == 0 && of + 1 < m_groups.size() && isAlike(m_groups.at(of + 1).kind, kind);
    if (joins) {
        ++change.count;
        middle.count += m_groups.at(of + 1).count;
        middle.isOpen = middle.isOpen || m_groups.at(of + 1).isOpen;
    }
    change.with.append(middle);
    if (newer > 0)
        change.with.append(part(group, newer));
    return change;
}

CallGroups::Change CallGroups::opened(int group, bool open) const
{
    Change change{group, 1, {m_groups.at(group)}};
    change.with.front().isOpen = open && change.with.front().count > 1;
    return change;
}

CallGroups::Change CallGroups::removedOldest(int count) const
{
    if (count <= 0)
        return {};
    const int last = groupOf(count - 1);
    const Group &group = m_groups.at(last);
    Change change{0, last + 1, {}};
    if (const int stay = group.first + group.count - count; stay > 0)
        change.with.append(part(group, stay));
    return change;
}

int CallGroups::linesBefore(const Change &change) const
{
    int lines = 0;
    for (int i = 0; i < change.count; ++i)
        lines += m_groups.at(change.from + i).height();
    return lines;
}

int CallGroups::linesAfter(const Change &change)
{
    int lines = 0;
    for (const Group &group : change.with)
        lines += group.height();
    return lines;
}

CallGroups::Change CallGroups::hidden(Change change)
{
    for (Group &group : change.with)
        group.isHidden = true;
    return change;
}

CallGroups::Change CallGroups::shown(const Change &hidden)
{
    Change change{hidden.from, int(hidden.with.size()), hidden.with};
    for (Group &group : change.with)
        group.isHidden = false;
    return change;
}

void CallGroups::apply(const Change &change)
{
    m_groups.remove(change.from, change.count);
    for (qsizetype i = 0; i < change.with.size(); ++i)
        m_groups.insert(change.from + i, change.with.at(i));
    int first = 0;
    int line = 0;
    if (change.from > 0) {
        const Group &before = m_groups.at(change.from - 1);
        first = before.first + before.count;
        line = before.line + before.height();
    }
    for (qsizetype i = change.from; i < m_groups.size(); ++i) {
        Group &group = m_groups[i];
        group.first = first;
        group.line = line;
        first += group.count;
        line += group.height();
    }
}

} // namespace proxydeck
