// SPDX-License-Identifier: MIT
#pragma once

#include "ui/settings/settings_page.h"

namespace proxydeck {

/// From when on a lease has little time left.
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
    SettingsRow *m_copy;
};

} // namespace proxydeck
