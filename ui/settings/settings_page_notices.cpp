// SPDX-License-Identifier: MIT
#include "ui/settings/settings_page_notices.h"

#include "preferences/preferences.h"
#include "ui/settings/settings_row.h"

#include <QSpinBox>

namespace proxydeck {

SettingsPageNotices::SettingsPageNotices(Preferences &preferences, QWidget *parent)
    : SettingsPage(preferences, parent)
    , m_all(addFlag(Preference::Notices))
    , m_lastLease(addFlag(Preference::NoticeLastLease))
    , m_lead(addNumber(Preference::NoticeLead))
    , m_failedCall(addFlag(Preference::NoticeFailedCall))
    , m_keychain(addFlag(Preference::NoticeKeychain))
    , m_keptShort(addFlag(Preference::NoticeKeptShort))
    , m_keptStopped(addFlag(Preference::NoticeKeptStopped))
    , m_keptBudget(addFlag(Preference::NoticeKeptBudget))
    , m_port(addFlag(Preference::NoticePort))
    , m_soundStock(addFlag(Preference::SoundStock))
    , m_soundLastLease(addFlag(Preference::SoundLastLease))
{
    connect(&m_preferences, &Preferences::changed, this, &SettingsPageNotices::enableRows);
    enableRows();
    showTexts();
}

QString SettingsPageNotices::title() const { return tr("Notices"); }

void SettingsPageNotices::enableRows()
{
    const bool on = m_preferences.flag(Preference::Notices);
    m_lastLease->setEnabled(on);
    m_lead->setEnabled(on && m_preferences.flag(Preference::NoticeLastLease));
    m_failedCall->setEnabled(on);
    for (SettingsRow *row : {m_keychain, m_keptShort, m_keptStopped, m_keptBudget, m_port})
        row->setEnabled(on);
}

void SettingsPageNotices::retranslate()
{
    m_all->setTexts(tr("Show notices"), tr("At most one a minute of the same kind for the same key."));
    m_lastLease->setTexts(tr("Before the last live lease of a key ends"));
    m_lead->setTexts(tr("How long before"), tr("Never before half of the lease's lifetime is over."));
    spinOf(m_lead)->setSuffix(tr(" s", "seconds"));
    m_failedCall->setTexts(tr("When a call fails while another window is in front"));
    m_keychain->setTexts(tr("When the keychain is locked"));
    m_keptShort->setTexts(tr("When a key that is kept filled has too few good leases"), tr("For ten seconds or more."));
    m_keptStopped->setTexts(tr("When a key is no longer kept filled, or needs you"));
    m_keptBudget->setTexts(tr("When the budget of a kept key is nearly spent"));
    m_port->setTexts(tr("When a local port cannot listen"));
    m_soundStock->setTexts(tr("Sound when stock is back"), tr("When a retry has extracted."));
    m_soundLastLease->setTexts(tr("Sound when the last lease ends"));
}

} // namespace proxydeck

#include "moc_settings_page_notices.cpp"
