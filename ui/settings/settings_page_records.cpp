// SPDX-License-Identifier: MIT
#include "ui/settings/settings_page_records.h"

#include "preferences/preferences.h"
#include "ui/settings/folder_field.h"
#include "ui/settings/settings_row.h"

#include <QSpinBox>

namespace proxydeck {

using namespace Qt::StringLiterals;

SettingsPageRecords::SettingsPageRecords(Preferences &preferences, const QString &dataFolder, const QString &logFolder,
                                         QWidget *parent)
    : SettingsPage(preferences, parent)
    , m_defaultLogFolder(logFolder)
    , m_logField(new FolderField(FolderField::Use::Choose, this))
    , m_dataField(new FolderField(FolderField::Use::OpenOnly, this))
    , m_retention(addNumber(Preference::RetentionDays))
    , m_log(addRow(m_logField, {specOf(Preference::LogFolder).key}))
{
    m_dataField->setObjectName(u"dataFolder"_s);
    m_dataField->setPath({}, dataFolder);
    m_data = addRow(m_dataField, {});
    connect(m_logField, &FolderField::chosen, this, [this](const QString &path) {
        m_preferences.set(Preference::LogFolder, path == m_defaultLogFolder ? QString() : path);
        showLogFolder();
    });
    connect(&m_preferences, &Preferences::changed, this, [this](Preference changed) {
        if (changed == Preference::LogFolder)
            showLogFolder();
    });
    showLogFolder();
    showTexts();
}

QString SettingsPageRecords::title() const { return tr("Records"); }

void SettingsPageRecords::showLogFolder()
{
    const QString set = m_preferences.text(Preference::LogFolder);
    m_logField->setPath(set, set.isEmpty() ? m_defaultLogFolder : set);
}

void SettingsPageRecords::retranslate()
{
    m_retention->setTexts(tr("Keep records for"),
                          tr("Leases and calls that ended longer ago are deleted from the record on this computer."));
    spinOf(m_retention)->setSpecialValueText(tr("Forever", "keep records for ever"));
    spinOf(m_retention)->setSuffix(tr(" days"));
    m_log->setTexts(tr("Log folder"),
                    tr("Where the program writes its log, which contains no secrets. Takes effect at the next start."));
    m_data->setTexts(tr("Data folder"),
                     tr("Contains the settings, the names of keys, and the record of leases and calls, but not the "
                        "keys themselves."));
}

} // namespace proxydeck

#include "moc_settings_page_records.cpp"
