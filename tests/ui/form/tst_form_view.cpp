// SPDX-License-Identifier: MIT
#include "catalogue/catalogue.h"
#include "catalogue/form_model.h"
#include "ui/form/field_editor.h"
#include "ui/form/form_view.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>
#include <QTranslator>
#include <QUrl>
#include <QWheelEvent>

using namespace proxydeck;
using namespace Qt::StringLiterals;

namespace {

/// Marks every text that passes through it.
class MarkingTranslator : public QTranslator
{
public:
    bool isEmpty() const override { return false; }
    QString translate(const char *, const char *source, const char *, int) const override
    {
        return u"«"_s + QString::fromUtf8(source);
    }
};

void turnWheel(QWidget *widget)
{
    const QPointF centre = QRectF(widget->rect()).center();
    QWheelEvent wheel(centre, widget->mapToGlobal(centre), {}, QPoint(0, 120), Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(widget, &wheel);
}

} // namespace

class TestFormView : public QObject
{
    Q_OBJECT

    Catalogue m_catalogue{Catalogue::vendorEndpoints()};

    const Endpoint &endpoint(Product product, Mode mode, Action action = Action::Extract)
    {
        const Endpoint *found = m_catalogue.find(product, mode, action);
        Q_ASSERT(found);
        return *found;
    }

private Q_SLOTS:
    void documentedFields_data()
    {
        QTest::addColumn<Product>("product");
        QTest::addColumn<Mode>("mode");
        QTest::addColumn<Action>("action");
        QTest::addColumn<QString>("fields");
        // From the vendor's parameter tables, in their order, without the key.
        const auto shortLived = u"area area_ex isp num distinct"_s;
        QTest::newRow("pool") << Product::ShortLived << Mode::Channel << Action::ExtractAndList << shortLived;
        QTest::newRow("query") << Product::ShortLived << Mode::Channel << Action::ListInUse << QString();
        QTest::newRow("channel") << Product::ShortLived << Mode::Channel << Action::Extract << shortLived;
        QTest::newRow("elastic") << Product::ShortLived << Mode::Elastic << Action::Extract << shortLived;
        QTest::newRow("even") << Product::ShortLived << Mode::Even << Action::Extract << shortLived;
        QTest::newRow("metered") << Product::ShortLived << Mode::Metered << Action::Extract << shortLived;
        QTest::newRow("exclusive") << Product::Exclusive << Mode::None << Action::Extract
                                   << u"area isp keep_alive num distinct"_s;
        QTest::newRow("region lock") << Product::RegionLock << Mode::None << Action::Extract << u"area isp num"_s;
        QTest::newRow("global channel") << Product::Global << Mode::Channel << Action::Extract << u"area area_ex num"_s;
        QTest::newRow("global metered") << Product::Global << Mode::Metered << Action::Extract << u"area area_ex num"_s;
    }
    void documentedFields()
    {
        QFETCH(Product, product);
        QFETCH(Mode, mode);
        QFETCH(Action, action);
        QFETCH(QString, fields);
        FormModel form(endpoint(product, mode, action));
        FormView view;
        view.setForm(&form);

        QStringList shown;
        const auto editors = view.findChildren<FieldEditor *>();
        for (const FieldEditor *editor : editors) {
            QWidget *input = editor->input();
            shown.append(input->objectName());
            QVERIFY2(!input->accessibleName().isEmpty(), qPrintable(input->objectName()));
            QVERIFY2(!input->toolTip().isEmpty(), qPrintable(input->objectName()));
            QVERIFY2(!input->whatsThis().isEmpty(), qPrintable(input->objectName()));
            const QString name = input->objectName();
            if (name == u"num" || name == u"keep_alive")
                QVERIFY(qobject_cast<QSpinBox *>(input));
            else if (name == u"isp")
                QVERIFY(qobject_cast<QComboBox *>(input));
            else if (name == u"distinct")
                QVERIFY(qobject_cast<QCheckBox *>(input));
            else
                QVERIFY(qobject_cast<QLineEdit *>(input));
        }
        QCOMPARE(shown.join(u' '), fields);
        for (const QLabel *label : view.findChildren<QLabel *>())
            QCOMPARE(label->textFormat() == Qt::PlainText || !label->pixmap().isNull(), true);
    }

    void everyLabelHasItsBuddy()
    {
        FormModel form(endpoint(Product::Exclusive, Mode::None));
        FormView view;
        view.setForm(&form);
        QSet<QWidget *> buddies;
        for (const QLabel *label : view.findChildren<QLabel *>()) {
            if (label->buddy())
                buddies.insert(label->buddy());
        }
        for (const FieldEditor *editor : view.findChildren<FieldEditor *>())
            QVERIFY(editor->namesItself() || buddies.contains(editor->input()));
    }

    void typingReachesTheModel()
    {
        FormModel form(endpoint(Product::ShortLived, Mode::Channel));
        FormView view;
        view.setForm(&form);
        view.show();
        view.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&view, 60'000));
        auto *area = view.findChild<QLineEdit *>(u"area"_s);
        area->setFocus();
        QTest::keyClicks(area, u"350500, 330700"_s);
        QCOMPARE(form.value(form.fieldNamed(u"area")), u"350500,330700"_s);
        auto *number = view.findChild<QSpinBox *>(u"num"_s);
        number->setFocus();
        number->selectAll();
        QTest::keyClicks(number, u"12"_s);
        QCOMPARE(form.wantedCount(), 12);
        auto *carrier = view.findChild<QComboBox *>(u"isp"_s);
        QCOMPARE(carrier->count(), 4);
        QTest::keyClick(carrier, Qt::Key_Down);
        QTest::keyClick(carrier, Qt::Key_Down);
        QCOMPARE(form.value(form.fieldNamed(u"isp")), u"2"_s);
        QTest::keyClick(view.findChild<QCheckBox *>(u"distinct"_s), Qt::Key_Space);
        const QueryItems wanted{
            {u"area"_s, u"350500,330700"_s}, {u"isp"_s, u"2"_s}, {u"num"_s, u"12"_s}, {u"distinct"_s, u"true"_s}};
        QCOMPARE(form.queryItems(), wanted);
    }

    void theModelReachesTheEditors()
    {
        FormModel form(endpoint(Product::Exclusive, Mode::None));
        FormView view;
        view.setForm(&form);
        form.restore({{u"area"_s, u"350500"_s},
                      {u"isp"_s, u"3"_s},
                      {u"keep_alive"_s, u"30"_s},
                      {u"num"_s, u"7"_s},
                      {u"distinct"_s, u"true"_s}});
        QCOMPARE(view.findChild<QLineEdit *>(u"area"_s)->text(), u"350500"_s);
        QCOMPARE(view.findChild<QComboBox *>(u"isp"_s)->currentText(), u"Unicom"_s);
        QCOMPARE(view.findChild<QSpinBox *>(u"keep_alive"_s)->value(), 30);
        QCOMPARE(view.findChild<QSpinBox *>(u"num"_s)->value(), 7);
        QVERIFY(view.findChild<QCheckBox *>(u"distinct"_s)->isChecked());
        form.reset();
        QVERIFY(view.findChild<QLineEdit *>(u"area"_s)->text().isEmpty());
        QCOMPARE(view.findChild<QComboBox *>(u"isp"_s)->currentText(), u"Any"_s);
        QCOMPARE(view.findChild<QSpinBox *>(u"keep_alive"_s)->text(), u"As the plan has it"_s);
        QCOMPARE(view.findChild<QSpinBox *>(u"num"_s)->value(), 1); // "提取个数,默认为1"
        QVERIFY(!view.findChild<QCheckBox *>(u"distinct"_s)->isChecked());
    }

    void aHalfTypedCodeIsNoMistakeYet()
    {
        FormModel form(endpoint(Product::ShortLived, Mode::Channel));
        FormView view;
        view.setForm(&form);
        view.show();
        view.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&view, 60'000));
        const int field = form.fieldNamed(u"area");
        auto *area = view.findChild<QLineEdit *>(u"area"_s);
        area->setFocus();
        QTest::keyClicks(area, u"3505"_s);
        QVERIFY(!form.isValid());
        QVERIFY(view.editor(field)->problemText().isEmpty());

        QTest::keyClick(area, Qt::Key_Tab);
        QVERIFY(!view.editor(field)->problemText().isEmpty());
        QCOMPARE(area->accessibleDescription(), view.editor(field)->problemText());
        for (int other = 0; other < form.fieldCount(); ++other)
            QCOMPARE(view.editor(other)->problemText().isEmpty(), other != field);

        area->setFocus();
        area->end(false);
        QTest::keyClicks(area, u"00"_s);
        QVERIFY(view.editor(field)->problemText().isEmpty());
        QVERIFY(form.isValid());
    }

    void problemsAreShownOnDemand()
    {
        FormModel form(endpoint(Product::ShortLived, Mode::Channel));
        FormView view;
        view.setForm(&form);
        view.show();
        view.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&view, 60'000));
        QVERIFY(view.showProblems());
        auto *excluded = view.findChild<QLineEdit *>(u"area_ex"_s);
        QTest::keyClicks(excluded, u"nowhere"_s);
        view.findChild<QSpinBox *>(u"num"_s)->setFocus();
        QVERIFY(!view.showProblems());
        QCOMPARE(QApplication::focusWidget(), excluded);
        QVERIFY(!view.editor(form.fieldNamed(u"area_ex"))->problemText().isEmpty());
    }

    void aNumberBeyondTheLimitIsSaidAndNotChanged()
    {
        FormModel form(endpoint(Product::ShortLived, Mode::Channel));
        FormView view;
        view.setForm(&form);
        const int field = form.fieldNamed(u"num");
        form.setValue(field, u"500"_s);
        auto *number = view.findChild<QSpinBox *>(u"num"_s);
        QCOMPARE(number->value(), 500);
        QVERIFY(!view.editor(field)->problemText().isEmpty());
        number->stepDown();
        QCOMPARE(form.value(field), u"100"_s); // the maximum in one call
        number->stepUp();
        QCOMPARE(form.value(field), u"100"_s);
        QVERIFY(view.editor(field)->problemText().isEmpty());
        number->setValue(1);
        number->stepDown();
        QCOMPARE(number->value(), 1);
    }

    void whatIsNoNumberIsSaid()
    {
        FormModel form(endpoint(Product::ShortLived, Mode::Channel));
        FormView view;
        view.setForm(&form);
        form.setValue(form.fieldNamed(u"num"), u"many"_s);
        form.setValue(form.fieldNamed(u"isp"), u"9"_s);
        QVERIFY(!view.editor(form.fieldNamed(u"num"))->problemText().isEmpty());
        QVERIFY(!view.editor(form.fieldNamed(u"isp"))->problemText().isEmpty());
        QCOMPARE(view.findChild<QComboBox *>(u"isp"_s)->currentIndex(), -1);
        view.findChild<QSpinBox *>(u"num"_s)->setValue(3);
        QCOMPARE(form.problem(form.fieldNamed(u"num")), FieldProblem::None);
    }

    void thePlansOwnMinutesCanBeHadBack()
    {
        FormModel form(endpoint(Product::Exclusive, Mode::None));
        FormView view;
        view.setForm(&form);
        auto *minutes = view.findChild<QSpinBox *>(u"keep_alive"_s);
        minutes->stepUp();
        QCOMPARE(form.queryItems(), (QueryItems{{u"keep_alive"_s, u"1"_s}}));
        minutes->stepDown();
        QCOMPARE(form.queryItems(), QueryItems());
        QVERIFY(form.isValid());
    }

    void theKeyboardAloneReachesEverything()
    {
        FormModel form(endpoint(Product::Exclusive, Mode::None));
        FormView view;
        view.setForm(&form);
        view.show();
        view.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&view, 60'000));
        view.findChild<QLineEdit *>(u"area"_s)->setFocus();
        QStringList order{u"area"_s};
        for (int i = 0; i < 4; ++i) {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
            order.append(QApplication::focusWidget()->objectName());
        }
        QCOMPARE(order, (QStringList{u"area"_s, u"isp"_s, u"keep_alive"_s, u"num"_s, u"distinct"_s}));
    }

    void theWheelNeedsTheFocus()
    {
        FormModel form(endpoint(Product::ShortLived, Mode::Channel));
        FormView view;
        view.setForm(&form);
        view.show();
        view.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&view, 60'000));
        auto *area = view.findChild<QLineEdit *>(u"area"_s);
        auto *number = view.findChild<QSpinBox *>(u"num"_s);
        area->setFocus();
        turnWheel(number);
        turnWheel(view.findChild<QComboBox *>(u"isp"_s));
        QCOMPARE(form.queryItems(), QueryItems());
        QVERIFY(area->hasFocus());
        number->setFocus();
        turnWheel(number);
        QCOMPARE(form.wantedCount(), 2);
    }

    void countryCodesHaveTheirPage()
    {
        FormModel form(endpoint(Product::Global, Mode::Channel));
        FormView view;
        view.setForm(&form);
        QSignalSpy opened(&view, &FormView::openUrl);
        auto *link = view.findChild<QToolButton *>();
        QVERIFY(link);
        link->click();
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened.at(0).at(0).toUrl(), QUrl(u"https://www.qg.net/doc/use/8_234_201/1975.html"_s));
    }

    void languageSwitchesLive()
    {
        FormModel form(endpoint(Product::ShortLived, Mode::Channel));
        FormView view;
        view.setForm(&form);
        form.setValue(form.fieldNamed(u"num"), u"500"_s);
        form.setValue(form.fieldNamed(u"isp"), u"2"_s);
        MarkingTranslator translator;
        QCoreApplication::installTranslator(&translator);
        QCoreApplication::sendPostedEvents();
        for (const FieldEditor *editor : view.findChildren<FieldEditor *>())
            QVERIFY(editor->label().startsWith(u'«'));
        QCOMPARE(view.findChild<QComboBox *>(u"isp"_s)->currentText(), u"«Mobile"_s);
        QCOMPARE(view.findChild<QComboBox *>(u"isp"_s)->itemText(1), u"«Telecom"_s);
        QVERIFY(view.editor(form.fieldNamed(u"num"))->problemText().startsWith(u'«'));
        QCOMPARE(form.value(form.fieldNamed(u"isp")), u"2"_s);
        QCoreApplication::removeTranslator(&translator);
    }

    void goesFromFormToForm()
    {
        FormModel one(endpoint(Product::ShortLived, Mode::Channel));
        FormModel other(endpoint(Product::RegionLock, Mode::None));
        FormView view;
        view.setForm(&one);
        one.setValue(one.fieldNamed(u"num"), u"4"_s);
        view.setForm(&other);
        QCOMPARE(view.findChildren<FieldEditor *>().size(), 3);
        view.setForm(&one);
        QCOMPARE(view.findChild<QSpinBox *>(u"num"_s)->value(), 4);
        view.setForm(nullptr);
        QVERIFY(view.findChildren<FieldEditor *>().isEmpty());
    }
};

QTEST_MAIN(TestFormView)
#include "tst_form_view.moc"
