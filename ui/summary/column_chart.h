// SPDX-License-Identifier: MIT
#pragma once

#include "ui/summary/chart.h"

namespace proxydeck {

/// One column per item above a line with as many item names as fit, and a scale at the left.
class ColumnChart final : public Chart
{
    Q_OBJECT

public:
    using Chart::Chart;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

    /// The end of a scale that includes \a value: 4, 8 or 20 times a power of ten, so that each quarter is a whole
    /// number.
    static qint64 scaleEnd(qint64 value);

protected:
    int itemAt(const QPoint &at) const override;
    void paintItems(QPainter &painter, const Inks &inks) override;

private:
    /// The area of the columns.
    QRectF plot() const;
};

} // namespace proxydeck
