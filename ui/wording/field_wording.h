// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace proxydeck {

class FormModel;

/// What is wrong with \a field, in the program's language; empty where it is as it should be.
QString fieldProblemText(const FormModel &form, int field);

} // namespace proxydeck
