// SPDX-License-Identifier: MIT
// Check addresses as the operator adds, changes and removes them, with the keyboard and with wrong input.
#include "checks/check_addresses.h"
#include "ui/check/check_address_dialog.h"
#include "ui/check/check_address_texts.h"
#include "ui/check/check_addresses_field.h"
#include "ui/widgets/note_label.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSpinBox>
#include <QTest>

using namespace proxydeck;
using namespace Qt::StringLiterals;

class CheckAddressesFieldTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void addressesAreAddedChangedAndRemoved()
    {
        CheckAddresses addresses;
        CheckAddressesField field(addresses);
        field.show();
        auto *list = field.findChild<QListWidget *>();
        QCOMPARE(list->count(), 1);

        field.findChild<QPushButton *>(u"addCheckAddress"_s)->click();
        auto *dialog = field.findChild<CheckAddressDialog *>();
        QVERIFY(dialog);
        dialog->findChild<QLineEdit *>(u"checkUrl"_s)->setText(u"  https://own.test/health \n"_s); // as pasted
        dialog->findChild<QSpinBox *>(u"checkStatus"_s)->setValue(204);
        dialog->findChild<QLineEdit *>(u"checkText"_s)->setText(u"ok"_s);
        dialog->findChild<QPushButton *>(u"saveCheckAddress"_s)->click();
        QCOMPARE(addresses.all().size(), 2);
        QCOMPARE(addresses.all().at(1).url(), u"https://own.test/health"_s);
        QCOMPARE(addresses.all().at(1).status, 204);
        QCOMPARE(addresses.all().at(1).text, u"ok"_s);
        QCOMPARE(list->count(), 2);
        QCOMPARE(list->currentRow(), 1);
        QCOMPARE(list->item(1)->text(), checkAddressText(addresses.all().at(1)));
        QTRY_VERIFY(!field.findChild<CheckAddressDialog *>());

        QTest::keyClick(list, Qt::Key_Return); // opens the current one
        dialog = field.findChild<CheckAddressDialog *>();
        QVERIFY(dialog);
        QCOMPARE(dialog->findChild<QSpinBox *>(u"checkStatus"_s)->value(), 204);
        dialog->findChild<QComboBox *>(u"checkMethod"_s)->setCurrentIndex(1);
        QVERIFY(!dialog->findChild<QLineEdit *>(u"checkText"_s)->isEnabled()); // HEAD has no body
        dialog->findChild<QPushButton *>(u"saveCheckAddress"_s)->click();
        QCOMPARE(addresses.all().at(1).method, CheckAddress::Method::Head);
        QCOMPARE(addresses.all().at(1).text, QString());

        field.findChild<QPushButton *>(u"removeCheckAddress"_s)->click();
        QCOMPARE(addresses.all().size(), 1);
        list->setCurrentRow(0);
        field.findChild<QPushButton *>(u"removeCheckAddress"_s)->click();
        QCOMPARE(addresses.all().size(), 1); // the vendor's comes back
        QCOMPARE(addresses.all().first().host, vendorsCheckAddress().host);
    }

    void whatIsNoAddressIsExplained_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("nothing") << QString();
        QTest::newRow("a word") << u"hello"_s;
        QTest::newRow("other scheme") << u"ftp://own.test/"_s;
        QTest::newRow("with a login") << u"https://user:made-up@own.test/"_s;
        QTest::newRow("no host") << u"https:///path"_s;
    }

    void whatIsNoAddressIsExplained()
    {
        QFETCH(const QString, text);
        CheckAddresses addresses;
        CheckAddressDialog dialog(std::nullopt);
        dialog.show();
        dialog.findChild<QLineEdit *>(u"checkUrl"_s)->setText(text);
        dialog.findChild<QPushButton *>(u"saveCheckAddress"_s)->click();
        QVERIFY(dialog.isVisible()); // nothing is lost
        QVERIFY(!dialog.findChild<NoteLabel *>()->text().isEmpty());
        QCOMPARE(dialog.findChild<QLineEdit *>(u"checkUrl"_s)->text(), text);
        dialog.findChild<QLineEdit *>(u"checkUrl"_s)->setText(u"https://own.test/"_s);
        QVERIFY(dialog.findChild<NoteLabel *>()->text().isEmpty());
        dialog.findChild<QPushButton *>(u"saveCheckAddress"_s)->click();
        QVERIFY(!dialog.isVisible());
    }

    void noMoreThanFit()
    {
        CheckAddresses addresses;
        CheckAddressesField field(addresses);
        QList<CheckAddress> many;
        for (int i = 0; i < CheckAddresses::most; ++i)
            many.append(*CheckAddress::fromUrl(u"https://host%1.test/"_s.arg(i)));
        addresses.set(many);
        QVERIFY(!field.findChild<QPushButton *>(u"addCheckAddress"_s)->isEnabled());
        QCOMPARE(field.findChild<QListWidget *>()->count(), int(CheckAddresses::most));
    }
};

QTEST_MAIN(CheckAddressesFieldTest)
#include "tst_check_addresses_field.moc"
