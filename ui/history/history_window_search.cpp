// SPDX-License-Identifier: MIT
// How HistoryWindow asks the record, and what it says about the answers.
#include "accounts/account_book.h"
#include "catalogue/catalogue.h"
#include "leases/vendor_clock.h"
#include "ui/filter/filter_words.h"
#include "ui/history/history_window.h"
#include "ui/record/history_bar.h"
#include "ui/record/history_calls_model.h"
#include "ui/record/history_leases_model.h"
#include "ui/record/history_table.h"
#include "ui/record/history_texts.h"
#include "ui/summary/history_summary_view.h"

#include <QAction>
#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace proxydeck {

using namespace Qt::StringLiterals;

HistoryFilter HistoryWindow::currentFilter() const
{
    // Days and times of day are those of this machine's clock; states are reckoned by the vendor's.
    HistoryFilter filter = m_bar->filter(QDateTime::currentDateTime());
    filter.nowMs = m_parts.vendorClock.nowMs();
    filter.expiringMarginMs = m_expiringMarginMs;
    return filter;
}

void HistoryWindow::refresh()
{
    m_stale.fill(true);
    if (isVisible())
        searchTab(tab());
}

void HistoryWindow::stopOthers(Tab front)
{
    // One search runs after another: who waits for this one must not wait for those that nobody looks at.
    for (const Tab other : {Tab::Leases, Tab::Calls}) {
        if (other == front || !model(other)->isBusy())
            continue;
        model(other)->stop();
        m_stale[size_t(other)] = true;
    }
    if (front != Tab::Summary && m_summaryTicket != 0) {
        m_parts.history->cancel(std::exchange(m_summaryTicket, 0));
        m_stale[size_t(Tab::Summary)] = true;
    }
}

void HistoryWindow::searchTab(Tab tab)
{
    stopOthers(tab);
    m_stale[size_t(tab)] = false;
    if (tab == Tab::Summary)
        searchSummary();
    else
        model(tab)->search(currentFilter());
    updateAll();
}

void HistoryWindow::searchSummary()
{
    if (!m_parts.history)
        return;
    m_parts.history->cancel(m_summaryTicket);
    m_summaryFailure.reset();
    const HistoryFilter filter = currentFilter();
    const QDate today = QDate::currentDate();
    const HistoryDays days = m_bar->days(today);
    m_summaryTicket = m_parts.history->summary(
        filter, [this, days, today, words = m_bar->hasWords()](const Expected<HistorySummary, HistoryFailure> &answer) {
            m_summaryTicket = 0;
            m_hasSummary = answer.has_value();
            if (answer) {
                m_summedUp = answer->leases;
                m_summary->setSummary(*answer, days, today, words);
            } else {
                m_summaryFailure = answer.error();
            }
            updateAll();
        });
}

void HistoryWindow::askAccounts()
{
    if (!m_parts.history)
        return;
    m_parts.history->cancel(m_accountsTicket);
    m_accountsTicket = m_parts.history->accounts([this](const Expected<QList<HistoryAccount>, HistoryFailure> &answer) {
        m_accountsTicket = 0;
        if (answer)
            m_bar->setKnownAccounts(*answer);
    });
}

QString HistoryWindow::emptyText(const HistoryModel &model) const
{
    if (!m_parts.history)
        return tr("No record is kept here: what the demo brings is gone with it.");
    if (model.isSearching())
        return tr("Searching…");
    if (model.failure())
        return historyFailureText(*model.failure());
    if (m_bar->isNarrowed())
        return tr("Nothing was found in this time and with this filter.\n%1 shows everything.")
            .arg(m_clear->shortcut().toString(QKeySequence::NativeText));
    return tr("Nothing is recorded yet. Leases and calls are kept here from the first extraction on.");
}

QString HistoryWindow::unreadWords() const
{
    const QStringList unread = FilterQuery(m_bar->filterText(), filterVocabulary()).unread();
    return unread.isEmpty() ? QString() : tr("Not understood: %1").arg(unread.join(u' '));
}

QString HistoryWindow::tableStatus(const HistoryModel &model, const HistoryTable &table) const
{
    if (!m_parts.history)
        return {};
    if (model.isSearching())
        return tr("Searching…");
    if (model.failure())
        return historyFailureText(*model.failure());
    const QLocale locale;
    const qsizetype selected = table.selectedRows().size();
    QStringList parts;
    if (!model.total())
        parts << tr("More than %1, counting…").arg(locale.toString(model.rowCount()));
    else
        parts << tr("%1 found").arg(locale.toString(*model.total()));
    if (selected > 0)
        parts << tr("%1 selected").arg(locale.toString(selected));
    if (model.isBusy())
        parts << tr("fetching more…");
    if (const QString unread = unreadWords(); !unread.isEmpty())
        parts << unread;
    return parts.join(u" · "_s);
}

QString HistoryWindow::statusText() const
{
    if (tab() != Tab::Summary)
        return tableStatus(*model(tab()), *table(tab()));
    if (m_summaryTicket != 0)
        return tr("Adding up…");
    if (m_summaryFailure)
        return historyFailureText(*m_summaryFailure);
    QStringList parts;
    if (m_hasSummary)
        parts << tr("%1 leases added up").arg(QLocale().toString(m_summedUp));
    if (const QString unread = unreadWords(); !unread.isEmpty())
        parts << unread;
    return parts.join(u" · "_s);
}

QStringList HistoryWindow::valuesOf(FilterField field) const
{
    QStringList values;
    const auto add = [&values](const QString &value) {
        if (!value.isEmpty() && !values.contains(value))
            values.append(value);
    };
    switch (field) {
    case FilterField::State:
        for (const LeaseState state :
             {LeaseState::Expired, LeaseState::Live, LeaseState::Expiring, LeaseState::Undated})
            add(filterStateName(state));
        break;
    case FilterField::Area:
    case FilterField::Isp: {
        const auto column
            = field == FilterField::Area ? HistoryLeasesModel::Column::Area : HistoryLeasesModel::Column::Isp;
        constexpr int looked = 1'000;
        for (int row = 0; row < std::min(looked, m_leases->rowCount()); ++row)
            add(m_leases->index(row, int(column)).data().toString());
        break;
    }
    case FilterField::Account:
        for (int row = 0; row < int(m_parts.accounts.size()); ++row)
            add(historyAccountText(m_parts.accounts.at(row).id, {}, m_parts.accounts));
        break;
    case FilterField::Product:
    case FilterField::Mode:
        for (const Endpoint &endpoint : m_parts.catalogue.endpoints())
            add((field == FilterField::Product ? productWords(endpoint.product) : modeWords(endpoint.mode)).value(0));
        break;
    default:
        break;
    }
    return values;
}

} // namespace proxydeck
