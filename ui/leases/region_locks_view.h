// SPDX-License-Identifier: MIT
#pragma once

#include "ui/widgets/row_table.h"

class QSettings;
class QSortFilterProxyModel;

namespace proxydeck {

class RegionLockModel;

/// The table of region-lock lines. They are few and have no deadlines, so a standard Qt table is sufficient.
class RegionLocksView : public RowTable
{
    Q_OBJECT

public:
    explicit RegionLocksView(RegionLockModel &model, QWidget *parent = nullptr);

    /// All words must occur in the line; case is ignored.
    void setFilterText(const QString &text);
    /// Model rows, ascending.
    QList<int> selectedLines() const;
    /// Selects those of these model rows that are shown, and scrolls to the first.
    void selectLines(const QList<int> &lines);
    /// Model rows in display order.
    QList<int> shownLines() const;
    /// The cells of these lines as shown, tab-separated.
    QString text(const QList<int> &lines) const;
    /// The same for \a columns only; with \a titles, the column titles come first.
    QString text(const QList<int> &lines, const QList<int> &columns, bool titles) const;
    void setDensity(RowDensity density);

    void saveState(QSettings &settings) const;
    void restoreState(QSettings &settings);
    void retranslate();

private:
    class Filter;
    void applyFont();

    RegionLockModel &m_model;
    Filter *m_filter;
    RowDensity m_density = RowDensity::Comfortable;
};

} // namespace proxydeck
