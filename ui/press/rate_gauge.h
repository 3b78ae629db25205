// SPDX-License-Identifier: MIT
#pragma once

#include "rate/rate_scheduler.h"

#include <QTimer>
#include <QWidget>

#include <optional>

class QLabel;
class QProgressBar;
class QToolButton;

namespace proxydeck {

/// Shows how many of the allowed calls per minute are used and when the next one can be sent. Polls its source only
/// while values change and the widget is visible; otherwise the timer is stopped.
class RateGauge : public QWidget
{
    Q_OBJECT

public:
    /// Returns nullopt if there is no key to count for.
    using Source = std::function<std::optional<RateMeter>()>;

    explicit RateGauge(Source source, QWidget *parent = nullptr);

    /// Call when the source has changed.
    void refresh();
    /// From what the number of calls a minute follows: "110 calls a minute (20 channels × 5 + 10)".
    void setRule(const QString &rule);
    bool isTicking() const { return m_timer.isActive(); }

Q_SIGNALS:
    void cancelWaitingRequested();

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void showMeter(const RateMeter &meter);

    Source m_source;
    QTimer m_timer;
    QProgressBar *m_bar;
    QLabel *m_used;
    QLabel *m_next;
    QWidget *m_queue;
    QLabel *m_waiting;
    QToolButton *m_cancel;
};

} // namespace proxydeck
