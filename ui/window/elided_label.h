// SPDX-License-Identifier: MIT
#pragma once

#include <QLabel>

namespace proxydeck {

/// A line of plain text that ends in an ellipsis where there is no room for the whole of it, which is then its tool
/// tip.
class ElidedLabel final : public QLabel
{
    Q_OBJECT

public:
    explicit ElidedLabel(QWidget *parent = nullptr);

    /// As much as makes sense of a beginning.
    QSize minimumSizeHint() const override;
    bool event(QEvent *event) override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString elided() const;
};

} // namespace proxydeck
