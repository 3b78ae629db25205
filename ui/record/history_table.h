// SPDX-License-Identifier: MIT
#pragma once

#include "ui/widgets/row_table.h"

class QAbstractTableModel;
class QLabel;
class QSettings;

namespace proxydeck {

/// A table of the record or of its totals; column widths follow HistoryModel::Role if the model provides it. While
/// empty, it shows a text.
class HistoryTable : public RowTable
{
    Q_OBJECT

public:
    HistoryTable(QAbstractTableModel &model, const QString &name, QWidget *parent = nullptr);

    /// Ascending, without duplicates.
    QList<int> selectedRows() const;
    /// The cells of these rows as shown, in display order, tab-separated.
    QString text(const QList<int> &rows) const;
    /// Plain text, shown in the middle of the table while it has no rows.
    void setEmptyText(const QString &text);
    QString emptyText() const;

    void saveState(QSettings &settings) const;
    void restoreState(QSettings &settings);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    class Delegate;
    void applyFont();
    void fitColumns();
    void placeEmptyText();

    QAbstractTableModel &m_model;
    const QString m_name; ///< key prefix in the settings
    QLabel *m_empty;
};

} // namespace proxydeck
