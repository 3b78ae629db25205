// SPDX-License-Identifier: MIT
#pragma once

#include "ui/settings/settings_page.h"

namespace proxydeck {

class CheckAddresses;

/// How leases are checked: when, how many at once, and with which addresses.
class SettingsPageChecks final : public SettingsPage
{
    Q_OBJECT

public:
    SettingsPageChecks(Preferences &preferences, CheckAddresses &addresses, QWidget *parent);

    QString title() const override;

protected:
    void retranslate() override;

private:
    SettingsRow *m_new;
    SettingsRow *m_again;
    SettingsRow *m_kept;
    SettingsRow *m_addresses;
    SettingsRow *m_samples;
    SettingsRow *m_atOnce;
    SettingsRow *m_socks5;
};

} // namespace proxydeck
