// SPDX-License-Identifier: MIT
#pragma once

#include "ui/details/lease_details.h"

#include <QDockWidget>

namespace proxydeck {

class LeasesPanel;

/// The details of the current lease, beside the leases. F4 or Alt+Return in the table or here shows and hides it;
/// hidden at first.
class LeaseDetailsDock : public QDockWidget
{
    Q_OBJECT

public:
    LeaseDetailsDock(const LeaseDetails::Parts &parts, LeasesPanel &panel, QWidget *parent = nullptr);

    /// Made when they are first asked for, or shown.
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
