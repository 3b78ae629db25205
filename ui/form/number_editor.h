// SPDX-License-Identifier: MIT
#pragma once

#include "ui/form/field_editor.h"

class QSpinBox;

namespace proxydeck {

/// A number of leases or minutes. The arrows stay within the parameter's limits; values beyond them can be typed and
/// are reported as invalid, instead of being changed silently.
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
    /// Whether the field can be empty, shown as "plan's default"; only if the vendor documents no default value.
    bool m_canBeDefault;
};

} // namespace proxydeck
