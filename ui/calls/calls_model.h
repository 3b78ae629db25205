// SPDX-License-Identifier: MIT
#pragma once

#include "desk/call_log.h"

#include <QAbstractTableModel>
#include <QList>

#include <functional>

namespace proxydeck {

class Catalogue;

/// List model of the calls of this run, newest first. All texts are plain.
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
        UnknownRole,    ///< bool: the call may have been carried out and charged
    };

    enum class Phase : quint8 { Waiting, UnderWay, Over };

    /// Place of a waiting call in its queue, from 1.
    using PositionOf = std::function<int(CallId)>;
    CallsModel(const CallLog &log, const Catalogue &catalogue, PositionOf positionOf, QObject *parent = nullptr);

    const Call &call(int row) const;
    int rowOf(CallId id) const; ///< -1: not shown
    /// Position in its queue, from 1; 0 if the call does not wait.
    int positionOf(int row) const;

    /// Removes the ended calls from the list. They stay in the log.
    void hideEnded();
    void retranslate();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    int logIndex(int row) const { return m_shown.at(m_shown.size() - 1 - row); }
    int rowOfLogIndex(int index) const;
    void onChanged(int index);
    void rebuild();
    void beginRemovingOldest(int count);
    void removeOldest(int count);
    void emitWaiting();
    QString text(int row, Column column) const;
    QString columnName(Column column) const;

    const CallLog &m_log;
    const Catalogue &m_catalogue;
    const PositionOf m_positionOf;
    QList<int> m_shown;   ///< indexes in the log, ascending
    QList<int> m_waiting; ///< the waiting calls among m_shown
    int m_leaving = 0;    ///< of m_shown, between the log's aboutToRemoveOldest() and removedOldest()
};

} // namespace proxydeck
