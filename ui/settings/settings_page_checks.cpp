// SPDX-License-Identifier: MIT
#include "ui/settings/settings_page_checks.h"

#include "ui/check/check_addresses_field.h"
#include "ui/settings/settings_row.h"

#include <QSpinBox>

namespace proxydeck {

using namespace Qt::StringLiterals;

SettingsPageChecks::SettingsPageChecks(Preferences &preferences, CheckAddresses &addresses, QWidget *parent)
    : SettingsPage(preferences, parent)
    , m_new(addFlag(Preference::CheckNew))
    , m_again(addChoice(Preference::CheckAgain, {u"0"_s, u"30"_s, u"60"_s, u"120"_s, u"300"_s, u"600"_s}))
    , m_kept(addChoice(Preference::CheckKept, {u"0"_s, u"10"_s, u"30"_s, u"60"_s}))
    , m_addresses(addRow(new CheckAddressesField(addresses, this), {u"checks/addresses"_s}))
    , m_samples(addNumber(Preference::CheckSamples))
    , m_atOnce(addNumber(Preference::CheckAtOnce))
    , m_socks5(addFlag(Preference::CheckSocks5))
{
    showTexts();
}

QString SettingsPageChecks::title() const { return tr("Checks"); }

void SettingsPageChecks::retranslate()
{
    m_new->setTexts(tr("Check new leases by themselves"),
                    tr("Each lease is tried once as it comes, through itself. Checks reach leases directly, never "
                       "through the proxy that is set for calls."));
    m_again->setTexts(tr("Check again"),
                      tr("Only while the window is in sight; a lease that failed once is tried "
                         "again after half the time."));
    setChoiceTexts(m_again,
                   {tr("Never"), tr("After 30 seconds"), tr("After 1 minute"), tr("After 2 minutes"),
                    tr("After 5 minutes"), tr("After 10 minutes")});
    m_kept->setTexts(tr("Check leases that are kept filled"),
                     tr("Also while the window is hidden. The sooner the end of a lease is seen, the sooner it is "
                        "replaced. Only where a key is kept filled with checked leases."));
    setChoiceTexts(m_kept,
                   {tr("Like other leases"), tr("After 10 seconds"), tr("After 30 seconds"), tr("After 1 minute")});
    m_addresses->setTexts(tr("Check addresses"),
                          tr("A lease is good when each of them answers as expected. Without an "
                             "entry of your own, the vendor's address is used."));
    m_samples->setTexts(tr("Samples"), tr("How often each address is asked. The latency shown is their median."));
    m_atOnce->setTexts(tr("At the same time"),
                       tr("At most so many. The program begins with 16 and takes more while they stay fast."));
    m_socks5->setTexts(tr("Try SOCKS5 too"),
                       tr("Where a lease does not understand HTTP. What a key's leases speak is "
                          "remembered."));
}

} // namespace proxydeck

#include "moc_settings_page_checks.cpp"
