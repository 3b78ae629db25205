// SPDX-License-Identifier: MIT
// The whole program: what is asked before it ends, and what an import of settings leaves as it is, and what comes
// back at the next start.
#include "accounts/account_book.h"
#include "application.h"
#include "desk/stock_retry.h"
#include "simulator/simulator.h"
#include "table/lease_table.h"
#include "ui/history/history_window.h"
#include "ui/keeper/keepers_panel.h"
#include "ui/leases/leases_panel.h"
#include "ui/outgoing/export_dialog.h"
#include "ui/request/request_panel.h"
#include "ui/settings/settings_dialog.h"
#include "ui/window/main_window.h"

#include <QAction>
#include <QClipboard>
#include <QDateTime>
#include <QFile>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QSpinBox>
#include <QSplitter>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <memory>

using namespace proxydeck;
using namespace Qt::StringLiterals;

class QuitAndImportTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Application> m_application;

    MainWindow &window() { return m_application->window(); }

    void start(bool demo)
    {
        Options options;
        options.demo = demo;
        options.dataDir = m_folder->path();
        options.language = u"en"_s;
        m_application = std::make_unique<Application>(options);
        QVERIFY(m_application->start());
        QVERIFY(QTest::qWaitForWindowExposed(&window(), 60'000));
        if (demo)
            QTRY_VERIFY(m_application->accounts().size() > 0);
    }

    void addLease()
    {
        Lease lease;
        lease.host = u"10.0.0.1"_s;
        lease.port = 8'080;
        lease.server = u"10.0.0.1:8080"_s;
        lease.deadlineMs = QDateTime::currentMSecsSinceEpoch() + 600'000;
        LeaseOrigin origin;
        origin.endpoint = u"short.channel.get"_s;
        m_application->leases().add({&lease, 1}, origin);
    }

    /// Closes the window, answers the question with the button \a answer, and returns its text; empty if none came.
    QString closeAndAnswer(const QString &answer)
    {
        QString asked;
        QTimer look;
        connect(&look, &QTimer::timeout, this, [&] {
            const auto boxes = window().findChildren<QMessageBox *>();
            for (QMessageBox *box : boxes) {
                asked = box->text();
                const auto buttons = box->buttons();
                for (QAbstractButton *button : buttons) {
                    if (button->text() == answer)
                        button->click();
                }
            }
        });
        look.start(0);
        window().close();
        return asked;
    }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void cleanup()
    {
        m_application.reset();
        m_folder.reset();
    }

    void quittingAsksWhileAnExportRuns()
    {
        QSettings(m_folder->filePath(u"settings.ini"_s), QSettings::IniFormat).setValue(u"tray/closing"_s, u"quit"_s);
        start(false);
        addLease();
        const QString path = m_folder->filePath(u"leases.csv"_s);
        window().leasesPanel().exportTo(path, {});
        QVERIFY(window().leasesPanel().isExporting());
        QString asked = closeAndAnswer(u"Do not quit"_s);
        QVERIFY2(asked.contains(u"export"_s), qPrintable(asked));
        QVERIFY(window().isVisible());
        QTRY_VERIFY(!window().leasesPanel().isExporting());
        QVERIFY(QFile::exists(path));

        window().leasesPanel().exportTo(path, {});
        asked = closeAndAnswer(u"Quit anyway"_s);
        QVERIFY(asked.contains(u"export"_s));
        QVERIFY(!window().isVisible());
    }

    void quittingAsksForAnExportOfTheHistoryToo()
    {
        QSettings(m_folder->filePath(u"settings.ini"_s), QSettings::IniFormat).setValue(u"tray/closing"_s, u"quit"_s);
        start(false);
        Q_EMIT window().historyRequested();
        auto *history = window().findChild<HistoryWindow *>();
        QVERIFY(history);
        history->showTab(HistoryWindow::Tab::Leases);
        history->exportTo(m_folder->filePath(u"history.csv"_s), {});
        QVERIFY(history->isExporting());
        QVERIFY(closeAndAnswer(u"Do not quit"_s).contains(u"export"_s));
        QTRY_VERIFY(!history->isExporting());
        QCOMPARE(closeAndAnswer({}), QString()); // nothing to ask
        QVERIFY(!window().isVisible());
    }

    void quittingSaysThatTheTriesEnd()
    {
        start(true);
        window().findChild<QAction *>(u"retryStock"_s)->trigger();
        m_application->simulator()->script(
            {.kind = sim::Fault::Kind::RawBody,
             .value = R"({"code":"NO_RESOURCE_FOUND","data":[],"request_id":"83158ebe-be6c-40f7-a158-688741083edc"})"});
        window().requestPanel().press();
        QTRY_VERIFY(window().requestPanel().stockRetry().isActive());
        const auto *line = window().findChild<QLabel *>(u"stockRetry"_s);
        QVERIFY(line && line->isVisible());
        const QString asked = closeAndAnswer(u"Do not quit"_s);
        QVERIFY2(asked.contains(u"no stock"_s) && asked.contains(u"Quitting ends the retries"_s), qPrintable(asked));
        QVERIFY(window().isVisible());
        // Without it there is nothing to ask.
        window().findChild<QAction *>(u"cancelWaiting"_s)->trigger();
        QVERIFY(!window().requestPanel().stockRetry().isActive());
        QVERIFY(!line->isVisible());
        QCOMPARE(closeAndAnswer({}), QString());
    }

    void theSplitterOfKeepFilledComesBack()
    {
        start(false);
        const auto splitter = [this] { return window().findChild<KeepersPanel *>()->findChild<QSplitter *>(); };
        splitter()->setSizes({500, 300});
        const QByteArray left = splitter()->saveState();
        window().quitWithoutAsking();
        m_application.reset();
        start(false);
        QCOMPARE(splitter()->saveState(), left);
    }

    void importingKeepsWhatIsTyped()
    {
        start(true);
        auto *number = window().findChild<QSpinBox *>(u"num"_s);
        QVERIFY(number);
        Q_EMIT window().settingsRequested();
        auto *dialog = window().findChild<SettingsDialog *>();
        QVERIFY(dialog);
        const QString path = m_folder->filePath(u"out.json"_s);
        dialog->exportTo(path);

        number->setValue(7);
        auto *filter = window().findChild<QLineEdit *>(u"filter"_s);
        filter->setText(u"area:泉州"_s);
        // The buttons in the empty table, which are wider than this screen has room for beside the keys, go.
        QTRY_VERIFY(window().minimumSizeHint().width() <= 760);
        window().resize(760, 680); // fits on the screen: what does not is cut by newer versions of Qt
        const QSize size = window().size();
        dialog->importFrom(path);
        QCoreApplication::processEvents();
        QCOMPARE(window().findChild<QSpinBox *>(u"num"_s)->value(), 7);
        QCOMPARE(filter->text(), u"area:泉州"_s);
        QCOMPARE(window().size(), size);
    }

    void secretsLeaveTheClipboardInTime()
    {
        // 1 s is the least that can be set; no test asserts how long it takes.
        QSettings(m_folder->filePath(u"settings.ini"_s), QSettings::IniFormat).setValue(u"times/secretLifetimeS"_s, 1);
        start(true);
        Q_EMIT window().settingsRequested();
        auto *seconds = window().findChild<SettingsDialog *>()->findChild<QSpinBox *>(u"times/secretLifetimeS"_s);
        QVERIFY(seconds);
        QCOMPARE(seconds->value(), 1);
        window().requestPanel().press();
        QTRY_VERIFY(m_application->leases().size() > 0);
        window().leasesPanel().copy();
        QTRY_VERIFY(QGuiApplication::clipboard()->text().contains(u"http://"_s));
        QTRY_VERIFY(QGuiApplication::clipboard()->text().isEmpty());
    }
};

QTEST_MAIN(QuitAndImportTest)
#include "tst_quit_and_import.moc"
