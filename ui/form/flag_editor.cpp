// SPDX-License-Identifier: MIT
#include "ui/form/flag_editor.h"

#include <QCheckBox>

namespace proxydeck {

using namespace Qt::StringLiterals;

FlagEditor::FlagEditor(FormModel &model, int field, QWidget *parent)
    : FieldEditor(model, field, parent)
    , m_box(new QCheckBox(this))
{
    connect(m_box, &QCheckBox::toggled, this, [this](bool on) { commit(on ? u"true"_s : u"false"_s, true); });
    start();
}

QWidget *FlagEditor::input() const { return m_box; }

void FlagEditor::showValue() { m_box->setChecked(model().value(field()) == "true"_L1); }

void FlagEditor::retranslate() { m_box->setText(label()); }

} // namespace proxydeck

#include "moc_flag_editor.cpp"
