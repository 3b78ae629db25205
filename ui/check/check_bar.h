// SPDX-License-Identifier: MIT
#pragma once

#include "lease/check_outcome.h"

#include <QWidget>

namespace proxydeck {

/// The parts of one check as one bar: connect, proxy answer, TLS, first byte and the rest, each as long as it took. The
/// same is in its tool tip and its accessible description as text.
class CheckBar final : public QWidget
{
    Q_OBJECT

public:
    explicit CheckBar(QWidget *parent = nullptr);

    void setTimes(const CheckTimes &times);
    void retranslate();

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {1, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    CheckTimes m_times;
};

} // namespace proxydeck
