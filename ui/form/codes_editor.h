// SPDX-License-Identifier: MIT
#pragma once

#include "ui/form/field_editor.h"

class QLineEdit;
class QToolButton;

namespace proxydeck {

/// Area or country codes as text, with a link to the vendor's list of codes if it has one.
class CodesEditor : public FieldEditor
{
    Q_OBJECT

public:
    CodesEditor(FormModel &model, int field, QWidget *parent = nullptr);

    QWidget *input() const override;

protected:
    void showValue() override;
    void retranslate() override;

    QLineEdit *line() const { return m_line; }
    /// Whether the field excludes the areas it lists.
    bool excludes() const;
    /// Converts \a text to codes.
    virtual QString asCodes(const QString &text) const { return text; }
    /// What was entered is complete.
    virtual void complete() { finish(); }

private:
    QLineEdit *m_line;
    QToolButton *m_link = nullptr;
};

} // namespace proxydeck
