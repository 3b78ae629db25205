// SPDX-License-Identifier: MIT
#include "ui/window/lease_details_dock.h"

#include "ui/leases/leases_panel.h"
#include "ui/table/lease_table_view.h"

#include <QAction>
#include <QEvent>

namespace proxydeck {

using namespace Qt::StringLiterals;

LeaseDetailsDock::LeaseDetailsDock(const LeaseDetails::Parts &parts, LeasesPanel &panel, QWidget *parent)
    : QDockWidget(parent)
    , m_parts(parts)
    , m_panel(panel)
{
    setObjectName(u"leaseDetailsDock"_s);
    QAction *toggle = toggleViewAction();
    toggle->setObjectName(u"toggleLeaseDetails"_s);
    toggle->setShortcuts(
        {QKeySequence(Qt::Key_F4), QKeySequence(Qt::ALT | Qt::Key_Return), QKeySequence(Qt::ALT | Qt::Key_Enter)});
    // Limited to these widgets, because F4 opens the list of a field in others.
    toggle->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    toggle->setAutoRepeat(false);
    panel.setDetailsAction(toggle);
    addAction(toggle);
    connect(toggle, &QAction::triggered, &panel, [&panel](bool shown) {
        if (!shown)
            panel.table().setFocus(
                Qt::OtherFocusReason); // back to the row whose details were shown, not to the next widget
    });
    retranslate();
    hide();
}

LeaseDetails &LeaseDetailsDock::details()
{
    if (!m_details) {
        m_details = new LeaseDetails(m_parts, this);
        m_details->follow(m_panel.table());
        connect(m_details, &LeaseDetails::focusBackRequested, &m_panel,
                [panel = &m_panel] { panel->table().setFocus(Qt::OtherFocusReason); });
        connect(m_details, &LeaseDetails::callRequested, this, &LeaseDetailsDock::callRequested);
        connect(m_details, &LeaseDetails::copyRequested, this, &LeaseDetailsDock::copyRequested);
        setWidget(m_details);
    }
    return *m_details;
}

void LeaseDetailsDock::setVisible(bool visible)
{
    if (visible)
        details();
    QDockWidget::setVisible(visible);
}

void LeaseDetailsDock::retranslate() { setWindowTitle(tr("Lease details")); }

void LeaseDetailsDock::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDockWidget::changeEvent(event);
}

} // namespace proxydeck

#include "moc_lease_details_dock.cpp"
