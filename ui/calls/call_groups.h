// SPDX-License-Identifier: MIT
#pragma once

#include "ui/calls/call_kind.h"

#include <QList>

namespace proxydeck {

/// Calls of one kind in a row as one line that can be opened. Knows no calls, only their kinds and their positions:
/// from 0, oldest first. Lines are counted from 0 too, from the oldest up: those of an open group are its members, and
/// above them its own. A call of another kind than its neighbours is one line.
class CallGroups
{
public:
    struct Group
    {
        std::optional<CallKind> kind; ///< nothing: of one call that is not over
        int count = 1;
        bool isOpen = false;
        bool isHidden = false; ///< has no lines, between their removal and their insertion
        int first = 0;         ///< position of its oldest call
        int line = 0;          ///< its lowest line

        int height() const { return isHidden ? 0 : isOpen ? count + 1 : 1; }
    };
    /// What is to be done to the groups: some in a row are replaced by others, which have as many calls.
    struct Change
    {
        int from = 0;  ///< the first group replaced
        int count = 0; ///< groups replaced
        QList<Group> with;
    };
    struct Place
    {
        int group = 0;
        int position = -1; ///< of a call; -1: the line is that of a group of several
    };

    int calls() const { return m_groups.isEmpty() ? 0 : m_groups.last().first + m_groups.last().count; }
    int lines() const { return m_groups.isEmpty() ? 0 : m_groups.last().line + m_groups.last().height(); }
    const QList<Group> &groups() const { return m_groups; }
    Place at(int line) const;
    int groupOf(int position) const;
    /// The line of the call itself in an open group or alone, else that of its group.
    int lineOf(int position) const;
    int lineOfGroup(int group) const { return m_groups.at(group).line + m_groups.at(group).height() - 1; }

    /// One more call, the newest.
    Change appended(const std::optional<CallKind> &kind) const;
    /// The call at \a position is of another kind now. Nothing if it is not.
    std::optional<Change> changed(int position, const std::optional<CallKind> &kind) const;
    Change opened(int group, bool open) const;
    /// The \a count oldest calls leave.
    Change removedOldest(int count) const;

    int linesBefore(const Change &change) const;
    /// The same with the new groups hidden; then apply() what shown() gives for it.
    static Change hidden(Change change);
    static Change shown(const Change &hidden);
    static int linesAfter(const Change &change);
    void apply(const Change &change);
    void clear() { m_groups.clear(); }

private:
    QList<Group> m_groups;
};

} // namespace proxydeck
