// SPDX-License-Identifier: MIT
#pragma once

#include "ui/port/port_form.h"

#include <QDialog>

class QDialogButtonBox;
class QLabel;
class QToolButton;

namespace proxydeck {

class LocalPorts;

/// Makes a local port or edits one. Stays open and says why while the terms are not taken. Show it with open().
class PortDialog final : public QDialog
{
    Q_OBJECT

public:
    struct Parts
    {
        LocalPorts &ports;
        PortForm::Parts form; ///< `problem` is not needed
    };
    explicit PortDialog(const Parts &parts, QWidget *parent = nullptr);

    /// A new port with these terms.
    void make(const PortTerms &terms);
    /// One that there is.
    void edit(const PortTerms &terms);

    void accept() override;

Q_SIGNALS:
    void saved(const QUuid &port);

protected:
    void changeEvent(QEvent *event) override;

private:
    void begin(const PortTerms &terms, bool isNew);
    void retranslate();

    LocalPorts &m_ports;
    bool m_isNew = true;
    PortForm *m_form;
    QToolButton *m_helpButton;
    QLabel *m_help;
    QDialogButtonBox *m_buttons;
};

} // namespace proxydeck
