// SPDX-License-Identifier: MIT
#pragma once

#include "base/expected.h"
#include "outbox/copy_format.h"

#include <QByteArray>
#include <QStringList>

namespace proxydeck {

/// A file of an operator's own formats: what the program keeps, and what goes from one machine to another. JSON that
/// people can read; anyone can edit it, so everything in it is checked. Never a secret: templates have placeholders.
struct FormatFile
{
    /// One line of the list.
    struct Listed
    {
        QString id;
        bool shown = true;
    };
    enum class Fault : quint8 {
        NoName,
        NoTemplate,
        TooLong,
        UnknownEscaping, ///< of a later version, perhaps
        TooMany,
    };
    /// What could not be read.
    struct Unread
    {
        Fault fault = Fault::NoName;
        QString name; ///< as far as it has one
    };
    /// Why a file is none of this kind.
    enum class Refusal : quint8 { NotJson, AnotherKind, LaterVersion, TooBig };

    /// Bytes. More than the largest book takes: mostFormats with all their texts as long as may be, three bytes each.
    static constexpr qsizetype largest = 16 << 20;
    static constexpr int mostFormats = 200;
    static constexpr qsizetype longestName = 80;
    static constexpr qsizetype longestTemplate = 10'000;
    static constexpr qsizetype longestMark = 200; ///< separator, opening, closing, refused

    QList<CopyFormat> formats; ///< ids may be missing, or twice; a template may be wrong
    QList<Listed> list; ///< order and visibility of all formats, built-in ones too; empty where formats are passed on
    QList<Unread> unread;

    QByteArray write() const;
    static Expected<FormatFile, Refusal> read(const QByteArray &json);
};

/// One line without what cannot be seen, no longer than a file allows.
QString properFormatName(const QString &name);
/// Line breaks as `\n`; of other control characters only the tab.
QString properTemplate(QString text);

} // namespace proxydeck
