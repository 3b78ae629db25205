// SPDX-License-Identifier: MIT
#include "ui/wording/sentences.h"

namespace proxydeck {

namespace {

/// Punctuation as wide as an ideograph: CJK Symbols and Punctuation, Halfwidth and Fullwidth Forms.
bool isWide(QChar c)
{
    return (c >= QChar(0x3000) && c <= QChar(0x303f)) || (c >= QChar(0xff01) && c <= QChar(0xff60));
}

} // namespace

QString joinSentences(const QStringList &sentences)
{
    QString text;
    for (const QString &sentence : sentences) {
        if (sentence.isEmpty())
            continue;
        if (!text.isEmpty() && !isWide(text.back()) && !isWide(sentence.front()))
            text += QLatin1Char(' ');
        text += sentence;
    }
    return text;
}

QString joinSentences(const QString &first, const QString &next) { return joinSentences(QStringList{first, next}); }

} // namespace proxydeck
