// SPDX-License-Identifier: MIT
#include "ui/settings/settings_page_general.h"

#include "preferences/preferences.h"
#include "ui/look/theme.h"
#include "ui/settings/settings_row.h"

#include <utility>

namespace proxydeck {

using namespace Qt::StringLiterals;

SettingsPageGeneral::SettingsPageGeneral(Preferences &preferences, std::function<bool()> hasTray, const Theme *theme,
                                         QWidget *parent)
    : SettingsPage(preferences, parent)
    , m_usedTheme(theme)
    , m_askForTray(std::move(hasTray))
    , m_hasTray(m_askForTray && m_askForTray())
    , m_language(addChoice(Preference::Language, {QString(), u"en"_s, u"zh_CN"_s}))
    , m_theme(addChoice(Preference::Theme, {QString(), u"light"_s, u"dark"_s}))
    , m_trayIcon(addFlag(Preference::TrayIcon))
    , m_closing(addChoice(Preference::Closing, {u"ask"_s, u"tray"_s, u"quit"_s}))
    , m_extractCopies(addFlag(Preference::ExtractCopies))
    , m_copyWhen(addChoice(Preference::CopyWhen, {u"end"_s, u"each"_s}))
    , m_doubleClick(addChoice(Preference::DoubleClick, {u"copy"_s, u"details"_s, u"nothing"_s}))
    , m_retryStock(addFlag(Preference::RetryStock))
{
    keepTogether({m_trayIcon, m_closing}); // one decides whether the other can be chosen
    connect(&m_preferences, &Preferences::changed, this, &SettingsPageGeneral::enableRows);
    enableRows();
    if (theme)
        connect(theme, &Theme::substitutedChanged, this, &SettingsPageGeneral::retranslate);
    showTexts();
}

QString SettingsPageGeneral::title() const { return tr("General"); }

void SettingsPageGeneral::showEvent(QShowEvent *event)
{
    SettingsPage::showEvent(event);
    // The tray of a desktop may start after the program, or end.
    const bool hasTray = m_askForTray && m_askForTray();
    if (std::exchange(m_hasTray, hasTray) == hasTray)
        return;
    enableRows();
    retranslate();
}

void SettingsPageGeneral::enableRows()
{
    m_trayIcon->setEnabled(m_hasTray);
    m_closing->setEnabled(m_hasTray && m_preferences.flag(Preference::TrayIcon));
}

void SettingsPageGeneral::retranslate()
{
    m_language->setTexts(tr("Language"));
    // Each language is named in itself, so that an operator who cannot read the current one finds the other.
    setChoiceTexts(m_language, {tr("As the system"), u"English"_s, u"简体中文"_s});
    m_theme->setTexts(tr("Theme"),
                      m_usedTheme && m_usedTheme->isSubstituted()
                          ? tr("With this version of Qt the system's own style cannot draw this theme: the program is "
                               "drawn in Qt's style Fusion.")
                          : QString());
    setChoiceTexts(m_theme, {tr("As the system"), tr("Light"), tr("Dark")});
    m_trayIcon->setTexts(tr("Show an icon in the tray"),
                         m_hasTray ? tr("It shows how many leases are live, and opens the window.")
                                   : tr("This desktop has no tray: closing the window quits."));
    m_closing->setTexts(tr("Closing the window"),
                        tr("In the tray the program keeps its leases, its calls and its notices."));
    setChoiceTexts(m_closing, {tr("Asks once"), tr("Keeps the program in the tray"), tr("Quits")});
    m_extractCopies->setTexts(tr("The Extract button also copies"),
                              tr("What comes is put on the clipboard, in the format used last."));
    m_copyWhen->setTexts(tr("When several calls extract and copy"),
                         tr("The clipboard holds one text: of all of them, or of the one that came last."));
    setChoiceTexts(m_copyWhen, {tr("All together, at the end"), tr("Each as it comes")});
    m_doubleClick->setTexts(tr("Double click on a lease"));
    setChoiceTexts(m_doubleClick, {tr("Copies it"), tr("Shows its details"), tr("Does nothing")});
    m_retryStock->setTexts(tr("Retry until in stock"),
                           tr("Only when the vendor says that there is no stock, which costs nothing: after 5, 10, 20, "
                              "40 and then every 60 seconds, at most 20 times, for one key at a time."));
}

} // namespace proxydeck

#include "moc_settings_page_general.cpp"
