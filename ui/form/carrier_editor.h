// SPDX-License-Identifier: MIT
#pragma once

#include "ui/form/field_editor.h"

class QComboBox;

namespace proxydeck {

/// Selects the carrier of the requested addresses by name.
class CarrierEditor : public FieldEditor
{
    Q_OBJECT

public:
    CarrierEditor(FormModel &model, int field, QWidget *parent = nullptr);

    QWidget *input() const override;

protected:
    void showValue() override;
    void retranslate() override;

private:
    QComboBox *m_choice;
};

} // namespace proxydeck
