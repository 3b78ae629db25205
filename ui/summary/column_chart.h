// SPDX-License-Identifier: MIT
#pragma once

#include "ui/summary/chart.h"

namespace proxydeck {

/// One column an item, over a line with as many of their names as there is room for, and a scale at the left.
class ColumnChart final : public Chart
{
    Q_OBJECT

public:
    using Chart::Chart;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

    /// The end of a scale that holds \a value: 4, 8 or 20 times a power of ten, whose quarters are whole numbers.
    static qint64 scaleEnd(qint64 value);

protected:
    int itemAt(const QPoint &at) const override;
    void paintItems(QPainter &painter, const Inks &inks) override;

private:
    /// Where the columns stand.
    QRectF plot() const;
};

} // namespace proxydeck
