// SPDX-License-Identifier: MIT
#pragma once

#include "ui/form/field_editor.h"

class QSpinBox;

namespace proxydeck {

/// A number of leases or minutes. The arrows keep to the parameter's limits; typing beyond them is possible and told to
/// be wrong, rather than silently turned into another number.
class NumberEditor : public FieldEditor
{
    Q_OBJECT

public:
    NumberEditor(FormModel &model, int field, QWidget *parent = nullptr);

    QWidget *input() const override;

protected:
    void showValue() override;
    void retranslate() override;

private:
    QString text(int value) const;

    QSpinBox *m_box;
    /// Shown as "plan's default"; only where the vendor documents none.
    bool m_canBeDefault;
};

} // namespace proxydeck
