// SPDX-License-Identifier: MIT
#include "ui/settings/settings_page_export.h"

#include "ui/settings/settings_row.h"

namespace proxydeck {

using namespace Qt::StringLiterals;

SettingsPageExport::SettingsPageExport(Preferences &preferences, QWidget *parent)
    : SettingsPage(preferences, parent)
    , m_mark(addChoice(Preference::ByteOrderMark, {u"auto"_s, u"on"_s, u"off"_s}))
    , m_credentials(addFlag(Preference::CsvCredentials))
{
    showTexts();
}

QString SettingsPageExport::title() const { return tr("Export"); }

void SettingsPageExport::retranslate()
{
    m_mark->setTexts(tr("Byte order mark"),
                     tr("Excel needs it to read Chinese; other programs may have trouble with it."));
    setChoiceTexts(m_mark, {tr("While the program speaks Chinese"), tr("Always"), tr("Never")});
    m_credentials->setTexts(tr("Export with proxy user and password"),
                            tr("Each export still asks. Anyone who can read such a file can use the proxies in it."));
}

} // namespace proxydeck

#include "moc_settings_page_export.cpp"
