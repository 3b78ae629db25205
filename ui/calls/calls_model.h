// SPDX-License-Identifier: MIT
#pragma once

#include "desk/call_log.h"
#include "ui/calls/call_groups.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QList>

#include <functional>

namespace proxydeck {

class Catalogue;

/// List model of the calls of this run, newest first. All texts are plain.
///
/// Calls of one kind in a row are one line, which stands for the newest of them and can be opened; see CallGroups.
class CallsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum class Column : quint8 { Time, Account, Action, Outcome, Number, Duration, Request, Count };
    Q_ENUM(Column)
    enum Role {
        CallIdRole = Qt::UserRole + 1,
        FailedRole,     ///< bool
        VendorCodeRole, ///< shown text; empty unless the vendor refused the call
        RequestIdRole,  ///< shown text
        PhaseRole,      ///< int, Phase
        TitleRole,      ///< of a failure: the words at the start of the outcome's text
        UnknownRole,    ///< bool: the call may have been carried out and charged, and nothing has told yet
        LineRole,       ///< int, Line
        LeasesRole,     ///< int: leases of the line's calls that are in the table
    };
    enum class Line : quint8 { Call, ClosedGroup, OpenGroup, Member };

    enum class Phase : quint8 { Waiting, UnderWay, Over };

    /// Place of a waiting call in its queue, from 1.
    using PositionOf = std::function<int(CallId)>;
    CallsModel(const CallLog &log, const Catalogue &catalogue, PositionOf positionOf, QObject *parent = nullptr);

    /// How many of the call's leases are in the table now.
    using LeasesOf = std::function<int(const Call &)>;
    void setLeasesOf(LeasesOf leasesOf);
    /// Leases have left the table.
    void leasesRemoved();

    /// Of a line that stands for several: the newest.
    const Call &call(int row) const;
    QList<CallId> calls(int row) const; ///< all the line stands for, newest first
    Line line(int row) const;
    int leases(int row) const; ///< those of its calls that are in the table
    /// Its own line, or if its group is closed, or \a group is true, that of its group; -1: not shown.
    int rowOf(CallId id, bool group = false) const;
    /// Opens or closes the group of the line. False if there is none, or nothing to do.
    bool setOpen(int row, bool open);
    /// Position in its queue, from 1; 0 if the call does not wait.
    int positionOf(int row) const;

    /// Removes the ended calls from the list. They stay in the log.
    void hideEnded();
    void retranslate();

Q_SIGNALS:
    /// Lines stand for other calls than before: what was known by its row is to be looked up by its id.
    void regrouped();

public:
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    /// Of all calls that a line of several stands for; computed when it is asked for.
    struct Sums
    {
        int received = 0;
        int added = 0;
        int leases = 0;
    };
    CallGroups::Place placeOf(int row) const { return m_groups.at(m_groups.lines() - 1 - row); }
    const Call &callAt(int position) const { return m_log.at(m_shown.at(position)); }
    int rowOfLine(int line) const { return m_groups.lines() - 1 - line; }
    int positionOfLogIndex(int index) const;
    const Sums &sums(int group) const;
    Call summedUp(int group) const;
    void onAppended(int index);
    void onChanged(int index);
    void rebuild();
    void apply(const CallGroups::Change &change);
    void insertLines(const CallGroups::Change &change, int row);
    void removeLines(const CallGroups::Change &change, int row);
    void beginRemovingOldest(int count);
    void removeOldest(int count);
    void emitRow(int row);
    void emitWaiting();
    QString text(int row, Column column) const;
    QString groupText(int group, Column column) const;
    QString toolTip(int row, Column column) const;
    QString accessibleText(int row, Column column) const;
    QString columnName(Column column) const;

    const CallLog &m_log;
    const Catalogue &m_catalogue;
    const PositionOf m_positionOf;
    LeasesOf m_leasesOf;
    QList<int> m_shown;   ///< indexes in the log, ascending; the positions of m_groups
    QList<int> m_waiting; ///< the waiting calls among m_shown
    CallGroups m_groups;
    mutable QHash<int, Sums> m_sums; ///< by the position of a group's newest call; without those not asked for
    int m_leaving = 0;               ///< of m_shown, between the log's aboutToRemoveOldest() and removedOldest()
    CallGroups::Change m_leavingGroups;
};

} // namespace proxydeck
