// SPDX-License-Identifier: MIT
#pragma once

#include "ui/summary/chart.h"

namespace proxydeck {

/// One line an item: its name, a bar from the left, its number behind the bars.
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
