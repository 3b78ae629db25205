// SPDX-License-Identifier: MIT
#include "ui/history/history_tab.h"

#include "filter/filter_query.h"
#include "outbox/cells_text.h"
#include "ui/desktop/clipboard.h"
#include "ui/filter/filter_words.h"
#include "ui/record/history_bar.h"
#include "ui/record/history_table.h"

namespace proxydeck {

HistoryTab::HistoryTab(const Parts &parts, QWidget *parent)
    : QWidget(parent)
    , m_parts(parts)
{
}

void HistoryTab::search(const HistoryFilter &filter)
{
    m_stale = false;
    doSearch(filter);
}

void HistoryTab::stopAndMarkStale()
{
    if (!isBusy())
        return;
    stop();
    m_stale = true;
}

void HistoryTab::copyCell()
{
    const HistoryTable *front = table();
    const QModelIndex index = front ? front->currentIndex() : QModelIndex();
    if (!index.isValid())
        return;
    const QString text = index.data().toString();
    m_parts.clipboard.put(tabbedCell(text));
    Q_EMIT message(tr("Copied %1").arg(text));
}

QString HistoryTab::unreadWords() const
{
    const QStringList unread = FilterQuery(m_parts.bar.filterText(), filterVocabulary()).unread();
    return unread.isEmpty() ? QString() : tr("Not understood: %1").arg(unread.join(u' '));
}

QString HistoryTab::noRecordText() { return tr("The demo keeps no record: what it brings is lost when it ends."); }

} // namespace proxydeck

#include "moc_history_tab.cpp"
