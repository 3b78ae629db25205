// SPDX-License-Identifier: MIT
#include "tour/keeper_script.h"

#include "accounts/account_book.h"
#include "application.h"
#include "keepers/keepers.h"
#include "tour/tour.h"
#include "ui/keeper/keeper_chart_view.h"
#include "ui/keeper/keepers_panel.h"
#include "ui/leases/leases_panel.h"
#include "ui/table/lease_table_view.h"
#include "ui/window/main_window.h"

#include <QAbstractButton>
#include <QDockWidget>
#include <QLabel>
#include <QSpinBox>

namespace proxydeck {

using namespace Qt::StringLiterals;

KeeperScript::KeeperScript(Tour &tour)
    : TourHands(tour)
{
}

void KeeperScript::run()
{
    Application &app = m_tour.application();
    Keepers &keepers = app.keepers();
    QWidget &table = app.window().leasesPanel().table();
    m_tour.key(&table, Qt::Key_3, Qt::AltModifier);
    m_tour.settle(100);
    auto *first = m_tour.find<QAbstractButton>("keepFirst");
    m_tour.step(u"keep-filled-empty"_s, first && first->isVisible(), u"what it does, with a button for it"_s);

    auto *panel = app.window().findChild<KeepersPanel *>();
    const QUuid key = app.accounts().at(0).id;
    if (!panel) {
        m_tour.step(u"keep-filled"_s, false, u"there is no such part of the window"_s);
        return;
    }
    panel->keep(key);
    m_tour.settle(100);
    const auto number = [this](const char *name) {
        auto *field = m_tour.find<QWidget>(name);
        auto *box = qobject_cast<QSpinBox *>(field);
        return box || !field ? box : field->findChild<QSpinBox *>();
    };
    const std::pair<const char *, int> wanted[]{
        {"keeperKeep", 4}, {"keeperLeft", 5}, {"keeperPerHour", 60}, {"keeperPerDay", 200}};
    for (const auto &[name, value] : wanted) {
        if (QSpinBox *box = number(name))
            box->setValue(value);
    }
    m_tour.settle(50);
    auto *price = m_tour.find<QLabel>("keeperPrice");
    m_tour.step(u"keep-filled-price"_s, price && !price->text().isEmpty() && !keepers.isOn(key),
                u"what is wanted, what it takes, and a budget; nothing is started yet"_s);

    m_tour.click(m_tour.find<QAbstractButton>("keeperStart"));
    const bool isHeld = m_tour.until(
        [&] {
            const KeeperStatus status = keepers.status(key);
            return status.state.phase == KeeperState::Phase::Holding && status.good >= status.terms.keep;
        },
        patience);
    m_tour.settle(1'200); // the chart has some seconds
    auto *chart = m_tour.find<KeeperChartView>("keeperChart");
    m_tour.step(u"keep-filled"_s, isHeld && chart && chart->accessibleDescription().contains(u'4'),
                u"the key is kept filled: table, chart, and a word in the list of keys"_s);

    m_tour.click(m_tour.find<QAbstractButton>("keeperStart"));
    m_tour.settle(100);
    m_tour.step(u"keep-filled-paused"_s, keepers.has(key) && !keepers.isOn(key), u"paused by the same button"_s);
    m_tour.click(m_tour.find<QAbstractButton>("keeperRemove"));
    if (auto *calls = app.window().findChild<QDockWidget *>(u"callsDock"_s))
        calls->raise();
    m_tour.settle(100);
}

} // namespace proxydeck
