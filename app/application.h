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
class Desk;
class Language;
class LeaseTable;
class LeaseView;
class MainWindow;
class Theme;

/// The program from its start to its end: what the command line asks for, one data folder that is ours alone, a Core
/// over it and the ProgramWindows of that, and what the system says when it wants the program to end.
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

    // Once it has started.

    MainWindow &window();
    AccountBook &accounts();
    Desk &desk();
    LeaseTable &leases();
    LeaseView &view();
    Language &language();
    Theme &theme();
    sim::Simulator *simulator(); ///< null unless in the demo

private:
    void startDemoProcess();
    bool claimDataFolder();
    bool askToTakeOver(); ///< from another machine, that nothing can be asked of
    void followSystem();
    void startTheRest();
    QString settingsProblem(); ///< once

    struct Private;
    int m_exitCode = 1;
    std::unique_ptr<Private> d;
};

} // namespace proxydeck
