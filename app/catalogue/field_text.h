// SPDX-License-Identifier: MIT
#pragma once

#include "catalogue/endpoint.h"

#include <QString>

namespace proxydeck {

/// Converts \a text to the form in which \a parameter is sent: removes what input methods, spreadsheets and web pages
/// add. Text that cannot be parsed stays as it is, so that it can be shown with its problem; a flag that is neither
/// true nor false becomes empty.
QString normalizedField(const Parameter &parameter, const QString &text);

/// Whether \a code has the form of a six-digit mainland area code. Only the vendor knows whether the area exists.
bool isAreaCode(QStringView code);
/// Two capital letters, or the vendor's own six-digit codes 99xxxx.
bool isCountryCode(QStringView code);

} // namespace proxydeck
