// SPDX-License-Identifier: MIT
#include "ui/request/channels_question.h"

#include "accounts/account_book.h"
#include "catalogue/catalogue.h"
#include "preferences/key_values.h"
#include "ui/widgets/number_box.h"
#include "ui/widgets/wheel_guard.h"
#include "ui/wording/account_wording.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QSpinBox>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostChannels = 100'000;

} // namespace

ChannelsQuestion::ChannelsQuestion(const Catalogue &catalogue, AccountBook &accounts, KeyValues &values,
                                   QWidget *parent)
    : QWidget(parent)
    , m_catalogue(catalogue)
    , m_accounts(accounts)
    , m_values(values)
    , m_text(new QLabel(this))
    , m_channels(new NumberBox(this))
    , m_save(new QPushButton(this))
    , m_decline(new QPushButton(this))
{
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setBuddy(m_channels);
    m_channels->setObjectName(u"askedChannels"_s);
    m_channels->setRange(1, mostChannels);
    m_channels->setAccelerated(true);
    new WheelGuard(m_channels);
    m_save->setObjectName(u"saveChannels"_s);
    m_decline->setObjectName(u"declineChannels"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_text);
    auto *row = new QHBoxLayout;
    row->addWidget(m_channels, 1);
    row->addWidget(m_save);
    row->addWidget(m_decline);
    layout->addLayout(row);
    connect(m_save, &QPushButton::clicked, this, &ChannelsQuestion::save);
    connect(m_decline, &QPushButton::clicked, this, &ChannelsQuestion::decline);
    retranslate();
    hide();
}

void ChannelsQuestion::showKey(const QUuid &key)
{
    const Account *account = m_accounts.find(key);
    const bool asks = account && !account->channelsEntered && m_catalogue.hasChannels(account->product, account->mode)
        && !m_values.isChannelsDeclined(key);
    if (key != m_key)
        m_channels->setValue(1);
    m_key = key;
    setVisible(asks);
}

void ChannelsQuestion::save()
{
    const Account *account = m_accounts.find(m_key);
    if (!account)
        return;
    m_channels->interpretText();
    Account changed = *account;
    changed.channels = m_channels->value();
    changed.channelsEntered = true;
    // Empty secrets with Keep::InStore: the stored ones stay unchanged.
    m_accounts.update(changed, {}, AccountBook::Keep::InStore,
                      [self = QPointer(this)](const Expected<void, AccountBook::Failure> &done) {
                          if (self && !done)
                              Q_EMIT self->message(accountFailureText(done.error()));
                      });
}

void ChannelsQuestion::decline()
{
    m_values.setChannelsDeclined(m_key);
    hide();
    Q_EMIT message(tr("They can be entered later, under the key's plan."));
}

void ChannelsQuestion::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void ChannelsQuestion::retranslate()
{
    m_text->setText(tr("How many channels were bought? The calls a minute follow from them."));
    m_channels->setAccessibleName(tr("Channels"));
    m_save->setText(tr("Save"));
    m_decline->setText(tr("Not now"));
}

} // namespace proxydeck

#include "moc_channels_question.cpp"
