// SPDX-License-Identifier: MIT
#pragma once

#include <QScrollArea>

namespace proxydeck {

/// Scrolls up and down only, and so is never narrower than what is in it needs: there would be no way to the rest.
class UprightScrollArea : public QScrollArea
{
    Q_OBJECT

public:
    explicit UprightScrollArea(QWidget *parent = nullptr);

    QSize minimumSizeHint() const override;
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace proxydeck
