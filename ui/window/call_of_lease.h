// SPDX-License-Identifier: MIT
#pragma once

#include "desk/call_log.h"

#include <QObject>

#include <functional>

class QAction;

namespace proxydeck {

class LeasesPanel;

/// The action that leads from the current lease to the call that brought it, in the context menu of the leases.
/// Enabled if the list has that call.
class CallOfLease final : public QObject
{
    Q_OBJECT

public:
    /// \a panel is the parent.
    CallOfLease(LeasesPanel &panel, const CallLog &log, std::function<void(CallId)> show);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    CallId call() const;
    void retranslate();

    LeasesPanel &m_panel;
    const CallLog &m_log;
    QAction *m_action;
};

} // namespace proxydeck
