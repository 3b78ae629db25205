// SPDX-License-Identifier: MIT
#pragma once

#include <QIcon>
#include <QWidget>

namespace proxydeck {

/// An icon of a fixed size, painted anew for each screen it comes to: a QLabel's pixmap keeps the scale of the first.
class IconLabel final : public QWidget
{
    Q_OBJECT

public:
    /// \a side: width and height in device-independent pixels.
    IconLabel(const QIcon &icon, int side, QWidget *parent = nullptr);

    QSize sizeHint() const override { return {m_side, m_side}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const QIcon m_icon;
    const int m_side;
};

} // namespace proxydeck
