// SPDX-License-Identifier: MIT
#include "ui/keeper/keeper_chart_view.h"

#include "ui/look/contrast.h"
#include "ui/look/sign_icon.h"
#include "ui/widgets/plain_tool_tip.h"
#include "ui/wording/sentences.h"

#include <QDateTime>
#include <QHelpEvent>
#include <QLocale>
#include <QPainter>
#include <QPainterPath>
#include <QStyle>
#include <QStyleOptionFocusRect>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 futureMs = 10 * 60 * 1000;
constexpr double pastShare = 0.72; ///< of the width; the next minutes are wider than the past ones
constexpr int frame = 3;           ///< for the focus
constexpr int tick = 7;            ///< height of a call, in pixels
/// A sample says nothing of a later time than this: the program was off, or the machine asleep.
constexpr qint64 holdsMs = 6 * KeeperChart::stepMs;

QString clockText(qint64 ms) { return QDateTime::fromMSecsSinceEpoch(ms).toString(u"HH:mm:ss"_s); }

} // namespace

KeeperChartView::KeeperChartView(QWidget *parent)
    : QWidget(parent)
{
    // Focusable with Tab, so that a screen reader reads its description.
    setFocusPolicy(Qt::TabFocus);
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    describe();
}

void KeeperChartView::setChart(const QString &name, const KeeperChart &chart)
{
    m_name = name;
    m_chart = chart;
    describe();
    update();
}

void KeeperChartView::retranslate()
{
    describe();
    update();
}

QSize KeeperChartView::sizeHint() const { return {fontMetrics().averageCharWidth() * 70, fontMetrics().height() * 8}; }

QSize KeeperChartView::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 30, fontMetrics().height() * 3};
}

QRectF KeeperChartView::plot() const { return QRectF(rect()).adjusted(frame, frame, -frame, -frame); }

int KeeperChartView::largest() const
{
    int most = std::max(1, m_chart.keep);
    for (const KeeperChart::Sample &sample : m_chart.past)
        most = std::max({most, sample.good, sample.live});
    for (const KeeperChart::Band &band : m_chart.future)
        most = std::max(most, band.p90);
    return most;
}

int KeeperChartView::xOf(qint64 atMs) const
{
    const QRectF area = plot();
    const double now = area.left() + area.width() * pastShare;
    const double from = double(atMs - m_chart.nowMs);
    const double x = from <= 0 ? now + from / double(KeeperChart::pastMs) * area.width() * pastShare
                               : now + from / double(futureMs) * area.width() * (1 - pastShare);
    return int(std::lround(x));
}

int KeeperChartView::yOf(int count) const
{
    const QRectF area = plot();
    // Room above for the texts.
    const double height = area.height() - fontMetrics().height() - tick;
    return int(std::lround(area.bottom() - tick - height * count / largest()));
}

KeeperChartView::Inks KeeperChartView::inks() const
{
    const QColor ground = palette().color(QPalette::Base);
    const QColor text = readableOn(ground, palette().color(QPalette::Text));
    const QColor good = signColor(Sign::Success, ground);
    const QColor bad = signColor(Sign::Failure, ground);
    const QColor ahead = readableOn(ground, palette().color(QPalette::Highlight), 3.0);
    return {ground,
            text,
            readableOn(ground, mixed(ground, text, 0.62)),
            good,
            mixed(ground, good, 0.22),
            bad,
            mixed(ground, bad, 0.45),
            ahead,
            mixed(ground, ahead, 0.32)};
}

QColor KeeperChartView::belowColor() const { return inks().badArea; }

qint64 KeeperChartView::endOf(int sample) const
{
    const qint64 at = m_chart.past.at(sample).atMs;
    const qint64 next = sample + 1 < m_chart.past.size() ? m_chart.past.at(sample + 1).atMs : m_chart.nowMs;
    return std::clamp(next, at, at + holdsMs);
}

void KeeperChartView::paintPast(QPainter &painter, const Inks &ink) const
{
    const int floor = yOf(0);
    const int left = xOf(m_chart.nowMs - KeeperChart::pastMs);
    QPainterPath good;
    QPainterPath bad;
    QPainterPath live;
    bool isOn = false;
    for (int i = 0; i < m_chart.past.size(); ++i) {
        const KeeperChart::Sample &sample = m_chart.past.at(i);
        const int from = std::max(left, xOf(sample.atMs));
        const int to = std::max(left, xOf(endOf(i)));
        const int y = yOf(sample.good);
        painter.fillRect(QRect(QPoint(from, y), QPoint(to - 1, floor)), ink.goodArea);
        if (sample.good < sample.wanted)
            painter.fillRect(QRect(QPoint(from, yOf(sample.wanted)), QPoint(std::max(from, to - 1), y - 1)),
                             ink.badArea);
        if (!isOn) {
            good.moveTo(from, y);
            live.moveTo(from, yOf(sample.live));
        }
        good.lineTo(from, y);
        good.lineTo(to, y);
        if (sample.good < sample.wanted) {
            bad.moveTo(from, y);
            bad.lineTo(to, y);
        }
        live.lineTo(from, yOf(sample.live));
        live.lineTo(to, yOf(sample.live));
        isOn = i + 1 < m_chart.past.size() && endOf(i) == m_chart.past.at(i + 1).atMs;
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(ink.faint, 1));
    painter.drawPath(live);
    painter.setPen(QPen(ink.good, 2));
    painter.drawPath(good);
    painter.setPen(QPen(ink.bad, 2));
    painter.drawPath(bad);
}

void KeeperChartView::paintFuture(QPainter &painter, const Inks &ink) const
{
    if (m_chart.future.isEmpty())
        return;
    QPolygonF band;
    QPolygonF middle;
    for (const KeeperChart::Band &at : m_chart.future) {
        band.append(QPointF(xOf(at.atMs), yOf(at.p90)));
        middle.append(QPointF(xOf(at.atMs), yOf(at.p50)));
    }
    for (auto at = m_chart.future.crbegin(); at != m_chart.future.crend(); ++at)
        band.append(QPointF(xOf(at->atMs), yOf(at->p10)));
    painter.setPen(Qt::NoPen);
    painter.setBrush(ink.aheadArea);
    painter.drawPolygon(band);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(ink.ahead, 1.4, Qt::DashLine));
    painter.drawPolyline(middle);
}

void KeeperChartView::paintCalls(QPainter &painter, const Inks &ink) const
{
    const int bottom = int(plot().bottom());
    const auto mark = [&](const KeeperChart::Call &call, const QColor &color) {
        const int x = xOf(call.atMs);
        if (x >= plot().left() && x <= plot().right())
            painter.fillRect(QRect(x - 1, bottom - tick + 1, 2, tick), color);
    };
    for (const KeeperChart::Call &call : m_chart.calls)
        mark(call, ink.text);
    for (const KeeperChart::Call &call : m_chart.planned)
        mark(call, ink.ahead);
}

/// What is wanted, now, and the texts.
void KeeperChartView::paintFrame(QPainter &painter, const Inks &ink) const
{
    const QRectF area = plot();
    const QFontMetrics metrics = fontMetrics();
    const int now = xOf(m_chart.nowMs);
    const int wanted = yOf(m_chart.keep);
    painter.setPen(QPen(ink.faint, 1));
    painter.drawLine(QPointF(area.left(), area.bottom() - tick), QPointF(area.right(), area.bottom() - tick));
    painter.setPen(QPen(ink.text, 1, Qt::DashLine));
    painter.drawLine(QPointF(area.left(), wanted), QPointF(area.right(), wanted));
    painter.setPen(QPen(ink.text, 1.4));
    painter.drawLine(QPointF(now, area.top()), QPointF(now, area.bottom()));

    // On the ground, so that they can be read over areas of any colour.
    const auto put = [&](QRectF place, const QString &text, Qt::Alignment side) {
        const double width = metrics.horizontalAdvance(text) + 6;
        if (side & Qt::AlignRight)
            place.setLeft(place.right() - width);
        else
            place.setWidth(width);
        painter.fillRect(place, ink.ground);
        painter.setPen(ink.text);
        painter.drawText(place, int(Qt::AlignCenter), text);
    };
    const double high = metrics.height();
    put(QRectF(area.left() + 2, std::max(area.top(), wanted - high - 1), area.width(), high),
        //: %1 number of leases
        tr("%1 wanted").arg(QLocale().toString(m_chart.keep)), Qt::AlignLeft);
    put(QRectF(now + 3, area.top(), area.width(), high), tr("now"), Qt::AlignLeft);
    if (area.height() < 4 * high)
        return; // there is no room for what the tool tips say
    const double low = area.bottom() - tick - high - 1;
    put(QRectF(area.left() + 2, low, area.width(), high), tr("1 hour ago"), Qt::AlignLeft);
    put(QRectF(area.left(), low, area.width() - 2, high), tr("in 10 min"), Qt::AlignRight);
}

void KeeperChartView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Inks ink = inks();
    if (m_chart.nowMs == 0) {
        painter.setPen(ink.faint);
        painter.drawText(rect(), int(Qt::AlignCenter), tr("Nothing to show"));
    } else {
        painter.setClipRect(plot());
        paintPast(painter, ink);
        painter.setRenderHint(QPainter::Antialiasing);
        paintFuture(painter, ink);
        painter.setRenderHint(QPainter::Antialiasing, false);
        paintCalls(painter, ink);
        paintFrame(painter, ink);
        painter.setClipping(false);
    }
    if (hasFocus()) {
        QStyleOptionFocusRect option;
        option.initFrom(this);
        option.backgroundColor = ink.ground;
        style()->drawPrimitive(QStyle::PE_FrameFocusRect, &option, &painter, this);
    }
}

QString KeeperChartView::textAt(qint64 atMs) const
{
    const QLocale locale;
    if (atMs > m_chart.nowMs) {
        const auto at = std::find_if(m_chart.future.begin(), m_chart.future.end(),
                                     [atMs](const KeeperChart::Band &band) { return band.atMs >= atMs; });
        return at == m_chart.future.end() ? QString()
                                          //: %1 time of day, %2 to %4 numbers of leases
                                          : tr("%1: %2 good leases expected, %3 to %4 in 8 of 10 cases")
                                                .arg(clockText(at->atMs), locale.toString(at->p50),
                                                     locale.toString(at->p10), locale.toString(at->p90));
    }
    for (int i = int(m_chart.past.size()) - 1; i >= 0; --i) {
        const KeeperChart::Sample &sample = m_chart.past.at(i);
        if (sample.atMs <= atMs)
            return atMs > endOf(i)
                ? QString()
                //: %1 time of day, %2 and %3 numbers of leases
                : tr("%1: %2 good, %3 live")
                      .arg(clockText(sample.atMs), locale.toString(sample.good), locale.toString(sample.live));
    }
    return {};
}

void KeeperChartView::describe()
{
    //: %1 name of a key
    setAccessibleName(tr("Chart of the good leases of %1").arg(m_name));
    const QLocale locale;
    QStringList parts;
    if (!m_chart.past.isEmpty()) {
        const auto [least, most] = std::ranges::minmax_element(m_chart.past, {}, &KeeperChart::Sample::good);
        qint64 belowMs = 0;
        for (int i = 0; i < m_chart.past.size(); ++i) {
            if (m_chart.past.at(i).good < m_chart.past.at(i).wanted)
                belowMs += endOf(i) - m_chart.past.at(i).atMs;
        }
        //: numbers of leases, for screen readers
        parts.append(tr("Past hour: %1 to %2 good, %3 wanted, too few for %4 s.")
                         .arg(locale.toString(least->good), locale.toString(most->good), locale.toString(m_chart.keep),
                              locale.toString(belowMs / 1'000)));
        parts.append(tr("%n calls.", nullptr, int(m_chart.calls.size())));
    }
    if (!m_chart.future.isEmpty()) {
        const auto least = std::ranges::min_element(m_chart.future, {}, &KeeperChart::Band::p10);
        const auto most = std::ranges::max_element(m_chart.future, {}, &KeeperChart::Band::p90);
        parts.append(tr("Next ten minutes: %1 to %2 good expected.")
                         .arg(locale.toString(least->p10), locale.toString(most->p90)));
        parts.append(tr("%n calls planned.", nullptr, int(m_chart.planned.size())));
    }
    setAccessibleDescription(parts.isEmpty() ? tr("Nothing to show") : joinSentences(parts));
}

bool KeeperChartView::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const int now = xOf(m_chart.nowMs);
    const double share = help->x() <= now ? double(help->x() - now) / (plot().width() * pastShare) * KeeperChart::pastMs
                                          : double(help->x() - now) / (plot().width() * (1 - pastShare)) * futureMs;
    const QString text = m_chart.nowMs == 0 ? QString() : textAt(m_chart.nowMs + qint64(share));
    if (text.isEmpty()) {
        QToolTip::hideText();
        event->ignore();
    } else {
        QToolTip::showText(help->globalPos(), plainToolTip(text), this);
    }
    return true;
}

void KeeperChartView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace proxydeck

#include "moc_keeper_chart_view.cpp"
