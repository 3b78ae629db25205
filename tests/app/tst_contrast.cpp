// SPDX-License-Identifier: MIT
// Every text of every window is legible, in light and dark: measured in the painted picture.
#include "every_window.h"
#include "legibility.h"
#include "ui/look/contrast.h"
#include "ui/look/outlined_style.h"
#include "ui/look/theme.h"

#include <QTest>

using namespace proxydeck;
using namespace Qt::StringLiterals;

class TestContrast : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    QStringList m_found;
    int m_count = 0;

    void look(QWidget &window, const QString &where)
    {
        const auto found = Legibility::in(window, m_count);
        for (const QString &each : found)
            m_found.append(where + u": "_s + each);
    }

    static double ratio(const QPalette &palette, QPalette::ColorRole ink, QPalette::ColorRole ground)
    {
        return contrastRatio(palette.color(QPalette::Active, ink), palette.color(QPalette::Active, ground));
    }

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent"); // no keyring is needed
    }

    void painted_data()
    {
        QTest::addColumn<QString>("theme");
        QTest::addRow("light") << u"light"_s;
        QTest::addRow("dark") << u"dark"_s;
    }

    void painted()
    {
        QFETCH(QString, theme);
        Options options;
        options.language = u"en"_s;
        options.theme = theme;
        const auto look = [this](QWidget &window, const QString &where) { this->look(window, where); };
        {
            options.demo = true;
            options.dataDir = m_folder.filePath(theme + u"-demo"_s);
            EveryWindow windows(options, 150);
            QVERIFY(windows.hasStarted());
            windows.window().resize(1440, 1000);
            windows.mainWindow(look);
            windows.dialogs(look);
            QCOMPARE(windows.missing(), QStringList());
        }
        {
            options.demo = false;
            options.dataDir = m_folder.filePath(theme);
            EveryWindow windows(options, 150);
            QVERIFY(windows.hasStarted());
            look(windows.window(), u"first start"_s);
            windows.history(look);
            QCOMPARE(windows.missing(), QStringList());
        }
        QVERIFY2(m_count > 500, "texts were overlooked");
        QVERIFY2(m_found.isEmpty(), qPrintable(u'\n' + m_found.join(u'\n')));
    }

    void palettes_data()
    {
        painted_data();
        QTest::addRow("system") << QString();
    }

    /// Colours of the palette that the windows above may not happen to use.
    void palettes()
    {
        QFETCH(QString, theme);
        Theme themes;
        if (theme.isEmpty() && !isFusion(*QApplication::style()))
            QSKIP("the system's style has its own colours");
        themes.choose(theme);
        const QPalette palette = QApplication::palette();
        if (!theme.isEmpty())
            QCOMPARE(isDark(palette), theme == u"dark"_s);
        using Role = QPalette::ColorRole;
        const std::pair<Role, Role> pairs[] = {
            {Role::WindowText, Role::Window},
            {Role::Text, Role::Base},
            {Role::Text, Role::AlternateBase},
            {Role::ButtonText, Role::Button},
            {Role::ToolTipText, Role::ToolTipBase},
            {Role::HighlightedText, Role::Highlight},
            {Role::PlaceholderText, Role::Base},
            {Role::PlaceholderText, Role::Window},
            {Role::Link, Role::Base},
            {Role::Link, Role::Window},
            {Role::LinkVisited, Role::Base},
            {Role::LinkVisited, Role::Window},
        };
        for (const auto &[ink, ground] : pairs) {
            const double has = ratio(palette, ink, ground);
            QVERIFY2(has >= 4.5,
                     qPrintable(u"%1 on %2: %3"_s
                                    .arg(QVariant::fromValue(ink).toString(), QVariant::fromValue(ground).toString())
                                    .arg(has)));
        }
        // WCAG 2.2, 1.4.11: a selection and a field's frame have enough contrast to their surroundings.
        QVERIFY(ratio(palette, Role::Highlight, Role::Base) >= 3.0);
        themes.choose({});
    }

    void framesOfFieldsAreSeen_data() { painted_data(); }

    void framesOfFieldsAreSeen()
    {
        QFETCH(QString, theme);
        Theme themes;
        themes.choose(theme);
        QWidget form;
        auto *layout = new QVBoxLayout(&form);
        auto *editable = new QComboBox;
        editable->setEditable(true);
        const QList<QWidget *> fields{new QLineEdit, new QComboBox, editable, new QSpinBox};
        for (QWidget *field : fields)
            layout->addWidget(field);
        form.show();
        QVERIFY(QTest::qWaitForWindowExposed(&form, 60'000));
        const QImage picture = form.grab().toImage();
        for (const QWidget *field : fields) {
            // The clearest line within the first pixels of the left edge, halfway down.
            double clearest = 1;
            for (int x = 0; x < 3; ++x) {
                const QPoint at = QPoint(field->geometry().left() + x, field->geometry().center().y());
                clearest
                    = std::max(clearest, contrastRatio(picture.pixelColor(at), form.palette().color(QPalette::Window)));
            }
            QVERIFY2(clearest >= 3.0 - 0.05,
                     qPrintable(u"%1: %2"_s.arg(QLatin1StringView(field->metaObject()->className())).arg(clearest)));
        }
        themes.choose({});
    }
};

QTEST_MAIN(TestContrast)
#include "tst_contrast.moc"
