// SPDX-License-Identifier: MIT
#pragma once

#include "catalogue/endpoint.h"

#include <QString>

namespace proxydeck {

class RequestPanel;
class Tour;

/// What the tour does, step by step: the operator's day in a few minutes.
class TourScript
{
public:
    explicit TourScript(Tour &tour);

    void run();

private:
    static constexpr int patience = 60'000; ///< milliseconds; a machine that does other things as well

    void addKeys();
    void addKey(const char *key, const char *password, Product product, Mode mode, int channels);
    void everyEndpoint();
    void copyAndExport();
    void filterAndStates();
    void failures();
    void rateLimit();
    void expiry();
    void words();
    void details();
    void history();
    void sideWindows();
    void looks();

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
