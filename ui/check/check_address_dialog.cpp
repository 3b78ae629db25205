// SPDX-License-Identifier: MIT
#include "ui/check/check_address_dialog.h"

#include "ui/check/check_address_texts.h"
#include "ui/widgets/field_input.h"
#include "ui/widgets/labelled_rows.h"
#include "ui/widgets/note_label.h"
#include "ui/widgets/number_box.h"
#include "ui/widgets/wheel_guard.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

constexpr int anyStatus = 99; // below the least that can be expected: shown as a word

} // namespace

CheckAddressDialog::CheckAddressDialog(const std::optional<CheckAddress> &address, QWidget *parent)
    : QDialog(parent)
    , m_url(new QLineEdit(this))
    , m_method(new QComboBox(this))
    , m_status(new NumberBox(this))
    , m_text(new QLineEdit(this))
    , m_readsExit(new QCheckBox(this))
    , m_problem(new NoteLabel(NoteLabel::Kind::Problem, this))
{
    setObjectName(u"checkAddressDialog"_s);
    build();
    if (address) {
        m_address = *address;
        m_url->setText(address->url());
        m_method->setCurrentIndex(address->method == CheckAddress::Method::Head ? 1 : 0);
        m_status->setValue(address->status == 0 ? anyStatus : address->status);
        m_text->setText(address->text);
        m_readsExit->setChecked(address->readsExit);
    }
    connect(m_method, &QComboBox::currentIndexChanged, this, &CheckAddressDialog::refresh);
    connect(m_url, &QLineEdit::textChanged, this, [this] { m_problem->setText({}); });
    retranslate();
    refresh();
}

void CheckAddressDialog::build()
{
    m_url->setObjectName(u"checkUrl"_s);
    m_url->setMaxLength(int(CheckAddress::MaxLength));
    new FieldInput(*m_url, TextKind::Link);
    m_method->setObjectName(u"checkMethod"_s);
    m_method->addItem(u"GET"_s);
    m_method->addItem(u"HEAD"_s);
    m_status->setObjectName(u"checkStatus"_s);
    m_status->setRange(anyStatus, 599);
    m_text->setObjectName(u"checkText"_s);
    m_text->setMaxLength(1'000);
    new FieldInput(*m_text, TextKind::Marks);
    m_readsExit->setObjectName(u"checkReadsExit"_s);
    new WheelGuard(m_method);
    new WheelGuard(m_status);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_save = buttons->addButton(QString(), QDialogButtonBox::AcceptRole);
    m_save->setObjectName(u"saveCheckAddress"_s);
    m_save->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &CheckAddressDialog::save);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *layout = new QVBoxLayout(this);
    auto *fields = new QWidget(this);
    auto *rows = new LabelledRows(fields);
    rows->setContentsMargins(0, 0, 0, 0);
    m_url->setMinimumWidth(fontMetrics().averageCharWidth() * 52);
    for (QWidget *field : std::initializer_list<QWidget *>{m_url, m_method, m_status, m_text}) {
        QLabel *label = rows->addField(field, field);
        label->setObjectName(field->objectName() + u"Label"_s);
    }
    rows->addWide(m_readsExit);
    layout->addWidget(fields);
    layout->addWidget(m_problem);
    layout->addWidget(buttons);
}

void CheckAddressDialog::refresh()
{
    const bool hasBody = m_method->currentIndex() == 0;
    m_text->setEnabled(hasBody);
    m_readsExit->setEnabled(hasBody);
}

void CheckAddressDialog::save()
{
    const Expected<CheckAddress, CheckAddress::Fault> parsed = CheckAddress::fromUrl(m_url->text());
    if (!parsed) {
        m_problem->setText(checkAddressFaultText(parsed.error()));
        m_url->setFocus(Qt::OtherFocusReason);
        return;
    }
    const bool hasBody = m_method->currentIndex() == 0;
    m_address = *parsed;
    m_address.method = hasBody ? CheckAddress::Method::Get : CheckAddress::Method::Head;
    m_address.status = m_status->value() == anyStatus ? 0 : m_status->value();
    m_address.text = hasBody ? m_text->text() : QString();
    m_address.readsExit = hasBody && m_readsExit->isChecked();
    accept();
}

void CheckAddressDialog::retranslate()
{
    setWindowTitle(tr("Check address"));
    const auto name = [this](QWidget *field, const QString &text) {
        if (auto *label = findChild<QLabel *>(field->objectName() + u"Label"_s))
            label->setText(text);
        field->setAccessibleName(QString(text).remove(u'&'));
    };
    name(m_url, tr("&Address"));
    name(m_method, tr("&Method"));
    name(m_status, tr("Expected &status"));
    name(m_text, tr("Expected &text"));
    m_status->setSpecialValueText(tr("Any of 200 to 299"));
    m_url->setPlaceholderText(u"https://example.com/ip"_s);
    m_text->setPlaceholderText(tr("Anything"));
    m_readsExit->setText(tr("The answer tells the &exit IP"));
    m_save->setText(tr("&Save"));
}

void CheckAddressDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace proxydeck

#include "moc_check_address_dialog.cpp"
