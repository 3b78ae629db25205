// SPDX-License-Identifier: MIT
// On macOS three entries belong in the application menu. For entries without an explicit role, Qt guesses from the
// text, and moves those that begin with words like "Exit" or "设置".
#include "every_window.h"

#include <QTest>

using namespace proxydeck;
using namespace Qt::StringLiterals;

namespace {

/// The words that Qt 6 looks for, including its Chinese translations.
const QStringList taken{u"About"_s, u"Config"_s, u"Preference"_s, u"Options"_s, u"Setting"_s, u"Setup"_s,
                        u"Quit"_s,  u"Exit"_s,   u"Close"_s,      u"关于"_s,    u"配置"_s,    u"首选项"_s,
                        u"选项"_s,  u"设置"_s,   u"退出"_s,       u"关闭"_s};

} // namespace

class TestMenuRoles : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent"); // no keyring is needed
    }

    void nothingIsTakenForWhatItIsNot_data()
    {
        QTest::addColumn<QString>("language");
        QTest::newRow("English") << u"en"_s;
        QTest::newRow("Chinese") << u"zh_CN"_s;
    }

    void nothingIsTakenForWhatItIsNot()
    {
        QFETCH(QString, language);
        Options options;
        options.dataDir = m_folder.filePath(language);
        options.language = language;
        EveryWindow windows(options, 100);
        QVERIFY(windows.hasStarted());
        windows.history([](QWidget &, const QString &) {});
        const auto bars = windows.window().findChildren<QMenuBar *>();
        QCOMPARE(bars.size(), 2);
        QMap<QString, QAction::MenuRole> roles;
        for (const QMenuBar *bar : bars) {
            const auto menus = bar->actions();
            for (const QAction *menu : menus) {
                const auto entries = menu->menu()->actions();
                for (const QAction *entry : entries) {
                    if (entry->menuRole() == QAction::NoRole || entry->isSeparator())
                        continue;
                    if (entry->menuRole() != QAction::TextHeuristicRole) {
                        roles.insert(entry->objectName(), entry->menuRole());
                        continue;
                    }
                    const QString text = QString(entry->text()).remove(u'&');
                    for (const QString &word : taken)
                        QVERIFY2(!text.startsWith(word, Qt::CaseInsensitive), qPrintable(text));
                    // The others are menus, and two actions whose shortcuts macOS uses in its own file dialogs.
                    QVERIFY2(entry->menu() || entry->objectName() == u"copyLeases"
                                 || entry->objectName() == u"selectAllLeases",
                             qPrintable(text));
                }
            }
        }
        QCOMPARE(roles,
                 (QMap<QString, QAction::MenuRole>{{u"settings"_s, QAction::PreferencesRole},
                                                   {u"quit"_s, QAction::QuitRole},
                                                   {u"about"_s, QAction::AboutRole},
                                                   {u"aboutQt"_s, QAction::AboutQtRole}}));
    }

    void noShortcutStandsTwice()
    {
        Options options;
        options.demo = true;
        options.dataDir = m_folder.filePath(u"shortcuts"_s);
        options.language = u"en"_s;
        EveryWindow windows(options, 100);
        QVERIFY(windows.hasStarted());
        QMap<QKeySequence, QSet<const QAction *>> used;
        const auto actions = windows.window().findChildren<QAction *>();
        for (const QAction *action : actions) {
            const auto owners = action->associatedObjects();
            const bool here = std::any_of(owners.begin(), owners.end(), [&](const QObject *owner) {
                const auto *widget = qobject_cast<const QWidget *>(owner);
                const bool isMenu = qobject_cast<const QMenu *>(owner);
                return widget && (isMenu || widget->window() == &windows.window());
            });
            // Those of a single widget do not meet those of another.
            if (!here || action->shortcutContext() != Qt::WindowShortcut)
                continue;
            const auto shortcuts = action->shortcuts();
            for (const QKeySequence &shortcut : shortcuts)
                used[shortcut].insert(action);
        }
        QVERIFY2(used.size() > 25, qPrintable(u"only %1 shortcuts"_s.arg(used.size())));
        for (auto it = used.cbegin(); it != used.cend(); ++it) {
            QStringList names;
            for (const QAction *action : it.value())
                names.append(action->objectName() + u' ' + action->text());
            QVERIFY2(names.size() == 1, qPrintable(it.key().toString() + u": "_s + names.join(u", "_s)));
        }
        for (const char *keys : {"Ctrl+Return", "Ctrl+Shift+Return", "Ctrl+PgUp", "Ctrl+PgDown", "Ctrl+Alt+1",
                                 "Ctrl+Alt+9", "Ctrl+Shift+K"})
            QVERIFY2(used.contains(QKeySequence(QString::fromLatin1(keys))), keys);
    }

    void noMnemonicStandsTwice_data() { nothingIsTakenForWhatItIsNot_data(); }

    /// Of two with the same letter, Alt and that letter would work neither.
    void noMnemonicStandsTwice()
    {
        QFETCH(QString, language);
        Options options;
        options.demo = true;
        options.dataDir = m_folder.filePath(u"mnemonics-"_s + language);
        options.language = language;
        EveryWindow windows(options, 100);
        QVERIFY(windows.hasStarted());
        MainWindow &window = windows.window();
        auto *details = window.findChild<QDockWidget *>(u"leaseDetailsDock"_s);
        QVERIFY(details);
        details->show(); // what stands in it is made then
        QTRY_VERIFY(window.findChild<QAbstractButton *>(u"showCall"_s));
        QMap<QKeySequence, QStringList> used;
        const auto use = [&](const QString &text) {
            if (const QKeySequence keys = QKeySequence::mnemonic(text); !keys.isEmpty())
                used[keys].append(text);
        };
        const auto menus = window.menuBar()->actions();
        for (const QAction *menu : menus)
            use(menu->text());
        // Those that are hidden too: what stands in the docks is shown together in some state of the window.
        const auto widgets = window.findChildren<QWidget *>();
        for (const QWidget *widget : widgets) {
            if (widget->window() != &window)
                continue;
            if (const auto *button = qobject_cast<const QAbstractButton *>(widget)) {
                use(button->text());
            } else if (const auto *label = qobject_cast<const QLabel *>(widget); label && label->buddy()) {
                use(label->text());
            } else if (const auto *tabs = qobject_cast<const QTabBar *>(widget)) {
                for (int i = 0; i < tabs->count(); ++i)
                    use(tabs->tabText(i));
            }
        }
        QStringList all;
        for (auto it = used.cbegin(); it != used.cend(); ++it) {
            all.append(*it);
            QVERIFY2(it->size() == 1, qPrintable(it.key().toString() + u": "_s + it->join(u", "_s)));
        }
        QVERIFY2(all.size() > 10, qPrintable(all.join(u", "_s)));
    }

    void everyShortcutIsShownInAMenu()
    {
        Options options;
        options.demo = true;
        options.dataDir = m_folder.filePath(u"menus"_s);
        options.language = u"en"_s;
        EveryWindow windows(options, 100);
        QVERIFY(windows.hasStarted());
        // All that a person finds in the menu bar, however deep.
        QSet<const QAction *> found;
        const std::function<void(QMenu &)> look = [&](QMenu &menu) {
            Q_EMIT menu.aboutToShow();
            const auto entries = menu.actions();
            for (QAction *entry : entries) {
                found.insert(entry);
                if (entry->menu())
                    look(*entry->menu());
            }
        };
        const auto *bar = windows.window().findChild<QMenuBar *>();
        const auto menus = bar->actions();
        for (const QAction *menu : menus)
            look(*menu->menu());
        int seen = 0;
        const auto actions = windows.window().findChildren<QAction *>();
        for (const QAction *action : actions) {
            // Presets that do not exist yet have no entry, and their keys do nothing.
            const bool isIdle
                = !action->isVisible() || (action->objectName().startsWith(u"preset"_s) && !action->isEnabled());
            if (action->shortcut().isEmpty() || action->objectName().isEmpty() || isIdle)
                continue;
            ++seen;
            // Some keys work in one part of the window only; their entry names them behind a tab.
            const QString keys = u'\t' + action->shortcut().toString(QKeySequence::NativeText);
            const bool isShown = found.contains(action)
                || std::any_of(found.begin(), found.end(),
                               [&keys](const QAction *entry) { return entry->text().endsWith(keys); });
            QVERIFY2(isShown,
                     qPrintable(action->objectName() + u' ' + action->shortcut().toString() + u" stands in no menu"_s));
            QVERIFY2(!action->text().isEmpty(), qPrintable(action->objectName()));
        }
        QVERIFY2(seen > 25, qPrintable(QString::number(seen)));
        for (const char *name : {"exportLeases", "exportAgain", "copyLeases", "extract", "extractAndCopy"})
            QVERIFY2(
                std::any_of(found.begin(), found.end(),
                            [name](const QAction *entry) { return entry->objectName() == QLatin1StringView(name); }),
                name);
    }
};

QTEST_MAIN(TestMenuRoles)
#include "tst_menu_roles.moc"
