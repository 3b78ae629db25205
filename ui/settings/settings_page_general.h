// SPDX-License-Identifier: MIT
#pragma once

#include "ui/settings/settings_page.h"

#include <functional>

namespace proxydeck {

class Theme;

/// Language, theme, and what closing the window does.
class SettingsPageGeneral final : public SettingsPage
{
    Q_OBJECT

public:
    /// \a hasTray: whether the desktop has a tray; asked each time the page is shown. Empty: it has none. \a theme: how
    /// the program is drawn at present; null: not told.
    SettingsPageGeneral(Preferences &preferences, std::function<bool()> hasTray, const Theme *theme, QWidget *parent);

    QString title() const override;

protected:
    void retranslate() override;
    void showEvent(QShowEvent *event) override;

private:
    void enableRows();

    const Theme *m_usedTheme;
    std::function<bool()> m_askForTray;
    bool m_hasTray; ///< as asked last
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
