// SPDX-License-Identifier: MIT
#pragma once

#include <QPushButton>

namespace proxydeck {

/// The button that spends money: one click per press, even if the key is held or the mouse is double-clicked.
class ExtractButton : public QPushButton
{
    Q_OBJECT

public:
    explicit ExtractButton(QWidget *parent = nullptr);

    /// \a what is the action's text; the shortcut with the same effect is shown beside it.
    void setAction(const QString &what, const QString &shortcut);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void keyReleaseEvent(QKeyEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
};

} // namespace proxydeck
