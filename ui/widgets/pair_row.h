// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

class QBoxLayout;

namespace proxydeck {

/// Two widgets at the two ends of a row or, where the width does not hold both, one below the other. It asks for no
/// more width than the wider of them.
class PairRow final : public QWidget
{
    Q_OBJECT

public:
    /// Takes both over. \a first gets what width is left; \a gap, in pixels: what is between them at least.
    PairRow(QWidget &first, QWidget &second, int gap, QWidget *parent = nullptr);

    bool isStacked() const;
    QSize minimumSizeHint() const override;

protected:
    bool event(QEvent *event) override;

private:
    void arrange();

    QWidget &m_first;
    QWidget &m_second;
    int m_gap;
    QBoxLayout *m_layout;
};

} // namespace proxydeck
