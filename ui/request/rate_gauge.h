// SPDX-License-Identifier: MIT
#pragma once

#include "api/rate_scheduler.h"

#include <QTimer>
#include <QWidget>

#include <optional>

class QLabel;
class QProgressBar;
class QToolButton;

namespace proxydeck {

/// How much of the minute's calls is used and when the next one can go. Asks its source while something is going to
/// change and somebody can see it; otherwise nothing wakes.
class RateGauge : public QWidget
{
    Q_OBJECT

public:
    /// Nothing where there is no key to count for.
    using Source = std::function<std::optional<RateMeter>()>;

    explicit RateGauge(Source source, QWidget *parent = nullptr);

    /// The source has news.
    void refresh();
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
