// SPDX-License-Identifier: MIT
#include "ui/history/summary_tab.h"

#include "ui/desktop/clipboard.h"
#include "ui/record/history_bar.h"
#include "ui/record/history_cost.h"
#include "ui/record/history_table.h"
#include "ui/record/history_texts.h"
#include "ui/summary/history_summary_view.h"

#include <QDate>
#include <QLocale>
#include <QVBoxLayout>

#include <utility>

namespace proxydeck {

using namespace Qt::StringLiterals;

SummaryTab::SummaryTab(const Parts &parts, const Catalogue &catalogue, const AccountBook &accounts, QWidget *parent)
    : HistoryTab(parts, parent)
    , m_accounts(accounts)
    , m_view(new HistorySummaryView(catalogue, this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_view);
}

SummaryTab::~SummaryTab() { stop(); }

void SummaryTab::doSearch(const HistoryFilter &filter)
{
    if (!parts().history)
        return;
    stop();
    m_failure.reset();
    const QDate today = QDate::currentDate();
    const HistoryDays days = parts().bar.days(today);
    m_ticket = parts().history->summary(
        filter,
        [this, days, today, words = parts().bar.hasWords()](const Expected<HistorySummary, HistoryFailure> &answer) {
            m_ticket = 0;
            m_hasSummary = answer.has_value();
            if (answer) {
                m_summedUp = answer->leases;
                const std::optional<qint64> cost = historyCost(answer->keys, m_accounts);
                m_view->setSummary(*answer, days, today, words, cost ? costText(*cost) : QString());
            } else {
                m_failure = answer.error();
            }
            Q_EMIT edited();
        });
}

void SummaryTab::stop()
{
    if (parts().history)
        parts().history->cancel(std::exchange(m_ticket, 0));
}

QString SummaryTab::messageText() const
{
    if (!parts().history)
        return noRecordText();
    if (m_failure)
        return historyFailureText(*m_failure);
    return m_hasSummary ? QString() : tr("Adding up…");
}

void SummaryTab::showState() { m_view->setMessage(messageText()); }
bool SummaryTab::hasContent() const { return m_hasSummary && messageText().isEmpty(); }
HistoryTable *SummaryTab::table() const { return m_view->isTable() ? &m_view->table() : nullptr; }

QString SummaryTab::statusText() const
{
    if (m_ticket != 0)
        return tr("Adding up…");
    if (m_failure)
        return historyFailureText(*m_failure);
    QStringList words;
    if (m_hasSummary)
        words << tr("%1 leases added up").arg(QLocale().toString(m_summedUp));
    if (const QString unread = unreadWords(); !unread.isEmpty())
        words << unread;
    return words.join(u" · "_s);
}

void SummaryTab::copy()
{
    if (const QString text = m_view->text(); !text.isEmpty()) {
        parts().clipboard.put(text);
        Q_EMIT message(tr("Copied the figures"));
    }
}

} // namespace proxydeck

#include "moc_summary_tab.cpp"
