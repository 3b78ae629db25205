// SPDX-License-Identifier: MIT
#include "ui/check/check_addresses_field.h"

#include "checks/check_addresses.h"
#include "ui/check/check_address_dialog.h"
#include "ui/check/check_address_texts.h"
#include "ui/widgets/plain_tool_tip.h"

#include <QBoxLayout>
#include <QEvent>
#include <QListWidget>
#include <QPushButton>

#include <algorithm>

namespace proxydeck {

using namespace Qt::StringLiterals;

CheckAddressesField::CheckAddressesField(CheckAddresses &addresses, QWidget *parent)
    : QWidget(parent)
    , m_addresses(addresses)
    , m_list(new QListWidget(this))
    , m_add(new QPushButton(this))
    , m_edit(new QPushButton(this))
    , m_remove(new QPushButton(this))
{
    m_list->setObjectName(u"checkAddresses"_s);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setTextElideMode(Qt::ElideMiddle);
    m_list->setTabKeyNavigation(false);
    m_add->setObjectName(u"addCheckAddress"_s);
    m_edit->setObjectName(u"editCheckAddress"_s);
    m_remove->setObjectName(u"removeCheckAddress"_s);
    auto *buttons = new QHBoxLayout;
    for (QPushButton *button : {m_add, m_edit, m_remove}) {
        button->setAutoDefault(false);
        buttons->addWidget(button);
    }
    buttons->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_list);
    layout->addLayout(buttons);
    m_list->setFixedHeight(fontMetrics().height() * 5);
    setFocusProxy(m_list);

    connect(&m_addresses, &CheckAddresses::changed, this, &CheckAddressesField::refresh);
    connect(m_list, &QListWidget::currentRowChanged, this, &CheckAddressesField::updateButtons);
    connect(m_list, &QListWidget::itemActivated, this, [this] { edit(m_list->currentRow()); });
    connect(m_add, &QPushButton::clicked, this, [this] { edit(-1); });
    connect(m_edit, &QPushButton::clicked, this, [this] { edit(m_list->currentRow()); });
    connect(m_remove, &QPushButton::clicked, this, &CheckAddressesField::removeCurrent);
    refresh();
    retranslate();
}

void CheckAddressesField::refresh()
{
    const int row = std::max(0, m_list->currentRow());
    m_list->clear();
    for (const CheckAddress &address : m_addresses.all()) {
        const QString text = checkAddressText(address);
        auto *item = new QListWidgetItem(text, m_list);
        item->setToolTip(plainToolTip(text));
    }
    m_list->setCurrentRow(std::min(row, m_list->count() - 1));
    updateButtons();
}

void CheckAddressesField::updateButtons()
{
    m_add->setEnabled(m_addresses.all().size() < CheckAddresses::most);
    m_edit->setEnabled(m_list->currentRow() >= 0);
    m_remove->setEnabled(m_list->currentRow() >= 0);
}

void CheckAddressesField::edit(int row)
{
    const QList<CheckAddress> &all = m_addresses.all();
    const bool isNew = row < 0 || row >= all.size();
    auto *dialog = new CheckAddressDialog(isNew ? std::nullopt : std::optional(all.at(row)), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, row = isNew ? -1 : row] { take(row, *dialog); });
    dialog->open();
}

void CheckAddressesField::take(int row, const CheckAddressDialog &dialog)
{
    QList<CheckAddress> all = m_addresses.all();
    if (row >= 0 && row < all.size())
        all[row] = dialog.address();
    else
        all.append(dialog.address());
    m_addresses.set(all);
    m_list->setCurrentRow(row >= 0 ? row : m_list->count() - 1);
}

void CheckAddressesField::removeCurrent()
{
    QList<CheckAddress> all = m_addresses.all();
    const int row = m_list->currentRow();
    if (row < 0 || row >= all.size())
        return;
    all.removeAt(row);
    m_addresses.set(all); // the last one gives way to the vendor's
    m_list->setFocus(Qt::OtherFocusReason);
}

void CheckAddressesField::retranslate()
{
    m_list->setAccessibleName(tr("Check addresses"));
    m_add->setText(tr("&Add…"));
    m_edit->setText(tr("&Edit…"));
    m_remove->setText(tr("&Remove"));
    refresh();
}

void CheckAddressesField::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace proxydeck

#include "moc_check_addresses_field.cpp"
