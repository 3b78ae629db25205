// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

namespace proxydeck {

/// Makes the keyboard focus visible for keyboard users, however the focus moved. Newer Qt versions show it only after
/// Tab: not when a dialog opens, when a shortcut moves the focus to another part of the window, or when the program is
/// activated again.
class FocusVisibility : public QObject
{
    Q_OBJECT

public:
    explicit FocusVisibility(QObject *parent = nullptr);

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    bool m_byKeyboard = false; ///< the last input was a key press
};

} // namespace proxydeck
