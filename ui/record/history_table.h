// SPDX-License-Identifier: MIT
#pragma once

#include <QTableView>

class QAbstractTableModel;
class QLabel;
class QSettings;

namespace proxydeck {

/// A table of the record, or of what it adds up to; columns as HistoryModel::Role says, if the model does. Where it is
/// empty it says why.
class HistoryTable : public QTableView
{
    Q_OBJECT

public:
    HistoryTable(QAbstractTableModel &model, const QString &name, QWidget *parent = nullptr);

    /// Ascending, each once.
    QList<int> selectedRows() const;
    /// The cells of these rows as shown, in the order shown, tab-separated.
    QString text(const QList<int> &rows) const;
    /// Plain; shown in the middle of the table while it has no rows.
    void setEmptyText(const QString &text);
    QString emptyText() const;

    void saveState(QSettings &settings) const;
    void restoreState(QSettings &settings);

Q_SIGNALS:
    void selectionEdited();

protected:
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;
    QModelIndex moveCursor(CursorAction cursorAction, Qt::KeyboardModifiers modifiers) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    class Delegate;
    void applyFont();
    void applyPalette();
    void fitColumns();
    void placeEmptyText();

    QAbstractTableModel &m_model;
    const QString m_name; ///< in settings
    QLabel *m_empty;
    bool m_applyingPalette = false;
    bool m_widthsOfOperator = false;
};

} // namespace proxydeck
