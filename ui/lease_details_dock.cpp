// SPDX-License-Identifier: MIT
#include "ui/lease_details_dock.h"

#include "ui/lease_table_view.h"
#include "ui/leases_panel.h"

#include <QAction>
#include <QEvent>

namespace proxydeck {

using namespace Qt::StringLiterals;

LeaseDetailsDock::LeaseDetailsDock(const LeaseDetails::Parts &parts, LeasesPanel &panel, QWidget *parent)
    : QDockWidget(parent)
    , m_details(new LeaseDetails(parts, this))
{
    setObjectName(u"leaseDetailsDock"_s);
    setWidget(m_details);
    m_details->follow(panel.table());
    QAction *toggle = toggleViewAction();
    toggle->setObjectName(u"toggleLeaseDetails"_s);
    toggle->setShortcuts(
        {QKeySequence(Qt::Key_F4), QKeySequence(Qt::ALT | Qt::Key_Return), QKeySequence(Qt::ALT | Qt::Key_Enter)});
    // F4 opens the list of a field elsewhere.
    toggle->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    toggle->setAutoRepeat(false);
    panel.setDetailsAction(toggle);
    addAction(toggle);
    // Not to whatever comes next: back to the row that was read about.
    const auto back = [&panel] { panel.table().setFocus(Qt::OtherFocusReason); };
    connect(m_details, &LeaseDetails::leaveRequested, &panel, back);
    connect(toggle, &QAction::triggered, &panel, [back](bool shown) {
        if (!shown)
            back();
    });
    connect(m_details, &LeaseDetails::callRequested, this, &LeaseDetailsDock::callRequested);
    connect(m_details, &LeaseDetails::copyRequested, this, &LeaseDetailsDock::copyRequested);
    retranslate();
    hide();
}

void LeaseDetailsDock::retranslate() { setWindowTitle(tr("Lease details")); }

void LeaseDetailsDock::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDockWidget::changeEvent(event);
}

} // namespace proxydeck
