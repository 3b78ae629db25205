// SPDX-License-Identifier: MIT
#include "ui/form/number_editor.h"

#include "ui/widgets/number_box.h"
#include "ui/widgets/wheel_guard.h"

#include <QSignalBlocker>
#include <QSpinBox>

#include <algorithm>

namespace proxydeck {

namespace {

/// Steps within the limits, and from beyond them to the nearest limit; accepts up to six typed digits.
class LimitedSpinBox : public NumberBox
{
public:
    LimitedSpinBox(const FormModel &form, int field, bool zeroIsDefault, QWidget *parent)
        : NumberBox(parent)
        , m_form(form)
        , m_field(field)
        , m_minimum(zeroIsDefault ? 0 : form.parameter(field).minimum)
    {
        setRange(0, 999'999);
        setGroupSeparatorShown(false);
        setAccelerated(true);
    }

    void stepBy(int steps) override { setValue(std::clamp(value() + steps, m_minimum, largest())); }

    /// The spin box's range is wider, for typing; the width is computed from the limits.
    QSize sizeHint() const override { return minimumSizeHint(); }
    QSize minimumSizeHint() const override
    {
        QSize size = NumberBox::minimumSizeHint();
        size.setWidth(std::min(size.width(), fontMetrics().averageCharWidth() * 18));
        return size;
    }

protected:
    StepEnabled stepEnabled() const override
    {
        StepEnabled enabled = StepNone;
        enabled.setFlag(StepUpEnabled, value() < largest());
        enabled.setFlag(StepDownEnabled, value() > m_minimum);
        return enabled;
    }

private:
    int largest() const
    {
        const int maximum = m_form.maximum(m_field); // of the key: it changes with the channels
        return maximum > 0 ? maximum : 999'999;
    }

    const FormModel &m_form;
    int m_field;
    int m_minimum;
};

} // namespace

NumberEditor::NumberEditor(FormModel &model, int field, QWidget *parent)
    : FieldEditor(model, field, parent)
    , m_canBeDefault(!*parameter().fallback)
{
    m_box = new LimitedSpinBox(model, field, m_canBeDefault, this);
    new WheelGuard(m_box);
    connect(m_box, &QSpinBox::valueChanged, this, [this](int value) { commit(text(value), !m_box->hasFocus()); });
    connect(m_box, &QSpinBox::editingFinished, this, [this] { finish(); });
    start();
}

QWidget *NumberEditor::input() const { return m_box; }

QString NumberEditor::text(int value) const
{
    return m_canBeDefault && value == 0 ? QString() : QString::number(value);
}

void NumberEditor::showValue()
{
    const QString value = model().value(field());
    const QString shown = value.isEmpty() ? QString::fromUtf8(parameter().fallback) : value;
    const QSignalBlocker quiet(m_box);
    m_box->setValue(shown.toInt()); // an empty value gives 0, which stands for the default
}

void NumberEditor::retranslate()
{
    if (m_canBeDefault)
        m_box->setSpecialValueText(tr("As the plan has it"));
    if (parameter().kind == ParameterKind::Minutes)
        m_box->setSuffix(tr(" min"));
}

} // namespace proxydeck

#include "moc_number_editor.cpp"
