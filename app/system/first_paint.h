// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QTimer>

class QWidget;

namespace proxydeck {

/// Tells once when all of a window has been painted for the first time. A window that nobody gets to see, as one that
/// was started minimised, is not waited for.
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
