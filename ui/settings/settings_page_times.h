// SPDX-License-Identifier: MIT
#pragma once

#include "ui/settings/settings_page.h"

namespace proxydeck {

/// Remaining times of leases that the program warns of, and how long secrets stay on the clipboard.
class SettingsPageTimes final : public SettingsPage
{
    Q_OBJECT

public:
    SettingsPageTimes(Preferences &preferences, QWidget *parent);

    QString title() const override;

protected:
    void retranslate() override;

private:
    SettingsRow *m_expiring;
    SettingsRow *m_keepExpired;
    SettingsRow *m_copy;
    SettingsRow *m_secrets;
};

} // namespace proxydeck
