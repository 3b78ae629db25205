// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

class QComboBox;
class QWidget;

namespace proxydeck {

class Tour;
struct Endpoint;

/// What the scripts of the tour do again and again: choose an interface, fill a field, extract, open a window.
class TourHands
{
protected:
    static constexpr int patience = 60'000; ///< milliseconds; a machine that does other things as well

    explicit TourHands(Tour &tour);

    static bool chooseData(QComboBox *combo, int data);
    bool choose(const Endpoint &endpoint);
    /// Presses Ctrl+Return and waits for the call to end. \return whether it brought \a atLeast rows.
    bool extract(int atLeast);
    /// The newest call's title as the list of calls words it.
    QString lastOutcome() const;
    bool lastCallFailed() const;
    void setField(const char *name, const QString &value);
    /// Opens the window of that name by the menu entry of that name.
    QWidget *open(const char *action, const char *window);

    Tour &m_tour;
};

} // namespace proxydeck
