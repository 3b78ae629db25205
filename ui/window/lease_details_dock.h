// SPDX-License-Identifier: MIT
#pragma once

#include "ui/details/lease_details.h"

#include <QDockWidget>

namespace proxydeck {

class LeasesPanel;

/// The details of the current lease, in a dock beside the leases. F4 or Alt+Return in the table or in the dock shows
/// and hides it; hidden at first.
class LeaseDetailsDock : public QDockWidget
{
    Q_OBJECT

public:
    LeaseDetailsDock(const LeaseDetails::Parts &parts, LeasesPanel &panel, QWidget *parent = nullptr);

    /// Created on first use.
    LeaseDetails &details();
    void setVisible(bool visible) override;

Q_SIGNALS:
    void callRequested(proxydeck::CallId call);
    /// Plain text without secrets, for the clipboard.
    void copyRequested(const QString &text);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    LeaseDetails::Parts m_parts;
    LeasesPanel &m_panel;
    LeaseDetails *m_details = nullptr;
};

} // namespace proxydeck
