// SPDX-License-Identifier: MIT
#pragma once

#include "ui/settings/settings_page.h"

namespace proxydeck {

/// Which notifications the operator gets, and when.
class SettingsPageNotices final : public SettingsPage
{
    Q_OBJECT

public:
    SettingsPageNotices(Preferences &preferences, QWidget *parent);

    QString title() const override;

protected:
    void retranslate() override;

private:
    void enableRows();

    SettingsRow *m_all;
    SettingsRow *m_lastLease;
    SettingsRow *m_lead;
    SettingsRow *m_failedCall;
    SettingsRow *m_keychain;
    SettingsRow *m_keptShort;
    SettingsRow *m_keptStopped;
    SettingsRow *m_keptBudget;
    SettingsRow *m_port;
    SettingsRow *m_soundStock;
    SettingsRow *m_soundLastLease;
};

} // namespace proxydeck
