// SPDX-License-Identifier: MIT
#pragma once

#include <QMenu>

namespace proxydeck {

/// What every program has in its menus on macOS, and Qt does not put there.
class WindowMenu final : public QMenu
{
    Q_OBJECT

public:
    /// For \a window, its parent.
    explicit WindowMenu(QWidget &window);

    /// Belongs into the File menu.
    QAction *closeAction() const { return m_close; }
    void retranslate();

private:
    QAction *m_close;
    QAction *m_minimize;
    QAction *m_zoom;
};

} // namespace proxydeck
