// SPDX-License-Identifier: MIT
#include "history/today_sums.h"
#include "ledger/ledger.h"
#include "panel_world.h"
#include "ports/local_ports.h"
#include "ui/history/today_button.h"
#include "ui/ports/ports_button.h"
#include "ui/widgets/progress_item.h"
#include "ui/widgets/progress_line.h"
#include "ui/window/status_line.h"

#include <QLabel>
#include <QSignalSpy>
#include <QToolButton>

using namespace proxydeck;
using namespace Qt::StringLiterals;

class TestStatusLine : public QObject
{
    Q_OBJECT

    std::unique_ptr<PanelWorld> m_world;

    std::unique_ptr<StatusLine> make(const TodaySums *today = nullptr, const LocalPorts *ports = nullptr)
    {
        auto line = std::make_unique<StatusLine>(
            StatusLine::Parts{m_world->leases, m_world->vendorClock, m_world->accounts, nullptr, today, false, ports});
        line->resize(900, line->sizeHint().height());
        line->show();
        return line;
    }
    static QString text(const StatusLine &line, const char *name)
    {
        const auto *label = line.findChild<QLabel *>(QString::fromLatin1(name));
        return label->isHidden() ? QString() : label->text();
    }
    /// Three leases of the key, in the record when it returns.
    void record(Ledger &ledger)
    {
        CallEntry call;
        call.id = QUuid::createUuid();
        call.account = m_world->account;
        call.accountName = u"East crawl"_s;
        call.endpoint = u"short.channel.get"_s;
        call.startedMs = call.sentMs = m_world->clock.utcMs();
        ledger.recordStart(call, [](bool) {});
        call.outcome = CallEntry::Outcome::Succeeded;
        LeaseBatch batch;
        batch.origin.account = call.account;
        batch.origin.accountName = call.accountName;
        batch.origin.endpoint = call.endpoint;
        batch.origin.obtainedMs = m_world->clock.utcMs();
        batch.leases = {m_world->lease(u"10.0.0.1"_s, 1, 60'000), m_world->lease(u"10.0.0.2"_s, 1, 60'000),
                        m_world->lease(u"10.0.0.2"_s, 2, 60'000)};
        bool ended = false;
        ledger.recordEnd(call, batch, [&ended](bool) { ended = true; });
        QVERIFY(QTest::qWaitFor([&ended] { return ended; }, 60'000));
    }

private Q_SLOTS:
    void init() { m_world = std::make_unique<PanelWorld>(); }
    void cleanup() { m_world.reset(); }

    void saysWhichEndsNext()
    {
        const auto line = make();
        QCOMPARE(text(*line, "earliest"), QString());
        m_world->add({m_world->lease(u"10.0.0.1"_s, 1, 120'000), m_world->lease(u"10.0.0.2"_s, 1, 9'000),
                      m_world->lease(u"10.0.0.3"_s, 1, noDeadline)});
        QTRY_COMPARE_WITH_TIMEOUT(text(*line, "earliest"), u"earliest in 0:09"_s, 60'000);
        m_world->advance(10'000);
        QTRY_COMPARE_WITH_TIMEOUT(text(*line, "earliest"), u"earliest in 1:50"_s, 60'000);
        m_world->leases.remove(std::array<RowId, 1>{m_world->leases.rows().at(0)});
        QTRY_COMPARE_WITH_TIMEOUT(text(*line, "earliest"), QString(), 60'000);
        QVERIFY(!line->findChild<QLabel *>(u"counts"_s)); // the chips have them
    }

    void keysInTheKeychainNeedNoWord()
    {
        const auto line = make();
        const bool lasting = m_world->accounts.store().isLasting();
        QCOMPARE(text(*line, "secretsPlace").isEmpty(), lasting);
    }

    void longWorkStandsWhereAMessageWouldAndBesideOne()
    {
        const auto line = make();
        ProgressItem item(
            {[](const QString &done, const QString &total) { return u"Exporting %1 of %2"_s.arg(done, total); },
             [] { return u"Cancel the export"_s; }});
        line->addProgress(item);
        QSignalSpy cancelled(&item, &ProgressItem::cancelRequested);
        const auto *progress = line->findChild<ProgressLine *>();
        QVERIFY(!progress->isVisible());
        item.begin(1000);
        QTRY_VERIFY_WITH_TIMEOUT(progress->isVisible(), 60'000);
        QTRY_VERIFY(progress->x() < 30);
        auto *cancel = line->findChild<QToolButton *>(u"cancelProgress"_s);
        const auto inSight
            = [&] { return line->rect().contains(cancel->rect().translated(cancel->mapTo(line.get(), QPoint()))); };
        QVERIFY(inSight());

        const QString said = u"Copied 5 as URL; skipped 2 expired"_s;
        line->say(said);
        QTRY_VERIFY(progress->x() > line->fontMetrics().horizontalAdvance(said));
        QVERIFY(progress->isVisible() && inSight());
        cancel->click();
        QCOMPARE(cancelled.size(), 1);
        line->clearMessage();
        QTRY_VERIFY(progress->x() < 30);
        item.end();
        QVERIFY(!progress->isVisible());
    }

    void portsAreSeenWhileTheWindowIsAndOneIsOn()
    {
        LocalPorts ports(LocalPorts::Parts{m_world->clock, m_world->vendorClock, m_world->accounts, m_world->leases,
                                           m_world->secrets});
        const auto line = make(nullptr, &ports);
        auto *word = line->findChild<PortsButton *>();
        QVERIFY(!word->isVisible());
        QSignalSpy seen(line.get(), &StatusLine::portsSeen);
        const PortTerms port = ports.proposed();
        QCOMPARE(ports.set(port), PortProblem::None);
        QTRY_COMPARE_WITH_TIMEOUT(seen.size(), 1, 60'000);
        QCOMPARE(seen.last().first().toBool(), true);
        QVERIFY(word->isVisible());
        QSignalSpy asked(line.get(), &StatusLine::portsRequested);
        word->setFocus();
        QTest::keyClick(word, Qt::Key_Space);
        QCOMPARE(asked.size(), 1);
        line->hide();
        QTRY_COMPARE_WITH_TIMEOUT(seen.size(), 2, 60'000);
        QCOMPARE(seen.last().first().toBool(), false);
        line->show();
        QTRY_COMPARE_WITH_TIMEOUT(seen.size(), 3, 60'000);
        ports.setOn(port.id, false);
        QCOMPARE(seen.size(), 4);
        QCOMPARE(seen.last().first().toBool(), false);
        QVERIFY(!word->isVisible());
    }

    void todayGivesWayPieceByPiece()
    {
        QVERIFY(m_world->addAccount());
        Account account = *m_world->accounts.find(m_world->account);
        account.price = 12'345; // 1.2345
        bool done = false;
        m_world->accounts.update(account, {}, AccountBook::Keep::InStore, [&done](const auto &) { done = true; });
        QTRY_VERIFY_WITH_TIMEOUT(done, 60'000);
        Ledger ledger(m_world->folder.path());
        record(ledger);
        LedgerHistory history(m_world->folder.path());
        const TodaySums today(history, m_world->vendorClock);
        const auto line = make(&today);
        auto *button = line->findChild<TodayButton *>();
        QTRY_VERIFY_WITH_TIMEOUT(button->isVisible(), 60'000);
        QCOMPARE(button->text(), u"Today: 3 extracted · 2 exit IPs · cost 3.7035"_s);
        QCOMPARE(button->accessibleName(), button->text());
        line->say(u"Copied 5 as URL"_s);
        const int all = button->widthOf(TodayButton::Detail::All);
        const int noCost = button->widthOf(TodayButton::Detail::NoCost);
        QVERIFY(noCost < all);
        QStringList texts;
        for (int width = 900; width > 100; --width) {
            line->resize(width, line->height());
            if (texts.isEmpty() || texts.last() != button->text())
                texts.append(button->text());
        }
        QCOMPARE(texts,
                 (QStringList{u"Today: 3 extracted · 2 exit IPs · cost 3.7035"_s, u"Today: 3 extracted · 2 exit IPs"_s,
                              u"Today: 3 extracted"_s}));
        line->resize(900, line->height());
        QCOMPARE(button->text(), texts.first());

        // With ports: cost first, then distinct exits, then ports.
        LocalPorts ports(LocalPorts::Parts{m_world->clock, m_world->vendorClock, m_world->accounts, m_world->leases,
                                           m_world->secrets});
        const PortTerms port = ports.proposed();
        QCOMPARE(ports.set(port), PortProblem::None);
        const auto both = make(&today, &ports);
        auto *word = both->findChild<PortsButton *>();
        QTRY_VERIFY_WITH_TIMEOUT(both->findChild<TodayButton *>()->isVisible(), 60'000);
        both->say(u"Copied 5 as URL"_s);
        texts.clear();
        bool isOrdered = true;
        for (int width = 900; width > 100; --width) {
            both->resize(width, both->height());
            const QString shown = both->findChild<TodayButton *>()->text();
            const QString now = shown + (word->isVisible() ? u" | "_s + word->text() : QString());
            if (texts.isEmpty() || texts.last() != now)
                texts.append(now);
            isOrdered &= word->isVisible() || shown == u"Today: 3 extracted"_s;
        }
        QVERIFY(isOrdered);
        QCOMPARE(texts,
                 (QStringList{u"Today: 3 extracted · 2 exit IPs · cost 3.7035 | 24000: 0 ready, 0 open"_s,
                              u"Today: 3 extracted · 2 exit IPs | 24000: 0 ready, 0 open"_s,
                              u"Today: 3 extracted | 24000: 0 ready, 0 open"_s, u"Today: 3 extracted"_s}));
        both->resize(900, both->height());
        QVERIFY(word->isVisible());

        QSignalSpy asked(line.get(), &StatusLine::todayRequested);
        button->click();
        button->setFocus();
        QTest::keyClick(button, Qt::Key_Space);
        QCOMPARE(asked.size(), 2);
        QCOMPARE(button->focusPolicy(), Qt::TabFocus);
    }
};

QTEST_MAIN(TestStatusLine)
#include "tst_status_line.moc"
