// SPDX-License-Identifier: MIT
#include "ui/widgets/secret_line.h"

namespace proxydeck {

SecretLine::SecretLine(TextKind kind, int maxLength, QWidget *parent)
    : QLineEdit(parent)
    , m_input(new FieldInput(*this, kind))
{
    setEchoMode(Password);
    setMaxLength(maxLength);
    setLayoutDirection(Qt::LeftToRight);
    setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    connect(this, &QLineEdit::textChanged, this, [this] { m_hasEntry = true; });
}

void SecretLine::setSecret(const Secret &secret)
{
    setText(secret.reveal());
    m_input->forgive();
    m_hasEntry = false;
}

QString SecretLine::problem() const
{
    const QString control = controlCharacterIn(text());
    //: %1 a character by its number: ‹U+0009›
    return control.isEmpty() ? QString()
                             : tr("The text contains a control character (%1). Enter it again.").arg(control);
}

QString SecretLine::remark() const
{
    if (text().isEmpty() || !problem().isEmpty())
        return {};
    if (m_input->hasLeftOff())
        return m_input->kind() == TextKind::Password
            ? tr("Line ends, tabs or invisible characters around it were removed.")
            : tr("Characters that do not belong here were removed or replaced.");
    if (m_input->kind() == TextKind::Password && hasSpaceAround(text()))
        return tr("It begins or ends with a space, which was kept.");
    return {};
}

} // namespace proxydeck

#include "moc_secret_line.cpp"
