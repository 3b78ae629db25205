// SPDX-License-Identifier: MIT
#include "tour/tour.h"

#include "application.h"
#include "tour/tour_pictures.h"
#include "tour/tour_script.h"
#include "ui/window/main_window.h"

#include <QAction>
#include <QApplication>
#include <QEventLoop>
#include <QJsonDocument>
#include <QJsonObject>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPointer>
#include <QSaveFile>
#include <QScreen>
#include <QTimer>

#include <algorithm>
#include <cstdio>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

/// Whether the shortcut of \a action works while \a target has the focus.
bool reaches(const QAction &action, const QWidget &target)
{
    if (action.shortcutContext() != Qt::WidgetWithChildrenShortcut)
        return true;
    const auto objects = action.associatedObjects();
    return std::any_of(objects.begin(), objects.end(), [&target](const QObject *object) {
        const auto *widget = qobject_cast<const QWidget *>(object);
        return widget && (widget == &target || widget->isAncestorOf(&target));
    });
}

} // namespace

Tour::Tour(Application &application, const QString &folder, QObject *parent)
    : QObject(parent)
    , m_application(application)
    , m_folder(folder)
{
}

void Tour::start()
{
    m_folder.mkpath(u"."_s);
    QTimer::singleShot(0, this, &Tour::run);
}

bool Tour::until(const std::function<bool()> &done, int ms)
{
    QElapsedTimer waited;
    waited.start();
    while (!done()) {
        if (waited.hasExpired(ms))
            return false;
        settle(10);
    }
    return true;
}

void Tour::settle(int ms)
{
    QEventLoop loop;
    QTimer::singleShot(ms, &loop, &QEventLoop::quit);
    loop.exec();
}

QWidget *Tour::findWidget(const char *name)
{
    const QString wanted = QString::fromLatin1(name);
    const QWidgetList windows = QApplication::topLevelWidgets();
    // Dialogs come after their parent window: if a name exists twice, the newest one is used.
    for (auto window = windows.crbegin(); window != windows.crend(); ++window) {
        if ((*window)->objectName() == wanted)
            return *window;
        if (!(*window)->isVisible())
            continue;
        if (auto *found = (*window)->findChild<QWidget *>(wanted))
            return found;
    }
    step(u"missing-"_s + wanted, false, u"a widget named %1"_s.arg(wanted));
    return nullptr;
}

void Tour::key(QWidget *target, Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    if (!target)
        return;
    target->setFocus(Qt::OtherFocusReason);
    settle(10);
    // Events sent with sendEvent() do not pass Qt's shortcut map: find the action here. With two enabled actions for
    // one key, the shortcut map would trigger neither.
    const QKeySequence sequence{QKeyCombination(modifiers, key)};
    QList<QAction *> meant;
    const auto actions = target->window()->findChildren<QAction *>();
    for (QAction *action : actions) {
        if (action->isEnabled() && action->shortcuts().contains(sequence) && reaches(*action, *target))
            meant.append(action);
    }
    if (meant.size() > 1) {
        step(u"ambiguous-shortcut"_s, false, sequence.toString());
    } else if (meant.size() == 1) {
        meant.constFirst()->trigger();
    } else {
        const QPointer<QWidget> still(target); // Return can close the dialog it is pressed in
        for (const QEvent::Type type : {QEvent::KeyPress, QEvent::KeyRelease}) {
            QKeyEvent event(type, key, modifiers);
            if (still)
                QCoreApplication::sendEvent(still, &event);
        }
    }
    settle(20);
}

void Tour::type(QWidget *target, const QString &text)
{
    if (!target)
        return;
    target->setFocus(Qt::OtherFocusReason);
    for (const QChar c : text) {
        QKeyEvent press(QEvent::KeyPress, 0, Qt::NoModifier, QString(c));
        QCoreApplication::sendEvent(target, &press);
        QKeyEvent release(QEvent::KeyRelease, 0, Qt::NoModifier, QString(c));
        QCoreApplication::sendEvent(target, &release);
    }
    settle(20);
}

void Tour::click(QWidget *target)
{
    if (!target)
        return;
    const QPointF at = target->rect().center();
    const QPointF global = target->mapToGlobal(at);
    const QPointer<QWidget> still(target);
    for (const QEvent::Type type : {QEvent::MouseButtonPress, QEvent::MouseButtonRelease}) {
        QMouseEvent event(type, at, global, Qt::LeftButton,
                          type == QEvent::MouseButtonPress ? Qt::LeftButton : Qt::NoButton, Qt::NoModifier);
        if (still)
            QCoreApplication::sendEvent(still, &event);
    }
    settle(20);
}

void Tour::step(const QString &name, bool ok, const QString &shown)
{
    settle(30);
    const QString file = u"%1-%2"_s.arg(m_steps.size() + 1, 2, 10, QLatin1Char('0')).arg(name);
    const bool saved = pictureOf(m_application.window()).save(filePath(file + u".png"_s));
    QSaveFile texts(filePath(file + u".txt"_s));
    const bool written = texts.open(QIODevice::WriteOnly) && texts.write(textsOf(m_application.window()).toUtf8()) >= 0
        && texts.commit();
    const bool all = ok && saved && written;
    m_allShown &= all;
    m_steps.append(QJsonObject{{u"picture"_s, file + u".png"_s},
                               {u"shown"_s, shown},
                               {u"ok"_s, all},
                               {u"ms"_s, m_sinceStep.isValid() ? m_sinceStep.elapsed() : 0}});
    m_sinceStep.start();
    std::printf("%s  %s: %s\n", all ? "ok    " : "FAILED", qPrintable(file), qPrintable(shown));
    std::fflush(stdout);
}

void Tour::run()
{
    m_sinceStep.start();
    // The offscreen screen is small; the pictures are made at the size of the design. A real screen has the window as
    // operators get it.
    if (QGuiApplication::platformName() == "offscreen"_L1) {
        MainWindow &window = m_application.window();
        window.setWindowState(window.windowState() & ~Qt::WindowMaximized);
        window.resize(1440, 900);
    }
    TourScript(*this).run();
    finish();
}

void Tour::finish()
{
    QSaveFile json(filePath(u"tour.json"_s));
    const QJsonDocument document(
        QJsonObject{{u"version"_s, QApplication::applicationVersion()}, {u"ok"_s, m_allShown}, {u"steps"_s, m_steps}});
    if (!json.open(QIODevice::WriteOnly) || json.write(document.toJson()) < 0 || !json.commit()) {
        std::fprintf(stderr, "%s: %s\n", qPrintable(json.fileName()), qPrintable(json.errorString()));
        m_allShown = false;
    }
    std::printf("%lld steps, %s\n", static_cast<long long>(m_steps.size()),
                m_allShown ? "all as they should be" : "not all as they should be");
    QCoreApplication::exit(m_allShown ? 0 : 1);
}

} // namespace proxydeck

#include "moc_tour.cpp"
