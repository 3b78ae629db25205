// SPDX-License-Identifier: MIT
#include "catalogue/catalogue.h"
#include "ui/desktop/clipboard.h"
#include "ui/help/vendor_codes_dialog.h"
#include "ui/help/vendor_codes_model.h"
#include "ui/widgets/note_label.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSet>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QUrl>

using namespace proxydeck;
using namespace Qt::StringLiterals;

class TestVendorCodes : public QObject
{
    Q_OBJECT

    const Catalogue m_catalogue{Catalogue::vendorEndpoints()};

    static QString current(const VendorCodesDialog &dialog)
    {
        return dialog.findChild<QLabel *>(u"vendorCode"_s)->text();
    }
    static QString title(const VendorCodesDialog &dialog)
    {
        return dialog.findChild<QLabel *>(u"vendorCodeTitle"_s)->text();
    }
    static int shown(const VendorCodesDialog &dialog) { return dialog.findChild<QTableView *>()->model()->rowCount(); }

private Q_SLOTS:
    void everyDocumentedCodeIsThere()
    {
        VendorCodesModel model(m_catalogue);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        // The codes in the vendor's error tables.
        const QStringList documented{
            u"INTERNAL_ERROR"_s,       u"INVALID_PARAMETER"_s, u"INVALID_KEY"_s,      u"UNAVAILABLE_KEY"_s,
            u"ACCESS_DENY"_s,          u"API_AUTH_DENY"_s,     u"KEY_BLOCK"_s,        u"REQUEST_LIMIT_EXCEEDED"_s,
            u"BALANCE_INSUFFICIENT"_s, u"NO_RESOURCE_FOUND"_s, u"FAILED_OPERATION"_s, u"EXTRACT_LIMIT_EXCEEDED"_s,
            u"NO_AVAILABLE_CHANNEL"_s};
        QSet<QString> found;
        for (int row = 0; row < model.rowCount(); ++row) {
            found.insert(model.code(row));
            QVERIFY2(!model.wording(row).title.isEmpty() && !model.wording(row).cause.isEmpty()
                         && !model.wording(row).retry.isEmpty(),
                     qPrintable(model.code(row)));
            QVERIFY2(model.isOfCheck(row) || !model.wording(row).title.startsWith(u"Refused"_s),
                     qPrintable(model.code(row)));
            QCOMPARE(model.plans(row).isEmpty(), !model.isDocumented(row));
            QCOMPARE(model.isDocumented(row), documented.contains(model.code(row)));
        }
        for (const QString &code : documented)
            QVERIFY2(found.contains(code), qPrintable(code));
        model.retranslate();
        QCOMPARE(model.headerData(int(VendorCodesModel::Column::Retry), Qt::Horizontal).toString(), u"Trying again"_s);
    }

    void whatChecksFindIsExplainedToo()
    {
        const VendorCodesModel model(m_catalogue);
        QStringList found;
        for (int row = 0; row < model.rowCount(); ++row) {
            if (model.isOfCheck(row))
                found.append(model.code(row));
        }
        QCOMPARE(found,
                 (QStringList{u"differs"_s, u"exit_unknown"_s, u"transparent"_s, u"refused"_s, u"not_allowed"_s,
                              u"no_route"_s, u"unreachable"_s, u"name_not_found"_s, u"tls_failed"_s, u"wrong_answer"_s,
                              u"timeout"_s}));
        const int row = model.rowOf(u"refused", Mode::None);
        QCOMPARE(model.wording(row).title, u"Refused"_s);
        QVERIFY(model.wording(row).cause.contains(u"whitelist"_s));
    }

    void aCodeThatDependsOnTheModeHasARowForEachMeaning()
    {
        const VendorCodesModel model(m_catalogue);
        const auto row = [&](Mode mode) { return model.rowOf(u"EXTRACT_LIMIT_EXCEEDED", mode); };
        QCOMPARE((QSet<int>{row(Mode::Elastic), row(Mode::Even), row(Mode::Channel)}.size()), 3);
        QCOMPARE(row(Mode::Channel), row(Mode::Metered));
        QVERIFY(model.wording(row(Mode::Elastic)).retry.contains(u"midnight in China"_s));
        QVERIFY(model.wording(row(Mode::Even)).retry.contains(u"next minute"_s));
        QCOMPARE(model.plans(row(Mode::Elastic)), QStringList{planName(Product::ShortLived, Mode::Elastic)});
        QVERIFY(row(Mode::None) >= 0);
        QCOMPARE(model.rowOf(u"SOMETHING_NEW", Mode::Channel), -1);
        QVERIFY(model.plans(model.rowOf(u"NO_AVAILABLE_CHANNEL", Mode::None))
                    .contains(planName(Product::RegionLock, Mode::None)));
    }

    void searchLooksAtEverything()
    {
        Clipboard clipboard;
        VendorCodesDialog dialog(m_catalogue, clipboard);
        dialog.show();
        auto *search = dialog.findChild<QLineEdit *>(u"searchCodes"_s);
        const int all = shown(dialog);
        QVERIFY(all >= 20);
        search->setText(u" balance_ "_s);
        QCOMPARE(shown(dialog), 1);
        QCOMPARE(current(dialog), u"BALANCE_INSUFFICIENT"_s);
        search->setText(u"top up"_s); // words of the advice, which no column shows
        QCOMPARE(shown(dialog), 1);
        search->setText(u"nothing like it"_s);
        QCOMPARE(shown(dialog), 0);
        QVERIFY(current(dialog).isEmpty());
        QVERIFY(!dialog.findChild<QPushButton *>(u"copyCode"_s)->isEnabled());
        QVERIFY(dialog.findChild<NoteLabel *>()->isVisible());
        QTest::keyClick(search, Qt::Key_Escape);
        QCOMPARE(shown(dialog), all);
        QVERIFY(dialog.isVisible());
        QVERIFY(!current(dialog).isEmpty());
        QVERIFY(!dialog.findChild<NoteLabel *>()->isVisible());
        QTest::keyClick(search, Qt::Key_Escape);
        QVERIFY(!dialog.isVisible());
    }

    void theKeyboardGoesThroughTheListFromTheSearch()
    {
        Clipboard clipboard;
        VendorCodesDialog dialog(m_catalogue, clipboard);
        dialog.show();
        QCOMPARE(current(dialog), u"INTERNAL_ERROR"_s);
        auto *search = dialog.findChild<QLineEdit *>(u"searchCodes"_s);
        QTest::keyClick(search, Qt::Key_Down);
        QCOMPARE(current(dialog), u"INVALID_PARAMETER"_s);
        QTest::keyClick(search, Qt::Key_Up);
        QTest::keyClick(search, Qt::Key_Up);
        QCOMPARE(current(dialog), u"INTERNAL_ERROR"_s);
        QTest::keyClick(search, Qt::Key_PageDown);
        QVERIFY(current(dialog) != u"INTERNAL_ERROR"_s);
    }

    void opensAtTheCodeOfAFailedCall()
    {
        Clipboard clipboard;
        VendorCodesDialog dialog(m_catalogue, clipboard);
        dialog.show();
        dialog.findChild<QLineEdit *>(u"searchCodes"_s)->setText(u"balance"_s);
        dialog.showCode(u"EXTRACT_LIMIT_EXCEEDED"_s, Mode::Even);
        QCOMPARE(current(dialog), u"EXTRACT_LIMIT_EXCEEDED"_s);
        QCOMPARE(title(dialog), u"This minute's allowance is spent"_s);
        dialog.showCode(u"EXTRACT_LIMIT_EXCEEDED"_s, Mode::Elastic);
        QCOMPARE(title(dialog), u"Today's allowance is spent"_s);
        dialog.showCode(u"NEW\u202E_CODE"_s, Mode::Even);
        QVERIFY(current(dialog).isEmpty());
        QVERIFY(dialog.findChild<NoteLabel *>()->text().contains(u"NEW\u2039U+202E\u203A_CODE"_s));
        QTest::keyClick(dialog.findChild<QTableView *>(), Qt::Key_Down);
        QVERIFY(dialog.findChild<NoteLabel *>()->isHidden());
    }

    void homeAndEndGoToTheFirstAndTheLastCode()
    {
        Clipboard clipboard;
        VendorCodesDialog dialog(m_catalogue, clipboard);
        dialog.show();
        auto *list = dialog.findChild<QTableView *>();
        QTest::keyClick(list, Qt::Key_End);
        QCOMPARE(list->currentIndex().row(), list->model()->rowCount() - 1);
        QTest::keyClick(list, Qt::Key_Home);
        QCOMPARE(list->currentIndex().row(), 0);
    }

    void copiesTheRow()
    {
        Clipboard clipboard;
        VendorCodesDialog dialog(m_catalogue, clipboard);
        dialog.show();
        QSignalSpy said(&dialog, &VendorCodesDialog::message);
        dialog.showCode(u"NO_RESOURCE_FOUND"_s);
        dialog.findChild<QPushButton *>(u"copyCode"_s)->click();
        const QString copied = QGuiApplication::clipboard()->text();
        QVERIFY2(copied.startsWith(u"NO_RESOURCE_FOUND – Out of stock\n"_s), qPrintable(copied));
        QCOMPARE(copied.count(u'\n'), 3);
        QCOMPARE(said.size(), 1);
        dialog.showCode(u"KEY_BLOCK"_s);
        QTest::keyClick(dialog.findChild<QTableView *>(), Qt::Key_C, Qt::ControlModifier);
        QVERIFY(QGuiApplication::clipboard()->text().startsWith(u"KEY_BLOCK"_s));
    }

    void leadsToTheVendorsPage()
    {
        Clipboard clipboard;
        VendorCodesDialog dialog(m_catalogue, clipboard);
        dialog.show();
        QSignalSpy opened(&dialog, &VendorCodesDialog::openUrl);
        auto *page = dialog.findChild<QPushButton *>(u"codePage"_s);
        dialog.showCode(u"API_AUTH_DENY"_s);
        QVERIFY(page->isVisible());
        page->click();
        QCOMPARE(opened.at(0).at(0).toUrl(), QUrl(u"https://www.qg.net/user/proxyIpManage"_s));
        dialog.showCode(u"INTERNAL_ERROR"_s);
        QVERIFY(!page->isVisible());
    }

    void everythingHasAName()
    {
        Clipboard clipboard;
        VendorCodesDialog dialog(m_catalogue, clipboard);
        QVERIFY(!dialog.findChild<QTableView *>()->accessibleName().isEmpty());
        QVERIFY(!dialog.findChild<QLineEdit *>()->accessibleName().isEmpty());
        for (const QLabel *label : dialog.findChildren<QLabel *>())
            QVERIFY(label->textFormat() == Qt::PlainText || !label->pixmap().isNull());
    }
};

QTEST_MAIN(TestVendorCodes)
#include "tst_vendor_codes.moc"
