// SPDX-License-Identifier: MIT
#pragma once

#include "ui/widgets/upright_scroll_area.h"

namespace proxydeck {

/// As high as its contents where there is room, and no higher: what stands below it stays right under them.
class FittedScrollArea : public UprightScrollArea
{
    Q_OBJECT

public:
    explicit FittedScrollArea(QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    int contentHeight() const;
};

} // namespace proxydeck
