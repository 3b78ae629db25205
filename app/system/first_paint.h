// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QTimer>

class QWidget;

namespace proxydeck {

/// Emits once when a window has been painted completely for the first time; after 1 s in any case, because a window
/// that is not visible, such as one started minimised, is never painted.
class FirstPaint : public QObject
{
    Q_OBJECT

public:
    explicit FirstPaint(QWidget &window);

Q_SIGNALS:
    void painted();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void end();

    QWidget &m_window;
    QTimer m_timer;
};

} // namespace proxydeck
