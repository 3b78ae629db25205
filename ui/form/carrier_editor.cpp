// SPDX-License-Identifier: MIT
#include "ui/form/carrier_editor.h"

#include "ui/widgets/wheel_guard.h"

#include <QComboBox>

namespace proxydeck {

using namespace Qt::StringLiterals;

CarrierEditor::CarrierEditor(FormModel &model, int field, QWidget *parent)
    : FieldEditor(model, field, parent)
    , m_choice(new QComboBox(this))
{
    // The vendor's carrier numbers 0 to 3 are the positions in the list.
    for (int isp = 0; isp <= 3; ++isp)
        m_choice->addItem(QString(), QString::number(isp));
    new WheelGuard(m_choice);
    connect(m_choice, &QComboBox::currentIndexChanged, this, [this](int index) {
        if (index >= 0)
            commit(m_choice->itemData(index).toString(), true);
    });
    start();
}

QWidget *CarrierEditor::input() const { return m_choice; }

void CarrierEditor::showValue()
{
    const QString value = model().value(field());
    // -1 for an invalid carrier from a link: nothing is selected, and the problem is shown below.
    m_choice->setCurrentIndex(m_choice->findData(value.isEmpty() ? u"0"_s : value));
}

void CarrierEditor::retranslate()
{
    m_choice->setItemText(0, tr("Any", "carrier"));
    m_choice->setItemText(1, tr("Telecom", "carrier: China Telecom"));
    m_choice->setItemText(2, tr("Mobile", "carrier: China Mobile"));
    m_choice->setItemText(3, tr("Unicom", "carrier: China Unicom"));
}

} // namespace proxydeck

#include "moc_carrier_editor.cpp"
