// SPDX-License-Identifier: MIT
#pragma once

#include <QPushButton>

namespace proxydeck {

/// The button that spends money: one click for one press, however long the key is held or how nervous the double click.
class ExtractButton : public QPushButton
{
    Q_OBJECT

public:
    explicit ExtractButton(QWidget *parent = nullptr);

    /// \a what it does, with the shortcut that does the same beside it.
    void setAction(const QString &what, const QString &shortcut);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void keyReleaseEvent(QKeyEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
};

} // namespace proxydeck
