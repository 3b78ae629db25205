// SPDX-License-Identifier: MIT
#pragma once

#include "pool/port_terms.h"
#include "ports/port_problem.h"

#include <QList>

namespace proxydeck {

struct FilterVocabulary;

/// Whether \a address, an IP literal, is one of this machine's loopback.
bool isLoopback(const QString &address);

/// Why \a terms are not taken beside \a others; a port of the same id among them is the one that they replace. That
/// there is a password is not looked at. \a vocabulary: of the filter.
PortProblem problemOf(const PortTerms &terms, const QList<PortTerms> &others, const FilterVocabulary &vocabulary);

} // namespace proxydeck
