// SPDX-License-Identifier: MIT
// What SettingsDialog does with all settings at once: export, import, defaults.
#include "ui/settings/settings_dialog.h"

#include "preferences/preferences.h"
#include "preferences/preferences_file.h"
#include "ui/widgets/note_label.h"

#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QMessageBox>
#include <QPushButton>
#include <QSaveFile>
#include <QStandardPaths>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

/// What was ignored is told of by so many lines; the rest by its number.
constexpr qsizetype linesInPlace = 4;

} // namespace

void SettingsDialog::askForExport()
{
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    auto *dialog = new QFileDialog(this, tr("Export settings"), documents, tr("Settings (*.json)"));
    dialog->setObjectName(u"exportSettings"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"json"_s);
    dialog->selectFile(QDir(documents).filePath(u"proxydeck-settings.json"_s));
    connect(dialog, &QFileDialog::fileSelected, this, &SettingsDialog::exportTo);
    dialog->open();
}

void SettingsDialog::askForImport()
{
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    auto *dialog = new QFileDialog(this, tr("Import settings"), documents, tr("Settings (*.json);;All files (*)"));
    dialog->setObjectName(u"importSettings"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &SettingsDialog::importFrom);
    dialog->open();
}

void SettingsDialog::askForDefaults()
{
    auto *box = new QMessageBox(QMessageBox::Question, tr("Restore defaults"),
                                tr("Set all settings back to what they were at first? Keys, leases and a proxy's password stay."),
                                QMessageBox::Cancel, this);
    box->setObjectName(u"askForDefaults"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    QPushButton *restore = box->addButton(tr("Restore defaults"), QMessageBox::AcceptRole);
    connect(restore, &QPushButton::clicked, this, &SettingsDialog::restoreDefaults);
    box->open();
}

void SettingsDialog::restoreDefaults()
{
    m_parts.preferences.restoreDefaults();
    m_problem->setText({});
    m_outcome->setText(tr("All settings are at their defaults."));
}

void SettingsDialog::exportTo(const QString &path)
{
    Q_EMIT aboutToExport();
    QSaveFile file(path);
    const QByteArray json = m_parts.file.write();
    if (!file.open(QIODevice::WriteOnly) || file.write(json) != json.size() || !file.commit()) {
        m_outcome->setText({});
        m_problem->setText(tr("The file could not be written: %1").arg(file.errorString()));
        return;
    }
    m_problem->setText({});
    m_outcome->setText(tr("Exported to %1. Keys and passwords are not in it.").arg(QDir::toNativeSeparators(path)));
}

void SettingsDialog::importFrom(const QString &path)
{
    m_outcome->setText({});
    m_problem->setText({});
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        m_problem->setText(tr("The file could not be read: %1").arg(file.errorString()));
        return;
    }
    const auto report = m_parts.file.read(file.read(PreferencesFile::largest + 1));
    if (!report) {
        m_problem->setText(report.error());
        return;
    }
    m_outcome->setText(tr("%n setting(s) taken over.", nullptr, report->taken));
    if (!report->ignored.isEmpty()) {
        QString ignored = tr("%n setting(s) ignored:", nullptr, int(report->ignored.size())) + u'\n'
            + report->ignored.mid(0, linesInPlace).join(u'\n');
        if (report->ignored.size() > linesInPlace)
            ignored += u'\n' + tr("… and %n more", nullptr, int(report->ignored.size() - linesInPlace));
        m_problem->setText(ignored);
    }
    if (report->otherGroups)
        Q_EMIT imported();
}

} // namespace proxydeck
