// SPDX-License-Identifier: MIT
#pragma once

#include <QDialog>

class QLineEdit;
class QPushButton;

namespace proxydeck {

class ColumnSets;
class NoteLabel;

/// Asks for the name of a column set, and shows at the field why a name is not valid.
class ColumnSetDialog : public QDialog
{
    Q_OBJECT

public:
    /// \a renamed: the set to rename; empty for a new set, which may replace one with the same name.
    ColumnSetDialog(const ColumnSets &sets, const QString &renamed, QWidget *parent = nullptr);

    QString name() const;

private:
    void check();

    const ColumnSets &m_sets;
    QString m_renamed;
    QLineEdit *m_name;
    NoteLabel *m_note;
    QPushButton *m_ok;
};

} // namespace proxydeck
