// SPDX-License-Identifier: MIT
#pragma once

#include "base/expected.h"
#include "formats/copy_format.h"

#include <QByteArray>
#include <QStringList>

namespace proxydeck {

/// A file of an operator's own formats: the program's own storage, and the file for moving them to another machine.
/// JSON that people can read. Anyone can edit it, so everything in it is checked. Never contains a secret: templates
/// have placeholders.
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
        UnknownEscaping, ///< from a later version, perhaps
        TooMany,
    };
    /// A format that could not be read.
    struct Unread
    {
        Fault fault = Fault::NoName;
        QString name; ///< if it has one
    };
    /// Why a file is not such a file.
    enum class Refusal : quint8 { NotJson, AnotherKind, LaterVersion, TooBig };

    /// Bytes. More than the largest book needs: mostFormats with all texts at their limits, three bytes for each
    /// character.
    static constexpr qsizetype largest = 16 << 20;
    static constexpr int mostFormats = 200;
    static constexpr qsizetype longestName = 80;
    static constexpr qsizetype longestTemplate = 10'000;
    static constexpr qsizetype longestMark = 200; ///< separator, opening, closing, forbidden

    QList<CopyFormat> formats; ///< ids may be missing or repeated; a template may have errors
    QList<Listed> list;        ///< order and visibility of all formats, also built-in ones; empty in an exported file
    QList<Unread> unread;

    QByteArray write() const;
    static Expected<FormatFile, Refusal> read(const QByteArray &json);
};

/// One line without invisible characters, cut to longestName.
QString properFormatName(const QString &name);
/// Line breaks become `\n`; of the other control characters only the tab is kept.
QString properTemplate(QString text);

} // namespace proxydeck
