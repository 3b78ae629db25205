// SPDX-License-Identifier: MIT
#pragma once

#include "desk/call_log.h"

#include <QAbstractTableModel>
#include <QList>

namespace proxydeck {

class Catalogue;

/// The calls of this run for the list: newest first. All texts are plain.
class CallsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum class Column : quint8 { Time, Account, Action, Outcome, Number, Duration, Request, Count };
    Q_ENUM(Column)
    enum Role {
        CallIdRole = Qt::UserRole + 1,
        FailedRole,     ///< bool
        VendorCodeRole, ///< visible text; empty unless the vendor refused
        RequestIdRole,  ///< visible text
        StageRole,      ///< int, CallRecord::Stage
        TitleRole,      ///< of a failure: the words with which the outcome's text begins
        UnknownRole,    ///< bool: it may have been carried out and charged
    };

    CallsModel(const CallLog &log, const Catalogue &catalogue, QObject *parent = nullptr);

    const CallRecord &call(int row) const;
    int rowOf(CallId id) const; ///< -1: not shown
    /// Place in its queue from 1; 0 when it does not wait. By what the log knows: one key, one interface, in order of
    /// presses.
    int positionOf(int row) const;

    /// Takes those that have ended off the list. The log keeps them.
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
    void emitWaiting();
    QString text(int row, Column column) const;
    QString columnName(Column column) const;

    const CallLog &m_log;
    const Catalogue &m_catalogue;
    QList<int> m_shown;   ///< indexes in the log, ascending
    QList<int> m_waiting; ///< of those, the ones that wait
};

} // namespace proxydeck
