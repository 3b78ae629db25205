// SPDX-License-Identifier: MIT
#pragma once

#include <QGridLayout>

class QLabel;

namespace proxydeck {

/// Labels on one side and fields on the other, like QFormLayout. QFormLayout (Qt 6.4) clips fields when several of them
/// wrap texts of different lengths, because it allots too little space.
class LabelledRows : public QGridLayout
{
    Q_OBJECT

public:
    explicit LabelledRows(QWidget *parent);

    /// Adds \a field below the others; its label is beside its top and has \a input as buddy.
    QLabel *addField(QWidget *field, QWidget *input);
    /// In the field column, without a label.
    void addUnlabelled(QWidget *widget);
    /// Over the full width.
    void addWide(QWidget *widget);
    /// Deletes all rows.
    void clear();

private:
    int m_next = 0;
};

} // namespace proxydeck
