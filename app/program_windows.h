// SPDX-License-Identifier: MIT
#pragma once

#include "base/app_nap_blocker.h"

#include <QObject>

#include <memory>

namespace proxydeck {

class Clipboard;
class Core;
class KeeperAnnouncer;
class PortAnnouncer;
class Language;
class MainWindow;
class Notices;
class Sounds;
class SideWindows;
class Theme;
class Tray;
class UnwrittenLeases;
class WindowVisibility;

/// The windows of a Core, its tray icon and its notices: creates them and connects them with it.
class ProgramWindows : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        Core &core;
        Language &language; ///< already set
        Theme &theme;       ///< already set
        bool demo = false;
        bool closesToTray = true; ///< closing the window may hide it in the tray, see Tray::onClose()
    };
    /// Everything in \a parts must outlive it. Neither shows the main window nor restores its state.
    explicit ProgramWindows(const Parts &parts, QObject *parent = nullptr);
    ~ProgramWindows() override;

    MainWindow &window() { return *m_window; }

    /// Creates the tray icon and the notices. Call it once, after the first frame: asking the desktop for a tray can
    /// take longer than the rest of the start.
    void makeTray();
    /// Shows the main window in front, also if it is minimised or hidden in the tray.
    void raise();
    /// Closes the main window and quits, also if the window is hidden in the tray, unless the operator cancels.
    /// Requires makeTray().
    void closeForGood();

private:
    void connectPreferences();
    void connectSideWindows();
    void connectVisibility();
    void closeOrAsk();

    Parts m_parts;

    // In the order of construction.
    std::unique_ptr<Clipboard> m_clipboard;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<UnwrittenLeases> m_unwritten; ///< null: no record is kept
    std::unique_ptr<SideWindows> m_sideWindows;
    std::unique_ptr<WindowVisibility> m_visibility;
    std::unique_ptr<Tray> m_tray; ///< null until makeTray()
    std::unique_ptr<Notices> m_notices;
    std::unique_ptr<KeeperAnnouncer> m_announcer;
    std::unique_ptr<PortAnnouncer> m_portAnnouncer;
    std::unique_ptr<Sounds> m_sounds;
    AppNapBlocker m_appNapBlocker;
};

} // namespace proxydeck
