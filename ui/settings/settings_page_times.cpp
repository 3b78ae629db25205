// SPDX-License-Identifier: MIT
#include "ui/settings/settings_page_times.h"

#include "ui/settings/settings_row.h"

#include <QSpinBox>

namespace proxydeck {

SettingsPageTimes::SettingsPageTimes(Preferences &preferences, QWidget *parent)
    : SettingsPage(preferences, parent)
    , m_expiring(addNumber(Preference::ExpiringMargin))
    , m_keepExpired(addNumber(Preference::KeepExpired))
    , m_copy(addNumber(Preference::CopyMargin))
    , m_secrets(addNumber(Preference::SecretLifetime))
{
    showTexts();
}

QString SettingsPageTimes::title() const { return tr("Times"); }

void SettingsPageTimes::retranslate()
{
    m_expiring->setTexts(tr("Expiring"), tr("A lease counts as expiring when it has less than this left."));
    m_keepExpired->setTexts(tr("Expired rows"),
                            tr("An expired lease leaves the table after this time; the history keeps it. At most "
                               "100,000 expired ones stay."));
    spinOf(m_keepExpired)->setSpecialValueText(tr("Not cleared"));
    spinOf(m_keepExpired)->setSuffix(tr(" min", "minutes"));
    m_copy->setTexts(tr("Warn when copying"),
                     tr("After a copy, the status bar says how many of its leases have less than this left."));
    m_secrets->setTexts(tr("Passwords on the clipboard"),
                        tr("A copy with proxy user and password is taken off the clipboard after this time, unless "
                           "something else was copied before."));
    spinOf(m_secrets)->setSpecialValueText(tr("Not cleared"));
    for (SettingsRow *row : {m_expiring, m_copy, m_secrets})
        spinOf(row)->setSuffix(tr(" s", "seconds"));
}

} // namespace proxydeck

#include "moc_settings_page_times.cpp"
