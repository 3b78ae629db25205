// SPDX-License-Identifier: MIT
#include "catalogue/field_text.h"

#include "base/pasted_text.h"

#include <QStringList>

#include <algorithm>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

bool isAsciiDigit(QChar c) { return c >= u'0' && c <= u'9'; }

/// In ASCII, with a space for every kind of white space, and without invisible characters.
QString plain(const QString &text)
{
    QString out = halfWidth(text);
    out.removeIf([](QChar c) { return c.category() == QChar::Other_Format; });
    for (QChar &c : out) {
        if (c.isSpace() || c.category() == QChar::Other_Control)
            c = u' ';
    }
    return out;
}

QString codeList(const QString &text)
{
    QStringList codes;
    QString code;
    const auto finish = [&] {
        if (!code.isEmpty() && !codes.contains(code))
            codes.append(code);
        code.clear();
    };
    for (const QChar c : text) {
        if (c == u' ' || c == u',' || c == u';' || c == u'、')
            finish();
        else
            code += c;
    }
    finish();
    return codes.join(u',');
}

/// "007" and "+7" become "7", of any length; text that is not a whole number stays as it is.
QString number(QString text)
{
    text.remove(u' ');
    const bool negative = text.startsWith(u'-');
    const qsizetype sign = negative || text.startsWith(u'+') ? 1 : 0;
    if (text.size() == sign || !std::all_of(text.begin() + sign, text.end(), isAsciiDigit))
        return text;
    qsizetype first = sign;
    while (first < text.size() - 1 && text[first] == u'0')
        ++first;
    text.remove(0, first);
    return negative && text != "0"_L1 ? u'-' + text : text;
}

QString flag(const QString &text)
{
    const QString word = text.trimmed().toLower();
    if (word == "true"_L1 || word == "1"_L1)
        return u"true"_s;
    if (word == "false"_L1 || word == "0"_L1)
        return u"false"_s;
    return {};
}

} // namespace

QString normalizedField(const Parameter &parameter, const QString &text)
{
    const QString simple = plain(text);
    switch (parameter.kind) {
    case ParameterKind::AreaCodes:
    case ParameterKind::AreaCode:
        return codeList(simple);
    case ParameterKind::CountryCodes:
        return codeList(simple.toUpper());
    case ParameterKind::Carrier:
    case ParameterKind::Count:
    case ParameterKind::Minutes:
        return number(simple);
    case ParameterKind::Flag:
        return flag(simple);
    case ParameterKind::Key:
    case ParameterKind::ApiPassword:
        break;
    }
    return {};
}

bool isAreaCode(QStringView code) { return code.size() == 6 && std::all_of(code.begin(), code.end(), isAsciiDigit); }

bool isCountryCode(QStringView code)
{
    const auto isCapital = [](QChar c) { return c >= u'A' && c <= u'Z'; };
    if (code.size() == 2)
        return std::all_of(code.begin(), code.end(), isCapital);
    return isAreaCode(code) && code.startsWith("99"_L1);
}

} // namespace proxydeck
