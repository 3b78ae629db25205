// SPDX-License-Identifier: MIT
#pragma once

#include "ports/local_ports.h"

#include <QWidget>

#include <optional>

class QPushButton;

namespace proxydeck {

class NoteLabel;

/// What is wrong with a local port and what to do, in a line; where another program has its number, with a button that
/// gives it one that is free. Takes no space while there is nothing to say.
class PortNote final : public QWidget
{
    Q_OBJECT

public:
    explicit PortNote(LocalPorts &ports, QWidget *parent = nullptr);

    /// nothing: of no port.
    void follow(const std::optional<PortTerms> &port);
    void retranslate();

Q_SIGNALS:
    /// Plain.
    void message(const QString &text);
    /// The port has got another number: the button goes.
    void numberGiven();

private:
    QString text(const PortTerms &port) const;
    void followTaken(quint16 taken);
    void giveOtherNumber();

    LocalPorts &m_ports;
    std::optional<PortTerms> m_port;
    NoteLabel *m_note;
    QPushButton *m_other;
    quint16 m_taken = 0; ///< the number that another program has; 0: none
    QString m_holder{};  ///< that program; empty: not known
    quint16 m_otherNumber = 0;
};

} // namespace proxydeck
