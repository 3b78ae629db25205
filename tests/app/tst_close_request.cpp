// SPDX-License-Identifier: MIT
// The setup program asks the program to close: it ends, with its window open or in the tray, and without a question,
// except while calls that cost money are in flight.
#include "program_window.h"

#include "accounts/account_book.h"
#include "application.h"
#include "desk/desk.h"
#include "simulator/simulator.h"
#include "system/close_request.h"
#include "ui/request/request_panel.h"
#include "ui/window/main_window.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDir>
#include <QFile>
#include <QMessageBox>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace proxydeck;

class CloseRequestTest : public QObject
{
    Q_OBJECT

    static UINT message() { return ::RegisterWindowMessageA(CloseRequest::messageName); }

    static void start(QProcess &program, const QDir &data)
    {
        program.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        program.start(QStringLiteral(PROXYDECK_PROGRAM), {u"--data-dir"_s, data.path(), u"--language"_s, u"en"_s});
        QVERIFY(program.waitForStarted());
        QTRY_VERIFY_WITH_TIMEOUT(mainWindow(program), 60'000);
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(data.filePath(u"ledger.sqlite"_s)), 60'000);
    }

    static void endsWell(QProcess &program, const QDir &data)
    {
        QVERIFY(program.waitForFinished(60'000));
        QCOMPARE(program.exitStatus(), QProcess::NormalExit);
        QCOMPARE(program.exitCode(), 0);
        QVERIFY2(!QFile::exists(data.filePath(u"log/running"_s)), "The next start would take it for a crash.");
    }

private Q_SLOTS:
    void theSetupProgramKnowsItsName()
    {
        QFile script(QStringLiteral(PROXYDECK_SOURCES "/installer/windows/running.nsh"));
        QVERIFY(script.open(QIODevice::ReadOnly));
        QVERIFY(script.readAll().contains("w \"" + QByteArray(CloseRequest::messageName) + "\""));
    }

    /// With default settings, closing the window would ask whether to go to the tray.
    void anOpenWindowGoes()
    {
        QTemporaryDir home;
        const QDir data(home.path());
        QProcess program;
        start(program, data);
        QVERIFY(::PostMessageW(mainWindow(program), message(), 0, 0));
        endsWell(program, data);
    }

    void outOfTheTrayToo()
    {
        QTemporaryDir home;
        const QDir data(home.path());
        QSettings(data.filePath(u"settings.ini"_s), QSettings::IniFormat).setValue(u"tray/closing"_s, u"tray"_s);
        QProcess program;
        start(program, data);
        const HWND window = mainWindow(program);
        QVERIFY(::PostMessageW(window, WM_CLOSE, 0, 0));
        QTRY_VERIFY(!::IsWindowVisible(window));
        QVERIFY(!program.waitForFinished(500));
        QVERIFY(::PostMessageW(window, message(), 0, 0));
        endsWell(program, data);
    }

    void callsUnderWayAreAskedAboutOnce()
    {
        QTemporaryDir data; // one that is named: without it, the demo keeps a key filled
        Options options;
        options.demo = true;
        options.dataDir = data.path();
        options.language = u"en"_s;
        Application application(options);
        QVERIFY(application.start());
        QTRY_COMPARE(application.accounts().size(), 8);
        application.simulator()->script({.kind = sim::Fault::Kind::Stall});
        application.window().requestPanel().press();
        QTRY_COMPARE(application.desk().inFlight(), 1);
        const auto boxes = [&] { return application.window().findChildren<QMessageBox *>(); };
        int most = 0;
        QTimer again;
        connect(&again, &QTimer::timeout, this, [&] {
            most = qMax(most, int(boxes().size()));
            ::PostMessageW(HWND(application.window().winId()), message(), 0, 0);
        });
        again.start(50);
        QTimer::singleShot(1'000, this, [&] {
            again.stop();
            QVERIFY(!boxes().isEmpty());
            boxes().constFirst()->defaultButton()->click(); // wait for the answer
        });
        QTRY_VERIFY_WITH_TIMEOUT(!again.isActive() && boxes().isEmpty(), 30'000);
        QCOMPARE(most, 1);
        QVERIFY(application.window().isVisible());
        QCOMPARE(application.desk().inFlight(), 1);
    }
};

QTEST_MAIN(CloseRequestTest)
#include "tst_close_request.moc"
