// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QObject>

class QWidget;

namespace proxydeck {

/// Tells whether at least one of the watched widgets is visible to the operator: not hidden, not in a minimised window,
/// and, where the system reports it, not in a fully covered window.
class WindowVisibility : public QObject
{
    Q_OBJECT

public:
    explicit WindowVisibility(QObject *parent = nullptr);

    /// Watches \a widget, a window or a widget in one, until it is destroyed.
    void watch(QWidget &widget);
    bool isVisible() const { return m_visible; }

Q_SIGNALS:
    /// Emitted before anything is painted.
    void visibleChanged(bool visible);
    /// A window was activated that may have been visible before.
    void activated();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    static bool isOnScreen(const QWidget &widget);
    void update();

    QList<QWidget *> m_widgets;
    bool m_visible = false;
};

} // namespace proxydeck
