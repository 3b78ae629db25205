// SPDX-License-Identifier: MIT
#pragma once

#include "filter/filter_vocabulary.h"

#include <QStringList>

namespace proxydeck {

class LeaseNames;
class LeaseStore;

/// What the rows have in \a field, as it is shown, most frequent first and at most \a most of it. One pass over the
/// rows. Nothing for fields whose values are (nearly) all different, or are no texts: servers, times, requests, states.
QStringList commonValues(const LeaseStore &store, LeaseNames &names, FilterField field, qsizetype most);

} // namespace proxydeck
