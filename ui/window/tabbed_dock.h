// SPDX-License-Identifier: MIT
#pragma once

#include <QDockWidget>

namespace proxydeck {

/// A dock that shares its place with others as tabs. Its contents are hidden while it is behind another tab, so that
/// neither Tab leads to them nor anything is painted, which Qt does not see to: it moves the dock out of the window.
/// Its menu entry brings it to the front with the focus in it, and hides it only when it is there.
class TabbedDock : public QDockWidget
{
    Q_OBJECT

public:
    explicit TabbedDock(QWidget *parent = nullptr);

    /// Shows it in front of the others.
    void bringToFront();

private:
    void enter();
    void toggle();
};

} // namespace proxydeck
