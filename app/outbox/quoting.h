// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace proxydeck {

/// How a value is written so that it arrives intact in the target's own grammar. The quotation marks themselves, where
/// there are any, belong to the pattern, so that several values can share one pair.
enum class Quoting : quint8 {
    None,            ///< as it is, on one line: control characters are refused
    PercentEncoding, ///< user information of a URL; control characters are refused, since curl refuses them there
    PosixShell,      ///< inside '…' of sh, bash, zsh. Of control characters only the line feed can be pasted
    CurlUser,        ///< the same, for curl's --proxy-user, which percent-decodes user and password
    PowerShell,      ///< inside "…"
    Cmd,          ///< bare, after `set name=` typed into a cmd window (a .bat file would need %% where this writes ^%)
    JsonString,   ///< inside "…"; also YAML's double-quoted style
    PythonString, ///< inside '…'
    JavaScriptString, ///< inside '…'
    Proxychains,      ///< separated by white space; no quoting exists
};

/// Whether every character can be written there, invisible ones included, so that a text need not be made visible
/// first.
constexpr bool writesEveryCharacter(Quoting quoting)
{
    return quoting == Quoting::JsonString || quoting == Quoting::PythonString || quoting == Quoting::JavaScriptString;
}

/// Appends \a value as \a quoting demands. False, with \a out in an unspecified state, if it cannot arrive intact
/// there: a line break in a line-based form, a space for proxychains, and NUL or half a surrogate pair anywhere.
[[nodiscard]] bool appendQuoted(QString &out, QStringView value, Quoting quoting);

} // namespace proxydeck
