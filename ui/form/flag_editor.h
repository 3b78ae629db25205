// SPDX-License-Identifier: MIT
#pragma once

#include "ui/form/field_editor.h"

class QCheckBox;

namespace proxydeck {

/// A check box for yes or no.
class FlagEditor : public FieldEditor
{
    Q_OBJECT

public:
    FlagEditor(FormModel &model, int field, QWidget *parent = nullptr);

    QWidget *input() const override;
    bool namesItself() const override { return true; }

protected:
    void showValue() override;
    void retranslate() override;

private:
    QCheckBox *m_box;
};

} // namespace proxydeck
