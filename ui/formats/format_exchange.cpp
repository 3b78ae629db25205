// SPDX-License-Identifier: MIT
#include "ui/formats/format_exchange.h"

#include "formats/format_book.h"
#include "ui/formats/format_wording.h"
#include "ui/widgets/json_exchange.h"

#include <QDir>
#include <QLocale>
#include <QStringList>
#include <QWidget>

namespace proxydeck {

using namespace Qt::StringLiterals;

FormatExchange::FormatExchange(FormatBook &formats, QWidget &dialog)
    : QObject(&dialog)
    , m_formats(formats)
    , m_files(new JsonExchange({u"exportFormatsFile"_s, u"importFormatsFile"_s, u"proxydeck-formats.json"_s,
                                FormatFile::largest, [this] { return m_formats.exported(); },
                                [this](const QByteArray &json) { read(json); }},
                               dialog))
{
    connect(m_files, &JsonExchange::notWritten, this,
            [this](const QString &error) { Q_EMIT told({}, tr("The file could not be written: %1").arg(error)); });
    connect(m_files, &JsonExchange::notRead, this,
            [this](const QString &error) { Q_EMIT told({}, tr("The file could not be read: %1").arg(error)); });
    connect(m_files, &JsonExchange::written, this, [this](const QString &path) {
        const int count = m_formats.ownCount();
        const QString where = QDir::toNativeSeparators(path);
        Q_EMIT told(count == 1 ? tr("Exported one format to %1").arg(where)
                               : tr("Exported %1 formats to %2").arg(QLocale().toString(count), where),
                    {});
    });
}

void FormatExchange::askForExport() { m_files->askForExport(tr("Export copy formats"), tr("Copy formats (*.json)")); }

void FormatExchange::askForImport()
{
    m_files->askForImport(tr("Import copy formats"), tr("Copy formats (*.json);;All files (*)"));
}

void FormatExchange::exportTo(const QString &path) { m_files->exportTo(path); }
void FormatExchange::importFrom(const QString &path) { m_files->importFrom(path); }

void FormatExchange::read(const QByteArray &json)
{
    const auto import = m_formats.importFrom(json);
    if (!import) {
        Q_EMIT told({}, formatRefusalText(import.error()));
        return;
    }
    const QLocale locale;
    QStringList parts{import->taken == 1 ? tr("One format imported")
                                         : tr("%1 formats imported").arg(locale.toString(import->taken))};
    if (import->renamed > 0)
        parts << tr("%1 renamed, as there was one of that name").arg(locale.toString(import->renamed));
    if (import->known > 0)
        parts << tr("%1 already existed").arg(locale.toString(import->known));
    if (import->faulty > 0)
        parts << tr("%1 with an error in the template").arg(locale.toString(import->faulty));
    QStringList unread;
    for (const FormatFile::Unread &one : import->unread.mid(0, JsonExchange::mostLines))
        unread << formatUnreadText(one);
    if (import->unread.size() > JsonExchange::mostLines)
        unread << tr("… and %1 more").arg(locale.toString(import->unread.size() - JsonExchange::mostLines));
    Q_EMIT told(parts.join(tr("; ", "between the parts of a message")), unread.join(u'\n'));
    if (import->firstRow >= 0)
        Q_EMIT imported(import->firstRow);
}

} // namespace proxydeck

#include "moc_format_exchange.cpp"
