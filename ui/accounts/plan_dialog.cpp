// SPDX-License-Identifier: MIT
#include "ui/accounts/plan_dialog.h"

#include "accounts/account_book.h"
#include "base/visible_text.h"
#include "catalogue/catalogue.h"
#include "ui/accounts/channels_box.h"
#include "ui/accounts/plan_effect.h"
#include "ui/widgets/labelled_rows.h"
#include "ui/widgets/note_label.h"
#include "ui/widgets/wheel_guard.h"
#include "ui/wording/account_wording.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QEvent>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>

namespace proxydeck {

using namespace Qt::StringLiterals;

PlanDialog::PlanDialog(const Parts &parts, const QUuid &key, std::function<int()> waiting, QWidget *parent)
    : QDialog(parent)
    , m_parts(parts)
    , m_key(key)
    , m_waiting(std::move(waiting))
{
    if (const Account *account = m_parts.accounts.find(key))
        m_before = *account;
    build();
    for (const Product product : m_parts.catalogue.products())
        m_product->addItem(QString(), int(product));
    m_product->setCurrentIndex(m_product->findData(int(m_before.product)));
    fillModes();
    m_mode->setCurrentIndex(m_mode->findData(int(m_before.mode)));
    setChannels(*m_channels, m_before);
    connect(m_product, &QComboBox::currentIndexChanged, this, [this] {
        fillModes();
        refresh();
    });
    connect(m_mode, &QComboBox::currentIndexChanged, this, &PlanDialog::refresh);
    connect(m_channels, &QSpinBox::valueChanged, this, &PlanDialog::refresh);
    retranslate();
}

void PlanDialog::build()
{
    setObjectName(u"planDialog"_s);
    m_name = new QLabel(this);
    m_name->setTextFormat(Qt::PlainText);
    m_name->setWordWrap(true);
    m_product = new QComboBox(this);
    m_product->setObjectName(u"planProduct"_s);
    m_mode = new QComboBox(this);
    m_mode->setObjectName(u"planMode"_s);
    m_channels = makeChannelsBox(this);
    m_channels->setObjectName(u"planChannels"_s);
    for (QWidget *field : std::initializer_list<QWidget *>{m_product, m_mode, m_channels})
        new WheelGuard(field);
    m_effect = new QLabel(this);
    m_effect->setTextFormat(Qt::PlainText);
    m_effect->setWordWrap(true);
    m_waits = new NoteLabel(NoteLabel::Kind::Problem, this);
    m_waits->setObjectName(u"planWaits"_s);
    m_failure = new NoteLabel(NoteLabel::Kind::Problem, this);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_save = buttons->addButton(QString(), QDialogButtonBox::AcceptRole);
    m_save->setObjectName(u"savePlan"_s);
    m_save->setDefault(true);

    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_name);
    auto *fields = new QWidget(this);
    auto *rows = new LabelledRows(fields);
    rows->setContentsMargins(0, 0, 0, 0);
    m_productLabel = rows->addField(m_product, m_product);
    m_modeLabel = rows->addField(m_mode, m_mode);
    m_channelsLabel = rows->addField(m_channels, m_channels);
    layout->addWidget(fields);
    layout->addWidget(m_effect);
    layout->addWidget(m_waits);
    layout->addWidget(m_failure);
    layout->addStretch(1);
    layout->addWidget(buttons);
    setMinimumWidth(fontMetrics().averageCharWidth() * 56);
    connect(buttons, &QDialogButtonBox::accepted, this, &PlanDialog::save);
    connect(buttons, &QDialogButtonBox::rejected, this, &PlanDialog::reject);
}

void PlanDialog::fillModes()
{
    m_mode->clear();
    const QList<Mode> modes = m_parts.catalogue.modes(Product(m_product->currentData().toInt()));
    for (const Mode mode : modes)
        m_mode->addItem(modeName(mode), int(mode));
    // Only the operator knows which mode was bought: none is preselected unless there is only one.
    m_mode->setCurrentIndex(modes.size() == 1 ? 0 : -1);
    const bool asked = modes.size() > 1 || modes.value(0) != Mode::None;
    m_mode->setVisible(asked);
    m_modeLabel->setVisible(asked);
}

Account PlanDialog::chosen() const
{
    Account account = m_before;
    account.product = Product(m_product->currentData().toInt());
    account.mode = Mode(m_mode->currentData().toInt());
    if (m_parts.catalogue.hasChannels(account.product, account.mode))
        takeChannels(*m_channels, account);
    return account;
}

void PlanDialog::refresh()
{
    const bool complete = m_mode->currentIndex() >= 0;
    const Account account = chosen();
    const bool channels = complete && m_parts.catalogue.hasChannels(account.product, account.mode);
    m_channels->setVisible(channels);
    m_channelsLabel->setVisible(channels);
    m_save->setEnabled(complete && account != m_before);

    m_effect->setText(complete ? planEffectText(m_parts.catalogue, m_before, account)
                               : tr("Choose the mode that was bought."));
    m_waits->setText(planWaitingText(complete && isOtherPlan(m_before, account) ? m_waiting() : 0));
    setMinimumHeight(layout()->totalHeightForWidth(std::max(width(), minimumWidth())));
}

void PlanDialog::save()
{
    const Account *now = m_parts.accounts.find(m_key);
    if (!now || m_mode->currentIndex() < 0)
        return;
    Account account = *now; // the name may have been changed meanwhile
    const Account wanted = chosen();
    account.product = wanted.product;
    account.mode = wanted.mode;
    account.channels = wanted.channels;
    account.channelsEntered = wanted.channelsEntered;
    m_save->setEnabled(false);
    // Empty secrets with Keep::InStore: the stored ones stay unchanged.
    m_parts.accounts.update(account, {}, AccountBook::Keep::InStore,
                            [this, self = QPointer(this)](const Expected<void, AccountBook::Failure> &done) {
                                if (!self)
                                    return;
                                if (!done) {
                                    m_failure->setText(accountFailureText(done.error()));
                                    refresh();
                                    return;
                                }
                                Q_EMIT changed(m_key);
                                accept();
                            });
}

void PlanDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void PlanDialog::retranslate()
{
    setWindowTitle(tr("Change plan"));
    //: %1 the name of a key
    m_name->setText(tr("What was bought under the key “%1”:").arg(visibleText(m_before.name)));
    const auto name = [](QLabel &label, QWidget &field, const QString &text) {
        label.setText(text);
        field.setAccessibleName(text);
    };
    name(*m_productLabel, *m_product, tr("Product"));
    name(*m_modeLabel, *m_mode, tr("Mode"));
    name(*m_channelsLabel, *m_channels, tr("Channels"));
    m_channels->setSpecialValueText(channelsNotEnteredText());
    m_mode->setPlaceholderText(tr("Choose…"));
    for (int i = 0; i < m_product->count(); ++i)
        m_product->setItemText(i, productName(Product(m_product->itemData(i).toInt())));
    for (int i = 0; i < m_mode->count(); ++i)
        m_mode->setItemText(i, modeName(Mode(m_mode->itemData(i).toInt())));
    m_save->setText(tr("Change plan"));
    refresh();
}

} // namespace proxydeck

#include "moc_plan_dialog.cpp"
