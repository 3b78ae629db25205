// SPDX-License-Identifier: MIT
#include "ui/press/selection_summary.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>

#include <algorithm>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

QList<QUuid> sorted(QList<QUuid> keys)
{
    std::ranges::sort(keys, {}, [](const QUuid &key) { return key.toRfc4122(); });
    return keys;
}

} // namespace

SelectionSummary::SelectionSummary(QWidget *parent)
    : QWidget(parent)
    , m_text(new QLabel(this))
    , m_go(new QPushButton(this))
    , m_cancel(new QPushButton(this))
{
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setObjectName(u"selectionSummary"_s);
    m_go->setObjectName(u"confirmSelection"_s);
    m_cancel->setObjectName(u"cancelSelection"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_text);
    auto *row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(m_go);
    row->addWidget(m_cancel);
    layout->addLayout(row);
    connect(m_go, &QPushButton::clicked, this, [this] { Q_EMIT confirmed(m_copies); });
    connect(m_cancel, &QPushButton::clicked, this, &SelectionSummary::dismiss);
    hide();
}

bool SelectionSummary::accepts(const Facts &facts, bool copies)
{
    const QList<QUuid> keys = sorted(facts.keys);
    if (m_accepted.contains(keys))
        return true;
    if (!isHidden() && m_asked == keys && m_facts.ips == facts.ips) {
        m_accepted.insert(keys);
        dismiss();
        return true;
    }
    m_asked = keys;
    m_facts = facts;
    m_copies = copies;
    showTexts();
    show();
    m_go->setFocus(Qt::OtherFocusReason);
    return false;
}

void SelectionSummary::dismiss()
{
    m_asked.clear();
    hide();
}

void SelectionSummary::forgetUnless(const QList<QUuid> &keys)
{
    if (!m_asked.isEmpty() && !std::ranges::all_of(m_asked, [&](const QUuid &key) { return keys.contains(key); }))
        dismiss();
}

void SelectionSummary::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        showTexts();
}

void SelectionSummary::showTexts()
{
    const QLocale locale;
    const QString ips = locale.toString(m_facts.ips);
    //: %1 a number of keys, %2 a number of IPs that are paid for
    QStringList lines{tr("%1 keys, %2 IPs: each key is called once, with its own values.")
                          .arg(locale.toString(m_facts.keys.size()), ips)};
    m_text->setText((lines + m_facts.left).join(u'\n'));
    //: %1 a number of IPs
    m_go->setText(m_copies ? tr("Extract %1 and copy").arg(ips) : tr("Extract %1").arg(ips));
    m_cancel->setText(tr("Cancel"));
}

} // namespace proxydeck

#include "moc_selection_summary.cpp"
