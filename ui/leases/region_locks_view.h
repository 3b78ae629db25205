// SPDX-License-Identifier: MIT
#pragma once

#include "ui/widgets/row_table.h"

class QSettings;
class QSortFilterProxyModel;

namespace proxydeck {

class RegionLockModel;

/// The table of region-lock lines: few, without deadlines, so plain Qt does.
class RegionLocksView : public RowTable
{
    Q_OBJECT

public:
    explicit RegionLocksView(RegionLockModel &model, QWidget *parent = nullptr);

    /// Words that must all occur (any case) somewhere in the line.
    void setFilterText(const QString &text);
    /// Rows of the model, ascending.
    QList<int> selectedLines() const;
    /// Rows of the model in the order shown.
    QList<int> shownLines() const;
    /// The cells of these lines as shown, tab-separated.
    QString text(const QList<int> &lines) const;
    /// Those of \a columns; with \a titles the columns' titles first.
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
