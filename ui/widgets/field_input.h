// SPDX-License-Identifier: MIT
#pragma once

#include "base/pasted_text.h"

#include <QValidator>

class QLineEdit;

namespace proxydeck {

/// Makes a line of text take what is pasted and typed by the rules of its TextKind. Every line that can be edited has
/// one. It accepts everything: what is wrong with a text is said by whoever uses it.
class FieldInput final : public QValidator
{
    Q_OBJECT

public:
    /// Belongs to \a line, and changes the text that is there.
    FieldInput(QLineEdit &line, TextKind kind);

    TextKind kind() const { return m_kind; }
    /// See takenText().
    QString taken() const;
    /// Whether something was left off the text since the field was last empty or forgiven(); to be told where it
    /// matters, as in a password.
    bool hasLeftOff() const { return m_leftOff; }
    void forgive() { m_leftOff = false; }

    State validate(QString &input, int &position) const override;

private:
    QLineEdit &m_line;
    const TextKind m_kind;
    mutable bool m_leftOff = false;
};

} // namespace proxydeck
