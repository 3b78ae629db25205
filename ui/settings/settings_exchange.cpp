// SPDX-License-Identifier: MIT
#include "ui/settings/settings_exchange.h"

#include "preferences/preferences_file.h"
#include "ui/widgets/json_exchange.h"

#include <QDir>
#include <QStringList>
#include <QWidget>

namespace proxydeck {

using namespace Qt::StringLiterals;

SettingsExchange::SettingsExchange(PreferencesFile &settings, QWidget &dialog)
    : QObject(&dialog)
    , m_settings(settings)
    , m_files(new JsonExchange({u"exportSettings"_s, u"importSettings"_s, u"proxydeck-settings.json"_s,
                                PreferencesFile::largest,
                                [this] {
                                    Q_EMIT aboutToExport();
                                    return m_settings.write();
                                },
                                [this](const QByteArray &json) { read(json); }},
                               dialog))
{
    connect(m_files, &JsonExchange::notWritten, this,
            [this](const QString &error) { Q_EMIT told({}, tr("The file could not be written: %1").arg(error)); });
    connect(m_files, &JsonExchange::notRead, this,
            [this](const QString &error) { Q_EMIT told({}, tr("The file could not be read: %1").arg(error)); });
    connect(m_files, &JsonExchange::written, this, [this](const QString &path) {
        Q_EMIT told(tr("Exported to %1. Keys and passwords are not in it.").arg(QDir::toNativeSeparators(path)), {});
    });
}

void SettingsExchange::askForExport() { m_files->askForExport(tr("Export settings"), tr("Settings (*.json)")); }

void SettingsExchange::askForImport()
{
    m_files->askForImport(tr("Import settings"), tr("Settings (*.json);;All files (*)"));
}

void SettingsExchange::exportTo(const QString &path) { m_files->exportTo(path); }

void SettingsExchange::importFrom(const QString &path) { m_files->importFrom(path); }

void SettingsExchange::read(const QByteArray &json)
{
    Q_EMIT aboutToImport();
    const auto report = m_settings.read(json);
    if (!report) {
        Q_EMIT told({}, report.error());
        return;
    }
    QString ignored;
    if (!report->ignored.isEmpty()) {
        ignored = tr("%n settings ignored:", nullptr, int(report->ignored.size())) + u'\n'
            + report->ignored.mid(0, JsonExchange::mostLines).join(u'\n');
        if (report->ignored.size() > JsonExchange::mostLines)
            ignored += u'\n' + tr("… and %n more", nullptr, int(report->ignored.size() - JsonExchange::mostLines));
    }
    Q_EMIT told(tr("%n settings imported.", nullptr, report->taken), ignored);
    if (report->otherGroups)
        Q_EMIT imported();
}

} // namespace proxydeck

#include "moc_settings_exchange.cpp"
