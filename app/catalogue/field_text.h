// SPDX-License-Identifier: MIT
#pragma once

#include "catalogue/endpoint.h"

#include <QString>

namespace proxydeck {

/// \a text as \a parameter would be sent: what input methods, spreadsheets and web pages add is taken off. What cannot
/// be understood stays as it is, to be shown with its problem; a flag that is neither true nor false becomes empty.
QString normalizedField(const Parameter &parameter, const QString &text);

/// Whether \a code has the shape of a six-digit mainland area code. Whether such an area exists, only the vendor knows.
bool isAreaCode(QStringView code);
/// Two capital letters, or the vendor's own six digits 99xxxx.
bool isCountryCode(QStringView code);

} // namespace proxydeck
