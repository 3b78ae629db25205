// SPDX-License-Identifier: MIT
#pragma once

#include <QScrollArea>

namespace proxydeck {

/// Scrolls vertically only, so it is never narrower than its contents: the rest could not be reached.
class UprightScrollArea : public QScrollArea
{
    Q_OBJECT

public:
    explicit UprightScrollArea(QWidget *parent = nullptr);

    QSize minimumSizeHint() const override;
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace proxydeck
