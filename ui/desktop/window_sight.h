// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QObject>

class QWidget;

namespace proxydeck {

/// Whether the operator can see one of some widgets: not hidden, not in a minimised window, and, where the system
/// tells, not in one that is wholly covered.
class WindowSight : public QObject
{
    Q_OBJECT

public:
    explicit WindowSight(QObject *parent = nullptr);

    /// \a widget, a window or in one, counts from now on, for as long as it exists.
    void watch(QWidget &widget);
    bool isSeen() const { return m_seen; }

Q_SIGNALS:
    /// Before anything is painted.
    void seenChanged(bool seen);
    /// The operator turned to a window that may have been in sight before.
    void activated();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    static bool canBeSeen(const QWidget &widget);
    void update();

    QList<QWidget *> m_widgets;
    bool m_seen = false;
};

} // namespace proxydeck
