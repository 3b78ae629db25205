// SPDX-License-Identifier: MIT
#pragma once

#include "ui/settings/settings_page.h"

namespace proxydeck {

class FolderField;

/// What is stored on this machine, and where.
class SettingsPageRecords final : public SettingsPage
{
    Q_OBJECT

public:
    /// \a logFolder: the folder of the log if no other is set.
    SettingsPageRecords(Preferences &preferences, const QString &dataFolder, const QString &logFolder, QWidget *parent);

    QString title() const override;

protected:
    void retranslate() override;

private:
    void showLogFolder();

    QString m_defaultLogFolder;
    FolderField *m_logField;
    FolderField *m_dataField;
    SettingsRow *m_retention;
    SettingsRow *m_log;
    SettingsRow *m_data;
};

} // namespace proxydeck
