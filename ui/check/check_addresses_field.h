// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

class QListWidget;
class QPushButton;

namespace proxydeck {

class CheckAddresses;
class CheckAddressDialog;

/// The list of check addresses with what changes it: each change applies at once.
class CheckAddressesField final : public QWidget
{
    Q_OBJECT

public:
    /// \a addresses must outlive it.
    explicit CheckAddressesField(CheckAddresses &addresses, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    void updateButtons();
    void edit(int row); ///< -1: a new one
    void take(int row, const CheckAddressDialog &dialog);
    void removeCurrent();
    void retranslate();

    CheckAddresses &m_addresses;
    QListWidget *m_list;
    QPushButton *m_add;
    QPushButton *m_edit;
    QPushButton *m_remove;
};

} // namespace proxydeck
