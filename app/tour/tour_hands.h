// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

class QComboBox;
class QWidget;

namespace proxydeck {

class Tour;
struct Endpoint;

/// Steps that the tour's scripts share: choose an interface, fill a field, extract, open a window.
class TourHands
{
protected:
    static constexpr int patience = 60'000; ///< ms; enough for a busy machine

    explicit TourHands(Tour &tour);

    static bool chooseData(QComboBox *combo, int data);
    bool choose(const Endpoint &endpoint);
    /// Presses Ctrl+Return and waits for the call to end. \return whether it got at least \a atLeast rows.
    bool extract(int atLeast);
    /// Title of the newest call, as in the list of calls.
    QString lastOutcome() const;
    bool lastCallFailed() const;
    void setField(const char *name, const QString &value);
    /// Opens the window \a window with the menu entry \a action, both by object name.
    QWidget *open(const char *action, const char *window);

    Tour &m_tour;
};

} // namespace proxydeck
