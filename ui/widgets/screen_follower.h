// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QTimer>

class QScreen;

namespace proxydeck {

/// Brings windows back into sight when the screens have changed: a monitor was unplugged, or has another resolution.
/// Most systems do so themselves, so it looks a moment later and moves only what is still out of reach.
class ScreenFollower final : public QObject
{
    Q_OBJECT

public:
    explicit ScreenFollower(QObject *parent = nullptr);

    /// Milliseconds after the last change until it looks. 500 by default.
    void setDelayMs(int ms) { m_timer.setInterval(ms); }

private:
    void follow(QScreen *screen);
    void look();

    QTimer m_timer;
};

} // namespace proxydeck
