// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

#include <memory>

class QAction;
class QMenu;
class QWidget;

namespace proxydeck {

/// What can be done with local ports and their connections, shared by menus, buttons and shortcuts. Whoever does it
/// connects them.
class PortActions final : public QObject
{
    Q_OBJECT

public:
    explicit PortActions(QWidget *parent);
    ~PortActions() override;

    QAction *make;
    QAction *makeFromFilter; ///< a port with the filter above the table of leases
    QAction *edit;           ///< F2 in the table of ports
    QAction *toggle;         ///< on or off
    QAction *remove;         ///< Del in the table of ports
    QAction *close;          ///< the selected connections; Del in their table
    QAction *onlyThis;       ///< checkable: connections of the current port only

    /// All of them with what else there is, as a menu.
    QMenu *menu() const { return m_menu.get(); }
    void fillMenu(QAction *copy, QMenu *copyAs, QMenu *columns);
    /// Whether there is a port, whether it is on, and how many connections are selected.
    void setState(bool hasPort, bool isOn, qsizetype selected);
    void retranslate();

private:
    QAction *add(const char *name, const char *icon = "");

    std::unique_ptr<QMenu> m_menu;
    bool m_isOn = false;
};

} // namespace proxydeck
