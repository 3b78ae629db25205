// SPDX-License-Identifier: MIT
// The language is switched after all windows were opened: no text of the old language may remain. The texts are
// compared with those after a start in the other language.
#include "every_window.h"

#include <QTest>

#include <optional>

using namespace proxydeck;
using namespace Qt::StringLiterals;

namespace {

/// All texts of a window: visible ones, menus, tool tips, help, and texts for screen readers.
class Words
{
public:
    void add(const QWidget &window, const QString &where)
    {
        QSet<QString> &words = m_words[where];
        take(words, window.windowTitle());
        const auto widgets = window.findChildren<QWidget *>();
        for (const QWidget *widget : widgets) {
            if (const auto *date = qobject_cast<const QDateEdit *>(widget); date && date->calendarPopup()) {
                take(words, date->locale().standaloneDayName(1, QLocale::LongFormat));
                take(words, date->calendarWidget()->locale().standaloneDayName(2, QLocale::LongFormat));
            }
            // Hidden widgets may be translated when they are shown.
            if (!widget->isVisibleTo(&window) || widget->window() != &window)
                continue;
            for (const char *property :
                 {"text", "title", "placeholderText", "toolTip", "whatsThis", "accessibleName", "accessibleDescription",
                  "windowTitle", "specialValueText", "prefix", "suffix"}) {
                // The content of an input field is the operator's.
                const bool typed
                    = qobject_cast<const QLineEdit *>(widget) || qobject_cast<const QAbstractSpinBox *>(widget);
                if (!typed || qstrcmp(property, "text") != 0)
                    take(words, widget->property(property).toString());
            }
            if (const auto *combo = qobject_cast<const QComboBox *>(widget)) {
                for (int i = 0; i < combo->count(); ++i)
                    take(words, combo->itemText(i));
            } else if (const auto *tabs = qobject_cast<const QTabBar *>(widget)) {
                for (int i = 0; i < tabs->count(); ++i)
                    take(words, tabs->tabText(i));
            } else if (const auto *view = qobject_cast<const QAbstractItemView *>(widget); view && view->model()) {
                for (int column = 0; column < view->model()->columnCount(); ++column) {
                    take(words, view->model()->headerData(column, Qt::Horizontal).toString());
                    for (int row = 0; row < qMin(view->model()->rowCount(), 40); ++row)
                        take(words, view->model()->index(row, column).data().toString());
                }
            }
        }
        const auto actions = window.findChildren<QAction *>();
        for (const QAction *action : actions) {
            if (ownerOf(*action) != &window)
                continue;
            take(words, action->text());
            take(words, action->toolTip());
        }
    }

    /// Texts that are here but not in \a other, by place.
    QStringList missingFrom(const Words &other, const std::optional<QSet<QString>> &among = {}) const
    {
        QStringList missing;
        for (auto place = m_words.begin(); place != m_words.end(); ++place) {
            const QSet<QString> extra = place.value() - other.m_words.value(place.key());
            for (const QString &each : extra) {
                if (!among || among->contains(each))
                    missing.append(place.key() + u": "_s + each);
            }
        }
        missing.sort();
        return missing;
    }
    QSet<QString> all() const
    {
        QSet<QString> all;
        for (const QSet<QString> &words : m_words)
            all.unite(words);
        return all;
    }
    qsizetype places() const { return m_words.size(); }

private:
    /// The window that owns the action; actions of other windows are children of this one too.
    static const QWidget *ownerOf(const QAction &action)
    {
        const QObject *owner = action.parent();
        while (owner && (!owner->isWidgetType() || qobject_cast<const QMenu *>(owner)))
            owner = owner->parent();
        return owner ? static_cast<const QWidget *>(owner)->window() : nullptr;
    }

    static void take(QSet<QString> &words, const QString &text)
    {
        // Numbers, times and file names differ between starts; the names of the demo's keys are not translated.
        static const QRegularExpression changing(u"[0-9/\\\\]|Demo|演示"_s);
        if (!text.isEmpty() && !text.contains(changing))
            words.insert(text);
    }

    QMap<QString, QSet<QString>> m_words;
};

} // namespace

class TestLanguageSwitch : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    Options options(bool demo, const QString &language, const QString &run)
    {
        Options options;
        options.demo = demo;
        options.dataDir = m_folder.filePath(run + language + QString::number(demo));
        options.language = language;
        options.theme = u"light"_s;
        return options;
    }

    static void visit(EveryWindow &windows, bool demo, const EveryWindow::Look &look)
    {
        if (demo) {
            windows.mainWindow(look);
            windows.dialogs(look);
        } else {
            look(windows.window(), u"first start"_s);
            windows.history(look);
        }
    }

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent"); // no keyring is needed
    }

    void nothingStaysBehind_data()
    {
        QTest::addColumn<bool>("demo");
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        for (const bool demo : {true, false}) {
            QTest::addRow("to Chinese, %s", demo ? "at work" : "at the first start") << demo << u"en"_s << u"zh_CN"_s;
            QTest::addRow("to English, %s", demo ? "at work" : "at the first start") << demo << u"zh_CN"_s << u"en"_s;
        }
    }

    void nothingStaysBehind()
    {
        QFETCH(bool, demo);
        QFETCH(QString, from);
        QFETCH(QString, to);
        const auto into = [](Words &words) {
            return [&words](const QWidget &window, const QString &where) { words.add(window, where); };
        };
        Words before;
        Words after;
        {
            EveryWindow windows(options(demo, from, u"switched"_s), 100);
            QVERIFY(windows.hasStarted());
            visit(windows, demo, into(before));
            const QStatusBar &bar = *windows.window().statusBar();
            QStringList said; // a message goes by itself after some seconds
            connect(&bar, &QStatusBar::messageChanged, &bar, [&](const QString &text) {
                if (!text.isEmpty())
                    said.append(text);
            });
            windows.window().openPage(QUrl(u"http://not-ours.example/"_s)); // refused, and said
            QVERIFY(!said.isEmpty());
            const QString saidBefore = std::exchange(said, {}).last();
            windows.setLanguage(to);
            QVERIFY(!said.isEmpty());
            QVERIFY2(said.last() != saidBefore, qPrintable(said.last()));
            QCOMPARE(bar.accessibleName(), bar.currentMessage());
            windows.window().say(u"said in the language of before"_s);
            QCOMPARE(bar.accessibleName(), bar.currentMessage());
            windows.setLanguage(from);
            QVERIFY2(bar.currentMessage().isEmpty(), qPrintable(bar.currentMessage()));
            QVERIFY(bar.accessibleName().isEmpty());
            windows.setLanguage(to);
            visit(windows, demo, into(after));
            QCOMPARE(windows.missing(), QStringList());
        }
        Words meant;
        {
            EveryWindow windows(options(demo, to, u"started"_s), 100);
            QVERIFY(windows.hasStarted());
            Words atFirst; // a first visit, so that both programs are in the same state
            visit(windows, demo, into(atFirst));
            visit(windows, demo, into(meant));
        }
        QVERIFY(after.places() >= (demo ? 20 : 4));
        QVERIFY2(before.missingFrom(meant).size() > 50, "The languages differ, or nothing would be tested.");
        // Only texts of the old language; other differences come from another state.
        const QStringList behind = after.missingFrom(meant, before.all());
        for (const QString &each : behind)
            qWarning("%s", qPrintable(each));
        QVERIFY2(behind.isEmpty(), "see above");
    }
};

QTEST_MAIN(TestLanguageSwitch)
#include "tst_language_switch.moc"
