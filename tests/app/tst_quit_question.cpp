// SPDX-License-Identifier: MIT
// Quitting asks about calls that were sent and about calls that wait.
#include "accounts/account_book.h"
#include "application.h"
#include "catalogue/catalogue.h"
#include "desk/desk.h"
#include "options.h"
#include "simulator/simulator.h"
#include "ui/window/main_window.h"

#include <QMessageBox>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

using namespace proxydeck;
using namespace Qt::StringLiterals;

class QuitQuestionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsWhatWaits()
    {
        QTemporaryDir data; // one that is named: without it, the demo keeps a key filled
        Options options;
        options.demo = true;
        options.dataDir = data.path();
        options.language = u"en"_s;
        Application application(options);
        QVERIFY(application.start());
        QTRY_COMPARE(application.accounts().size(), 8);
        // One channel, so that some presses have to wait. The demo's vendor allows more.
        Account account = application.accounts().at(0);
        account.channels = 1;
        bool updated = false;
        application.accounts().update(account, {}, AccountBook::Keep::InStore,
                                      [&updated](const auto &) { updated = true; });
        QTRY_VERIFY(updated);
        const auto endpoints = Catalogue::vendorEndpoints();
        const auto extract = std::find_if(endpoints.begin(), endpoints.end(), [&account](const Endpoint &endpoint) {
            return endpoint.product == account.product && endpoint.mode == account.mode
                && endpoint.action == Action::Extract;
        });
        QVERIFY(extract != endpoints.end());
        QCOMPARE(callsPerMinute(*extract, account.channels), 15);
        for (int i = 0; i < 18; ++i)
            application.simulator()->script({.kind = sim::Fault::Kind::Stall});
        for (int i = 0; i < 18; ++i)
            QVERIFY(application.desk().press(account.id, *extract, {}) != 0);
        QTRY_COMPARE_WITH_TIMEOUT(application.desk().inFlight(), 15, 30'000);
        QCOMPARE(application.desk().waiting(), 3);

        QString text;
        QTimer::singleShot(0, this, [&] {
            auto *box = application.window().findChild<QMessageBox *>(u"quitQuestion"_s);
            QVERIFY(box);
            text = box->text();
            box->defaultButton()->click();
        });
        QVERIFY(!application.window().close());
        QVERIFY2(text.contains(u"15 calls were sent"_s), qPrintable(text));
        QVERIFY2(text.contains(u"3 calls wait to be sent"_s), qPrintable(text));
        QCOMPARE(application.desk().waiting(), 3);
    }
};

QTEST_MAIN(QuitQuestionTest)
#include "tst_quit_question.moc"
