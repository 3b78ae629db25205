// SPDX-License-Identifier: MIT
#include "base/visible_text.h"

#include <QChar>

namespace proxydeck {

namespace {

bool isHidden(char32_t c)
{
    if (c >= 0xE0000 && c <= 0xE0FFF) // tags, variation selectors supplement
        return true;
    switch (QChar::category(c)) {
    case QChar::Other_Control:
    case QChar::Other_Format: // bidi controls, zero-width joiners, soft hyphen, byte order mark
    case QChar::Other_Surrogate:
    case QChar::Other_NotAssigned:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return true;
    default:
        return c == 0x115F || c == 0x1160 || c == 0x3164 || c == 0xFFA0; // Hangul fillers are invisible
    }
}

} // namespace

QString visibleText(const QString &text, bool singleLine)
{
    QString out;
    out.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        char32_t c = text[i].unicode();
        if (text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate())
            c = QChar::surrogateToUcs4(text[i], text[i + 1]), ++i;
        if (c == U'\n' || c == U'\t') {
            out += singleLine ? QChar(u' ') : QChar(char16_t(c));
        } else if (isHidden(c)) {
            out += QStringLiteral("\u2039U+%1\u203A").arg(QString::number(uint(c), 16).toUpper(), 4, QLatin1Char('0'));
        } else {
            out += QChar::fromUcs4(c);
        }
    }
    return out;
}

} // namespace proxydeck
