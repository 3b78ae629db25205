// SPDX-License-Identifier: MIT
#pragma once

#include <QLabel>

namespace proxydeck {

/// A line of plain text that is elided if there is not enough room; the full text is then its tool tip.
class ElidedLabel final : public QLabel
{
    Q_OBJECT

public:
    explicit ElidedLabel(QWidget *parent = nullptr);

    /// The width of a short, still useful beginning.
    QSize minimumSizeHint() const override;
    bool event(QEvent *event) override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString elided() const;
};

} // namespace proxydeck
