// SPDX-License-Identifier: MIT
#include "ui/history/today_button.h"

#include "accounts/account_book.h"
#include "history/today_sums.h"
#include "ui/record/history_cost.h"

#include <QEvent>
#include <QLocale>
#include <QStyle>
#include <QStyleOptionToolButton>

namespace proxydeck {

using namespace Qt::StringLiterals;

TodayButton::TodayButton(const TodaySums &today, const AccountBook &accounts, QWidget *parent)
    : QToolButton(parent)
    , m_today(today)
    , m_accounts(accounts)
{
    setObjectName(u"today"_s);
    setAutoRaise(true);
    setToolButtonStyle(Qt::ToolButtonTextOnly);
    setFocusPolicy(Qt::TabFocus);
    connect(&m_today, &TodaySums::changed, this, &TodayButton::update);
    connect(&m_accounts, &AccountBook::accountChanged, this, &TodayButton::update); // perhaps the price
    update();
}

QString TodayButton::textOf(Detail detail) const
{
    if (!m_today.summary())
        return {};
    const HistorySummary &sums = *m_today.summary();
    const QLocale locale;
    //: in the status bar; %1 a number of IPs
    QString text = tr("Today: %1 extracted").arg(locale.toString(sums.leases));
    if (detail == Detail::NoExits)
        return text;
    //: in the status bar, after "Today: 312 extracted"; %1 a number of different exit IPs
    text += u" · "_s + tr("%1 exit IPs").arg(locale.toString(sums.exits));
    const std::optional<qint64> cost = historyCost(sums.keys, m_accounts);
    if (detail == Detail::All && cost)
        //: in the status bar, after "Today: 312 extracted"; %1 an amount of money
        text += u" · "_s + tr("cost %1").arg(costText(*cost));
    return text;
}

int TodayButton::widthOf(Detail detail) const
{
    if (!m_today.summary())
        return 0;
    ensurePolished();
    QStyleOptionToolButton option;
    initStyleOption(&option);
    option.text = textOf(detail);
    const QSize text = fontMetrics().size(Qt::TextShowMnemonic, option.text);
    const int blank = fontMetrics().horizontalAdvance(QLatin1Char(' ')) * 2; // as QToolButton::sizeHint()
    return style()->sizeFromContents(QStyle::CT_ToolButton, &option, text + QSize(blank, 0), this).width();
}

void TodayButton::setDetail(Detail detail)
{
    m_detail = detail;
    setText(textOf(detail));
}

void TodayButton::update()
{
    setVisible(m_today.summary().has_value());
    setText(textOf(m_detail));
    const QString all = textOf(Detail::All);
    setAccessibleName(all);
    setToolTip(tr("%1. The day is the vendor's, from midnight to midnight in China. Opens the history.").arg(all));
    Q_EMIT edited();
}

void TodayButton::changeEvent(QEvent *event)
{
    QToolButton::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        update();
}

} // namespace proxydeck

#include "moc_today_button.cpp"
