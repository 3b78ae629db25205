// SPDX-License-Identifier: MIT
// No text may be clipped: every text of every window, in both languages, at the smallest supported window size (1024 x
// 700) and with larger system fonts. A screen's scale factor needs no test, because it changes all lengths equally.
#include "clipping.h"
#include "every_window.h"

#include <QTest>

using namespace proxydeck;
using namespace Qt::StringLiterals;

class TestClipping : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    QStringList m_found;

    Options options(bool demo)
    {
        QFETCH_GLOBAL(QString, language);
        Options options;
        options.demo = demo;
        options.dataDir = m_folder.filePath(u"%1-%2"_s.arg(QLatin1StringView(QTest::currentTestFunction()), language)
                                            + QString::number(percent()));
        options.language = language;
        options.theme = u"light"_s;
        return options;
    }
    static int percent()
    {
        QFETCH_GLOBAL(int, percent);
        return percent;
    }

    void look(QWidget &window, const QString &where)
    {
        // Larger fonts may need a larger screen, in proportion.
        const QSize smallest = EveryWindow::smallest * percent() / 100;
        if (window.width() > smallest.width() || window.height() > smallest.height())
            m_found.append(u"%1: %2 x %3 is larger than the smallest screen"_s.arg(where)
                               .arg(window.width())
                               .arg(window.height()));
        const auto found = Clipping::in(window);
        for (const QString &each : found)
            m_found.append(where + u": "_s + each);
    }

    void tell()
    {
        for (const QString &each : std::as_const(m_found))
            qWarning("%s", qPrintable(each)); // a failure's own text would be truncated
        QVERIFY2(m_found.isEmpty(), "see above");
    }

private Q_SLOTS:
    void initTestCase_data()
    {
        QTest::addColumn<int>("percent");
        QTest::addColumn<QString>("language");
        for (const int percent : {100, 150, 200}) {
            for (const char *language : {"en", "zh_CN"})
                QTest::addRow("%s, %d %%", language, percent) << percent << QString::fromLatin1(language);
        }
    }

    void initTestCase()
    {
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent"); // no keyring is needed
    }

    void init() { m_found.clear(); }

    void atWork()
    {
        EveryWindow windows(options(true), percent());
        QVERIFY(windows.hasStarted());
        const auto look = [this](QWidget &window, const QString &where) { this->look(window, where); };
        windows.mainWindow(look);
        windows.dialogs(look);
        QCOMPARE(windows.missing(), QStringList());
        tell();
    }

    void atTheFirstStart()
    {
        EveryWindow windows(options(false), percent());
        QVERIFY(windows.hasStarted());
        const auto look = [this](QWidget &window, const QString &where) { this->look(window, where); };
        look(windows.window(), u"first start"_s);
        windows.history(look);
        QCOMPARE(windows.missing(), QStringList());
        tell();
    }
};

QTEST_MAIN(TestClipping)
#include "tst_clipping.moc"
