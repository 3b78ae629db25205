// SPDX-License-Identifier: MIT
#pragma once

#include "keepers/keeper_status.h"

#include <QColor>
#include <QWidget>

#include <optional>

namespace proxydeck {

/// The chart of one keeper: how many good leases there were in the past hour, as an area that is red where they were
/// too few, and are to be expected in the next ten minutes, as a band; how many are wanted, as a dashed line; and the
/// calls as ticks at the bottom. All that it shows is also in its accessible description and its tool tips. Nothing
/// moves by itself.
class KeeperChartView final : public QWidget
{
    Q_OBJECT

public:
    explicit KeeperChartView(QWidget *parent = nullptr);

    /// \a name: of the key, plain.
    void setChart(const QString &name, const KeeperChart &chart);
    void retranslate();

    /// Of the widget's own coordinates; left of the chart or right of it for instants it does not show.
    int xOf(qint64 atMs) const;
    int yOf(int count) const;
    QColor belowColor() const; ///< where there were too few

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    /// Colours from the palette: texts have at least 4.5:1 on the background, marks 3:1.
    struct Inks
    {
        QColor ground;
        QColor text;
        QColor faint;
        QColor good;
        QColor goodArea;
        QColor bad;
        QColor badArea;
        QColor ahead;
        QColor aheadArea;
    };
    Inks inks() const;
    QRectF plot() const;
    int largest() const;
    qint64 endOf(int sample) const;
    void describe();
    QString textAt(qint64 atMs) const;
    void paintPast(QPainter &painter, const Inks &ink) const;
    void paintFuture(QPainter &painter, const Inks &ink) const;
    void paintCalls(QPainter &painter, const Inks &ink) const;
    void paintFrame(QPainter &painter, const Inks &ink) const;

    QString m_name;
    KeeperChart m_chart;
};

} // namespace proxydeck
