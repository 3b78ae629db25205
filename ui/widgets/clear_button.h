// SPDX-License-Identifier: MIT
#pragma once

class QLineEdit;

namespace proxydeck {

/// Names the button created by QLineEdit::setClearButtonEnabled() in the current language: Qt gives it only an icon, so
/// a screen reader has no name for it.
void nameClearButton(QLineEdit &field);

} // namespace proxydeck
