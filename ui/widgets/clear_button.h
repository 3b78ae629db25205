// SPDX-License-Identifier: MIT
#pragma once

class QLineEdit;

namespace proxydeck {

/// Names the button that QLineEdit::setClearButtonEnabled() made, in the language of now: Qt gives it an icon only, and
/// a screen reader has nothing to call it by.
void nameClearButton(QLineEdit &field);

} // namespace proxydeck
