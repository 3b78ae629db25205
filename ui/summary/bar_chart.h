// SPDX-License-Identifier: MIT
#pragma once

#include "ui/summary/chart.h"

namespace proxydeck {

/// One line an item: its name, a bar from the left, its number behind the bars.
class HistoryBarChart final : public HistoryChart
{
    Q_OBJECT

public:
    using HistoryChart::HistoryChart;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    int itemAt(const QPoint &at) const override;
    void paintItems(QPainter &painter, const Inks &inks) override;

private:
    int rowHeight() const;
};

} // namespace proxydeck
