// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

class QWidget;

namespace proxydeck {

/// Keeps the wheel from changing a value that the operator only scrolls past: the widget takes the wheel when it has
/// the focus, else its parents do. What a form holds decides what a call costs.
class WheelGuard : public QObject
{
    Q_OBJECT

public:
    /// Becomes a child of \a widget.
    explicit WheelGuard(QWidget *widget);

    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace proxydeck
