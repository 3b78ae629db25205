// SPDX-License-Identifier: MIT
#pragma once

#include <QGridLayout>

class QLabel;

namespace proxydeck {

/// Labels on one side and fields on the other, as QFormLayout has them. That one shares out too little room where
/// several fields wrap texts of different lengths (Qt 6.4), and clips them.
class LabelledRows : public QGridLayout
{
    Q_OBJECT

public:
    explicit LabelledRows(QWidget *parent);

    /// \a field below the others, its label beside the top of it, named for \a input.
    QLabel *addField(QWidget *field, QWidget *input);
    /// Among the fields, without a label.
    void addUnlabelled(QWidget *widget);
    /// Over the whole width.
    void addWide(QWidget *widget);
    /// Deletes all rows.
    void clear();

private:
    int m_next = 0;
};

} // namespace proxydeck
