// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

class QSlider;
class QSpinBox;

namespace proxydeck {

/// A number that can be typed or found by sliding: a spin box with a slider beside it. The slider reaches the usual
/// numbers, the box all of them.
class NumberSlider final : public QWidget
{
    Q_OBJECT

public:
    /// \a least..\a most: of the box.
    NumberSlider(int least, int most, QWidget *parent = nullptr);

    int value() const;
    /// Without edited().
    void setValue(int value);
    /// The end of the slider, which is never below the value.
    void setSlideEnd(int most);
    void setSuffix(const QString &suffix);
    /// For screen readers, of both parts.
    void setName(const QString &name);
    QSpinBox &box() { return *m_box; }
    QSlider &slider() { return *m_slider; }

Q_SIGNALS:
    void edited();

private:
    void follow();

    QSpinBox *m_box;
    QSlider *m_slider;
    int m_end;
};

} // namespace proxydeck
