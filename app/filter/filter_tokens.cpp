// SPDX-License-Identifier: MIT
#include "filter/filter_tokens.h"

namespace proxydeck {

namespace {

bool isMinus(QChar c) { return c == u'-' || c == u'\uFF0D'; }

bool isQuote(QChar c) { return c == u'"' || c == u'\u201C' || c == u'\u201D' || c == u'\uFF02'; }

} // namespace

bool isFilterColon(QChar c) { return c == u':' || c == u'\uFF1A'; }

std::vector<FilterToken> filterTokens(const QString &text)
{
    std::vector<FilterToken> tokens;
    const qsizetype end = text.size();
    qsizetype at = 0;
    while (at < end) {
        if (text[at].isSpace()) {
            ++at;
            continue;
        }
        FilterToken token;
        token.from = at;
        if (isMinus(text[at])) {
            token.negated = true;
            ++at;
        }
        token.valueFrom = at;
        // A quote opens only at the beginning of a value; elsewhere it is an ordinary character.
        bool mayOpen = true;
        while (at < end && !text[at].isSpace()) {
            const QChar c = text[at];
            if (mayOpen && isQuote(c)) {
                token.quoted = true;
                for (++at; at < end && !isQuote(text[at]); ++at)
                    token.value += text[at];
                at = std::min(at + 1, end);
                mayOpen = false;
            } else if (isFilterColon(c) && !token.hasColon() && !token.quoted && !token.value.isEmpty()) {
                token.name = token.value;
                token.whole = token.value + c;
                token.value.clear();
                token.valueFrom = ++at;
                mayOpen = true;
            } else {
                token.value += c;
                mayOpen = false;
                ++at;
            }
        }
        token.to = at;
        token.whole += token.value;
        tokens.push_back(token);
    }
    return tokens;
}

} // namespace proxydeck
