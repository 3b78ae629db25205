// SPDX-License-Identifier: MIT
#include "catalogue/area_catalogue.h"
#include "preferences/area_sets.h"
#include "ui/areas/area_model.h"
#include "ui/areas/area_picker.h"
#include "ui/areas/area_sets_menu.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>
#include <QScreen>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

using namespace proxydeck;
using namespace Qt::StringLiterals;

/// The area picker, its model, and the saved area lists.
class TestAreaPicker : public QObject
{
    Q_OBJECT

    AreaCatalogue m_areas{QStringLiteral(PROXYDECK_SOURCES "/resources/areas/areas.tsv")};

    static QLineEdit *search(AreaPicker &picker) { return picker.findChild<QLineEdit *>(u"areaSearch"_s); }
    static QTreeView *tree(AreaPicker &picker) { return picker.findChild<QTreeView *>(u"areaTree"_s); }
    static void paste(QLineEdit *line, const QString &text) { line->insert(text); }
    static void show(QWidget &widget)
    {
        widget.show();
        widget.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&widget, 60'000));
    }

private Q_SLOTS:
    void init() { QLocale::setDefault(QLocale(u"en_GB"_s)); }

    // The model.

    void theModelIsSound()
    {
        for (const AreaScope scope : {AreaScope::Mainland, AreaScope::Global}) {
            AreaChoice choice(m_areas, scope, AreaChoice::Limit::Several);
            AreaModel model(choice);
            QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
            model.setQuery(u"fu"_s);
            choice.setCodes({u"350000"_s, u"US"_s});
            model.setQuery(u"350599"_s);
            model.setQuery(u"no such place"_s);
            QCOMPARE(model.rowCount(), 0);
            model.setQuery({});
            model.retranslate();
        }
    }

    void provincesHaveTheirCities()
    {
        AreaChoice choice(m_areas, AreaScope::Mainland, AreaChoice::Limit::Several);
        AreaModel model(choice);
        const QModelIndex city = model.indexOf(u"350500"_s);
        QVERIFY(city.isValid());
        QCOMPARE(city.data().toString(), u"Quanzhou"_s);
        QCOMPARE(city.parent().data().toString(), u"Fujian"_s);
        QCOMPARE(model.rowCount(), 34);
        QCOMPARE(model.index(0, AreaModel::Name).data().toString(), u"Anhui"_s);
        QLocale::setDefault(QLocale(u"zh_CN"_s));
        model.retranslate();
        QCOMPARE(model.index(0, AreaModel::Name).data().toString(), u"北京市"_s);
        QCOMPARE(model.indexOf(u"350500"_s).data().toString(), u"泉州市"_s);
    }

    void aProvinceCoversItsCities()
    {
        AreaChoice choice(m_areas, AreaScope::Mainland, AreaChoice::Limit::Several);
        AreaModel model(choice);
        const auto check = [&](const QString &code) { return model.indexOf(code).data(Qt::CheckStateRole).toInt(); };
        QVERIFY(model.setData(model.indexOf(u"350500"_s), Qt::Checked, Qt::CheckStateRole));
        QVERIFY(model.setData(model.indexOf(u"330700"_s), Qt::Checked, Qt::CheckStateRole));
        QCOMPARE(check(u"350500"_s), int(Qt::Checked));
        QCOMPARE(check(u"350000"_s), int(Qt::PartiallyChecked));
        QCOMPARE(check(u"350200"_s), int(Qt::Unchecked));
        QVERIFY(model.setData(model.indexOf(u"350000"_s), Qt::Checked, Qt::CheckStateRole));
        QCOMPARE(choice.codes(), (QStringList{u"330700"_s, u"350000"_s})); // the province replaces the city in it
        QCOMPARE(check(u"350200"_s), int(Qt::Checked));
        QVERIFY(!model.setData(model.indexOf(u"350200"_s), Qt::Unchecked, Qt::CheckStateRole));
        QVERIFY(model.setData(model.indexOf(u"350000"_s), Qt::Unchecked, Qt::CheckStateRole));
        QCOMPARE(choice.codes(), QStringList{u"330700"_s});
    }

    void oneCannotBeChecked()
    {
        AreaChoice choice(m_areas, AreaScope::Mainland, AreaChoice::Limit::One);
        AreaModel model(choice);
        QVERIFY(!model.indexOf(u"350500"_s).data(Qt::CheckStateRole).isValid());
        QVERIFY(!(model.flags(model.indexOf(u"350500"_s)) & Qt::ItemIsUserCheckable));
        choice.setCodes({u"350500"_s, u"330700"_s});
        QCOMPARE(choice.codes(), QStringList{u"330700"_s});
    }

    // The picker.

    void isNoLargerThanItsScreen()
    {
        const QFont before = QApplication::font();
        const auto after = qScopeGuard([&before] { QApplication::setFont(before); });
        QFont large = before;
        large.setPointSizeF(before.pointSizeF() * 3);
        QApplication::setFont(large);
        AreaPicker picker(m_areas, nullptr, AreaScope::Mainland, AreaChoice::Limit::Several);
        const QSize room = picker.screen()->availableSize();
        QVERIFY(picker.fontMetrics().averageCharWidth() * 112 > room.width());
        QVERIFY(picker.width() <= room.width() && picker.height() <= room.height());
    }

    void namesAndEnterAreEnough()
    {
        AreaPicker picker(m_areas, nullptr, AreaScope::Mainland, AreaChoice::Limit::Several);
        show(picker);
        QVERIFY(search(picker)->hasFocus());
        QTest::keyClicks(search(picker), u"quanzhou"_s);
        QTest::keyClick(search(picker), Qt::Key_Return);
        QVERIFY(picker.isVisible());
        QTest::keyClicks(search(picker), u"jinhua"_s); // replaces the first name, which is selected
        QTest::keyClick(search(picker), Qt::Key_Return);
        QCOMPARE(picker.codes(), (QStringList{u"350500"_s, u"330700"_s}));
        QCOMPARE(picker.findChild<QListWidget *>(u"areaChosen"_s)->count(), 2);
        QTest::keyClick(search(picker), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(picker.result(), int(QDialog::Accepted));
    }

    void theArrowsGoThroughWhatWasFound()
    {
        AreaPicker picker(m_areas, nullptr, AreaScope::Mainland, AreaChoice::Limit::Several);
        show(picker);
        QTest::keyClicks(search(picker), u"fujian"_s);
        QTest::keyClick(search(picker), Qt::Key_Down);
        QVERIFY(search(picker)->hasFocus());
        QTest::keyClick(search(picker), Qt::Key_Return);
        QCOMPARE(picker.codes(), QStringList{u"350100"_s}); // the province's first city
        QTest::keyClick(search(picker), Qt::Key_Return);
        QVERIFY(picker.codes().isEmpty()); // a second Return removes it
    }

    void pastedListsAreUnderstood_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("codes");
        QTest::addColumn<QString>("left");
        const QStringList both{u"350500"_s, u"330700"_s};
        QTest::newRow("commas") << u"350500,330700"_s << both << QString();
        QTest::newRow("spaces") << u"350500 330700"_s << both << QString();
        QTest::newRow("lines") << u"350500\n330700\n"_s << both << QString();
        QTest::newRow("ideographic") << u"350500、330700，440100"_s << both + QStringList{u"440100"_s} << QString();
        QTest::newRow("names") << u"泉州市；金华"_s << both << QString();
        QTest::newRow("unknown codes") << u"350500;350599"_s << QStringList{u"350500"_s, u"350599"_s} << QString();
        QTest::newRow("what is nothing stays") << u"350500, nowhere"_s << QStringList{u"350500"_s} << u"nowhere"_s;
        QTest::newRow("nothing at all") << u"this, that"_s << QStringList{} << u"this  that"_s;
    }
    void pastedListsAreUnderstood()
    {
        QFETCH(QString, text);
        QFETCH(QStringList, codes);
        AreaPicker picker(m_areas, nullptr, AreaScope::Mainland, AreaChoice::Limit::Several);
        paste(search(picker), text);
        QCOMPARE(picker.codes(), codes);
        QTEST(search(picker)->text(), "left");
    }

    void aCodeThatIsNotInTheListIsMarked()
    {
        AreaPicker picker(m_areas, nullptr, AreaScope::Mainland, AreaChoice::Limit::Several);
        show(picker);
        QTest::keyClicks(search(picker), u"350599"_s);
        QCOMPARE(tree(picker)->model()->rowCount(), 1);
        QTest::keyClick(search(picker), Qt::Key_Return);
        QCOMPARE(picker.codes(), QStringList{u"350599"_s});
        QCOMPARE(picker.findChild<QListWidget *>(u"areaChosen"_s)->item(0)->text(), u"350599 (not in the list)"_s);
    }

    void countriesToo()
    {
        AreaPicker picker(m_areas, nullptr, AreaScope::Global, AreaChoice::Limit::Several);
        show(picker);
        QTest::keyClicks(search(picker), u"xinjiapo"_s);
        QCOMPARE(tree(picker)->model()->rowCount(), 2); // SG and the vendor's own code
        QTest::keyClick(search(picker), Qt::Key_Return);
        QCOMPARE(picker.codes(), QStringList{u"SG"_s});
        QTest::keyClicks(search(picker), u"st kitts"_s); // words, not the codes ST and KI
        QCOMPARE(picker.codes(), QStringList{u"SG"_s});
        search(picker)->clear();
        paste(search(picker), u"us eu 990100"_s);
        QCOMPARE(picker.codes(), (QStringList{u"SG"_s, u"US"_s, u"EU"_s, u"990100"_s}));
    }

    void whereOneIsAskedForTheCurrentOneIsIt()
    {
        AreaPicker picker(m_areas, nullptr, AreaScope::Mainland, AreaChoice::Limit::One);
        picker.setCodes({u"350500"_s});
        show(picker);
        QCOMPARE(tree(picker)->currentIndex().data().toString(), u"Quanzhou"_s);
        QTest::keyClicks(search(picker), u"hangzhou"_s);
        QTest::keyClick(search(picker), Qt::Key_Return);
        QCOMPARE(picker.result(), int(QDialog::Accepted));
        QCOMPARE(picker.codes(), QStringList{u"330100"_s});
    }

    void noneIsAChoice()
    {
        for (const auto limit : {AreaChoice::Limit::One, AreaChoice::Limit::Several}) {
            AreaPicker picker(m_areas, nullptr, AreaScope::Mainland, limit);
            picker.setCodes({u"350500"_s});
            picker.findChild<QPushButton *>(u"areaNone"_s)->click();
            QVERIFY(picker.codes().isEmpty());
            picker.accept();
            QVERIFY(picker.codes().isEmpty());
        }
    }

    void chosenOnesCanBeTakenOut()
    {
        AreaPicker picker(m_areas, nullptr, AreaScope::Mainland, AreaChoice::Limit::Several);
        picker.setCodes({u"350500"_s, u"330700"_s, u"440100"_s});
        show(picker);
        auto *chosen = picker.findChild<QListWidget *>(u"areaChosen"_s);
        chosen->setCurrentRow(1);
        QTest::keyClick(chosen, Qt::Key_Delete);
        QCOMPARE(picker.codes(), (QStringList{u"350500"_s, u"440100"_s}));
    }

    void everythingHasAName()
    {
        AreaSets sets;
        AreaPicker picker(m_areas, &sets, AreaScope::Mainland, AreaChoice::Limit::Several);
        show(picker);
        for (const QWidget *widget : picker.findChildren<QWidget *>()) {
            if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible() || widget->focusProxy()
                || widget->objectName().startsWith(u"qt_"_s))
                continue;
            const auto *button = qobject_cast<const QAbstractButton *>(widget);
            QVERIFY2(!widget->accessibleName().isEmpty() || (button && !button->text().isEmpty()),
                     widget->metaObject()->className());
        }
        for (const QLabel *label : picker.findChildren<QLabel *>())
            QCOMPARE(label->textFormat(), Qt::PlainText);
    }

    // Saved lists.

    void listsAreKept()
    {
        const QTemporaryDir folder;
        QSettings settings(folder.filePath(u"settings.ini"_s), QSettings::IniFormat);
        {
            AreaSets sets(&settings);
            sets.use(AreaScope::Mainland, {u"350500"_s, u"330700"_s});
            sets.use(AreaScope::Mainland, {u"440100"_s});
            sets.use(AreaScope::Mainland, {u"330700"_s, u"350500"_s}); // the first list again
            sets.use(AreaScope::Mainland, {});
            sets.use(AreaScope::Mainland, {u"nowhere"_s});
            sets.use(AreaScope::Global, {u"US"_s, u"990100"_s});
            QVERIFY(sets.keep(AreaScope::Mainland, u" East \n coast "_s, {u"350000"_s, u"330000"_s}));
            QVERIFY(sets.keep(AreaScope::Mainland, u"South"_s, {u"440000"_s}));
            QVERIFY(sets.keep(AreaScope::Mainland, u"South"_s, {u"440000"_s, u"450000"_s}));
            QVERIFY(!sets.keep(AreaScope::Mainland, u"  "_s, {u"440000"_s}));
            QVERIFY(!sets.keep(AreaScope::Mainland, u"Nothing"_s, {}));
        }
        const AreaSets sets(&settings);
        const QList<QStringList> recent{{u"330700"_s, u"350500"_s}, {u"440100"_s}};
        QCOMPARE(sets.recent(AreaScope::Mainland), recent);
        QCOMPARE(sets.recent(AreaScope::Global), (QList<QStringList>{{u"US"_s, u"990100"_s}}));
        QCOMPARE(sets.favourites(AreaScope::Mainland).size(), 2);
        QCOMPARE(sets.favourites(AreaScope::Mainland).at(0).name, u"East coast"_s);
        QCOMPARE(sets.favourites(AreaScope::Mainland).at(1).codes, (QStringList{u"440000"_s, u"450000"_s}));
    }

    void settingsThatSomebodyEditedDoNoHarm()
    {
        const QTemporaryDir folder;
        QSettings settings(folder.filePath(u"settings.ini"_s), QSettings::IniFormat);
        settings.setValue("areas/mainland/recent", QStringList{u"<b>,350500"_s, u""_s, u"440100"_s});
        settings.setValue("areas/mainland/favourites/size", 2'000'000'000);
        settings.setValue("areas/mainland/favourites/1/name", u"Bad"_s);
        settings.setValue("areas/mainland/favourites/1/codes", u"350500&key=x"_s);
        const AreaSets sets(&settings);
        QCOMPARE(sets.recent(AreaScope::Mainland), QList<QStringList>{{u"440100"_s}});
        QVERIFY(sets.favourites(AreaScope::Mainland).isEmpty());
    }

    void theMenuOffersWhatIsKept()
    {
        AreaSets sets;
        sets.use(AreaScope::Mainland, {u"350500"_s});
        sets.keep(AreaScope::Mainland, u"R&D"_s, {u"440100"_s, u"450000"_s});
        AreaPicker picker(m_areas, &sets, AreaScope::Mainland, AreaChoice::Limit::Several);
        auto *menu = picker.findChild<AreaSetsMenu *>();
        QVERIFY(menu);
        Q_EMIT menu->aboutToShow();
        QAction *favourite = nullptr;
        QAction *recent = nullptr;
        for (QAction *action : menu->actions()) {
            if (action->text() == u"R&&D"_s)
                favourite = action;
            if (action->text() == u"Quanzhou"_s)
                recent = action;
        }
        QVERIFY(favourite && recent);
        favourite->trigger();
        QCOMPARE(picker.codes(), (QStringList{u"440100"_s, u"450000"_s}));
        recent->trigger();
        QCOMPARE(picker.codes(), QStringList{u"350500"_s});
        picker.setCodes({u"440100"_s});
        picker.accept();
        QCOMPARE(sets.recent(AreaScope::Mainland).at(0), QStringList{u"440100"_s});

        AreaPicker one(m_areas, &sets, AreaScope::Mainland, AreaChoice::Limit::One);
        auto *small = one.findChild<AreaSetsMenu *>();
        Q_EMIT small->aboutToShow();
        for (const QAction *action : small->actions()) {
            if (action->text() == u"R&&D"_s)
                QVERIFY(!action->isEnabled());
        }
    }
};

QTEST_MAIN(TestAreaPicker)
#include "tst_area_picker.moc"
