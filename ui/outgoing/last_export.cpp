// SPDX-License-Identifier: MIT
#include "ui/outgoing/last_export.h"

#include "formats/format_book.h"

#include <QDir>
#include <QSettings>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

QString groupOf(const QString &prefix) { return prefix.isEmpty() ? u"export/"_s : prefix + "/export/"_L1; }

} // namespace

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

void LastExport::save(QSettings &settings, const QString &prefix) const
{
    const QString group = groupOf(prefix);
    settings.setValue(group + "file"_L1, m_path);
    settings.setValue(group + "format"_L1, m_format);
    settings.setValue(group + "credentials"_L1, m_credentials);
    settings.setValue(group + "byteOrderMark"_L1, m_byteOrderMark);
    settings.setValue(group + "append"_L1, m_append);
}

void LastExport::restore(const QSettings &settings, const QString &prefix)
{
    const QString group = groupOf(prefix);
    const QString path = settings.value(group + "file"_L1).toString();
    m_path = QDir::isAbsolutePath(path) ? path : QString();
    m_format = settings.value(group + "format"_L1).toString();
    m_credentials = settings.value(group + "credentials"_L1).toBool();
    m_byteOrderMark = settings.value(group + "byteOrderMark"_L1).toBool();
    m_append = settings.value(group + "append"_L1).toBool();
}

} // namespace proxydeck
