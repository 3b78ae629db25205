// SPDX-License-Identifier: MIT
#pragma once

#include "ui/settings/settings_page.h"

class QLineEdit;

namespace proxydeck {

class NetworkProxySetting;
class SecretLine;

/// The network connection to the vendor.
class SettingsPageNetwork final : public SettingsPage
{
    Q_OBJECT

public:
    SettingsPageNetwork(Preferences &preferences, NetworkProxySetting &proxy, QWidget *parent);

    QString title() const override;

protected:
    void retranslate() override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void takeHost();
    void takeUser();
    void takePassword();
    void showPassword();
    void showState();
    void follow(Preference preference);
    /// Forgets the refused text unless it is still in its field.
    void acquit();

    NetworkProxySetting &m_proxy;
    SettingsRow *m_kind;
    QLineEdit *m_host;
    QLineEdit *m_user;
    SecretLine *m_password;
    SettingsRow *m_hostRow;
    SettingsRow *m_portRow;
    SettingsRow *m_userRow;
    SettingsRow *m_passwordRow;
    // What the page has put into the fields. A field with another text is being edited, or holds what was refused.
    QString m_shownHost;
    QString m_shownUser;
    QString m_refused; ///< typed text that is not a valid host or user
};

} // namespace proxydeck
