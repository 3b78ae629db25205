// SPDX-License-Identifier: MIT
#pragma once

#include "ui/settings/settings_page.h"

namespace proxydeck {

/// Language, theme, and what closing the window does.
class SettingsPageGeneral final : public SettingsPage
{
    Q_OBJECT

public:
    /// \a hasTray: whether the desktop has a tray.
    SettingsPageGeneral(Preferences &preferences, bool hasTray, QWidget *parent);

    QString title() const override;

protected:
    void retranslate() override;

private:
    void enableRows();

    bool m_hasTray;
    SettingsRow *m_language;
    SettingsRow *m_theme;
    SettingsRow *m_trayIcon;
    SettingsRow *m_closing;
    SettingsRow *m_extractCopies;
    SettingsRow *m_copyWhen;
    SettingsRow *m_doubleClick;
    SettingsRow *m_retryStock;
};

} // namespace proxydeck
