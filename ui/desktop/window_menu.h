// SPDX-License-Identifier: MIT
#pragma once

#include <QMenu>

namespace proxydeck {

/// The Window menu and the Close action that all macOS programs have; Qt does not provide them.
class WindowMenu final : public QMenu
{
    Q_OBJECT

public:
    /// For \a window, which becomes its parent.
    explicit WindowMenu(QWidget &window);

    /// To be added to the File menu.
    QAction *closeAction() const { return m_close; }
    void retranslate();

private:
    QAction *m_close;
    QAction *m_minimize;
    QAction *m_zoom;
};

} // namespace proxydeck
