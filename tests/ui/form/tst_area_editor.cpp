// SPDX-License-Identifier: MIT
#include "catalogue/area_catalogue.h"
#include "catalogue/catalogue.h"
#include "catalogue/form_model.h"
#include "preferences/area_sets.h"
#include "ui/areas/area_picker.h"
#include "ui/form/area_editor.h"
#include "ui/form/form_view.h"

#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QSpinBox>
#include <QTest>
#include <QTreeView>

using namespace proxydeck;
using namespace Qt::StringLiterals;

/// Areas by name in the form: the model still gets the vendor's list of codes.
class TestAreaEditor : public QObject
{
    Q_OBJECT

    AreaCatalogue m_areas{QStringLiteral(PROXYDECK_SOURCES "/resources/areas/areas.tsv")};
    Catalogue m_catalogue{Catalogue::vendorEndpoints()};

    /// A visible form.
    struct Form
    {
        Form(TestAreaEditor &test, Product product, Mode mode)
            : model(*test.m_catalogue.find(product, mode, Action::Extract))
            , view(AreaHelp{&test.m_areas, &sets})
        {
            view.setForm(&model);
            view.resize(420, 300);
            view.show();
            view.activateWindow();
            if (!QTest::qWaitForWindowActive(&view, 60'000))
                qFatal("the form was not shown");
            line("area")->setFocus();
        }
        QLineEdit *line(const char *name) { return view.findChild<QLineEdit *>(QString::fromLatin1(name)); }
        QString value(const char16_t *name) { return model.value(model.fieldNamed(name)); }
        AreaEditor *editor() { return qobject_cast<AreaEditor *>(view.editor(model.fieldNamed(u"area"))); }
        QString names() { return editor()->findChild<QLabel *>(u"areaNames"_s)->text(); }
        /// Null while there are no suggestions.
        QTreeView *suggestions()
        {
            auto *list = line("area")->findChild<QTreeView *>(u"areaSuggestions"_s);
            return list && list->isVisible() ? list : nullptr;
        }

        AreaSets sets;
        FormModel model;
        FormView view;
    };

private Q_SLOTS:
    void init() { QLocale::setDefault(QLocale(u"en_GB"_s)); }

    void codesStayCodes()
    {
        Form form(*this, Product::ShortLived, Mode::Channel);
        QTest::keyClicks(form.line("area"), u"350500, 330700"_s);
        QCOMPARE(form.value(u"area"), u"350500,330700"_s);
        QCOMPARE(form.names(), u"Quanzhou, Jinhua"_s);
        QCOMPARE(form.model.queryItems(), (QueryItems{{u"area"_s, u"350500,330700"_s}}));
        form.model.setValue(form.model.fieldNamed(u"area"), u"350599,350500"_s);
        QCOMPARE(form.names(), u"350599 (not in the list), Quanzhou"_s);
        QVERIFY(form.model.isValid());
        form.model.reset();
        QVERIFY(form.names().isEmpty());
        QLocale::setDefault(QLocale(u"zh_CN"_s));
        form.model.setValue(form.model.fieldNamed(u"area"), u"350500"_s);
        QCOMPARE(form.names(), u"泉州市"_s);
    }

    void namesBecomeCodes()
    {
        Form form(*this, Product::ShortLived, Mode::Channel);
        form.line("area")->insert(QString());
        QTest::keyClicks(form.line("area"), u"Hangzhou, Inner Mongolia"_s);
        QCOMPARE(form.value(u"area"), u"330100,150000"_s);
        form.view.findChild<QSpinBox *>(u"num"_s)->setFocus();
        QCOMPARE(form.line("area")->text(), u"330100, 150000"_s);
        QCOMPARE(form.sets.recent(AreaScope::Mainland), (QList<QStringList>{{u"330100"_s, u"150000"_s}}));
    }

    void typingSuggests()
    {
        Form form(*this, Product::ShortLived, Mode::Channel);
        QTest::keyClicks(form.line("area"), u"quanz"_s);
        QVERIFY(form.suggestions());
        QCOMPARE(form.suggestions()->currentIndex().data().toString(), u"Quanzhou"_s);
        QVERIFY(form.line("area")->hasFocus());
        QVERIFY(form.line("area")->accessibleDescription().contains(u"Quanzhou 350500"_s));
        QTest::keyClick(form.line("area"), Qt::Key_Return);
        QVERIFY(!form.suggestions());
        QCOMPARE(form.value(u"area"), u"350500"_s);
        QVERIFY(!form.line("area")->accessibleDescription().contains(u"Quanzhou 350500"_s));
        // The next name is typed directly after it.
        QTest::keyClicks(form.line("area"), u"fuj"_s);
        QTest::keyClick(form.line("area"), Qt::Key_Return);
        QCOMPARE(form.value(u"area"), u"350500,350000"_s);
    }

    void suggestionsGoAway()
    {
        Form form(*this, Product::ShortLived, Mode::Channel);
        QTest::keyClicks(form.line("area"), u"fuj"_s);
        QVERIFY(form.suggestions());
        QTest::keyClick(form.line("area"), Qt::Key_Escape);
        QVERIFY(!form.suggestions());
        QCOMPARE(form.line("area")->text(), u"fuj"_s);
        QTest::keyClicks(form.line("area"), u"i"_s);
        QVERIFY(form.suggestions());
        QTest::keyClick(form.line("area"), Qt::Key_Tab);
        QVERIFY(!form.suggestions());
        QVERIFY(!form.view.editor(form.model.fieldNamed(u"area"))->problemText().isEmpty());
    }

    void aCodeOnItsWayIsNotReplaced()
    {
        Form form(*this, Product::ShortLived, Mode::Channel);
        QTest::keyClicks(form.line("area"), u"3505"_s);
        QVERIFY(form.suggestions());
        QTest::keyClick(form.line("area"), Qt::Key_Return); // no item is selected in the list
        QCOMPARE(form.line("area")->text(), u"3505"_s);
        QTest::keyClicks(form.line("area"), u"00"_s);
        QVERIFY(!form.suggestions());
        QCOMPARE(form.value(u"area"), u"350500"_s);
    }

    void thePickerFillsTheField()
    {
        Form form(*this, Product::ShortLived, Mode::Channel);
        form.model.setValue(form.model.fieldNamed(u"area"), u"350500"_s);
        QTest::keyClick(form.line("area"), Qt::Key_F4);
        auto *picker = form.view.findChild<AreaPicker *>();
        QVERIFY(picker);
        QCOMPARE(picker->codes(), QStringList{u"350500"_s});
        QTest::keyClicks(picker->findChild<QLineEdit *>(u"areaSearch"_s), u"jinhua"_s);
        QTest::keyClick(picker->findChild<QLineEdit *>(u"areaSearch"_s), Qt::Key_Return);
        picker->accept();
        QCOMPARE(form.value(u"area"), u"350500,330700"_s);
        QCOMPARE(form.line("area")->text(), u"350500, 330700"_s);
        QCOMPARE(form.names(), u"Quanzhou, Jinhua"_s);
        QTRY_VERIFY(!form.view.findChild<AreaPicker *>());

        QTest::keyClick(form.line("area"), Qt::Key_Down, Qt::AltModifier);
        picker = form.view.findChild<AreaPicker *>();
        QVERIFY(picker);
        picker->setCodes({});
        picker->reject();
        QCOMPARE(form.value(u"area"), u"350500,330700"_s);
    }

    void thePickerGoesOnWithWhatWasTyped()
    {
        Form form(*this, Product::ShortLived, Mode::Channel);
        QTest::keyClicks(form.line("area"), u"350500, suz"_s);
        form.editor()->openPicker();
        auto *picker = form.view.findChild<AreaPicker *>();
        QVERIFY(picker);
        QCOMPARE(picker->codes(), QStringList{u"350500"_s});
        QCOMPARE(picker->findChild<QLineEdit *>(u"areaSearch"_s)->text(), u"suz"_s);
        picker->reject();
    }

    void theFormGoesWhileThePickerIsOpen()
    {
        Form form(*this, Product::ShortLived, Mode::Channel);
        form.editor()->openPicker();
        form.view.setForm(nullptr);
        QVERIFY(!form.view.findChild<AreaPicker *>());
    }

    void oneAreaWhereTheEndpointTakesOne()
    {
        Form form(*this, Product::Exclusive, Mode::None);
        QTest::keyClicks(form.line("area"), u"quanz"_s);
        QTest::keyClick(form.line("area"), Qt::Key_Return);
        QCOMPARE(form.line("area")->text(), u"350500"_s);
        form.line("area")->selectAll();
        QTest::keyClicks(form.line("area"), u"jinhua"_s);
        QTest::keyClick(form.line("area"), Qt::Key_Return);
        QCOMPARE(form.value(u"area"), u"330700"_s);
        QVERIFY(form.model.isValid());
        QVERIFY(!form.line("area_ex"));
        form.editor()->openPicker();
        auto *picker = form.view.findChild<AreaPicker *>();
        QVERIFY(picker);
        QTest::keyClicks(picker->findChild<QLineEdit *>(u"areaSearch"_s), u"fuzhou"_s);
        picker->accept();
        QCOMPARE(form.value(u"area"), u"350100"_s);
    }

    void countriesForTheGlobalProducts()
    {
        Form form(*this, Product::Global, Mode::Channel);
        QTest::keyClicks(form.line("area"), u"united st"_s);
        QVERIFY(form.suggestions());
        QTest::keyClick(form.line("area"), Qt::Key_Return);
        QCOMPARE(form.value(u"area"), u"US"_s);
        form.line("area_ex")->setFocus();
        QTest::keyClicks(form.line("area_ex"), u"us"_s);
        QCOMPARE(form.model.problem(form.model.fieldNamed(u"area_ex")), FieldProblem::ExcludedAndWanted);
    }

    void tabGoesFromFieldToField()
    {
        Form form(*this, Product::ShortLived, Mode::Channel);
        form.model.setValue(form.model.fieldNamed(u"area"), u"350500"_s);
        QTest::keyClick(form.line("area"), Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), form.line("area_ex"));
    }

    void theButtonSaysWhatItDoes()
    {
        Form form(*this, Product::ShortLived, Mode::Channel);
        const auto *action = form.line("area")->findChild<QAction *>(u"pickAreas"_s);
        QVERIFY(action);
        QVERIFY(!action->text().isEmpty() && !action->icon().isNull() && action->toolTip().contains(u"F4"_s));
    }
};

QTEST_MAIN(TestAreaEditor)
#include "tst_area_editor.moc"
