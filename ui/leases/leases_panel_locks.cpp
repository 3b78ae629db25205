// SPDX-License-Identifier: MIT
// The region locks of LeasesPanel: their table, and the tabs that lead to it.
#include "ui/leases/leases_panel.h"

#include "leases/region_lock_model.h"
#include "ui/leases/leases_bar.h"
#include "ui/leases/region_locks_view.h"
#include "ui/outgoing/cells_menu.h"
#include "ui/table/lease_table_view.h"

#include <QLocale>
#include <QSettings>
#include <QStackedWidget>
#include <QTabBar>

namespace proxydeck {

using namespace Qt::StringLiterals;

RegionLocksView &LeasesPanel::regionLocksTable()
{
    if (m_locks)
        return *m_locks;
    m_locks = new RegionLocksView(m_parts.regionLocks, this);
    m_locks->setObjectName(u"regionLocks"_s);
    m_locks->setFrameShape(QFrame::NoFrame);
    m_locks->setDensity(m_table->density());
    m_locks->setFilterText(m_bar->filterText());
    if (m_restoredFrom)
        m_locks->restoreState(*m_restoredFrom);
    m_pages->insertWidget(LocksPage, m_locks);
    m_cellsMenu->serve(*m_locks);
    followRows(*m_locks->model());
    connect(m_locks, &RegionLocksView::selectionEdited, this, [this] { m_updateTimer.start(); });
    connect(m_locks, &QWidget::customContextMenuRequested, this, [this](const QPoint &at) { showContextMenu(m_locks, at); });
    return *m_locks;
}

bool LeasesPanel::showsLocks() const
{
    return m_pages->currentIndex() == LocksPage;
}

qsizetype LeasesPanel::regionLocksRowCount() const
{
    return m_locks ? m_locks->model()->rowCount() : 0;
}

void LeasesPanel::showLeases()
{
    m_tabs->setCurrentIndex(LeasesPage);
}

void LeasesPanel::showLocks()
{
    if (regionLocksRowCount() > 0)
        m_tabs->setCurrentIndex(LocksPage);
}

void LeasesPanel::updateTabs()
{
    const int lines = m_parts.regionLocks.rowCount();
    if (lines > 0)
        regionLocksTable();
    m_tabs->setTabText(LeasesPage, tr("Leases"));
    m_tabs->setTabText(LocksPage, tr("Region locks (%1)").arg(locale().toString(lines)));
    const bool wasShown = !m_tabs->isHidden();
    m_tabs->setVisible(lines > 0);
    if (lines == 0)
        m_tabs->setCurrentIndex(LeasesPage);
    else if (!wasShown)
        m_tabs->setCurrentIndex(LocksPage); // they are what was just asked for
}

} // namespace proxydeck
