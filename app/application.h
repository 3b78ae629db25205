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
class Keepers;
class Language;
class LeaseTable;
class LeaseView;
class LocalPorts;
class MainWindow;
class Theme;

/// The program from start to end: applies the command-line options, claims the data folder, creates Core and
/// ProgramWindows, and handles requests of the system to end.
class Application : public QObject
{
    Q_OBJECT

public:
    explicit Application(const Options &options, QObject *parent = nullptr);
    ~Application() override;

    /// False if the program must end at once: another instance uses the data folder and shows its window (exitCode()
    /// is 0), or an error was shown.
    bool start();
    int exitCode() const { return m_exitCode; }

    // Valid after start() returned true.

    MainWindow &window();
    AccountBook &accounts();
    Desk &desk();
    LeaseTable &leases();
    Keepers &keepers();
    LocalPorts &ports();
    LeaseView &view();
    Language &language();
    Theme &theme();
    sim::Simulator *simulator(); ///< null unless in the demo

private:
    void startDemoProcess();
    bool claimDataFolder();
    bool askToTakeOver(); ///< asks the operator: the lock is of another machine, which cannot be asked
    void followSystem();
    void startAfterFirstFrame();
    QString settingsProblem(); ///< empty from the second call on

    struct Private;
    int m_exitCode = 1;
    std::unique_ptr<Private> d;
};

} // namespace proxydeck
