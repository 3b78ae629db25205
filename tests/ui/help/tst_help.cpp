// SPDX-License-Identifier: MIT
#include "catalogue/catalogue.h"
#include "catalogue/form_model.h"
#include "log/running_mark.h"
#include "ui/desktop/clipboard.h"
#include "ui/form/field_editor.h"
#include "ui/form/field_help.h"
#include "ui/form/form_view.h"
#include "ui/help/about_dialog.h"
#include "ui/help/crash_offer.h"
#include "ui/help/last_log_dialog.h"

#include <QApplication>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTextDocumentFragment>
#include <QToolButton>
#include <QWhatsThis>

#include <algorithm>

using namespace proxydeck;
using namespace Qt::StringLiterals;

class TestHelp : public QObject
{
    Q_OBJECT

    const Catalogue m_catalogue{Catalogue::vendorEndpoints()};

    QString help(Product product, Mode mode, QStringView name) const
    {
        const Endpoint *endpoint = m_catalogue.find(product, mode, Action::Extract);
        for (const Parameter &parameter : endpoint->parameters) {
            if (name == QLatin1StringView(parameter.name))
                return QTextDocumentFragment::fromHtml(fieldHelp(parameter)).toPlainText();
        }
        return {};
    }

private Q_SLOTS:
    void aFieldIsExplainedInTheVendorsTerms()
    {
        // Names, ranges and defaults from the vendor's parameter tables.
        const QString number = help(Product::ShortLived, Mode::Channel, u"num");
        QVERIFY2(number.contains(u"Number"_s) && number.contains(u"num\n"_s), qPrintable(number));
        QVERIFY2(number.contains(u"Values: a whole number from 1 to 100\n"_s), qPrintable(number));
        QVERIFY2(number.contains(u"Default: 1, and then it is not sent"_s), qPrintable(number));
        QVERIFY(help(Product::ShortLived, Mode::Channel, u"isp")
                    .contains(u"Values: 0 any, 1 Telecom, 2 Mobile, 3 Unicom\nDefault: 0,"_s));
        QVERIFY(help(Product::ShortLived, Mode::Channel, u"distinct")
                    .contains(u"Values: true or false\nDefault: false,"_s));
        QVERIFY(help(Product::ShortLived, Mode::Channel, u"area_ex").contains(u"Default: none; nothing is sent"_s));
        QVERIFY(help(Product::Exclusive, Mode::None, u"area")
                    .contains(u"Values: one six-digit area code such as 350500"_s));
        QVERIFY(help(Product::Exclusive, Mode::None, u"keep_alive")
                    .contains(u"Default: as the plan has it; nothing is sent"_s));
        QVERIFY(help(Product::Global, Mode::Channel, u"area").contains(u"990100"_s));
    }

    void everyFieldOfEveryFormHasIt()
    {
        for (const Endpoint &endpoint : m_catalogue.endpoints()) {
            FormModel form(endpoint);
            FormView view;
            view.setForm(&form);
            for (const FieldEditor *editor : view.findChildren<FieldEditor *>()) {
                const QString wanted = fieldHelp(editor->parameter());
                QVERIFY(wanted.contains(u"<code>"_s + QLatin1StringView(editor->parameter().name) + u"</code>"_s));
                QCOMPARE(editor->input()->whatsThis(), wanted);
                QCOMPARE(editor->whatsThis(), wanted);
            }
            for (const QLabel *label : view.findChildren<QLabel *>()) {
                if (label->buddy())
                    QCOMPARE(label->whatsThis(), label->buddy()->whatsThis());
            }
        }
    }

    void shiftF1ExplainsTheFieldWithTheFocus()
    {
        FormModel form(*m_catalogue.find(u"exclusive.get"));
        FormView view;
        view.setForm(&form);
        view.show();
        view.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&view, 60'000));
        for (int field = 0; field < form.fieldCount(); ++field) {
            view.editor(field)->input()->setFocus();
            QWidget *focus = QApplication::focusWidget();
            QVERIFY(focus);
            QTest::keyClick(focus, Qt::Key_F1, Qt::ShiftModifier);
            const auto shown = [] {
                return std::ranges::any_of(QApplication::topLevelWidgets(), [](const QWidget *widget) {
                    return widget->isVisible() && widget->inherits("QWhatsThat");
                });
            };
            QVERIFY2(shown(), form.parameter(field).name);
            QWhatsThis::hideText();
            QTRY_VERIFY(!shown());
        }
    }

    void aboutListsTheLicencesOfAllThatShips()
    {
        QCoreApplication::setApplicationVersion(u"9.8.7"_s);
        AboutDialog dialog;
        dialog.show();
        bool hasVersion = false;
        for (const QLabel *label : dialog.findChildren<QLabel *>()) {
            hasVersion |= label->text() == u"ProxyDeck 9.8.7"_s;
            QVERIFY(label->textFormat() == Qt::PlainText || label->text().isEmpty());
        }
        QVERIFY(hasVersion);
        auto *list = dialog.findChild<QListWidget *>();
        auto *text = dialog.findChild<QPlainTextEdit *>();
        QVERIFY(!list->accessibleName().isEmpty() && !text->accessibleName().isEmpty() && text->isReadOnly());
        // A phrase by which each licence text is recognised.
        const QList<std::pair<QString, QString>> wanted{
            {u"ProxyDeck (MIT)"_s, u"The ProxyDeck authors"_s},
            {u"Qt (LGPL-3.0)"_s, u"replace the Qt libraries"_s},
            {u"LGPL-3.0"_s, u"GNU LESSER GENERAL PUBLIC LICENSE"_s},
            {u"GPL-3.0"_s, u"END OF TERMS AND CONDITIONS"_s},
            {u"QtKeychain (BSD-2-Clause)"_s, u"Frank Osterfeld"_s},
            {u"tl::expected (CC0-1.0)"_s, u"CC0 1.0 Universal"_s},
            {u"Asio (BSL-1.0)"_s, u"Boost Software License"_s},
            {u"SQLite (public domain)"_s, u"public domain"_s},
            {u"MinGW-w64"_s, u"GCC Runtime"_s},
            {u"Areas (MIT, Unicode-3.0)"_s, u"UNICODE LICENSE V3"_s},
        };
        QCOMPARE(list->count(), int(wanted.size()));
        for (int row = 0; row < list->count(); ++row) {
            list->setCurrentRow(row);
            QCOMPARE(list->item(row)->text(), wanted.at(row).first);
            QVERIFY2(text->toPlainText().contains(wanted.at(row).second), qPrintable(list->item(row)->text()));
        }
    }

    void afterACrashTheLastLinesAreOffered()
    {
        UnfinishedRun run{QDateTime(QDate(2026, 3, 1), QTime(7, 26)), {u"first line"_s, u"last line"_s}};
        Clipboard clipboard;
        CrashOffer offer(run, clipboard);
        offer.show();
        QSignalSpy said(&offer, &CrashOffer::message);
        QVERIFY(offer.findChild<QToolButton *>(u"copyLog"_s)->isVisible());
        for (const QToolButton *button : offer.findChildren<QToolButton *>()) {
            QVERIFY(!button->accessibleName().isEmpty());
            QVERIFY(button->focusPolicy() & Qt::TabFocus);
        }
        offer.findChild<QToolButton *>(u"copyLog"_s)->click();
        QCOMPARE(QGuiApplication::clipboard()->text(), u"first line\nlast line"_s);
        QCOMPARE(said.size(), 1);

        QGuiApplication::clipboard()->clear();
        offer.findChild<QToolButton *>(u"showLog"_s)->click();
        auto *dialog = offer.findChild<LastLogDialog *>();
        QVERIFY(dialog && dialog->isVisible() && !dialog->isModal());
        QCOMPARE(dialog->findChild<QPlainTextEdit *>()->toPlainText(), u"first line\nlast line"_s);
        QVERIFY(QGuiApplication::clipboard()->text().isEmpty());
        Q_EMIT dialog->copyRequested();
        QCOMPARE(QGuiApplication::clipboard()->text(), u"first line\nlast line"_s);

        offer.findChild<QToolButton *>(u"closeOffer"_s)->click();
        QVERIFY(!offer.isVisible());
    }

    void aCrashWithoutALogIsSaidAllTheSame()
    {
        Clipboard clipboard;
        CrashOffer offer(UnfinishedRun{QDateTime(QDate(2026, 3, 1), QTime(7, 26)), {}}, clipboard);
        offer.show();
        QVERIFY(!offer.findChild<QToolButton *>(u"copyLog"_s)->isVisible());
        QVERIFY(!offer.findChild<QToolButton *>(u"showLog"_s)->isVisible());
        QVERIFY(offer.findChild<QToolButton *>(u"closeOffer"_s)->isVisible());
    }
};

QTEST_MAIN(TestHelp)
#include "tst_help.moc"
