// SPDX-License-Identifier: MIT
#pragma once

#include "ui/settings/settings_page.h"

namespace proxydeck {

class Theme;

/// Language, theme, and what closing the window does.
class SettingsPageGeneral final : public SettingsPage
{
    Q_OBJECT

public:
    /// \a hasTray: whether the desktop has a tray. \a theme: how the program is drawn at present; null: not told.
    SettingsPageGeneral(Preferences &preferences, bool hasTray, const Theme *theme, QWidget *parent);

    QString title() const override;

protected:
    void retranslate() override;

private:
    void enableRows();

    const Theme *m_usedTheme;
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
