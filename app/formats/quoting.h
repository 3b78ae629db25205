// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace proxydeck {

/// How a value is escaped so that the target's own syntax reads it unchanged. The quotation marks, if any, belong to
/// the pattern, so that several values can be inside one pair.
enum class Quoting : quint8 {
    None,             ///< unchanged, on one line: control characters are refused
    PercentEncoding,  ///< user information of a URL; control characters are refused, because curl refuses them there
    PosixShell,       ///< inside '…' of sh, bash, zsh; line feed is the only control character that can be pasted
    CurlUser,         ///< like PosixShell, for curl's --proxy-user, which percent-decodes user and password
    PowerShell,       ///< inside "…"
    Cmd,              ///< bare, after `set name=` typed in a cmd window (a .bat file needs %% where this writes ^%)
    JsonString,       ///< inside "…"; also YAML's double-quoted style
    PythonString,     ///< inside '…'
    JavaScriptString, ///< inside '…'
    Proxychains,      ///< separated by white space; it has no quoting
};

/// Whether every character can be written, including invisible ones, so that a text need not be made visible first.
constexpr bool writesEveryCharacter(Quoting quoting)
{
    return quoting == Quoting::JsonString || quoting == Quoting::PythonString || quoting == Quoting::JavaScriptString;
}

/// Appends \a value as \a quoting requires. False, with \a out in an unspecified state, if the target cannot read it
/// unchanged: a line break in a line-based format, a space for proxychains, and NUL or an unpaired surrogate in any.
[[nodiscard]] bool appendQuoted(QString &out, QStringView value, Quoting quoting);

} // namespace proxydeck
