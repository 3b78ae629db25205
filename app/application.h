// SPDX-License-Identifier: MIT
#pragma once

#include "options.h"

#include <QObject>

#include <memory>

namespace proxydeck {

namespace sim {
class Simulator;
}
class AccountBook;
class CallLog;
class Desk;
class Language;
class LeaseTable;
class LeaseView;
class MainWindow;
class Theme;

/// Builds the program from its parts and connects them. The only place that knows concrete classes of every room.
class Application : public QObject
{
    Q_OBJECT

public:
    explicit Application(const Options &options, QObject *parent = nullptr);
    ~Application() override;

    /// False if there is nothing to show: another program has this data folder and shows its window (exitCode() is 0),
    /// or the reason has been told.
    bool start();
    int exitCode() const { return m_exitCode; }

    MainWindow &window();
    AccountBook &accounts();
    Desk &desk();
    LeaseTable &leases();
    LeaseView &view();
    Language &language();
    Theme &theme();
    sim::Simulator *simulator(); ///< null unless in the demo

private:
    void addDemoAccounts();
    void startDemoProcess();
    bool claimDataFolder();
    void openLog();
    void connectPreferences();
    void connectSideWindows();
    void connectSight();
    void startTheRest();
    void makeTray();
    void raiseWindow();
    void closeOrAsk();         ///< for good, wherever the window is
    QString settingsProblem(); ///< once

    struct Private;
    int m_exitCode = 1;
    std::unique_ptr<Private> d;
};

} // namespace proxydeck
