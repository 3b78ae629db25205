// SPDX-License-Identifier: MIT
// Everything that is asked of the vendor, set through the accessible interface alone, as a screen reader or dictation
// does: what the window shows, the preview and the request sent are the same.
#include "../scripted_store.h"
#include "accounts/account_book.h"
#include "catalogue/area_catalogue.h"
#include "catalogue/catalogue.h"
#include "catalogue/form_model.h"
#include "desk/desk.h"
#include "lease/vendor_clock.h"
#include "support/fake_clock.h"
#include "table/lease_table.h"
#include "table/region_lock_model.h"
#include "ui/areas/area_texts.h"
#include "ui/form/field_editor.h"
#include "ui/form/form_view.h"
#include "ui/request/request_panel.h"
#include "ui/request/request_preview.h"
#include "ui/request/segmented_row.h"
#include "ui/widgets/extract_button.h"

#include <QAbstractItemView>
#include <QAccessible>
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QSpinBox>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

using namespace proxydeck;
using namespace Qt::StringLiterals;

namespace {

QAccessibleInterface *accessible(QWidget *widget) { return QAccessible::queryAccessibleInterface(widget); }

/// Does what is done to a button or a box: the first of \a actions that it offers.
bool act(QWidget *widget, const QStringList &actions)
{
    QAccessibleActionInterface *offered = accessible(widget)->actionInterface();
    for (const QString &action : actions) {
        if (offered && offered->actionNames().contains(action)) {
            offered->doAction(action);
            return true;
        }
    }
    return false;
}

bool toggle(QWidget *widget)
{
    return act(widget, {QAccessibleActionInterface::toggleAction(), QAccessibleActionInterface::pressAction()});
}

} // namespace

class AssistiveFormTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    FakeClock m_clock;
    Catalogue m_catalogue{Catalogue::vendorEndpoints()};
    AreaCatalogue m_areas;
    ScriptedStore m_store;
    AccountBook m_accounts{m_folder.path(), m_store};
    QTcpServer m_server;
    RateScheduler m_scheduler{m_clock};
    ApiClient m_client{m_clock, route(m_server)};
    VendorClock m_vendorClock{m_clock};
    LeaseTable m_leases{m_vendorClock};
    RegionLockModel m_regionLocks{{}};
    CallLog m_log;
    Desk m_desk{{m_clock, m_catalogue, m_accounts, m_scheduler, m_client, m_vendorClock, m_leases, m_regionLocks, m_log,
                 nullptr}};

    QMap<std::pair<Product, Mode>, QUuid> m_keys; ///< by plan

    static LoopbackRoute route(QTcpServer &server)
    {
        server.listen(QHostAddress::LocalHost);
        return {u"127.0.0.1"_s, server.serverPort()};
    }

    static QAbstractButton *segment(const RequestPanel &panel, const QString &text)
    {
        for (const SegmentedRow *row : panel.findChildren<SegmentedRow *>()) {
            for (QAbstractButton *candidate : row->findChildren<QAbstractButton *>()) {
                if (candidate->text() == text && candidate->isVisible())
                    return candidate;
            }
        }
        return nullptr;
    }

    /// Sets \a input; returns what is then to be sent.
    static QString set(QWidget *input, const Parameter &parameter)
    {
        if (auto *box = qobject_cast<QCheckBox *>(input))
            return toggle(box) && box->isChecked() ? u"true"_s : QString();
        if (auto *number = qobject_cast<QSpinBox *>(input)) {
            accessible(number)->valueInterface()->setCurrentValue(9);
            return number->value() == 9 ? u"9"_s : QString();
        }
        if (auto *choice = qobject_cast<QComboBox *>(input)) {
            // Its list is opened, a row selected there; Return leaves it, also for those who hear it.
            if (!act(choice, {QAccessibleActionInterface::showMenuAction(), QAccessibleActionInterface::pressAction()}))
                return {};
            QAbstractItemView *list = choice->view();
            if (!QTest::qWaitFor([list] { return list->isVisible(); }, 60'000))
                return {};
            list->setCurrentIndex(list->model()->index(2, 0));
            QTest::keyClick(list, Qt::Key_Return);
            return choice->currentIndex() == 2 ? u"2"_s : QString();
        }
        auto *line = qobject_cast<QLineEdit *>(input);
        const bool countries = parameter.kind == ParameterKind::CountryCodes;
        const bool excluded = QByteArrayView(parameter.name).endsWith("_ex");
        const QString text = countries ? (excluded ? u"JP"_s : u"US"_s) : (excluded ? u"330700"_s : u"350500"_s);
        QAccessibleEditableTextInterface *editable = accessible(line)->editableTextInterface();
        editable->replaceText(0, int(line->text().size()), text);
        return line->text() == text ? text : QString();
    }

private Q_SLOTS:
    void initTestCase()
    {
        // A key for each plan: the form has the fields of the key's plan.
        for (const Endpoint &endpoint : Catalogue::vendorEndpoints()) {
            if (m_keys.contains({endpoint.product, endpoint.mode}))
                continue;
            const QUuid id = QUuid::createUuid();
            const QString name = u"Key %1"_s.arg(m_keys.size());
            m_keys.insert({endpoint.product, endpoint.mode}, id);
            m_accounts.add(Account{id, name, endpoint.product, endpoint.mode, 2'000},
                           {Secret(u"TESTKEY0%1"_s.arg(m_keys.size())), {}, {}, {}}, AccountBook::Keep::InStore, {});
        }
        QTRY_COMPARE(m_accounts.size(), m_keys.size());
    }

    void whatIsSetIsSent_data()
    {
        QTest::addColumn<QString>("endpoint");
        QTest::addColumn<bool>("byName");
        QTest::addColumn<bool>("focused");
        for (const Endpoint &endpoint : Catalogue::vendorEndpoints()) {
            for (const bool byName : {false, true}) {
                for (const bool focused : {false, true})
                    QTest::addRow("%s, areas %s, %s", endpoint.id, byName ? "by name" : "as codes",
                                  focused ? "in the focus" : "elsewhere")
                        << QString::fromLatin1(endpoint.id) << byName << focused;
            }
        }
    }

    void whatIsSetIsSent()
    {
        QFETCH(QString, endpoint);
        QFETCH(bool, byName);
        QFETCH(bool, focused);
        const Endpoint &wanted = *m_catalogue.find(endpoint);
        RequestPanel panel(
            {m_catalogue, m_accounts, m_desk, m_clock, m_leases, byName ? AreaHelp{&m_areas, nullptr} : AreaHelp()});
        panel.resize(320, 900);
        panel.show();
        panel.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&panel, 60'000));

        panel.selectAccount(m_keys.value({wanted.product, wanted.mode}));
        QStringList segments; // a plan with one action has no row of them
        if (m_catalogue.actions(wanted.product, wanted.mode).size() > 1)
            segments.append(actionName(wanted.action));
        for (const QString &text : std::as_const(segments)) {
            QAbstractButton *button = segment(panel, text);
            QVERIFY2(button, qPrintable(text));
            if (!button->isChecked())
                QVERIFY(toggle(button));
        }
        QCOMPARE(panel.currentEndpoint(), &wanted);

        QueryItems items;
        FormModel &form = *panel.currentForm();
        for (int field = 0; field < form.fieldCount(); ++field) {
            QWidget *input = panel.findChild<FormView *>()->editor(field)->input();
            if (focused)
                input->setFocus();
            else
                panel.findChild<ExtractButton *>(u"extract"_s)->setFocus();
            const QString value = set(input, form.parameter(field));
            QVERIFY2(!value.isEmpty(), form.parameter(field).name);
            items.append({QString::fromLatin1(form.parameter(field).name), value});
        }
        QString sent;
        for (const QueryItem &item : std::as_const(items))
            sent += u'&' + item.name + u'=' + item.value;
        QVERIFY2(panel.findChild<RequestPreview *>()->toPlainText().endsWith(sent),
                 qPrintable(panel.findChild<RequestPreview *>()->toPlainText()));

        m_clock.advance(1'000);
        const int before = m_log.size();
        QVERIFY(act(panel.findChild<ExtractButton *>(u"extract"_s), {QAccessibleActionInterface::pressAction()}));
        QTRY_COMPARE(m_log.size(), before + 1); // a button pressed that way is seen going down first
        QCOMPARE(m_log.at(before).endpoint, &wanted);
        QCOMPARE(m_log.at(before).items, items);
        // What was sent is still what is shown.
        for (int field = 0; field < form.fieldCount(); ++field)
            QCOMPARE(form.value(field), items.at(field).value);
    }

    /// A wrong code that was set elsewhere is named at once: nobody will leave the field.
    void aWrongCodeIsSaid()
    {
        RequestPanel panel({m_catalogue, m_accounts, m_desk, m_clock, m_leases});
        panel.show();
        auto *area = panel.findChild<QLineEdit *>(u"area"_s);
        accessible(area)->editableTextInterface()->replaceText(0, 0, u"3505"_s);
        const int field = panel.currentForm()->fieldNamed(u"area");
        QVERIFY(!panel.findChild<FormView *>()->editor(field)->problemText().isEmpty());
    }
};

QTEST_MAIN(AssistiveFormTest)
#include "tst_assistive_form.moc"
