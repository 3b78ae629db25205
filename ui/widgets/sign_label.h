// SPDX-License-Identifier: MIT
#pragma once

#include "ui/look/sign_icon.h"

#include <QWidget>

namespace proxydeck {

/// A message icon beside a text, as high as one line; follows changes of font, palette and screen.
class SignLabel final : public QWidget
{
    Q_OBJECT

public:
    explicit SignLabel(Sign sign, QWidget *parent = nullptr);

    void setSign(Sign sign);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    Sign m_sign;
};

} // namespace proxydeck
