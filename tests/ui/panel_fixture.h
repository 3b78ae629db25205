// SPDX-License-Identifier: MIT
#pragma once

#include "panel_world.h"
#include "ui/bar/state_chip.h"
#include "ui/columns/lease_header.h"
#include "ui/table/lease_countdown.h"
#include "ui/table/lease_selection.h"
#include "ui/table/lease_table_view.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>

namespace proxydeck {

/// Common base of the tests of the leases panel: a new PanelWorld for each test, with its panel shown.
class PanelFixture : public QObject
{
protected:
    static constexpr qint64 second = 1000;
    static constexpr qint64 minute = 60 * second;

    void begin()
    {
        m_world = std::make_unique<PanelWorld>();
        QGuiApplication::clipboard()->clear();
    }
    void end() { m_world.reset(); }

    LeasesPanel &panel() { return *m_world->panel; }
    LeaseTableView &table() { return m_world->panel->table(); }
    template<typename Widget>
    Widget *find(const QString &name)
    {
        return panel().findChild<Widget *>(name);
    }
    StateChip *chip(LeaseState state) { return find<StateChip>(QStringLiteral("chip%1").arg(int(state))); }
    QString copiedText() { return QGuiApplication::clipboard()->text(); }

    void show()
    {
        panel().resize(1100, 600);
        panel().show();
        QVERIFY(QTest::qWaitForWindowExposed(&panel(), 60'000));
        panel().activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&panel(), 60'000));
        table().setFocus();
        table().clearSelection(); // of what came last
        QCoreApplication::processEvents();
    }

    QStringList shownServers()
    {
        QStringList servers;
        for (int row = 0; row < table().model()->rowCount(); ++row)
            servers.append(table().model()->index(row, int(LeaseColumn::Server)).data().toString());
        return servers;
    }

    void copyAs(const QString &format)
    {
        const auto actions = panel().copyAsMenu()->actions();
        for (QAction *action : actions) {
            if (action->objectName() == QStringLiteral("copyAs.") + format)
                action->trigger();
        }
    }

    /// 2 expired, 1 expiring, 3 live; newest last.
    void addSix()
    {
        PanelWorld &world = *m_world;
        const auto quanzhou = QStringLiteral("福建省泉州市");
        world.add({world.lease(QStringLiteral("10.0.0.1"), 1001, 10 * second, quanzhou),
                   world.lease(QStringLiteral("10.0.0.2"), 1002, 10 * second)});
        world.advance(11 * second);
        world.add({world.lease(QStringLiteral("10.0.1.1"), 2001, 20 * second, QStringLiteral("浙江省金华市"))});
        world.add({world.lease(QStringLiteral("10.0.2.1"), 3001, 5 * minute, quanzhou),
                   world.lease(QStringLiteral("10.0.2.2"), 3002, 4 * minute),
                   world.lease(QStringLiteral("10.0.2.3"), 3003, 3 * minute)});
    }

    std::unique_ptr<PanelWorld> m_world;
};

} // namespace proxydeck
