// SPDX-License-Identifier: MIT
#pragma once

#include "base/secret.h"
#include "ui/widgets/field_input.h"

#include <QLineEdit>

#include <utility>

namespace proxydeck {

/// A line for a key or a password: hidden, not learned by input methods, with a text for what was removed from a pasted
/// value.
class SecretLine final : public QLineEdit
{
    Q_OBJECT

public:
    /// \a kind: TextKind::Key or TextKind::Password.
    SecretLine(TextKind kind, int maxLength, QWidget *parent = nullptr);

    Secret secret() const { return Secret(m_input->taken()); }
    /// Shows a secret that is known; nothing is said of it.
    void setSecret(const Secret &secret);
    /// Whether its text was entered and not taken yet. isModified() does not tell: for QLineEdit a text that came from
    /// assistive technology, or that its validator has changed, is not modified.
    bool hasEntry() const { return m_hasEntry; }
    /// Returns hasEntry(); there is none afterwards.
    bool takeEntry() { return std::exchange(m_hasEntry, false); }

    /// Why the text cannot be a password; empty if it can.
    QString problem() const;
    /// What was left off, or might be a mistake; empty if there is nothing to say.
    QString remark() const;

private:
    FieldInput *m_input;
    bool m_hasEntry = false;
};

} // namespace proxydeck
