// SPDX-License-Identifier: MIT
#include "formats/copy_formats.h"
#include "preferences/preferences.h"
#include "support/outgoing_desk.h"
#include "ui/desktop/clipboard.h"
#include "ui/outgoing/copier.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>

#include <algorithm>

using namespace proxydeck;
using namespace Qt::StringLiterals;

/// What a copy includes, what it skips, and its report.
class TestCopier : public QObject
{
    Q_OBJECT

    static QString held() { return QGuiApplication::clipboard()->text(); }
    static const CopyFormat &format(QStringView id) { return *findCopyFormat(id); }

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void init() { QGuiApplication::clipboard()->setText(u"before"_s); }

    void copiesInTheOrderGiven()
    {
        OutgoingDesk desk;
        Clipboard clipboard;
        Copier copier(desk.leases, desk.accounts);
        const QUuid account = desk.addAccount(u"East crawl"_s, testSecrets());
        const RowId a = desk.addLease(account, u"a.example"_s, 60'000);
        const RowId b = desk.addLease(account, u"b.example"_s, noDeadline);
        QSignalSpy copied(&copier, &Copier::copied);
        const CopyReport report = copier.copy({b, a, 999}, format(u"hostport"), clipboard);
        QCOMPARE(held(), u"b.example:8080\na.example:8080"_s);
        QCOMPARE(report, (CopyReport{.copied = 2}));
        QCOMPARE(copied.size(), 1);
        QCOMPARE(copied[0][1].toString(), u"Copied 2 as host:port"_s);
    }

    void skipsTheExpiredUnlessTheyAreAlone()
    {
        OutgoingDesk desk;
        Clipboard clipboard;
        Copier copier(desk.leases, desk.accounts);
        const QUuid account = desk.addAccount(u"East crawl"_s, testSecrets());
        const RowId old = desk.addLease(account, u"old.example"_s, 30'000);
        const RowId older = desk.addLease(account, u"older.example"_s, 29'000);
        const RowId fresh = desk.addLease(account, u"new.example"_s, 90'000);
        desk.clock.advance(30'000); // exactly at the deadline; the table's timer has not run
        CopyReport report = copier.copy({old, fresh, older}, format(u"url-plain"), clipboard);
        QCOMPARE(held(), u"http://new.example:8080"_s);
        QCOMPARE(report, (CopyReport{.copied = 1, .skippedExpired = 2}));
        QCOMPARE(copier.reportText(report, format(u"url-plain")),
                 u"Copied 1 as URL without credentials; skipped 2 expired"_s);

        report = copier.copy({older, old}, format(u"hostport"), clipboard);
        QCOMPARE(held(), u"older.example:8080\nold.example:8080"_s);
        QCOMPARE(report, (CopyReport{.copied = 2, .expired = 2}));
        QCOMPARE(copier.reportText(report, format(u"hostport")), u"Copied 2 as host:port; already expired"_s);
    }

    void warnsOfThoseAboutToEnd()
    {
        OutgoingDesk desk;
        Clipboard clipboard;
        const QTemporaryDir folder;
        QSettings settings(folder.filePath(u"settings.ini"_s), QSettings::IniFormat);
        Preferences preferences(settings);
        Copier copier(desk.leases, desk.accounts, &preferences);
        const QUuid account = desk.addAccount(u"East crawl"_s, testSecrets());
        const QList<RowId> rows{desk.addLease(account, u"a.example"_s, 14'999),
                                desk.addLease(account, u"b.example"_s, 15'000),
                                desk.addLease(account, u"c.example"_s, noDeadline)};
        CopyReport report = copier.copy(rows, format(u"hostport"), clipboard);
        QCOMPARE(report, (CopyReport{.copied = 3, .closeToDeadline = 1}));
        QCOMPARE(copier.reportText(report, format(u"hostport")),
                 u"Copied 3 as host:port; 1 with less than 15 s left"_s);
        QVERIFY(preferences.set(Preference::CopyMargin, 60)); // holds at once
        report = copier.copy(rows, format(u"hostport"), clipboard);
        QCOMPARE(report.closeToDeadline, 2);
    }

    void putsCredentialsInOnlyWhereTheFormatHasThem()
    {
        OutgoingDesk desk;
        Clipboard clipboard;
        Copier copier(desk.leases, desk.accounts);
        AccountSecrets own = testSecrets();
        own.proxyUser = Secret(u"u@1"_s);
        own.proxyPassword = Secret(u"p:2"_s);
        const RowId defaults = desk.addLease(desk.addAccount(u"A"_s, testSecrets()), u"a.example"_s, 60'000);
        const RowId ownOnes = desk.addLease(desk.addAccount(u"B"_s, own), u"b.example"_s, 60'000);
        // No password is set: the operator's address is on the whitelist, so the key must not be sent.
        const RowId whitelisted = desk.addLease(desk.addAccount(u"C"_s, testSecrets("")), u"c.example"_s, 60'000);
        copier.copy({defaults, ownOnes, whitelisted}, format(u"url"), clipboard);
        QCOMPARE(held(),
                 u"http://TESTKEY01:TESTPASSWORD@a.example:8080\nhttp://u%401:p%3A2@b.example:8080\n"
                 "http://c.example:8080"_s);
        copier.copy({defaults, ownOnes}, format(u"url-plain"), clipboard);
        QVERIFY(!held().contains(u"TEST"_s));
    }

#if defined(Q_OS_UNIX) && !defined(Q_OS_MACOS)
    void marksTheClipboardOnlyWhenThereIsASecret()
    {
        OutgoingDesk desk;
        Clipboard clipboard;
        Copier copier(desk.leases, desk.accounts);
        const RowId row = desk.addLease(desk.addAccount(u"A"_s, testSecrets()), u"a.example"_s, 60'000);
        const auto marked
            = [] { return QGuiApplication::clipboard()->mimeData()->hasFormat(u"x-kde-passwordManagerHint"_s); };
        copier.copy({row}, format(u"url"), clipboard);
        QVERIFY(marked());
        copier.copy({row}, format(u"hostport"), clipboard);
        QVERIFY(!marked());
    }
#endif

    void saysWhichWentWithoutCredentials()
    {
        OutgoingDesk desk;
        Clipboard clipboard;
        Copier copier(desk.leases, desk.accounts);
        const RowId row = desk.addLease(QUuid::createUuid(), u"a.example"_s, 60'000); // its account does not exist
        const CopyReport report = copier.copy({row}, format(u"url"), clipboard);
        QCOMPARE(held(), u"http://a.example:8080"_s);
        QCOMPARE(report, (CopyReport{.copied = 1, .withoutCredentials = 1}));
        QCOMPARE(copier.reportText(report, format(u"url")),
                 u"Copied 1 as URL; 1 without user and password, as the key's secrets are not available"_s);
        QCOMPARE(copier.copy({row}, format(u"hostport"), clipboard), (CopyReport{.copied = 1}));
    }

    void neverGivesOutTheLoginOfAnotherKey()
    {
        OutgoingDesk desk;
        Clipboard clipboard;
        Copier copier(desk.leases, desk.accounts);
        const QUuid account = desk.addAccount(u"A"_s, testSecrets());
        const RowId row = desk.addLease(account, u"a.example"_s, 60'000);
        AccountSecrets replaced = testSecrets();
        replaced.key = Secret(u"TESTKEY02"_s);
        bool done = false;
        desk.accounts.update(*desk.accounts.find(account), replaced, AccountBook::Keep::ForThisSession,
                             [&done](const auto &) { done = true; });
        QTRY_VERIFY(done);
        const CopyReport report = copier.copy({row}, format(u"url"), clipboard);
        QCOMPARE(held(), u"http://a.example:8080"_s);
        QCOMPARE(report, (CopyReport{.copied = 1, .ofAnotherKey = 1}));
        QCOMPARE(copier.reportText(report, format(u"url")),
                 u"Copied 1 as URL; 1 without user and password, as the key was replaced since they were extracted"_s);
        // The new key's own leases have its login.
        LeaseOrigin origin = desk.leases.origin(row);
        origin.keyNumber = desk.accounts.find(account)->keyNumber;
        Lease lease = desk.leases.lease(row);
        lease.server = u"b.example:8080"_s;
        lease.host = u"b.example"_s;
        desk.leases.add(std::span(&lease, 1), origin);
        copier.copy({desk.leases.rows().last()}, format(u"url"), clipboard);
        QCOMPARE(held(), u"http://TESTKEY02:TESTPASSWORD@b.example:8080"_s);
        // Another password of the same key is still the same key's.
        replaced.proxyPassword = Secret(u"TESTOTHER"_s);
        done = false;
        desk.accounts.update(*desk.accounts.find(account), replaced, AccountBook::Keep::ForThisSession,
                             [&done](const auto &) { done = true; });
        QTRY_VERIFY(done);
        copier.copy({desk.leases.rows().last()}, format(u"url"), clipboard);
        QCOMPARE(held(), u"http://TESTKEY02:TESTOTHER@b.example:8080"_s);
    }

    void leavesTheClipboardAloneWhenNothingCanBeCopied()
    {
        OutgoingDesk desk;
        Clipboard clipboard;
        Copier copier(desk.leases, desk.accounts);
        const RowId row = desk.addLease(desk.addAccount(u"A"_s, testSecrets("two words")), u"a.example"_s, 60'000);
        const CopyReport report = copier.copy({row}, format(u"proxychains"), clipboard);
        QCOMPARE(held(), u"before"_s);
        QCOMPARE(report, (CopyReport{.refused = 1, .refusal = Refusal::Character}));
        QCOMPARE(copier.reportText(report, format(u"proxychains")),
                 u"Nothing copied; 1 cannot be written in this format: user or password hold a character that means "
                 "something in it"_s);
        // Saved by an earlier version, which kept the line end of a spreadsheet's cell.
        const RowId pasted = desk.addLease(desk.addAccount(u"B"_s, testSecrets("TESTPASS\n")), u"b.example"_s, 60'000);
        const CopyReport why = copier.copy({pasted}, format(u"url"), clipboard);
        QCOMPARE(why, (CopyReport{.refused = 1, .refusal = Refusal::ControlCharacter}));
        QCOMPARE(copier.reportText(why, format(u"url")),
                 u"Nothing copied; 1 cannot be written: user or password hold a line end or another control character; "
                 "enter them again under Edit key"_s);
        QCOMPARE(copier.copy({}, format(u"url"), clipboard), CopyReport());
        QCOMPARE(held(), u"before"_s);
    }

    void copiesManyInTheBackground()
    {
        OutgoingDesk desk;
        Clipboard clipboard;
        Copier copier(desk.leases, desk.accounts);
        const QUuid account = desk.addAccount(u"East crawl"_s, testSecrets());
        const RowId old = desk.addLease(account, u"old.example"_s, 1'000);
        const RowId close = desk.addLease(account, u"close.example"_s, 9'000);
        const RowId strange = desk.addLease(account, u"two words"_s, 60'000);
        QList<RowId> rows = desk.addMany(3'000, account);
        std::reverse(rows.begin(), rows.end());
        desk.clock.advance(2'000);
        QVERIFY(rows.contains(old) && rows.contains(close) && rows.contains(strange));
        const CopyReport report = copier.copy(rows, format(u"url"), clipboard);
        QCOMPARE(
            report,
            (CopyReport{
                .copied = 3'001, .skippedExpired = 1, .closeToDeadline = 1, .refused = 1, .refusal = Refusal::Other}));
        const QString text = held();
        QVERIFY(text.startsWith(u"http://TESTKEY01:TESTPASSWORD@10.0.11.183:8080\n"_s));

        QGuiApplication::clipboard()->setText(u"before"_s);
        QSignalSpy copied(&copier, &Copier::copied);
        copier.start(rows, format(u"url"), clipboard);
        QVERIFY(copier.isRunning());
        QCOMPARE(held(), u"before"_s);
        // Later changes have no effect: the operator copied the rows that were there.
        desk.leases.remove(rows);
        QVERIFY(copied.wait(60'000));
        QVERIFY(!copier.isRunning());
        QVERIFY(held() == text);
        QCOMPARE(copied[0][0].value<CopyReport>(), report);
        QCOMPARE(copied[0][1].toString(), copier.reportText(report, format(u"url")));
#if defined(Q_OS_UNIX) && !defined(Q_OS_MACOS)
        QVERIFY(QGuiApplication::clipboard()->mimeData()->hasFormat(u"x-kde-passwordManagerHint"_s));
#endif
        QTest::qWait(20);
        QCOMPARE(copied.size(), 1);
    }

    void fewAreCopiedAtOnce()
    {
        OutgoingDesk desk;
        Clipboard clipboard;
        Copier copier(desk.leases, desk.accounts);
        QSignalSpy copied(&copier, &Copier::copied);
        copier.start(desk.addMany(100, QUuid()), format(u"hostport"), clipboard);
        QVERIFY(!copier.isRunning());
        QCOMPARE(held().count(u'\n'), 99);
        QCOMPARE(copied.size(), 1);
    }

    void canBeCancelled_data()
    {
        QTest::addColumn<bool>("whileWriting");
        QTest::newRow("during the snapshot") << false;
        QTest::newRow("while the text is made") << true;
    }

    void canBeCancelled()
    {
        QFETCH(bool, whileWriting);
        OutgoingDesk desk;
        Clipboard clipboard;
        Copier copier(desk.leases, desk.accounts);
        const QList<RowId> rows = desk.addMany(100'000, QUuid());
        QSignalSpy progress(&copier, &Copier::progress);
        QSignalSpy copied(&copier, &Copier::copied);
        QSignalSpy cancelled(&copier, &Copier::cancelled);
        copier.start(rows, format(u"url"), clipboard);
        if (whileWriting && (!progress.wait(60'000) || !copier.isRunning()))
            QSKIP("written before anybody could look");
        copier.cancel();
        QCOMPARE(cancelled.size(), 1);
        QVERIFY(!copier.isRunning());
        copier.cancel(); // there is no copy to cancel
        QTest::qWait(50);
        QCOMPARE(cancelled.size(), 1);
        QCOMPARE(copied.size(), 0);
        QCOMPARE(held(), u"before"_s);
    }

    void endsWithTheWindow()
    {
        OutgoingDesk desk;
        Clipboard clipboard;
        const QList<RowId> rows = desk.addMany(50'000, QUuid());
        for (const bool whileWriting : {false, true}) {
            auto copier = std::make_unique<Copier>(desk.leases, desk.accounts);
            QSignalSpy progress(copier.get(), &Copier::progress);
            copier->start(rows, format(u"url"), clipboard);
            if (whileWriting)
                progress.wait(100);
            if (!copier->isRunning())
                continue;
            copier.reset();
            QTest::qWait(20);
            QCOMPARE(held(), u"before"_s);
        }
    }

    void theLatestWins()
    {
        OutgoingDesk desk;
        Clipboard clipboard;
        Copier copier(desk.leases, desk.accounts);
        QSignalSpy copied(&copier, &Copier::copied);
        const QList<RowId> rows = desk.addMany(10'000, QUuid());
        copier.start(rows, format(u"url-plain"), clipboard);
        copier.start(rows, format(u"hostport"), clipboard);
        QVERIFY(copied.wait(60'000));
        QVERIFY(held().startsWith(u"10.0.0.0:8080\n"_s));
        copier.start(rows, format(u"url-plain"), clipboard);
        copier.start({rows[1]}, format(u"hostport"), clipboard);
        QTest::qWait(50);
        QCOMPARE(held(), u"10.0.0.1:8080"_s);
        QCOMPARE(copied.size(), 2);
    }
};

QTEST_MAIN(TestCopier)
#include "tst_copier.moc"
