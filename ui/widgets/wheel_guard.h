// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

class QWidget;

namespace proxydeck {

/// Prevents the mouse wheel from changing a value while the operator scrolls past it: without the focus, the widget
/// passes wheel events to its parent. The values in a form decide what a call costs.
class WheelGuard : public QObject
{
    Q_OBJECT

public:
    /// Becomes a child of \a widget.
    explicit WheelGuard(QWidget *widget);

    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace proxydeck
