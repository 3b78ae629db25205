// SPDX-License-Identifier: MIT
#pragma once

#include "ui/summary/chart.h"

namespace proxydeck {

/// One line per item: its sign, if any has one, its name, a bar that starts at the left, and its number to the right of
/// the bars.
class BarChart final : public Chart
{
    Q_OBJECT

public:
    using Chart::Chart;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    int itemAt(const QPoint &at) const override;
    void paintItems(QPainter &painter, const Inks &inks) override;

private:
    int rowHeight() const;
};

} // namespace proxydeck
