// SPDX-License-Identifier: MIT
#include "ui/outgoing/export_question.h"

#include "lease/vendor_clock.h"
#include "lease/vendor_time.h"
#include "outbox/export_run.h"
#include "preferences/preferences.h"
#include "ui/outgoing/copier.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QLocale>
#include <QStandardPaths>

namespace proxydeck {

using namespace Qt::StringLiterals;

ExportQuestion::ExportQuestion(const VendorClock &clock, const Preferences *preferences, const QString &prefix,
                               QWidget &window)
    : QObject(&window)
    , m_clock(clock)
    , m_preferences(preferences)
    , m_prefix(prefix)
    , m_window(window)
{
}

QString ExportQuestion::objectNameOf(QString part) const
{
    if (m_prefix.isEmpty())
        return part;
    part[0] = part[0].toUpper();
    return m_prefix + part;
}

void ExportQuestion::ask(const About &about, const Answer &answered)
{
    ExportChoice::Defaults defaults;
    if (m_preferences)
        defaults = {m_preferences->byteOrderMark(), m_preferences->flag(Preference::CsvCredentials), {}, {}, true};
    defaults.formats = about.formats;
    defaults.format = about.format;
    defaults.csvCredentials = about.csvCredentials;
    auto *dialog = new ExportDialog(about.selected, about.all, about.withCredentials, defaults, &m_window);
    dialog->setObjectName(objectNameOf(u"exportDialog"_s));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this,
            [this, dialog, about, answered] { askForFile(about, dialog->choice(), answered); });
    dialog->open();
}

void ExportQuestion::askForFile(const About &about, const ExportChoice &choice, const Answer &answered)
{
    const QString suffix = fileSuffix(choice);
    // In the vendor's clock and time zone, like the times in the file.
    const QString when = vendorTimeFromUtc(m_clock.nowMs()).remove(u':').replace(u' ', u'-').left(15);
    const QString folder
        = QFileInfo(m_folder).isDir() ? m_folder : QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    QString proposal = QDir(folder).filePath(u"%1-%2.%3"_s.arg(about.name, when, suffix));
    if (choice.append && QFileInfo(about.file).suffix() == suffix && QFileInfo::exists(about.file))
        proposal = about.file;
    const QString title = !about.formats ? tr("Export CSV") : choice.append ? tr("Add to a file") : tr("Export");
    auto *files = new QFileDialog(&m_window, title, proposal, filterOf(suffix));
    files->setObjectName(objectNameOf(u"exportFile"_s));
    files->setAttribute(Qt::WA_DeleteOnClose);
    files->setAcceptMode(QFileDialog::AcceptSave);
    files->setOption(QFileDialog::DontConfirmOverwrite, choice.append);
    files->setDefaultSuffix(suffix);
    files->selectFile(proposal);
    connect(files, &QFileDialog::fileSelected, this,
            [choice, answered](const QString &path) { answered(path, choice); });
    files->open();
}

QString ExportQuestion::filterOf(const QString &suffix)
{
    if (suffix == "json"_L1)
        return tr("JSON files (*.json)");
    if (suffix == "yaml"_L1)
        return tr("YAML files (*.yaml)");
    return suffix == "txt"_L1 ? tr("Text files (*.txt)") : tr("CSV files (*.csv)");
}

void ExportQuestion::setFolderOf(const QString &path) { m_folder = QFileInfo(path).absolutePath(); }

QString ExportQuestion::writtenText(const ExportResult &result)
{
    const QLocale locale;
    const QString file = QDir::toNativeSeparators(result.path);
    const auto number = [&locale](qsizetype value) { return locale.toString(value); };
    const CopyReport &report = result.report;
    QStringList parts;
    parts << (result.rows == 0       ? tr("Nothing exported; %1 was not changed").arg(file)
                  : result.rows == 1 ? tr("Exported one row to %1").arg(file)
                                     : tr("Exported %1 rows to %2").arg(number(result.rows), file));
    if (report.skippedExpired > 0)
        parts << tr("skipped %1 expired").arg(number(report.skippedExpired));
    if (report.skippedUnlisted > 0)
        parts << tr("skipped %1 no longer listed").arg(number(report.skippedUnlisted));
    if (report.refused > 0)
        parts << Copier::refusedText(report).arg(number(report.refused));
    const qsizetype without = result.withoutCredentials + report.withoutCredentials + report.ofAnotherKey;
    if (without > 0)
        parts << tr("without credentials: %1").arg(number(without));
    return parts.join(tr("; ", "between the parts of a message"));
}

QString ExportQuestion::failedText(const ExportResult &result)
{
    const QString file = QDir::toNativeSeparators(result.path);
    switch (result.why) {
    case WriteFailure::Kind::OtherColumns:
        return tr("Nothing was added: %1 is a table with other columns").arg(file);
    case WriteFailure::Kind::ChangedMeanwhile:
        return tr("Nothing was added: another program has changed %1 in the meantime").arg(file);
    case WriteFailure::Kind::Cancelled:
    case WriteFailure::Kind::System:
        break;
    }
    return tr("Could not write %1: %2").arg(file, result.error);
}

QString ExportQuestion::endText(const ExportResult &result)
{
    switch (result.outcome) {
    case ExportResult::Outcome::Written:
        return writtenText(result);
    case ExportResult::Outcome::Cancelled:
        return tr("Export cancelled; %1 was not changed").arg(QDir::toNativeSeparators(result.path));
    case ExportResult::Outcome::Failed:
        return failedText(result);
    }
    Q_UNREACHABLE();
}

} // namespace proxydeck

#include "moc_export_question.cpp"
