// SPDX-License-Identifier: MIT
// Tab reaches every control in every window, in visual order, and the focused control is visibly marked.
#include "every_window.h"
#include "ui/ports/ports_panel.h"

#include <QTest>

using namespace proxydeck;
using namespace Qt::StringLiterals;

namespace {

/// More pixels than a blinking cursor changes.
constexpr int seenPixels = 24;

bool isStop(const QWidget &widget)
{
    return widget.isVisible() && widget.isEnabled() && (widget.focusPolicy() & Qt::TabFocus) && !widget.focusProxy();
}

/// In an exclusive button group, Tab reaches the checked button; arrow keys reach the others.
bool isReachedByArrows(const QWidget &widget)
{
    const auto *button = qobject_cast<const QAbstractButton *>(&widget);
    return button && button->group() && button->group()->exclusive() && !button->isChecked();
}

QString nameOf(const QWidget &widget)
{
    const QString name = widget.objectName().isEmpty() ? widget.accessibleName() : widget.objectName();
    return QString::fromLatin1(widget.metaObject()->className()) + u' ' + name;
}

} // namespace

class TestKeyboardFocus : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    QStringList m_found;
    qsizetype m_count = 0;

    /// The widgets that Tab reaches, from the current focus until it returns there.
    static QList<QWidget *> walk(QWidget &window)
    {
        QList<QWidget *> stops;
        constexpr int most = 300;
        for (int i = 0; i < most; ++i) {
            QTest::keyClick(window.windowHandle(), Qt::Key_Tab);
            QWidget *focused = QApplication::focusWidget();
            if (!focused || stops.contains(focused))
                break;
            stops.append(focused);
        }
        return stops;
    }

    static int changedPixels(const QImage &before, const QImage &now)
    {
        int changed = 0;
        for (int y = 0; y < before.height(); ++y) {
            for (int x = 0; x < before.width(); ++x)
                changed += before.pixel(x, y) != now.pixel(x, y);
        }
        return changed;
    }

    static bool showsFocus(QWidget &window, QWidget &widget)
    {
        const auto *view = qobject_cast<const QAbstractItemView *>(&widget);
        if (view && view->model()->rowCount() == 0)
            return true;                     // an empty table has no cell that could show the focus
        widget.setFocus(Qt::TabFocusReason); // what is scrolled out of sight comes into it
        const QRect part = QRect(widget.mapTo(&window, QPoint()), widget.size()).adjusted(-3, -3, 3, 3) & window.rect();
        widget.clearFocus();
        const QImage before = window.grab(part).toImage();
        widget.setFocus(Qt::TabFocusReason);
        return changedPixels(before, window.grab(part).toImage()) >= seenPixels;
    }

    void look(QWidget &window, const QString &where)
    {
        // The previous window may still be closing, and then activates another window.
        const bool active = QTest::qWaitFor(
            [&] {
                window.activateWindow();
                QCoreApplication::processEvents();
                return QApplication::activeWindow() == &window && QApplication::focusWindow() == window.windowHandle();
            },
            60'000);
        if (!active) {
            m_found.append(where + u": never active"_s);
            return;
        }
        const QList<QWidget *> stops = walk(window);
        m_count += stops.size();
        const auto children = window.findChildren<QWidget *>();
        for (QWidget *child : children) {
            if (child->window() == &window && isStop(*child) && !isReachedByArrows(*child) && !stops.contains(child))
                m_found.append(where + u": Tab never comes to "_s + nameOf(*child));
        }
        for (QWidget *stop : stops) {
            if (!showsFocus(window, *stop))
                m_found.append(where + u": has the focus and does not show it: "_s + nameOf(*stop));
        }
    }

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent"); // no keyring is needed
    }

    void reachesAndShows_data()
    {
        QTest::addColumn<QString>("theme");
        QTest::addRow("system") << QString();
        QTest::addRow("light") << u"light"_s;
        QTest::addRow("dark") << u"dark"_s;
    }

    void reachesAndShows()
    {
        QFETCH(QString, theme);
        m_found.clear();
        m_count = 0;
        Options options;
        options.demo = true;
        options.language = u"en"_s;
        options.theme = theme;
        options.dataDir = m_folder.filePath(u"demo-"_s + theme);
        const auto look = [this](QWidget &window, const QString &where) { this->look(window, where); };
        {
            EveryWindow windows(options, 100);
            QVERIFY(windows.hasStarted());
            windows.window().resize(1440, 900);
            windows.mainWindow(look);
            windows.dialogs(look);
            QCOMPARE(windows.missing(), QStringList());
        }
        {
            options.demo = false;
            options.dataDir = m_folder.filePath(u"kept-"_s + theme);
            EveryWindow windows(options, 100);
            QVERIFY(windows.hasStarted());
            look(windows.window(), u"first start"_s);
            windows.history(look);
            QCOMPARE(windows.missing(), QStringList());
        }
        QVERIFY2(m_count > 150, qPrintable(u"only %1 stops"_s.arg(m_count)));
        m_found.removeDuplicates();
        QVERIFY2(m_found.isEmpty(), qPrintable(u'\n' + m_found.join(u'\n')));
    }

    void followsTheEye()
    {
        Options options;
        options.demo = true;
        options.language = u"en"_s;
        options.dataDir = m_folder.filePath(u"eye"_s);
        EveryWindow windows(options, 100);
        QVERIFY(windows.hasStarted());
        MainWindow &window = windows.window();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window, 60'000));
        auto *newKey = window.findChild<QWidget *>(u"keys"_s);
        QVERIFY(newKey);
        newKey->setFocus();
        QStringList names{u"keys"_s};
        for (const QWidget *stop : walk(window))
            names.append(stop->objectName());
        qsizetype last = -1;
        for (const char *name : {"keys", "newKey", "changePlan", "area", "num", "extract", "foldPreview", "copyAsCurl",
                                 "filter", "leases", "calls"}) {
            const qsizetype at = names.indexOf(QLatin1StringView(name));
            QVERIFY2(at > last, qPrintable(u"%1 in %2"_s.arg(QLatin1StringView(name), names.join(u' '))));
            last = at;
        }
    }

    void oneKeyGoesToTheNextPart()
    {
        Options options;
        options.demo = true;
        options.language = u"en"_s;
        options.dataDir = m_folder.filePath(u"parts"_s);
        EveryWindow windows(options, 100);
        QVERIFY(windows.hasStarted());
        MainWindow &window = windows.window();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window, 60'000));
        const auto focusIs = [](const char *name) {
            const QWidget *focused = QApplication::focusWidget();
            return focused && focused->objectName() == QLatin1StringView(name);
        };
        const auto press
            = [&](Qt::KeyboardModifiers modifiers) { QTest::keyClick(window.windowHandle(), Qt::Key_F6, modifiers); };
        auto *number = window.findChild<QWidget *>(u"num"_s);
        QVERIFY(number);
        number->setFocus();
        press({});
        QVERIFY(focusIs("leases"));
        press({});
        QVERIFY(focusIs("calls"));
        press({}); // the details are hidden; the focus returns to the request
        QVERIFY(focusIs("num"));
        press(Qt::ShiftModifier);
        QVERIFY(focusIs("calls"));
        window.findChild<QWidget *>(u"callsDock"_s)->hide();
        auto *kept = window.findChild<QWidget *>(u"keepersDock"_s);
        QVERIFY(QTest::qWaitFor([kept] { return kept->findChild<KeepersPanel *>()->isVisible(); }, 60'000));
        number->setFocus();
        press(Qt::ShiftModifier); // what was behind the calls is in front now
        QVERIFY(kept->isAncestorOf(QApplication::focusWidget()));
        kept->hide();
        auto *ports = window.findChild<QWidget *>(u"portsDock"_s);
        QVERIFY(QTest::qWaitFor([ports] { return ports->findChild<PortsPanel *>()->isVisible(); }, 60'000));
        number->setFocus();
        press(Qt::ShiftModifier);
        QVERIFY(ports->isAncestorOf(QApplication::focusWidget()));
        ports->hide();
        number->setFocus();
        press(Qt::ShiftModifier);
        QVERIFY(focusIs("leases"));
    }
};

QTEST_MAIN(TestKeyboardFocus)
#include "tst_keyboard_focus.moc"
