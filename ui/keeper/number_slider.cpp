// SPDX-License-Identifier: MIT
#include "ui/keeper/number_slider.h"

#include "ui/widgets/number_box.h"
#include "ui/widgets/wheel_guard.h"

#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QSlider>

#include <algorithm>

namespace proxydeck {

NumberSlider::NumberSlider(int least, int most, QWidget *parent)
    : QWidget(parent)
    , m_box(new NumberBox(this))
    , m_slider(new QSlider(Qt::Horizontal, this))
    , m_end(std::min(most, 100))
{
    m_box->setRange(least, most);
    m_box->setAccelerated(true);
    m_slider->setFocusPolicy(Qt::StrongFocus);
    for (QWidget *part : {static_cast<QWidget *>(m_box), static_cast<QWidget *>(m_slider)})
        new WheelGuard(part);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_box);
    layout->addWidget(m_slider, 1);
    setFocusProxy(m_box);
    follow();
    connect(m_box, &QSpinBox::valueChanged, this, [this] {
        follow();
        Q_EMIT edited();
    });
    connect(m_slider, &QSlider::valueChanged, m_box, &QSpinBox::setValue);
}

int NumberSlider::value() const { return m_box->value(); }

void NumberSlider::setValue(int value)
{
    const QSignalBlocker still(m_box);
    m_box->setValue(value);
    follow();
}

void NumberSlider::setSlideEnd(int most)
{
    m_end = most;
    follow();
}

void NumberSlider::setSuffix(const QString &suffix) { m_box->setSuffix(suffix); }

void NumberSlider::setName(const QString &name)
{
    m_box->setAccessibleName(name);
    m_slider->setAccessibleName(name);
}

void NumberSlider::follow()
{
    const QSignalBlocker still(m_slider);
    m_slider->setRange(m_box->minimum(), std::clamp(m_end, m_box->value(), m_box->maximum()));
    m_slider->setPageStep(std::max(1, m_slider->maximum() / 10));
    m_slider->setValue(m_box->value());
}

} // namespace proxydeck

#include "moc_number_slider.cpp"
