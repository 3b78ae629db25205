// SPDX-License-Identifier: MIT
#pragma once

#include "filter/filter_vocabulary.h"

#include <QStringList>

namespace proxydeck {

class LeaseNames;
class LeaseStore;

/// The values of \a field in all rows, as shown, most frequent first, at most \a most. One pass over the rows. Empty
/// for fields whose values are (nearly) all different or are not texts: servers, times, requests, states.
QStringList commonValues(const LeaseStore &store, LeaseNames &names, FilterField field, qsizetype most);

} // namespace proxydeck
