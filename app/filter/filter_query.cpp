// SPDX-License-Identifier: MIT
#include "filter/filter_query.h"

#include "filter/filter_tokens.h"

#include <algorithm>

namespace proxydeck {

namespace {

/// Nothing if \a token is incomplete.
std::optional<FilterWord> wordOf(const FilterToken &token, const FilterVocabulary &vocabulary, const QDateTime &now)
{
    FilterWord word;
    word.negated = token.negated;
    if (const auto field = token.hasColon() ? vocabulary.field(token.name) : std::nullopt)
        word.field = *field;
    const QString value = (word.field == FilterField::Any ? token.whole : token.value).trimmed();
    if (value.isEmpty())
        return {};
    switch (word.field) {
    case FilterField::State:
        word.comparison = FilterComparison::IsOneOf;
        word.states = vocabulary.statesNamed(value);
        return word.states ? std::optional(word) : std::nullopt;
    case FilterField::Check:
        word.comparison = FilterComparison::IsOneOf;
        word.checks = vocabulary.checksNamed(value);
        return word.checks ? std::optional(word) : std::nullopt;
    case FilterField::Left:
    case FilterField::Latency:
    case FilterField::Deadline: {
        word.comparison = FilterComparison::IsWithin;
        const auto range = word.field == FilterField::Left ? leftRange(value, vocabulary)
            : word.field == FilterField::Latency           ? latencyRange(value, vocabulary)
                                                           : instantRange(value, now);
        if (!range)
            return {};
        word.range = *range;
        return word;
    }
    case FilterField::Copied: {
        word.comparison = FilterComparison::Holds;
        const std::optional<bool> answer = vocabulary.answer(value);
        word.yes = answer.value_or(true);
        return answer ? std::optional(word) : std::nullopt;
    }
    default:
        word.text = value;
        return word;
    }
}

} // namespace

QString FilterWord::halfWidth() const
{
    constexpr char16_t firstFull = 0xFF01;
    constexpr char16_t lastFull = 0xFF5E;
    constexpr char16_t toAscii = 0xFEE0;
    QString half = text;
    for (QChar &c : half) {
        if (c >= firstFull && c <= lastFull)
            c = QChar(char16_t(c.unicode() - toAscii));
        else if (c == u'\u3002' || c == u'\uFF61') // the full stop
            c = u'.';
    }
    return half;
}

FilterQuery::FilterQuery(const QString &text, const FilterVocabulary &vocabulary, const QDateTime &now)
{
    for (const FilterToken &token : filterTokens(text)) {
        auto word = wordOf(token, vocabulary, now);
        if (!word || m_words.size() == mostWords)
            m_unread.append(text.mid(token.from, token.to - token.from));
        else if (std::find(m_words.begin(), m_words.end(), *word) == m_words.end())
            m_words.push_back(std::move(*word));
    }
}

} // namespace proxydeck
