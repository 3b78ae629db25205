// SPDX-License-Identifier: MIT
#include "formats/quoting.h"

#include <algorithm>

namespace proxydeck {

namespace {

constexpr bool isControl(char16_t c) { return c < 0x20 || (c >= 0x7F && c <= 0x9F); }

bool hasControl(QStringView value)
{
    return std::any_of(value.begin(), value.end(), [](QChar c) { return isControl(c.unicode()); });
}

void appendHex(QString &out, uint value, int digits)
{
    for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4)
        out += QLatin1Char("0123456789ABCDEF"[(value >> shift) & 0xF]);
}

void appendPercentEncoded(QString &out, QStringView value)
{
    for (const char byte : value.toUtf8()) {
        const uchar c = uchar(byte);
        const bool unreserved = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-'
            || c == '.' || c == '_' || c == '~';
        if (unreserved) {
            out += QLatin1Char(byte);
        } else {
            out += u'%';
            appendHex(out, c, 2);
        }
    }
}

/// Characters that an editor or a terminal would hide, reorder or break a line at. Characters beyond U+FFFF stay as
/// they are, because \u cannot write one as a single character in all three languages.
bool needsEscape(QChar c)
{
    switch (c.category()) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Other_NotAssigned:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return true;
    default:
        return false;
    }
}

/// Escapes that are the same in JSON, YAML, Python and JavaScript.
void appendEscaped(QString &out, QStringView value, QChar quote)
{
    for (const QChar c : value) {
        if (c == quote || c == u'\\') {
            out += u'\\';
            out += c;
        } else if (c == u'\n') {
            out += QLatin1StringView("\\n");
        } else if (c == u'\r') {
            out += QLatin1StringView("\\r");
        } else if (c == u'\t') {
            out += QLatin1StringView("\\t");
        } else if (needsEscape(c)) {
            out += QLatin1StringView("\\u");
            appendHex(out, c.unicode(), 4);
        } else {
            out += c;
        }
    }
}

bool appendPosixShell(QString &out, QStringView value)
{
    for (const QChar c : value) {
        if (c == u'\'')
            out += QLatin1StringView("'\\''");
        else if (isControl(c.unicode()) && c != u'\n')
            return false;
        else
            out += c;
    }
    return true;
}

void appendPowerShell(QString &out, QStringView value)
{
    for (const QChar c : value) {
        switch (c.unicode()) {
        case u'"':
        case u'\u201C': // typographic quotation marks end a string in PowerShell too
        case u'\u201D':
        case u'\u201E':
        case u'$':
        case u'`':
            out += u'`';
            out += c;
            break;
        default:
            if (needsEscape(c)) {
                out += QLatin1StringView("$([char]0x");
                appendHex(out, c.unicode(), 4);
                out += u')';
            } else {
                out += c;
            }
        }
    }
}

/// Inside quotation marks cmd keeps carets but still expands %…%. Outside, a caret before each special character works
/// for all of them, and `^%` also prevents the text between two percent signs from being read as a variable.
void appendCmd(QString &out, QStringView value)
{
    for (const QChar c : value) {
        if (QStringView(u"^&|<>()\"%!").contains(c))
            out += u'^';
        out += c;
    }
}

} // namespace

bool appendQuoted(QString &out, QStringView value, Quoting quoting)
{
    if (!value.isValidUtf16() || value.contains(QChar(u'\0')))
        return false;
    switch (quoting) {
    case Quoting::None:
        out += value;
        return !hasControl(value);
    case Quoting::PercentEncoding:
        appendPercentEncoded(out, value);
        return !hasControl(value);
    case Quoting::PosixShell:
        return appendPosixShell(out, value);
    case Quoting::CurlUser:
        return appendPosixShell(out, value.toString().replace(u'%', QLatin1StringView("%25")));
    case Quoting::PowerShell:
        appendPowerShell(out, value);
        return true;
    case Quoting::Cmd:
        appendCmd(out, value);
        return !hasControl(value);
    case Quoting::JsonString:
        appendEscaped(out, value, u'"');
        return true;
    case Quoting::PythonString:
    case Quoting::JavaScriptString:
        appendEscaped(out, value, u'\'');
        return true;
    case Quoting::Proxychains:
        out += value;
        // proxychains reads with sscanf's %s into a buffer of 256 bytes.
        return !value.isEmpty() && value.toUtf8().size() < 256 && !hasControl(value)
            && std::none_of(value.begin(), value.end(), [](QChar c) { return c.isSpace(); });
    }
    return false;
}

} // namespace proxydeck
