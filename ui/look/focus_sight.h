// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

namespace proxydeck {

/// Whoever works with the keyboard sees what has the focus, whichever way it came there. Newer Qt shows it after Tab
/// only: not where a dialog opens, where a key goes to another part of the window, or where the program is come back
/// to.
class FocusSight : public QObject
{
    Q_OBJECT

public:
    explicit FocusSight(QObject *parent = nullptr);

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    bool m_byKeyboard = false; ///< the last that was pressed was a key
};

} // namespace proxydeck
