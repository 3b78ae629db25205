// SPDX-License-Identifier: MIT
#include "ui/filter/copied_word.h"

#include "filter/filter_query.h"
#include "filter/filter_tokens.h"
#include "ui/filter/filter_words.h"

#include <algorithm>

namespace proxydeck {

bool isOnlyUncopied(const QString &text)
{
    const FilterQuery query(text, filterVocabulary());
    return std::any_of(query.words().begin(), query.words().end(), [](const FilterWord &word) {
        return word.field == FilterField::Copied && word.yes == word.negated;
    });
}

QString withOnlyUncopied(const QString &text, bool on)
{
    const FilterVocabulary words = filterVocabulary();
    const std::vector<FilterToken> tokens = filterTokens(text);
    QString rest = text;
    for (auto token = tokens.rbegin(); token != tokens.rend(); ++token) {
        if (token->hasColon() && words.field(token->name) == FilterField::Copied)
            rest.remove(token->from, token->to - token->from);
    }
    rest = rest.trimmed();
    if (!on)
        return rest;
    const QString word = filterFieldName(FilterField::Copied) + u':' + filterAnswerName(false);
    return rest.isEmpty() ? word : rest + u' ' + word;
}

} // namespace proxydeck
