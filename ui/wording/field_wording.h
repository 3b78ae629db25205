// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace proxydeck {

class FormModel;

/// Describes the problem of \a field in the program's language; empty if there is none.
QString fieldProblemText(const FormModel &form, int field);

} // namespace proxydeck
