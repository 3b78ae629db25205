// SPDX-License-Identifier: MIT
#include "ui/outgoing/export_question.h"

#include "lease/vendor_clock.h"
#include "lease/vendor_time.h"
#include "outbox/export_job.h"
#include "preferences/preferences.h"

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
        defaults = {m_preferences->byteOrderMark(), m_preferences->flag(Preference::CsvCredentials)};
    auto *dialog = new ExportDialog(about.selected, about.all, about.withCredentials, defaults, &m_window);
    dialog->setObjectName(objectNameOf(u"exportDialog"_s));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this,
            [this, dialog, name = about.name, answered] { askForFile(name, dialog->choice(), answered); });
    dialog->open();
}

void ExportQuestion::askForFile(const QString &name, const ExportChoice &choice, const Answer &answered)
{
    // In the vendor's clock and time zone, like the times in the file.
    const QString when = vendorTimeFromUtc(m_clock.nowMs()).remove(u':').replace(u' ', u'-').left(15);
    const QString folder
        = QFileInfo(m_folder).isDir() ? m_folder : QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    const QString proposal = QDir(folder).filePath(u"%1-%2.csv"_s.arg(name, when));
    auto *files = new QFileDialog(&m_window, tr("Export CSV"), proposal, tr("CSV files (*.csv)"));
    files->setObjectName(objectNameOf(u"exportFile"_s));
    files->setAttribute(Qt::WA_DeleteOnClose);
    files->setAcceptMode(QFileDialog::AcceptSave);
    files->setDefaultSuffix(u"csv"_s);
    files->selectFile(proposal);
    connect(files, &QFileDialog::fileSelected, this,
            [choice, answered](const QString &path) { answered(path, choice); });
    files->open();
}

void ExportQuestion::setFolderOf(const QString &path) { m_folder = QFileInfo(path).absolutePath(); }

QString ExportQuestion::endText(const ExportResult &result)
{
    const QString file = QDir::toNativeSeparators(result.path);
    switch (result.outcome) {
    case ExportResult::Outcome::Written: {
        const QString text = result.rows == 1 ? tr("Exported one row to %1").arg(file)
                                              : tr("Exported %1 rows to %2").arg(QLocale().toString(result.rows), file);
        if (result.withoutCredentials == 0)
            return text;
        return tr("%1; without credentials: %2").arg(text, QLocale().toString(result.withoutCredentials));
    }
    case ExportResult::Outcome::Cancelled:
        return tr("Export cancelled; %1 is as it was").arg(file);
    case ExportResult::Outcome::Failed:
        return tr("Could not write %1: %2").arg(file, result.error);
    }
    Q_UNREACHABLE();
}

} // namespace proxydeck
