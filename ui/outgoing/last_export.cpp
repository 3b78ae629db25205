// SPDX-License-Identifier: MIT
#include "ui/outgoing/last_export.h"

#include "formats/format_book.h"

#include <QDir>
#include <QSettings>

namespace proxydeck {

using namespace Qt::StringLiterals;

void LastExport::set(const QString &path, const ExportChoice &choice)
{
    m_path = path;
    m_format = choice.format ? choice.format->id : QString();
    m_credentials = choice.credentials;
    m_byteOrderMark = choice.byteOrderMark;
    m_append = choice.append;
}

std::optional<ExportChoice> LastExport::again(bool onlySelection, const FormatBook &book) const
{
    ExportChoice choice{.onlySelection = onlySelection,
                        .credentials = m_credentials,
                        .byteOrderMark = m_byteOrderMark,
                        .append = m_append};
    if (!m_format.isEmpty()) {
        const int row = book.rowOf(m_format);
        if (!book.offered().contains(row))
            return {};
        choice.format = book.at(row);
    }
    choice.append = choice.append && canAppend(choice); // the format may have been edited
    return choice;
}

void LastExport::save(QSettings &settings) const
{
    settings.setValue(u"export/file"_s, m_path);
    settings.setValue(u"export/format"_s, m_format);
    settings.setValue(u"export/credentials"_s, m_credentials);
    settings.setValue(u"export/byteOrderMark"_s, m_byteOrderMark);
    settings.setValue(u"export/append"_s, m_append);
}

void LastExport::restore(const QSettings &settings)
{
    const QString path = settings.value(u"export/file"_s).toString();
    m_path = QDir::isAbsolutePath(path) ? path : QString();
    m_format = settings.value(u"export/format"_s).toString();
    m_credentials = settings.value(u"export/credentials"_s).toBool();
    m_byteOrderMark = settings.value(u"export/byteOrderMark"_s).toBool();
    m_append = settings.value(u"export/append"_s).toBool();
}

} // namespace proxydeck
