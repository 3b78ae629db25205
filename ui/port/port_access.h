// SPDX-License-Identifier: MIT
#pragma once

#include "base/secret.h"
#include "pool/port_terms.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace proxydeck {

class Clipboard;
class FieldInput;
class NoteLabel;

/// Who may use a local port: its password, which the program makes and shows once, and beyond this machine the clients
/// that are let in, with a warning for as long as the address is one that others can reach.
class PortAccess final : public QWidget
{
    Q_OBJECT

public:
    /// \a makePassword: a new one, see LocalPorts::makePassword().
    PortAccess(Clipboard &clipboard, Secret (*makePassword)(), QWidget *parent = nullptr);

    /// \a terms: whose values are shown; whether the port has a password already is taken from it as well.
    void setTerms(const PortTerms &terms);
    /// Writes what is entered into \a terms.
    void take(PortTerms &terms) const;
    /// A password that was made since setTerms(); empty: it stays as it was, or there is none.
    Secret password() const;
    /// Whether the address in the form is one that other machines can reach.
    void setBeyond(bool beyond);
    void setPasswordProblem(const QString &text);
    void setAllowedProblem(const QString &text);
    QLineEdit &allowedField() { return *m_allowed; }
    QCheckBox &passwordField() { return *m_has; }
    void retranslate();

Q_SIGNALS:
    void edited();

private:
    void makeNew();
    void show();

    Clipboard &m_clipboard;
    Secret (*m_makePassword)();
    bool m_hadPassword = false;
    bool m_isBeyond = false;
    Secret m_made;

    QCheckBox *m_has;
    QLineEdit *m_line; ///< the password that was made, to be read and copied
    QPushButton *m_copy;
    QPushButton *m_new;
    QLabel *m_passwordText;
    NoteLabel *m_passwordNote;
    NoteLabel *m_warning;
    QLabel *m_allowedLabel;
    QLineEdit *m_allowed;
    FieldInput *m_allowedInput;
    NoteLabel *m_allowedNote;
};

} // namespace proxydeck
