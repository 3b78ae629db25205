// SPDX-License-Identifier: MIT
#pragma once

#include <QDialog>

class QLineEdit;
class QPushButton;

namespace proxydeck {

class ColumnSets;
class NoteLabel;

/// Asks what a set of columns is to be called, and says at the field why a name will not do.
class ColumnSetDialog : public QDialog
{
    Q_OBJECT

public:
    /// \a renamed: the set that gets another name; empty for a new one, which may replace one of the same name.
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
