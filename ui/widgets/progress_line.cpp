// SPDX-License-Identifier: MIT
#include "ui/widgets/progress_line.h"

#include "ui/widgets/elided_label.h"
#include "ui/widgets/font_follower.h"
#include "ui/widgets/plain_tool_tip.h"
#include "ui/widgets/progress_item.h"

#include <QBoxLayout>
#include <QEvent>
#include <QProgressBar>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace proxydeck {

namespace {

constexpr int showAfterMs = 200; ///< what ends sooner is not shown

} // namespace

ProgressLine::ProgressLine(QWidget *parent)
    : QWidget(parent)
    , m_text(new ElidedLabel(this))
    , m_bar(new QProgressBar(this))
    , m_cancel(new QToolButton(this))
{
    setObjectName(u"progressLine"_s);
    m_text->setObjectName(u"progressText"_s);
    m_bar->setTextVisible(false);
    m_bar->setRange(0, 1000);
    new FontFollower(*this, [this] {
        m_bar->setMaximumHeight(fontMetrics().height() / 2);
        m_bar->setFixedWidth(fontMetrics().averageCharWidth() * 16);
    });
    m_cancel->setObjectName(u"cancelProgress"_s);
    m_cancel->setFocusPolicy(Qt::TabFocus);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 0, 8, 0);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_bar);
    layout->addWidget(m_cancel);
    layout->addStretch();
    connect(m_cancel, &QToolButton::clicked, this, [this] {
        if (ProgressItem *item = current())
            item->cancel();
    });
    m_delay.setSingleShot(true);
    m_delay.setInterval(showAfterMs);
    connect(&m_delay, &QTimer::timeout, this, &ProgressLine::showCurrent);
    hide();
}

void ProgressLine::add(ProgressItem &item)
{
    connect(&item, &ProgressItem::changed, this, [this, item = &item] { follow(item); });
    connect(&item, &QObject::destroyed, this, &ProgressLine::showCurrent);
    follow(&item);
}

ProgressItem *ProgressLine::current() const
{
    for (auto item = m_running.crbegin(); item != m_running.crend(); ++item) {
        if (*item)
            return *item;
    }
    return nullptr;
}

QSize ProgressLine::sizeHint() const
{
    const QSize hint = QWidget::sizeHint();
    return {hint.width() - m_text->sizeHint().width() + m_text->maximumWidth(), hint.height()};
}

void ProgressLine::follow(ProgressItem *item)
{
    const bool was = m_running.contains(item);
    if (item->isRunning() == was) {
        if (was && current() == item && !isHidden())
            showCurrent();
        return;
    }
    m_running.removeIf([item](const auto &one) { return !one || one == item; });
    if (item->isRunning())
        m_running.append(item);
    if (item->isRunning() && isHidden())
        m_delay.start();
    else if (!isHidden())
        showCurrent();
}

void ProgressLine::showCurrent()
{
    const ProgressItem *item = current();
    const bool was = !isHidden();
    if (item) {
        const QString text = item->text();
        m_text->setText(text);
        // The button must not move with each number.
        m_text->setMaximumWidth(
            std::max(m_text->sizeHint().width(), m_text->fontMetrics().horizontalAdvance(item->longestText())));
        // In thousandths: QProgressBar counts in int, and what the work counts may be larger.
        m_bar->setValue(item->total() > 0 ? int(double(item->done()) / double(item->total()) * 1000) : 0);
        m_bar->setAccessibleName(text);
        m_cancel->setText(tr("Cancel"));
        m_cancel->setAccessibleName(item->cancelText());
        setPlainToolTip(*m_cancel, item->cancelText());
    }
    setVisible(item);
    if (item || was)
        Q_EMIT edited();
}

void ProgressLine::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange && !isHidden())
        showCurrent();
}

} // namespace proxydeck

#include "moc_progress_line.cpp"
