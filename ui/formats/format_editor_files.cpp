// SPDX-License-Identifier: MIT
// How FormatEditorDialog passes formats on: export and import.
#include "ui/formats/format_editor_dialog.h"

#include "ui/formats/format_wording.h"

#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QLocale>
#include <QSaveFile>
#include <QStandardPaths>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

/// What was left out is told of by so many lines; the rest by its number.
constexpr qsizetype toldUnread = 4;

} // namespace

void FormatEditorDialog::askForExport()
{
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    auto *dialog = new QFileDialog(this, tr("Export copy formats"), documents, tr("Copy formats (*.json)"));
    dialog->setObjectName(u"exportFormatsFile"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"json"_s);
    dialog->selectFile(QDir(documents).filePath(u"proxydeck-formats.json"_s));
    connect(dialog, &QFileDialog::fileSelected, this, &FormatEditorDialog::exportTo);
    dialog->open();
}

void FormatEditorDialog::askForImport()
{
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    auto *dialog = new QFileDialog(this, tr("Import copy formats"), documents, tr("Copy formats (*.json);;All files (*)"));
    dialog->setObjectName(u"importFormatsFile"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &FormatEditorDialog::importFrom);
    dialog->open();
}

void FormatEditorDialog::exportTo(const QString &path)
{
    QSaveFile file(path);
    const QByteArray json = m_parts.formats.exported();
    if (!file.open(QIODevice::WriteOnly) || file.write(json) != json.size() || !file.commit()) {
        say({}, tr("The file could not be written: %1").arg(file.errorString()));
        return;
    }
    const int count = m_parts.formats.ownCount();
    const QString where = QDir::toNativeSeparators(path);
    say(count == 1 ? tr("Exported one format to %1").arg(where)
                   : tr("Exported %1 formats to %2").arg(QLocale().toString(count), where));
}

void FormatEditorDialog::importFrom(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        say({}, tr("The file could not be read: %1").arg(file.errorString()));
        return;
    }
    const auto import = m_parts.formats.importFrom(file.read(FormatFile::largest + 1));
    if (!import) {
        say({}, formatRefusalText(import.error()));
        return;
    }
    const QLocale locale;
    QStringList parts{import->taken == 1 ? tr("One format taken over")
                                         : tr("%1 formats taken over").arg(locale.toString(import->taken))};
    if (import->renamed > 0)
        parts << tr("%1 renamed, as there was one of that name").arg(locale.toString(import->renamed));
    if (import->known > 0)
        parts << tr("%1 were here already").arg(locale.toString(import->known));
    if (import->faulty > 0)
        parts << tr("%1 with an error in the template").arg(locale.toString(import->faulty));
    QStringList unread;
    for (const FormatFile::Unread &one : import->unread.mid(0, toldUnread))
        unread << formatUnreadText(one);
    if (import->unread.size() > toldUnread)
        unread << tr("… and %1 more").arg(locale.toString(import->unread.size() - toldUnread));
    say(parts.join(tr("; ", "between the parts of a message")), unread.join(u'\n'));
    if (import->firstRow >= 0)
        setCurrentRow(import->firstRow);
}

} // namespace proxydeck
