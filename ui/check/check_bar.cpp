// SPDX-License-Identifier: MIT
#include "ui/check/check_bar.h"

#include "lease/check_texts.h"
#include "ui/look/contrast.h"
#include "ui/widgets/plain_tool_tip.h"

#include <QPainter>

#include <algorithm>
#include <array>

namespace proxydeck {

namespace {

constexpr size_t parts = 5;

std::array<qint32, parts> partsOf(const CheckTimes &times)
{
    return {std::max(times.connectMs, 0), std::max(times.proxyMs, 0), std::max(times.tlsMs, 0),
            std::max(times.firstByteMs, 0), std::max(times.restMs, 0)};
}

} // namespace

CheckBar::CheckBar(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void CheckBar::setTimes(const CheckTimes &times)
{
    m_times = times;
    retranslate();
    update();
}

void CheckBar::retranslate()
{
    const QString text = latencyPartsText(m_times);
    setPlainToolTip(*this, text);
    setAccessibleDescription(text);
    setAccessibleName(tr("How long each part took"));
}

QSize CheckBar::sizeHint() const { return {fontMetrics().averageCharWidth() * 30, fontMetrics().height() * 2 / 3}; }

void CheckBar::paintEvent(QPaintEvent *)
{
    const std::array<qint32, parts> times = partsOf(m_times);
    qint64 total = 0;
    for (const qint32 ms : times)
        total += ms;
    if (total <= 0)
        return;
    QPainter painter(this);
    const QColor base = palette().color(QPalette::Base);
    const QColor strong = readableOn(base, palette().color(QPalette::Highlight), 4.5);
    qint64 before = 0;
    bool first = true;
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    for (size_t part = 0; part < parts; ++part) {
        if (times[part] == 0)
            continue;
        const int from = int(before * width() / total);
        before += times[part];
        const int to = int(before * width() / total);
        // From light to strong, with a gap between neighbours: told apart without their colours.
        const double share = 0.45 + 0.55 * double(part) / double(parts - 1);
        QRect rect(from + (first ? 0 : 1), 0, std::max(1, to - from - (first ? 0 : 1)), height());
        if (mirrored)
            rect.moveLeft(width() - rect.right() - 1);
        painter.fillRect(rect, mixed(base, strong, share));
        first = false;
    }
}

} // namespace proxydeck

#include "moc_check_bar.cpp"
