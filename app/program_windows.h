// SPDX-License-Identifier: MIT
#pragma once

#include "base/nap_hold.h"

#include <QObject>

#include <memory>

namespace proxydeck {

class Clipboard;
class Core;
class Language;
class MainWindow;
class Notices;
class Sounds;
class SideWindows;
class Theme;
class Tray;
class UnwrittenLeases;
class WindowVisibility;

/// All that is seen of a Core: the main window and those beside it, the tray, notices; built over it and connected.
class ProgramWindows : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        Core &core;
        Language &language; ///< chosen already
        Theme &theme;       ///< chosen already
        bool demo = false;
        bool closesToTray = true; ///< where there is a tray and the operator wants it
    };
    /// Everything in \a parts must outlive it. The main window is not shown yet, nor as it was left.
    explicit ProgramWindows(const Parts &parts, QObject *parent = nullptr);
    ~ProgramWindows() override;

    MainWindow &window() { return *m_window; }

    /// Once, after the first frame: whether there is a tray has to be asked of the desktop, which can take longer than
    /// all the rest of the start. Notices come from then on.
    void makeTray();
    /// To the front, from wherever the window is.
    void raise();
    /// Ends the program, wherever the window is, unless the operator is asked and thinks better of it. Needs the tray.
    void closeForGood();

private:
    void connectPreferences();
    void connectSideWindows();
    void connectSight();
    void closeOrAsk();

    Parts m_parts;

    // In the order in which they are built; taken down in the opposite one.
    std::unique_ptr<Clipboard> m_clipboard;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<UnwrittenLeases> m_unwritten; ///< null: no record is kept
    std::unique_ptr<SideWindows> m_sideWindows;
    std::unique_ptr<WindowVisibility> m_visibility;
    std::unique_ptr<Tray> m_tray; ///< null until makeTray()
    std::unique_ptr<Notices> m_notices;
    std::unique_ptr<Sounds> m_sounds;
    NapHold m_napHold;
};

} // namespace proxydeck
