// SPDX-License-Identifier: MIT
#include "ui/history/rows_tab.h"

#include "ui/record/history_bar.h"
#include "ui/record/history_model.h"
#include "ui/record/history_table.h"
#include "ui/record/history_texts.h"

#include <QAction>
#include <QLocale>
#include <QVBoxLayout>

#include <numeric>

namespace proxydeck {

using namespace Qt::StringLiterals;

RowsTab::RowsTab(const Parts &parts, HistoryModel *model, const QString &name, const QAction &everything,
                 QWidget *parent)
    : HistoryTab(parts, parent)
    , m_model(model)
    , m_table(new HistoryTable(*model, name, this))
    , m_everything(everything)
{
    model->setParent(this);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_table);
    connect(m_model, &HistoryModel::stateChanged, this, &RowsTab::edited);
    connect(m_table, &HistoryTable::selectionEdited, this, &RowsTab::edited);
}

RowsTab::~RowsTab()
{
    m_table->disconnect(this); // it is destroyed after this object and would still emit selection changes
}

void RowsTab::doSearch(const HistoryFilter &filter) { m_model->search(filter); }
void RowsTab::stop() { m_model->stop(); }
bool RowsTab::isBusy() const { return m_model->isBusy(); }
void RowsTab::showState() { m_table->setEmptyText(emptyText()); }
bool RowsTab::hasContent() const { return m_model->rowCount() > 0; }
void RowsTab::saveState(QSettings &settings) const { m_table->saveState(settings); }
void RowsTab::restoreState(QSettings &settings) { m_table->restoreState(settings); }
void RowsTab::retranslate() { m_model->retranslate(); }

std::optional<qint64> RowsTab::exportableRows() const
{
    return m_model->isSearching() || m_model->rowCount() == 0 ? std::nullopt : m_model->total();
}

QString RowsTab::emptyText() const
{
    if (!parts().history)
        return noRecordText();
    if (m_model->isSearching())
        return tr("Searching…");
    if (m_model->failure())
        return historyFailureText(*m_model->failure());
    if (parts().bar.isNarrowed())
        return tr("Nothing was found in this time and with this filter.\n%1 shows everything.")
            .arg(m_everything.shortcut().toString(QKeySequence::NativeText));
    return tr("Nothing is recorded yet. Leases and calls are kept here from the first extraction on.");
}

QString RowsTab::statusText() const
{
    if (!parts().history)
        return {};
    if (m_model->isSearching())
        return tr("Searching…");
    if (m_model->failure())
        return historyFailureText(*m_model->failure());
    const QLocale locale;
    const qsizetype selected = m_table->selectedRows().size();
    QStringList words;
    if (!m_model->total())
        words << tr("More than %1, counting…").arg(locale.toString(m_model->rowCount()));
    else
        words << tr("%1 found").arg(locale.toString(*m_model->total()));
    if (selected > 0)
        words << tr("%1 selected").arg(locale.toString(selected));
    if (m_model->isBusy())
        words << tr("fetching more…");
    if (const QString unread = unreadWords(); !unread.isEmpty())
        words << unread;
    return words.join(u" · "_s);
}

QList<int> RowsTab::chosenRows() const
{
    QList<int> rows = m_table->selectedRows();
    if (rows.isEmpty()) {
        rows.resize(m_model->rowCount());
        std::iota(rows.begin(), rows.end(), 0);
    }
    return rows;
}

QString RowsTab::notAllText(const QList<int> &rows) const
{
    const int fetched = m_model->rowCount();
    const std::optional<qint64> found = m_model->total();
    if (rows.size() < fetched || (found ? *found <= fetched : !m_model->canFetchMore({}) && !m_model->isBusy()))
        return {};
    const QLocale locale;
    //: end of a message on a copy: "Copied 250 as host:port; only the first 250 of 620 – Export takes all"
    return found
        ? tr("; only the first %1 of %2 – Export takes all").arg(locale.toString(fetched), locale.toString(*found))
        : tr("; only the first %1 – Export takes all").arg(locale.toString(fetched));
}

} // namespace proxydeck

#include "moc_rows_tab.cpp"
