// SPDX-License-Identifier: MIT
#include "desk/desk_world.h"
#include "desk/stock_retry.h"
#include "preferences/preferences.h"
#include "ui/request/request_panel.h"
#include "ui/widgets/extract_button.h"

#include <QAction>
#include <QLabel>
#include <QSettings>
#include <QSignalSpy>
#include <QToolButton>

using namespace proxydeck;
using namespace proxydeck::test;

/// Tries until in stock, as the operator sees them: chosen in the menu of the button, in sight, cancelled in place.
class TestStockRetryLine : public QObject
{
    Q_OBJECT

    std::unique_ptr<DeskWorld> m_world;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<Preferences> m_preferences;
    std::unique_ptr<RequestPanel> m_panel;

    template<typename Part>
    Part *part(const QString &name) const
    {
        return m_panel->findChild<Part *>(name);
    }
    QString line() const
    {
        const auto *label = part<QLabel>(u"stockRetry"_s);
        return label->isVisible() ? label->text() : QString();
    }
    void answer(const QString &code = {})
    {
        m_world->settle();
        ApiError error;
        error.code = code;
        m_world->vendor->answerAll(code.isEmpty() ? Expected<ApiReply, ApiError>(ApiReply())
                                                  : Unexpected<ApiError>(error));
        m_world->settle();
    }
    void pass(qint64 ms)
    {
        m_world->clock.advance(ms);
        m_panel->stockRetry().check();
        m_world->settle();
    }

private Q_SLOTS:
    void init()
    {
        m_world = std::make_unique<DeskWorld>();
        m_world->addAccount(u"TESTKEY01"_s, 20);
        m_settings = std::make_unique<QSettings>(m_world->folder.filePath(u"s.ini"_s), QSettings::IniFormat);
        m_preferences = std::make_unique<Preferences>(*m_settings);
        m_panel = std::make_unique<RequestPanel>(RequestPanel::Parts{m_world->catalogue,
                                                                     *m_world->accounts,
                                                                     *m_world->desk,
                                                                     m_world->clock,
                                                                     *m_world->leases,
                                                                     {},
                                                                     nullptr,
                                                                     m_preferences.get()});
        m_panel->resize(320, 800);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_panel.get(), 60'000));
    }
    void cleanup()
    {
        m_panel.reset();
        m_preferences.reset();
        m_settings.reset();
        m_world.reset();
    }

    void chosenAtTheButton()
    {
        auto *choice = m_panel->findChild<QAction *>(u"retryStock"_s);
        QVERIFY(choice->isCheckable() && !choice->isChecked());
        m_panel->press();
        answer(u"NO_RESOURCE_FOUND"_s);
        QCOMPARE(line(), QString());

        choice->trigger();
        QVERIFY(m_preferences->flag(Preference::RetryStock));
        m_world->clock.advance(1'000); // the guard of presses
        m_panel->press();
        answer(u"NO_RESOURCE_FOUND"_s);
        QCOMPARE(line(), u"“Account of a test” has no stock. Try 1 of 20 in 0:05."_s);
        m_preferences->set(Preference::RetryStock, false); // as the settings do it
        QVERIFY(!choice->isChecked());
        QCOMPARE(line(), QString());
    }

    void itIsInSightUntilItEnds()
    {
        m_preferences->set(Preference::RetryStock, true);
        QSignalSpy said(m_panel.get(), &RequestPanel::message);
        m_panel->press();
        answer(u"NO_RESOURCE_FOUND"_s);
        m_world->clock.advance(3'500);
        QTRY_COMPARE(line(), u"“Account of a test” has no stock. Try 1 of 20 in 0:02."_s); // rounded up
        pass(1'500);
        QCOMPARE(line(), u"“Account of a test” has no stock. Try 1 of 20 is under way."_s);
        answer(u"NO_RESOURCE_FOUND"_s);
        QCOMPARE(line(), u"“Account of a test” has no stock. Try 2 of 20 in 0:10."_s);
        pass(10'000);
        answer(u"INTERNAL_ERROR"_s);
        QCOMPARE(line(), QString());
        QVERIFY(said.last()[0].toString().startsWith(u"“Account of a test” is not tried again"_s));
        QCOMPARE(m_world->vendor->requests.size(), 3);
    }

    void cancelledInPlace()
    {
        m_preferences->set(Preference::RetryStock, true);
        m_panel->press();
        answer(u"NO_RESOURCE_FOUND"_s);
        auto *cancel = part<QToolButton>(u"cancelStockRetry"_s);
        QVERIFY(cancel && cancel->isVisible());
        QTest::mouseClick(cancel, Qt::LeftButton);
        QCOMPARE(line(), QString());
        pass(3'600'000);
        QCOMPARE(m_world->vendor->requests.size(), 1);
    }

    void whatIsToBeCopiedStaysSo()
    {
        m_preferences->set(Preference::RetryStock, true);
        QSignalSpy wanted(m_panel.get(), &RequestPanel::copyWanted);
        m_panel->pressAndCopy();
        QCOMPARE(wanted.size(), 1);
        answer(u"NO_RESOURCE_FOUND"_s);
        pass(5'000);
        QCOMPARE(wanted.size(), 2);
        QCOMPARE(wanted[1][0].value<CallId>(), m_panel->stockRetry().state()->call);
        answer(u"NO_RESOURCE_FOUND"_s);
        pass(10'000);
        QCOMPARE(wanted.size(), 3);
        answer();
        // Another press, which is not to be copied.
        m_panel->press();
        answer(u"NO_RESOURCE_FOUND"_s);
        pass(5'000);
        QVERIFY(m_panel->stockRetry().state()->call != 0);
        QCOMPARE(wanted.size(), 3);
    }

    void theMenuOfAKeyDoesWhatItSays()
    {
        const QUuid key = m_panel->currentAccount();
        QSignalSpy filtered(m_panel.get(), &RequestPanel::filterRequested);
        QSignalSpy living(m_panel.get(), &RequestPanel::copyLivingRequested);
        QSignalSpy wanted(m_panel.get(), &RequestPanel::copyWanted);
        const auto trigger = [this](const char *name) {
            m_panel->findChild<QAction *>(QLatin1StringView(name))->trigger();
            m_world->settle();
        };
        trigger("filterByKey");
        QCOMPARE(filtered.value(0).value(0).toUuid(), key);
        trigger("copyLiving");
        QCOMPARE(living.value(0).value(0).toUuid(), key);
        trigger("extractWithKey");
        QCOMPARE(m_world->vendor->requests.size(), 1);
        QVERIFY(wanted.isEmpty());
        trigger("extractWithKeyAndCopy"); // at once: the guard of presses holds here, too
        QCOMPARE(m_world->vendor->requests.size(), 1);
        m_world->clock.advance(1'000);
        trigger("extractWithKeyAndCopy");
        QCOMPARE(m_world->vendor->requests.size(), 2);
        QCOMPARE(wanted.size(), 1);
    }
};

QTEST_MAIN(TestStockRetryLine)
#include "tst_stock_retry_line.moc"
