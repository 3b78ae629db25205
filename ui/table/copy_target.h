// SPDX-License-Identifier: MIT
#pragma once

#include "table/row_id.h"

#include <QList>

namespace proxydeck {

class LeaseSelection;
class LeaseTable;
class LeaseView;

/// Which leases a copy means: the operator's selection; else what the last reply brought; else all that live of those
/// shown. Of these all, or only the good ones.
class CopyTarget
{
public:
    enum class Source : quint8 {
        Selection,
        Newest, ///< those that are shown, while one of them lives
        Shown,
    };

    /// All must outlive it.
    CopyTarget(const LeaseTable &leases, const LeaseView &view, const LeaseSelection &selection);

    /// The operator has asked for other rows: until more come, none are the newest.
    void forgetNewest();

    /// Only leases whose last check found that they work. Off at first.
    void setOnlyGood(bool on) { m_onlyGood = on; }
    bool isOnlyGood() const { return m_onlyGood; }

    Source source() const;
    /// In displayed order, with those that a copy will skip. Empty if nothing lives and nothing is selected.
    QList<RowId> rows() const;
    /// What the last reply brought and is shown, in displayed order; empty if none of it lives, or forgetNewest().
    QList<RowId> newest() const;
    /// What the last reply brought, shown or not, in the order of the vendor; empty if none of it lives.
    QList<RowId> arrived() const;
    /// How many of rows() will be copied: not expired ones and not unlisted ones, unless only such are selected.
    qsizetype count() const;

private:
    struct Tally
    {
        qsizetype living = 0;
        qsizetype unlisted = 0;
        qsizetype expired = 0;
    };
    bool hasSelection() const;
    bool isMeant(RowId row) const;
    void count(RowId row, Tally &tally) const;
    Tally shown() const;

    const LeaseTable &m_leases;
    const LeaseView &m_view;
    const LeaseSelection &m_selection;
    bool m_onlyGood = false;
    RowId m_newestFrom = 0; ///< earlier rows are no longer the newest
};

} // namespace proxydeck
