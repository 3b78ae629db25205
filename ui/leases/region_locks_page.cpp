// SPDX-License-Identifier: MIT
#include "ui/leases/region_locks_page.h"

#include "desk/desk.h"
#include "desk/lease_marks.h"
#include "outbox/export_job.h"
#include "table/region_lock_model.h"
#include "ui/desktop/clipboard.h"
#include "ui/leases/region_locks_view.h"

#include <QLocale>
#include <QPersistentModelIndex>
#include <QSet>
#include <QVBoxLayout>

namespace proxydeck {

using namespace Qt::StringLiterals;

RegionLocksPage::RegionLocksPage(RegionLockModel &model, Desk &desk, Clipboard &clipboard, QWidget *parent)
    : TablePage(parent)
    , m_model(model)
    , m_desk(desk)
    , m_clipboard(clipboard)
    , m_view(new RegionLocksView(model, this))
{
    m_view->setObjectName(u"regionLocks"_s);
    m_view->setFrameShape(QFrame::NoFrame);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_view);
    followRows();
    connect(m_view, &RegionLocksView::selectionEdited, this, &RegionLocksPage::rowsEdited);
}

QTableView &RegionLocksPage::view() const { return *m_view; }
qsizetype RegionLocksPage::selectedRows() const { return m_view->selectedLines().size(); }
void RegionLocksPage::setDensity(RowDensity density) { m_view->setDensity(density); }
void RegionLocksPage::putOnClipboard(const QString &text) { m_clipboard.put(text); }
QString RegionLocksPage::exportName() const { return u"region-locks"_s; }
void RegionLocksPage::saveState(QSettings &settings) const { m_view->saveState(settings); }
void RegionLocksPage::restoreState(QSettings &settings) { m_view->restoreState(settings); }

void RegionLocksPage::setFilterText(const QString &text)
{
    m_filter = text;
    m_view->setFilterText(text);
}

void RegionLocksPage::retranslate()
{
    m_view->setFilterText(m_filter); // the texts that the filter searches have changed
    m_view->retranslate();
}

void RegionLocksPage::copy()
{
    const QList<int> lines = hasSelection() ? m_view->selectedLines() : m_view->shownLines();
    if (lines.isEmpty())
        return;
    Q_EMIT aboutToCopy();
    beginCopy(hasSelection());
    // Copy formats apply to proxies only: copied as tab-separated text for spreadsheets.
    putOnClipboard(m_view->text(lines));
    tellCopied(lines.size() == 1 ? tr("Copied one region lock")
                                 : tr("Copied %1 region locks").arg(locale().toString(lines.size())));
}

void RegionLocksPage::takeCells(const QList<int> &columns, bool titles, const QString &column)
{
    QList<int> lines = m_view->shownLines();
    if (isCopyOfSelection()) {
        const QList<int> selected = m_view->selectedLines();
        const QSet<int> wanted(selected.begin(), selected.end());
        lines.removeIf([&](int line) { return !wanted.contains(line); });
    }
    putCells(m_view->text(lines, columns, titles), lines.size(), column);
}

RowExports::Start RegionLocksPage::bindExport()
{
    const auto bound = [this](const QList<int> &lines) {
        QList<QPersistentModelIndex> kept;
        for (const int line : lines)
            kept.append(m_model.index(line, 0));
        return kept;
    };
    return [this, selected = bound(m_view->selectedLines()),
            shown = bound(m_view->shownLines())](const QString &path, const ExportChoice &choice) {
        CsvOptions options;
        options.byteOrderMark = choice.byteOrderMark;
        options.append = choice.append;
        QList<int> lines;
        for (const QPersistentModelIndex &index : choice.onlySelection ? selected : shown) {
            if (index.isValid())
                lines.append(index.row());
        }
        auto job = std::make_unique<ExportJob>();
        job->exportRegionLocks(m_model, lines, path, options);
        return RowExports::Started{std::move(job), lines.size()};
    };
}

void RegionLocksPage::forget()
{
    const QList<int> lines = m_view->selectedLines();
    if (lines.isEmpty())
        return;
    m_desk.marks().removeRegionLocks(lines);
    Q_EMIT message(lines.size() == 1 ? tr("Removed one region lock from this table; at the vendor nothing changes")
                                     : tr("Removed %1 region locks from this table; at the vendor nothing changes")
                                           .arg(locale().toString(lines.size())));
    Q_EMIT undoOffered();
}

void RegionLocksPage::showRestored(const QList<int> &lines)
{
    m_view->selectLines(lines);
    Q_EMIT message(lines.size() == 1 ? tr("Restored one region lock")
                                     : tr("Restored %1 region locks").arg(locale().toString(lines.size())));
    Q_EMIT undoOffered(); // what was removed before it
}

} // namespace proxydeck

#include "moc_region_locks_page.cpp"
