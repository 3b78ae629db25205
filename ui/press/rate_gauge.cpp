// SPDX-License-Identifier: MIT
#include "ui/press/rate_gauge.h"

#include "ui/widgets/font_follower.h"
#include "ui/widgets/pair_row.h"
#include "ui/widgets/plain_tool_tip.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QToolButton>

#include <algorithm>

namespace proxydeck {

RateGauge::RateGauge(Source source, QWidget *parent)
    : QWidget(parent)
    , m_source(std::move(source))
    , m_bar(new QProgressBar(this))
    , m_used(new QLabel(this))
    , m_next(new QLabel(this))
    , m_queue(new QWidget(this))
    , m_waiting(new QLabel(m_queue))
    , m_cancel(new QToolButton(m_queue))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    m_bar->setTextVisible(false);
    new FontFollower(*this, [this] { m_bar->setFixedHeight(std::max(4, fontMetrics().height() / 3)); });
    m_bar->setSizePolicy(QSizePolicy::Ignored,
                         QSizePolicy::Fixed); // some styles have a wide size hint, which would widen the whole panel
    layout->addWidget(m_bar);
    constexpr int gap = 8; // so that two texts are read as two
    layout->addWidget(new PairRow(*m_used, *m_next, gap, this));
    auto *queue = new QHBoxLayout(m_queue);
    queue->setContentsMargins(0, 0, 0, 0);
    queue->addWidget(m_waiting);
    queue->addStretch(1);
    queue->addWidget(m_cancel);
    layout->addWidget(m_queue);
    for (QLabel *label : {m_used, m_next, m_waiting})
        label->setTextFormat(Qt::PlainText);

    connect(&m_timer, &QTimer::timeout, this, &RateGauge::refresh);
    connect(m_cancel, &QToolButton::clicked, this, &RateGauge::cancelWaitingRequested);
    refresh();
}

void RateGauge::refresh()
{
    const std::optional<RateMeter> meter = m_source();
    setEnabled(meter.has_value());
    showMeter(meter.value_or(RateMeter{}));
    const bool changes = meter && (meter->used > 0 || meter->waiting > 0 || meter->nextFreeInMs > 0);
    if (!changes || !isVisible() || window()->isMinimized()) {
        m_timer.stop();
        return;
    }
    const int interval = meter->nextFreeInMs > 0 ? 100 : 1000;
    if (!m_timer.isActive() || m_timer.interval() != interval)
        m_timer.start(interval);
}

void RateGauge::setRule(const QString &rule)
{
    for (QWidget *widget : std::initializer_list<QWidget *>{m_bar, m_used, m_next})
        setPlainToolTip(*widget, rule);
}

void RateGauge::showMeter(const RateMeter &meter)
{
    const QLocale locale;
    m_bar->setRange(0, std::max(meter.allowed, 1));
    m_bar->setValue(std::min(meter.used, meter.allowed));
    const bool counts = meter.allowed > 0;
    //: %1 calls of %2 allowed
    const QString used = counts
        ? tr("%1 / %2 this minute").arg(locale.toString(meter.used), locale.toString(meter.allowed))
        : tr("No key chosen");
    m_used->setText(used);
    m_bar->setAccessibleName(tr("Calls this minute"));
    m_bar->setAccessibleDescription(used);
    // Rounded up, because "0.0 s" while still waiting looks stuck.
    const qint64 tenths = (meter.nextFreeInMs + 99) / 100;
    m_next->setText(!counts          ? QString()
                        : tenths > 0 ? tr("next call in %1 s").arg(locale.toString(double(tenths) / 10.0, 'f', 1))
                                     : tr("next call now"));
    m_queue->setVisible(meter.waiting > 0);
    //: %1 calls wait for their turn
    m_waiting->setText(tr("%1 waiting").arg(locale.toString(meter.waiting)));
    m_cancel->setText(tr("Cancel waiting"));
    setPlainToolTip(*m_cancel, tr("Cancels the calls that have not been sent. Nothing is charged for them."));
}

void RateGauge::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    window()->installEventFilter(this); // repeating it is harmless; only a window is told that it was minimised
    refresh();
}

void RateGauge::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    // Called for a minimised window too, although its widgets count as visible.
    m_timer.stop();
}

bool RateGauge::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == window() && event->type() == QEvent::WindowStateChange)
        refresh(); // calls in progress also cause refresh(), so it checks itself that the window is not minimised
    return QWidget::eventFilter(watched, event);
}

void RateGauge::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        refresh();
}

} // namespace proxydeck

#include "moc_rate_gauge.cpp"
