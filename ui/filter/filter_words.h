// SPDX-License-Identifier: MIT
#pragma once

#include "catalogue/endpoint.h"
#include "filter/filter_vocabulary.h"

#include <QStringList>

namespace proxydeck {

/// What filters are written with in the program's language, beside the English words that always hold.
FilterVocabulary filterVocabulary();
/// How a field or a state is typed in the program's language; in English where it has no word for it.
QString filterFieldName(FilterField field);
QString filterStateName(LeaseState state);

/// What a product or a mode is looked for by: its name in the program's language first, then a word that is the same in
/// all of them.
QStringList productWords(Product product);
QStringList modeWords(Mode mode);

} // namespace proxydeck
