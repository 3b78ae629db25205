// SPDX-License-Identifier: MIT
#pragma once

#include "ui/settings/settings_page.h"

class QLineEdit;

namespace proxydeck {

class NetworkProxySetting;
class NoteLabel;

/// The network connection to the vendor.
class SettingsPageNetwork final : public SettingsPage
{
    Q_OBJECT

public:
    SettingsPageNetwork(Preferences &preferences, NetworkProxySetting &proxy, QWidget *parent);

    QString title() const override;

protected:
    void retranslate() override;

private:
    QLineEdit *addLine(Preference preference);
    void takeHost();
    void takeUser();
    void showState();

    NetworkProxySetting &m_proxy;
    SettingsRow *m_kind;
    QLineEdit *m_host;
    QLineEdit *m_user;
    QLineEdit *m_password;
    SettingsRow *m_hostRow;
    SettingsRow *m_portRow;
    SettingsRow *m_userRow;
    SettingsRow *m_passwordRow;
    QString m_refused; ///< typed text that is not a valid host or user
};

} // namespace proxydeck
