// SPDX-License-Identifier: MIT
#include "tour/tour_hands.h"

#include "accounts/account_book.h"
#include "application.h"
#include "catalogue/catalogue.h"
#include "desk/desk.h"
#include "tour/tour.h"
#include "ui/leases/leases_panel.h"
#include "ui/request/request_panel.h"
#include "ui/window/main_window.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAction>
#include <QComboBox>
#include <QLineEdit>
#include <QSpinBox>

namespace proxydeck {

using namespace Qt::StringLiterals;

TourHands::TourHands(Tour &tour)
    : m_tour(tour)
{
}

bool TourHands::chooseData(QComboBox *combo, int data)
{
    const int index = combo ? combo->findData(data) : -1;
    if (index < 0)
        return false;
    combo->setCurrentIndex(index);
    Q_EMIT combo->activated(index);
    return true;
}

bool TourHands::choose(const Endpoint &endpoint)
{
    Application &app = m_tour.application();
    RequestPanel &panel = app.window().requestPanel();
    auto *keys = m_tour.find<QAbstractItemView>("keys");
    for (int row = 0; row < int(app.accounts().size()); ++row) {
        const Account &account = app.accounts().at(row);
        if (account.product == endpoint.product && account.mode == endpoint.mode && keys) {
            // Moves down the list with the keyboard, like an operator without a mouse.
            m_tour.key(keys, Qt::Key_Home);
            for (int step = 0; step < row; ++step)
                m_tour.key(keys, Qt::Key_Down);
            break;
        }
    }
    const QString action = actionName(endpoint.action);
    const auto buttons = panel.findChildren<QAbstractButton *>();
    for (QAbstractButton *button : buttons) {
        if (button->isVisible() && button->isCheckable() && button->text() == action) {
            m_tour.click(button); // may create other buttons in the row
            break;
        }
    }
    return panel.currentEndpoint() == &endpoint;
}

void TourHands::setField(const char *name, const QString &value)
{
    QWidget *field = m_tour.find<QWidget>(name);
    if (auto *line = qobject_cast<QLineEdit *>(field)) {
        line->setFocus();
        line->selectAll();
        if (value.isEmpty())
            m_tour.key(line, Qt::Key_Delete);
        m_tour.type(line, value);
    } else if (auto *spin = qobject_cast<QSpinBox *>(field)) {
        spin->setFocus();
        spin->selectAll();
        m_tour.type(spin, value);
    }
}

QString TourHands::lastOutcome() const
{
    const CallLog &log = m_tour.application().desk().log();
    if (log.size() == 0)
        return {};
    const Call &last = log.at(log.size() - 1);
    return last.error ? (last.error->code.isEmpty() ? u"failed"_s : last.error->code) : u"SUCCESS"_s;
}

bool TourHands::lastCallFailed() const
{
    const CallLog &log = m_tour.application().desk().log();
    return log.size() > 0 && log.at(log.size() - 1).error.has_value();
}

bool TourHands::extract(int atLeast)
{
    Application &app = m_tour.application();
    const CallLog &log = app.desk().log();
    const int before = log.size();
    m_tour.settle(int(PressGuard::quietMs)); // the same press at once would be ignored
    m_tour.key(app.window().leasesPanel().focusProxy() ? app.window().leasesPanel().focusProxy()
                                                       : &app.window().leasesPanel(),
               Qt::Key_Return, Qt::ControlModifier);
    const bool pressed = m_tour.until([&] { return log.size() == before + 1; }, patience);
    const bool ended = pressed && m_tour.until([&] { return log.at(before).isOver(); }, patience);
    m_tour.settle(60);
    return ended && !log.at(before).error && log.at(before).received >= atLeast;
}

QWidget *TourHands::open(const char *action, const char *window)
{
    if (auto *entry = m_tour.application().window().findChild<QAction *>(QLatin1StringView(action)))
        entry->trigger();
    m_tour.settle(100);
    return m_tour.find<QWidget>(window);
}

} // namespace proxydeck
