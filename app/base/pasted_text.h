// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace proxydeck {

/// What a text field is for. This decides what happens to the characters that come along when a text is copied from a
/// spreadsheet (line ends, tabs, quotes), a chat or a web page (invisible characters, no-break spaces), or typed with a
/// Chinese input method (full-width signs).
enum class TextKind : quint8 {
    Key,      ///< of the vendor's: printable ASCII
    Password, ///< any characters: nothing inside is changed
    Label,    ///< a name or a note: one line
    Search,   ///< words to look for: one line
    Codes,    ///< codes or names of areas
    Host,     ///< a host, an address, a whole URL of a proxy
    Path,     ///< of a file or folder
    Link,     ///< a whole URL
    Number,   ///< a whole number
    Template, ///< several lines, for programs to read
    Marks,    ///< characters as they are
};

/// \a text with full-width letters, digits and signs (`５`, `：`, `，`) and the digits of all scripts in ASCII, and
/// the ideographic space as a space.
QString halfWidth(const QString &text);

/// What a field of \a kind holds after \a text was put into it. Applied to every change, so nothing is removed that is
/// typed on the way to a valid text, such as the space after the first word of a name. Applying it twice changes
/// nothing more.
QString fieldText(TextKind kind, const QString &text);

/// What is taken from a field of \a kind: fieldText() without spaces around it, and without quotes around a text in
/// which they mean nothing. Not for a password: spaces and quotes can be part of it.
QString takenText(TextKind kind, const QString &text);

/// The first control character inside \a text in a visible form, `‹U+0009›`; empty if there is none. Such a
/// character cannot be typed and is hardly ever part of a password.
QString controlCharacterIn(const QString &text);

/// Whether \a text begins or ends with a space of any kind.
bool hasSpaceAround(const QString &text);

} // namespace proxydeck
