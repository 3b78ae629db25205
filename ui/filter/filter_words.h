// SPDX-License-Identifier: MIT
#pragma once

#include "catalogue/endpoint.h"
#include "filter/filter_vocabulary.h"

#include <QStringList>

namespace proxydeck {

/// Filter keywords in the program's language, in addition to the English ones, which are always valid.
FilterVocabulary filterVocabulary();
/// The keyword for a field or a state in the program's language; the English one if the language has none.
QString filterFieldName(FilterField field);
QString filterStateName(LeaseState state);
/// The word for yes or no, as in copied:no.
QString filterAnswerName(bool yes);

/// The words for what checks have found, as in check:good; the most useful first.
QStringList filterCheckNames();

/// Search words for a product or a mode: first its name in the program's language, then a word that is the same in all
/// languages.
QStringList productWords(Product product);
QStringList modeWords(Mode mode);

} // namespace proxydeck
