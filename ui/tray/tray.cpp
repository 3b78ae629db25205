// SPDX-License-Identifier: MIT
#include "ui/tray/tray.h"

#include "lease/vendor_clock.h"
#include "preferences/preferences.h"
#include "table/lease_table.h"
#include "ui/look/sign_icon.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QDateTime>
#include <QDialog>
#include <QEvent>
#include <QLocale>
#include <QMenu>
#include <QMessageBox>
#include <QPainter>
#include <QPushButton>
#include <QSystemTrayIcon>

#include <algorithm>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

constexpr int noticeMs = 10'000;    ///< duration of a notification, if the system accepts one
constexpr int fullScreenMs = 1'000; ///< leaving full screen takes less time on macOS

/// \a icon with the sign of a failure in its lower right quarter, in the sizes that trays use.
QIcon withSign(const QIcon &icon)
{
    QIcon signedIcon;
    for (const int side : {16, 22, 24, 32, 48, 64}) {
        QPixmap picture = icon.pixmap(QSize(side, side), 1.0);
        if (picture.isNull())
            continue;
        QPainter painter(&picture);
        painter.setRenderHint(QPainter::Antialiasing);
        const QSizeF size = picture.size();
        const double part = size.width() * 0.6;
        const QRectF box(size.width() - part, size.height() - part, part, part);
        painter.setPen(Qt::NoPen);
        painter.setBrush(Qt::white); // trays are of any colour
        painter.drawEllipse(box);
        paintSign(painter, box.adjusted(1, 1, -1, -1), Sign::Failure, Qt::white);
        painter.end();
        signedIcon.addPixmap(picture);
    }
    return signedIcon;
}

/// Some desktops interpret a notification as markup, and part of its text can come from the network.
QString withoutMarkup(QString text) { return text.replace(u'<', u'‹').replace(u'>', u'›').replace(u'&', u'＆'); }

} // namespace

Tray::Tray(const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
    , m_menu(std::make_unique<QMenu>())
    , m_icon(new QSystemTrayIcon(this))
{
    m_hideSoon.setSingleShot(true);
    m_hideSoon.setInterval(fullScreenMs);
    connect(&m_hideSoon, &QTimer::timeout, this, [this] {
        m_parts.window.hide();
        updateMenu();
    });
    m_watch.setTimerType(Qt::VeryCoarseTimer);
    m_watch.setInterval(m_parts.watchMs);
    connect(&m_watch, &QTimer::timeout, this, [this] {
        if (isInTray() && !isShown())
            showWindow();
    });
    buildMenu();
    m_icon->setContextMenu(m_menu.get());
    connect(m_icon, &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
        // Only shows the window, no toggling: clicking the icon takes the focus from the window, so it is not known
        // whether it was in front.
        if (!m_parts.onMac && (reason == QSystemTrayIcon::Trigger || reason == QSystemTrayIcon::DoubleClick))
            showWindow();
    });
    connect(m_icon, &QSystemTrayIcon::messageClicked, this, &Tray::showWindow);
    connect(&m_parts.leases, &LeaseTable::countsChanged, this, &Tray::updateToolTip);
    connect(&m_parts.leases, &LeaseTable::advanced, this, [this] {
        if (!m_windowVisible)
            updateToolTip();
    });
    connect(&m_parts.preferences, &Preferences::changed, this, [this](Preference changed) {
        if (changed == Preference::TrayIcon)
            showIcon();
        updateMenu();
    });
    m_parts.window.installEventFilter(this);
    qApp->installEventFilter(this);
    showIcon();
    updateMenu();
    updateToolTip();
}

Tray::~Tray() { QApplication::setQuitOnLastWindowClosed(true); }

void Tray::buildMenu()
{
    m_menu->setObjectName(u"trayMenu"_s);
    const auto add = [this](const QString &name) {
        QAction *action = m_menu->addAction(QString());
        action->setObjectName(name);
        return action;
    };
    m_toggle = add(u"toggleWindow"_s);
    m_menu->addSeparator();
    m_extract = add(u"extractAgain"_s);
    m_menu->addSeparator();
    m_notices = add(u"notices"_s);
    m_notices->setCheckable(true);
    m_menu->addSeparator();
    m_quit = add(u"quit"_s);
    // Otherwise macOS moves it to the application menu, which already has a Quit entry.
    m_quit->setMenuRole(QAction::NoRole);

    connect(m_menu.get(), &QMenu::aboutToShow, this, &Tray::updateMenu);
    connect(m_toggle, &QAction::triggered, this,
            [this] { m_parts.window.isVisible() && !m_parts.window.isMinimized() ? hideWindow() : showWindow(); });
    connect(m_extract, &QAction::triggered, this, &Tray::extractRequested);
    connect(m_notices, &QAction::toggled, this, [this](bool on) { m_parts.preferences.set(Preference::Notices, on); });
    connect(m_quit, &QAction::triggered, this, [this] {
        quitNext();
        Q_EMIT quitRequested();
    });
}

bool Tray::isShown() const { return m_parts.preferences.flag(Preference::TrayIcon) && m_parts.isThere(); }

/// macOS draws menu bar icons in the bar's own colour; only their shape counts.
QIcon Tray::icon() const
{
    if (!m_parts.onMac)
        return m_shortage.isEmpty() ? m_parts.window.windowIcon() : withSign(m_parts.window.windowIcon());
    QIcon shape;
    for (const int size : {18, 36})
        shape.addFile(u":/icons/menu-bar-%1.png"_s.arg(size), QSize(size, size));
    shape.setIsMask(true);
    return shape;
}

void Tray::showIcon()
{
    m_shown = icon();
    m_icon->setIcon(m_shown);
    // Also where there is no tray yet: Qt adds the icon to one that comes later.
    m_icon->setVisible(m_parts.preferences.flag(Preference::TrayIcon));
    // Without the icon, the operator could not open the window again.
    if (!isShown() && isInTray())
        showWindow();
}

QString Tray::toolTip() const { return m_icon->toolTip(); }

void Tray::setWindowVisible(bool visible)
{
    m_windowVisible = visible;
    updateToolTip();
}

void Tray::setShortage(const QString &text)
{
    if (text == m_shortage)
        return;
    const bool another = text.isEmpty() != m_shortage.isEmpty();
    m_shortage = text;
    if (another) {
        m_shown = icon();
        m_icon->setIcon(m_shown);
    }
    updateToolTip();
}

void Tray::updateToolTip()
{
    const auto counts = m_parts.leases.counts();
    const QLocale locale;
    //: The tray icon's tip; numbers of leases
    QString tip = tr("Live %1 · Expiring %2")
                      .arg(locale.toString(qint64(counts[size_t(LeaseState::Live)])),
                           locale.toString(qint64(counts[size_t(LeaseState::Expiring)])));
    if (const qint64 living = counts[size_t(LeaseState::Live)] + counts[size_t(LeaseState::Expiring)];
        !m_windowVisible && living > 0) {
        // In this machine's time, which the operator's own clock shows.
        const VendorClock &clock = m_parts.leases.clock();
        const QDateTime when = QDateTime::fromMSecsSinceEpoch(clock.nowMs() + clock.skewMs());
        //: %1 "Live 12 · Expiring 3", %2 time of day
        tip = tr("%1 (at %2)").arg(tip, when.toString(u"HH:mm:ss"_s));
    }
    if (!m_shortage.isEmpty())
        tip += u'\n' + m_shortage;
    m_icon->setToolTip(u"ProxyDeck\n"_s + tip);
}

void Tray::updateMenu()
{
    const bool visible = m_parts.window.isVisible() && !m_parts.window.isMinimized();
    m_toggle->setText(visible ? tr("&Hide the window") : tr("&Show the window"));
    m_toggle->setEnabled(!visible || !QApplication::activeModalWidget());
    const QString extraction = m_parts.extractText();
    m_extract->setText(extraction.isEmpty() ? tr("Extract again") : QString(extraction).replace(u'&', "&&"_L1));
    m_extract->setEnabled(!extraction.isEmpty());
    m_notices->setText(tr("&Notices"));
    m_notices->setChecked(m_parts.preferences.flag(Preference::Notices));
    m_quit->setText(tr("&Quit"));
}

void Tray::show(const Notice &notice)
{
    if (isShown() && QSystemTrayIcon::supportsMessages()) {
        popUp(withoutMarkup(notice.title), withoutMarkup(notice.text));
        return;
    }
    // The tray disappeared while the window was hidden in it: without the window the notice would not be seen.
    if (isInTray())
        showWindow();
    QApplication::alert(&m_parts.window);
    Q_EMIT fallback(notice.title + u" – "_s + QString(notice.text).replace(u'\n', u" – "_s));
}

void Tray::popUp(const QString &title, const QString &text)
{
    m_icon->showMessage(title, text, m_parts.window.windowIcon(), noticeMs);
}

void Tray::showWindow()
{
    QWidget &window = m_parts.window;
    m_hideSoon.stop();
    m_watch.stop();
    window.setWindowState(window.windowState() & ~Qt::WindowMinimized);
    window.show();
    window.raise();
    window.activateWindow();
    QApplication::setQuitOnLastWindowClosed(true);
    updateMenu();
}

void Tray::hideWindow()
{
    if (!isShown())
        return;
    // Otherwise the next dialog to close would be the last window, and Qt would end the program.
    QApplication::setQuitOnLastWindowClosed(false);
    m_watch.start();
    const auto dialogs = m_parts.window.findChildren<QDialog *>();
    for (QDialog *dialog : dialogs) {
        if (dialog->isVisible() && !dialog->isModal())
            dialog->close();
    }
    if (m_parts.onMac && m_parts.window.isFullScreen()) {
        // On macOS a full-screen window has its own space, which closes with an animation: hiding the window at once
        // would leave a black screen.
        m_parts.window.setWindowState(m_parts.window.windowState() & ~Qt::WindowFullScreen);
        m_hideSoon.start();
        return;
    }
    m_parts.window.hide();
    updateMenu();
}

bool Tray::isInTray() const { return !m_parts.window.isVisible() && !QApplication::quitOnLastWindowClosed(); }

void Tray::quitNext()
{
    m_quitting = true;
    QApplication::setQuitOnLastWindowClosed(true);
    // If the window then refuses to close because of unanswered calls, its close button must hide it in the tray again.
    QMetaObject::invokeMethod(
        this, [this] { m_quitting = false; }, Qt::QueuedConnection);
}

Tray::Close Tray::onClose()
{
    if (m_quitting || !isShown() || qApp->isSavingSession())
        return Close::Quit;
    const QString choice = m_parts.preferences.text(Preference::Closing);
    Close answer = choice == u"quit" ? Close::Quit : Close::ToTray;
    if (choice == u"ask") {
        bool remember = true;
        answer = ask(remember);
        if (remember && answer != Close::Stay)
            m_parts.preferences.set(Preference::Closing, answer == Close::Quit ? u"quit"_s : u"tray"_s);
    }
    if (answer == Close::ToTray)
        hideWindow();
    return answer;
}

Tray::Close Tray::ask(bool &remember)
{
    QMessageBox box(QMessageBox::Question, tr("Close ProxyDeck"), tr("Keep ProxyDeck running in the tray?"),
                    QMessageBox::NoButton, &m_parts.window);
    box.setObjectName(u"askClosing"_s);
    box.setTextFormat(Qt::PlainText);
    box.setInformativeText(
        tr("In the tray it keeps its leases and calls, and tells you before the last lease of a key ends."));
    QPushButton *keep = box.addButton(tr("Keep it in the tray"), QMessageBox::AcceptRole);
    QPushButton *quit = box.addButton(tr("Quit"), QMessageBox::DestructiveRole);
    box.addButton(QMessageBox::Cancel);
    box.setDefaultButton(keep);
    auto *check = new QCheckBox(tr("Do not ask again (can be changed in the settings)"), &box);
    check->setChecked(remember);
    box.setCheckBox(check);
    box.exec();
    remember = check->isChecked();
    return box.clickedButton() == keep ? Close::ToTray : box.clickedButton() == quit ? Close::Quit : Close::Stay;
}

bool Tray::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == qApp && event->type() == QEvent::Quit) { // from the Dock's menu or the system
        if (m_parts.onMac && isInTray() && !m_quitting) {
            // A hidden window gets no close event on Quit, so it would neither save nor warn about unanswered calls.
            QMetaObject::invokeMethod(
                this,
                [this] {
                    quitNext();
                    Q_EMIT quitRequested();
                },
                Qt::QueuedConnection);
            return true;
        }
        quitNext();
    } else if (watched == qApp && event->type() == QEvent::ApplicationActivate) {
        // Sent for each click on the Dock icon. If another window is visible, the activation may be meant for that one.
        const auto windows = QApplication::topLevelWidgets();
        if (m_parts.onMac && isInTray()
            && std::none_of(windows.begin(), windows.end(), [](const QWidget *w) { return w->isVisible(); }))
            QMetaObject::invokeMethod(this, &Tray::showWindow, Qt::QueuedConnection);
    } else if (watched == &m_parts.window) {
        if (event->type() == QEvent::LanguageChange) {
            updateToolTip();
            updateMenu();
        } else if (event->type() == QEvent::WindowIconChange) {
            m_shown = icon();
            m_icon->setIcon(m_shown);
        }
    }
    return QObject::eventFilter(watched, event);
}

} // namespace proxydeck

#include "moc_tray.cpp"
