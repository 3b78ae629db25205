// SPDX-License-Identifier: MIT
#pragma once

#include "check/check_address.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace proxydeck {

class NoteLabel;

/// One address that leases are checked with, and what has to come back from it.
class CheckAddressDialog final : public QDialog
{
    Q_OBJECT

public:
    /// \a address: what the fields begin with; none: empty.
    explicit CheckAddressDialog(const std::optional<CheckAddress> &address, QWidget *parent = nullptr);

    /// As accepted.
    const CheckAddress &address() const { return m_address; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void refresh();
    void save();
    void retranslate();

    CheckAddress m_address;
    QLineEdit *m_url;
    QComboBox *m_method;
    QSpinBox *m_status;
    QLineEdit *m_text;
    QCheckBox *m_readsExit;
    NoteLabel *m_problem;
    QPushButton *m_save = nullptr;
};

} // namespace proxydeck
