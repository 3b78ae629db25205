// SPDX-License-Identifier: MIT
#pragma once

#include "ui/settings/settings_page.h"

namespace proxydeck {

/// Settings for exported files.
class SettingsPageExport final : public SettingsPage
{
    Q_OBJECT

public:
    SettingsPageExport(Preferences &preferences, QWidget *parent);

    QString title() const override;

protected:
    void retranslate() override;

private:
    SettingsRow *m_mark;
    SettingsRow *m_credentials;
};

} // namespace proxydeck
