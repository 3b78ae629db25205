// SPDX-License-Identifier: MIT
#include "ui/window/call_of_lease.h"

#include "ui/leases/leases_panel.h"
#include "ui/table/lease_table_view.h"

#include <QAction>
#include <QEvent>

namespace proxydeck {

using namespace Qt::StringLiterals;

CallOfLease::CallOfLease(LeasesPanel &panel, const CallLog &log, std::function<void(CallId)> show)
    : QObject(&panel)
    , m_panel(panel)
    , m_log(log)
    , m_action(new QAction(this))
{
    m_action->setObjectName(u"showCall"_s);
    m_action->setMenuRole(QAction::NoRole);
    m_panel.addRowAction(m_action, [this] { return call() != 0; });
    m_panel.installEventFilter(this);
    connect(m_action, &QAction::triggered, this, [this, show = std::move(show)] {
        if (const CallId id = call())
            show(id);
    });
    retranslate();
}

/// The oldest call that returned it: the one that paid. Later list-in-use calls return it again.
CallId CallOfLease::call() const
{
    const std::optional<RowId> row = m_panel.table().currentRowId();
    if (!row)
        return 0;
    for (int i = 0; i < m_log.size(); ++i) {
        if (const Call &one = m_log.at(i); one.rows.contains(*row))
            return one.id;
    }
    return 0;
}

void CallOfLease::retranslate() { m_action->setText(tr("Show its ca&ll")); }

bool CallOfLease::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == &m_panel && event->type() == QEvent::LanguageChange)
        retranslate();
    return QObject::eventFilter(watched, event);
}

} // namespace proxydeck

#include "moc_call_of_lease.cpp"
