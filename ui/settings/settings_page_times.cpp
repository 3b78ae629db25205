// SPDX-License-Identifier: MIT
#include "ui/settings/settings_page_times.h"

#include "ui/settings/settings_row.h"

#include <QSpinBox>

namespace proxydeck {

SettingsPageTimes::SettingsPageTimes(Preferences &preferences, QWidget *parent)
    : SettingsPage(preferences, parent)
    , m_expiring(addNumber(Preference::ExpiringMargin))
    , m_copy(addNumber(Preference::CopyMargin))
{
    showTexts();
}

QString SettingsPageTimes::title() const { return tr("Times"); }

void SettingsPageTimes::retranslate()
{
    m_expiring->setTexts(tr("Expiring"), tr("A lease counts as expiring when it has less than this left."));
    m_copy->setTexts(tr("Warn when copying"), tr("A copy says how many of its leases have less than this left."));
    for (SettingsRow *row : {m_expiring, m_copy})
        spinOf(row)->setSuffix(tr(" s", "seconds"));
}

} // namespace proxydeck
