// SPDX-License-Identifier: MIT
#include "ui/widgets/field_input.h"

#include <QLineEdit>

#include <algorithm>

namespace proxydeck {

FieldInput::FieldInput(QLineEdit &line, TextKind kind)
    : QValidator(&line)
    , m_line(line)
    , m_kind(kind)
{
    line.setValidator(this);
    // What is taken differs from what is typed by spaces and quotes: shown once the operator has left the field.
    connect(&line, &QLineEdit::editingFinished, this, [this] {
        const QString text = taken();
        if (!m_line.isReadOnly() && text != m_line.text())
            m_line.setText(text);
    });
}

QString FieldInput::taken() const { return takenText(m_kind, m_line.text()); }

QValidator::State FieldInput::validate(QString &input, int &position) const
{
    if (input.isEmpty())
        m_leftOff = false;
    const QString text = fieldText(m_kind, input);
    if (text != input) {
        // As far from the end as before: what is left off is mostly there.
        const qsizetype behind
            = fieldText(m_kind, input.sliced(std::clamp<qsizetype>(position, 0, input.size()))).size();
        m_leftOff = true;
        input = text;
        position = int(std::clamp<qsizetype>(text.size() - behind, 0, text.size()));
    }
    return Acceptable;
}

} // namespace proxydeck

#include "moc_field_input.cpp"
