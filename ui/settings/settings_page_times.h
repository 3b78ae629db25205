// SPDX-License-Identifier: MIT
#pragma once

#include "ui/settings/settings_page.h"

namespace proxydeck {

/// The remaining times below which a lease counts as expiring.
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
