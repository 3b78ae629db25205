// SPDX-License-Identifier: MIT
#include "ui/calls/calls_model.h"

#include "call_samples.h"
#include "ui/wording/call_texts.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace proxydeck;
using namespace proxydeck::test;
using Column = CallsModel::Column;
using Stage = Call::Stage;

class TestCallsModel : public QObject
{
    Q_OBJECT

private:
    const Catalogue m_catalogue{Catalogue::vendorEndpoints()};
    const Endpoint &get() const { return *m_catalogue.find(Product::ShortLived, Mode::Channel, Action::Extract); }
    const Endpoint &query() const { return *m_catalogue.find(Product::ShortLived, Mode::Channel, Action::ListInUse); }

    static QString cell(const CallsModel &model, int row, Column column, int role = Qt::DisplayRole)
    {
        return model.index(row, int(column)).data(role).toString();
    }

private Q_SLOTS:
    void newestFirst()
    {
        CallLog log;
        log.append(succeeded(1, get(), 5, 5));
        CallsModel model(log, m_catalogue, {});
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        log.append(refused(2, get(), u"NO_RESOURCE_FOUND"_s));
        log.append(succeeded(3, query(), 18, 0));
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.call(0).id, CallId(3));
        QCOMPARE(model.call(2).id, CallId(1));
        QCOMPARE(model.rowOf(1), 2);
        QCOMPARE(model.rowOf(9), -1);

        QCOMPARE(cell(model, 2, Column::Account), u"East crawl"_s);
        QCOMPARE(cell(model, 2, Column::Outcome), u"5 received"_s);
        QCOMPARE(cell(model, 2, Column::Number), u"5"_s);
        QCOMPARE(cell(model, 2, Column::Duration), u"214 ms"_s);
        QCOMPARE(cell(model, 2, Column::Request), u"83158ebe-be6c-40f7-a158-688741083edc"_s);
        QCOMPARE(cell(model, 0, Column::Outcome), u"18 in use, 0 new"_s);
        QVERIFY(cell(model, 1, Column::Outcome).startsWith(u"Out of stock"_s));
        QCOMPARE(cell(model, 1, Column::Number), u"0"_s);
        QCOMPARE(cell(model, 1, Column::Time),
                 QDateTime::fromMSecsSinceEpoch(pressedMs + 2'000).toString(u"HH:mm:ss"_s));
        QVERIFY(cell(model, 1, Column::Action).contains(u"Extract"_s));
    }

    void rolesOfFailures()
    {
        CallLog log;
        log.append(succeeded(1, get(), 5, 5));
        log.append(refused(2, get(), u"NO_RESOURCE_FOUND"_s));
        log.append(lost(3, get()));
        Call back = call(4, get());
        back.error = ApiError();
        back.error->kind = ApiError::Kind::Cancelled;
        back.error->cause = ApiError::Cause::CancelledByUser;
        log.append(back);
        CallsModel model(log, m_catalogue, {});
        const auto role = [&model](int row, int which) { return model.index(row, 0).data(which); };
        QCOMPARE(role(2, CallsModel::FailedRole).toBool(), true);
        QCOMPARE(role(2, CallsModel::VendorCodeRole).toString(), u"NO_RESOURCE_FOUND"_s);
        QCOMPARE(role(2, CallsModel::RequestIdRole).toString(), u"51024a8b-a8a5-4e78-9301-cb500a8c083e"_s);
        QCOMPARE(role(2, CallsModel::UnknownRole).toBool(), false);
        QCOMPARE(role(3, CallsModel::FailedRole).toBool(), false);
        QCOMPARE(role(3, CallsModel::VendorCodeRole).toString(), QString());
        QCOMPARE(role(1, CallsModel::UnknownRole).toBool(), true);
        QCOMPARE(cell(model, 1, Column::Number), u"?"_s);
        QCOMPARE(cell(model, 1, Column::Duration), u"3.1 s"_s);
        QCOMPARE(role(0, CallsModel::FailedRole).toBool(), false); // a cancelled call is what the operator wanted
    }

    void waitingCallsSayTheirPlace()
    {
        CallLog log;
        // What the scheduler would say.
        QHash<CallId, int> places{{1, 1}, {2, 2}, {3, 3}, {4, 4}};
        CallsModel model(log, m_catalogue, [&places](CallId id) { return places.value(id); });
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        for (CallId id = 1; id <= 4; ++id)
            log.append(call(id, get(), Stage::Waiting));
        QCOMPARE(model.positionOf(model.rowOf(1)), 1);
        QCOMPARE(model.positionOf(model.rowOf(4)), 4);
        QCOMPARE(cell(model, model.rowOf(1), Column::Outcome), u"Waiting, next in the queue"_s);
        QCOMPARE(cell(model, model.rowOf(3), Column::Outcome), u"Waiting, number 3 in the queue"_s);

        QSignalSpy spy(&model, &QAbstractItemModel::dataChanged);
        places = {{2, 1}, {3, 2}, {4, 3}};
        log.replace(log.indexOf(1), call(1, get(), Stage::Sent));
        QCOMPARE(model.positionOf(model.rowOf(1)), 0);
        QCOMPARE(cell(model, model.rowOf(1), Column::Outcome), u"Sent, no answer yet"_s);
        QCOMPARE(cell(model, model.rowOf(3), Column::Outcome), u"Waiting, number 2 in the queue"_s);
        bool told = false; // the model must signal that the third call moved up
        for (const QList<QVariant> &change : spy) {
            const int row = model.rowOf(3);
            told = told || (change[0].toModelIndex().row() <= row && change[1].toModelIndex().row() >= row);
        }
        QVERIFY(told);
        QCOMPARE(cell(model, model.rowOf(1), Column::Number), QString());
        QCOMPARE(cell(model, model.rowOf(1), Column::Duration), QString());
    }

    void hidingWhatHasEnded()
    {
        CallLog log;
        CallsModel model(log, m_catalogue, {});
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        log.append(succeeded(1, get(), 5, 5));
        log.append(call(2, get(), Stage::Sent));
        log.append(call(3, get(), Stage::Waiting));
        model.hideEnded();
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.rowOf(1), -1);
        log.replace(0, succeeded(1, get(), 5, 4)); // a late change of a hidden call
        log.replace(1, succeeded(2, get(), 1, 1));
        QCOMPARE(cell(model, model.rowOf(2), Column::Outcome), u"1 received"_s);
        log.append(succeeded(4, get(), 2, 2));
        QCOMPARE(model.call(0).id, CallId(4));
        log.clearEnded();
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.call(0).id, CallId(3));
    }

    void theOldestLeaveTheList()
    {
        CallLog log;
        CallsModel model(log, m_catalogue, {});
        // Neighbours are of different keys: each is a line.
        const auto lone = [&](CallId id) {
            Call one = succeeded(id, get(), 1, 1);
            one.keyNumber = int(id % 2);
            return one;
        };
        const auto fill = [&](CallId from, CallId to) {
            for (CallId id = from; id <= to; ++id)
                log.append(lone(id));
        };
        // The tester reads every cell at each change: it is there for the changes that remove something only.
        const auto addUnderTester = [&](CallId id) {
            const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
            QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
            log.append(lone(id));
            QCOMPARE(removed.size(), 1);
        };
        fill(1, 50);
        log.append(call(51, get(), Stage::Waiting));
        fill(52, CallLog::mostKept + 100);
        QCOMPARE(model.rowCount(), CallLog::mostKept + 100);
        addUnderTester(CallLog::mostKept + 101);
        fill(CallLog::mostKept + 102, CallLog::mostKept + 300);
        // What waits stays, and with it what is newer.
        QCOMPARE(log.indexOf(50), -1);
        QCOMPARE(log.indexOf(51), 0);
        QCOMPARE(model.rowOf(51), model.rowCount() - 1);
        log.replace(0, lone(51));
        addUnderTester(CallLog::mostKept + 301);
        fill(CallLog::mostKept + 302, CallLog::mostKept + 500);
        QVERIFY(log.size() <= CallLog::mostKept + 100);
        QCOMPARE(log.indexOf(51), -1);
        QCOMPARE(model.rowCount(), log.size());
        QCOMPARE(model.call(0).id, CallId(CallLog::mostKept + 500));
        QCOMPARE(model.rowOf(CallLog::mostKept + 500), 0);
        QCOMPARE(log.find(CallLog::mostKept + 400)->id, CallId(CallLog::mostKept + 400));
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.hideEnded();
        fill(CallLog::mostKept + 501, CallLog::mostKept + 700);
        QCOMPARE(model.rowCount(), 200);
    }

    void aResolvedOutcomeIsNotRed()
    {
        CallLog log;
        Call found = lost(1, get());
        found.resolution = {8, 1, 1};
        log.append(found);
        Call none = lost(2, get());
        none.resolution = {9, 0, 1};
        log.append(none);
        Call together = lost(3, get());
        together.resolution = {10, 3, 2};
        log.append(together);
        Call late = lost(4, get());
        late.resolution = {11, 0, 1, late.sentMs + 60'001};
        log.append(late);
        CallsModel model(log, m_catalogue, {});
        QCOMPARE(cell(model, 3, Column::Outcome), u"Unknown → resolved: 1 found"_s);
        QCOMPARE(cell(model, 3, Column::Number), u"1"_s);
        QCOMPARE(cell(model, 2, Column::Outcome), u"Unknown → resolved: nothing found"_s);
        QCOMPARE(cell(model, 2, Column::Number), u"0"_s);
        QVERIFY(cell(model, 1, Column::Outcome).startsWith(u"Unknown → resolved: 3 found, for "_s));
        // What it brought may have ended before the list was made.
        QCOMPARE(cell(model, 0, Column::Outcome), u"Unknown → resolved: nothing left of it"_s);
        QCOMPARE(cell(model, 0, Column::Number), u"?"_s);
        for (int row = 0; row < 4; ++row) {
            QCOMPARE(model.index(row, 0).data(CallsModel::FailedRole).toBool(), false);
            QCOMPARE(model.index(row, 0).data(CallsModel::UnknownRole).toBool(), false);
            QVERIFY(!canReconcile(model.call(row), m_catalogue));
        }
    }

    void callsOfOneKindAreOneLine()
    {
        CallLog log;
        CallsModel model(log, m_catalogue, {});
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        log.append(succeeded(1, get(), 5, 5));
        log.append(succeeded(2, get(), 3, 2));
        log.append(succeeded(3, get(), 5, 5));
        log.append(refused(4, get(), u"NO_RESOURCE_FOUND"_s));
        log.append(refused(5, get(), u"NO_RESOURCE_FOUND"_s));
        log.append(refused(6, get(), u"NO_AVAILABLE_CHANNEL"_s));
        log.append(succeeded(7, query(), 18, 0));
        log.append(succeeded(8, query(), 17, 0));
        QCOMPARE(model.rowCount(), 4);
        const int sum = 3;
        QCOMPARE(model.line(sum), CallsModel::Line::ClosedGroup);
        QCOMPARE(model.call(sum).id, CallId(3));
        QCOMPARE(model.calls(sum), (QList<CallId>{3, 2, 1}));
        QCOMPARE(cell(model, sum, Column::Outcome), u"13 received, 12 new"_s);
        QCOMPARE(cell(model, sum, Column::Number), u"13"_s);
        QVERIFY(cell(model, sum, Column::Action).startsWith(u"3 × Extract"_s));
        const auto time = [](CallId id) {
            return QDateTime::fromMSecsSinceEpoch(pressedMs + qint64(id) * 1'000).toString(u"HH:mm:ss"_s);
        };
        QCOMPARE(cell(model, sum, Column::Time), time(1) + u'–' + time(3));
        QVERIFY(cell(model, sum, Column::Time, Qt::AccessibleTextRole).contains(u"closed"_s));
        // Lists name the same leases again.
        QCOMPARE(cell(model, 0, Column::Number), u"17"_s);
        QCOMPARE(model.rowOf(1), sum);
        QCOMPARE(model.line(1), CallsModel::Line::Call);
        QCOMPARE(model.line(2), CallsModel::Line::ClosedGroup);
        QVERIFY(model.index(2, 0).data(CallsModel::FailedRole).toBool());

        QVERIFY(model.setOpen(sum, true));
        QVERIFY(!model.setOpen(sum, true));
        QCOMPARE(model.rowCount(), 7);
        QCOMPARE(model.line(sum), CallsModel::Line::OpenGroup);
        QCOMPARE(model.rowOf(3), sum + 1);
        QCOMPARE(model.rowOf(1), sum + 3);
        QCOMPARE(model.rowOf(1, true), sum);
        QCOMPARE(cell(model, sum + 3, Column::Number), u"5"_s);
        QCOMPARE(model.line(sum + 3), CallsModel::Line::Member);
        QVERIFY(cell(model, sum, Column::Time, Qt::AccessibleTextRole).contains(u"open"_s));
        QVERIFY(model.setOpen(sum, false));
        QCOMPARE(model.rowCount(), 4);
    }

    void groupsFollowTheirCalls()
    {
        CallLog log;
        CallsModel model(log, m_catalogue, {});
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        for (CallId id = 1; id <= 5; ++id)
            log.append(call(id, get(), Stage::Waiting));
        QCOMPARE(model.rowCount(), 5); // each can be taken back
        log.replace(0, succeeded(1, get(), 5, 5));
        log.replace(2, succeeded(3, get(), 5, 5));
        QCOMPARE(model.rowCount(), 5);
        log.replace(1, succeeded(2, get(), 5, 5)); // joins both
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(cell(model, 2, Column::Number), u"15"_s);
        model.setOpen(2, true);
        log.replace(3, succeeded(4, get(), 5, 5)); // joins an open one
        QCOMPARE(model.rowCount(), 6);
        QCOMPARE(model.rowOf(4), 2);
        QCOMPARE(model.line(1), CallsModel::Line::OpenGroup);
        log.replace(2, refused(3, get(), u"NO_RESOURCE_FOUND"_s)); // the middle of it goes
        QCOMPARE(model.line(model.rowOf(4)), CallsModel::Line::Call);
        QCOMPARE(model.line(model.rowOf(3)), CallsModel::Line::Call);
        QCOMPARE(model.line(model.rowOf(2, true)), CallsModel::Line::OpenGroup);
        QCOMPARE(model.rowCount(), 6);
    }

    /// Random changes, and after each the lines that a plain count gives.
    void linesAreThoseOfAPlainCount()
    {
        CallLog log;
        CallsModel model(log, m_catalogue, {});
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        quint32 seed = 7;
        const auto random = [&seed](int below) {
            seed = seed * 1'664'525 + 1'013'904'223;
            return int((seed >> 16) % quint32(below));
        };
        CallId last = 0;
        const auto some = [&](CallId id) {
            switch (random(4)) {
            case 0:
                return call(id, get(), Stage::Waiting);
            case 1:
                return refused(id, get(), u"NO_RESOURCE_FOUND"_s);
            default:
                return succeeded(id, get(), 1, 1);
            }
        };
        for (int step = 0; step < 600; ++step) {
            const int what = random(10);
            if (what < 4 || log.size() == 0)
                log.append(some(++last));
            else if (what < 8)
                log.replace(random(log.size()), some(log.at(0).id == 0 ? 1 : ++last));
            else if (what < 9 && model.rowCount() > 0)
                model.setOpen(random(model.rowCount()), random(2));
            else if (random(40) == 0)
                log.clearEnded();
            // Each call once, newest first, and a line above each open group.
            QList<CallId> shown;
            for (int row = 0; row < model.rowCount(); ++row) {
                const auto line = model.line(row);
                if (line == CallsModel::Line::OpenGroup)
                    continue;
                shown += model.calls(row);
                QCOMPARE(model.rowOf(model.call(row).id), row);
            }
            QList<CallId> expected;
            for (int i = log.size() - 1; i >= 0; --i)
                expected.append(log.at(i).id);
            QCOMPARE(shown, expected);
            int groups = 0;
            for (int i = 0; i < log.size(); ++i)
                groups += i == 0 || !CallKind::of(log.at(i)) || CallKind::of(log.at(i)) != CallKind::of(log.at(i - 1));
            int tops = 0;
            for (int row = 0; row < model.rowCount(); ++row)
                tops += model.line(row) != CallsModel::Line::Member;
            QCOMPARE(tops, groups);
        }
    }

    void tenThousandOfOneKindAreOneLine()
    {
        CallLog log;
        CallsModel model(log, m_catalogue, {});
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        for (CallId id = 1; id <= CallLog::mostKept + 300; ++id)
            log.append(succeeded(id, get(), 1, 1));
        QCOMPARE(model.rowCount(), 1);
        QVERIFY(inserted.size() < 10); // no line is made and taken away again for each
        QCOMPARE(model.calls(0).size(), log.size());
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setOpen(0, true);
        QCOMPARE(model.rowCount(), log.size() + 1);
        const int before = log.size();
        for (CallId id = 0; id < 5; ++id)
            log.append(refused(1'000'000 + id, get(), u"NO_RESOURCE_FOUND"_s));
        QCOMPARE(model.line(0), CallsModel::Line::ClosedGroup);
        QVERIFY(log.size() <= before + 5);
        QCOMPARE(model.rowCount(), log.size() - int(model.calls(0).size()) + 2);
    }

    void aCallLeadsToItsLeases()
    {
        CallLog log;
        for (CallId id = 1; id <= 2; ++id) {
            Call one = succeeded(id, get(), 2, 2);
            one.rows = {RowId(id * 10), RowId(id * 10 + 1)};
            log.append(one);
        }
        QSet<RowId> table{10, 11, 20, 21};
        CallsModel model(log, m_catalogue, {});
        QCOMPARE(model.leases(0), 0); // nobody knows
        model.setLeasesOf([&table](const Call &call) {
            return int(
                std::count_if(call.rows.begin(), call.rows.end(), [&](RowId row) { return table.contains(row); }));
        });
        QCOMPARE(model.leases(0), 4);
        QVERIFY(cell(model, 0, Column::Outcome, Qt::AccessibleTextRole).contains(u"selects these 4"_s));
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        table.remove(20);
        model.leasesRemoved();
        QCOMPARE(changed.size(), 1);
        QCOMPARE(model.leases(0), 3);
    }

    void callsOfTheProgramSayWho()
    {
        CallLog log;
        Call kept = succeeded(1, get(), 1, 1);
        kept.pressedBy = PressedBy::Keeper;
        log.append(kept);
        CallsModel model(log, m_catalogue, {});
        QVERIFY(cell(model, 0, Column::Action).endsWith(u"By the program, to keep enough"_s));
        QVERIFY(callOutcomeWord(log.at(0)) == u"ok"_s);
    }

    void aCallThatThisVersionDoesNotKnowIsShown()
    {
        CallEntry entry;
        entry.id = QUuid::createUuid();
        entry.startedMs = entry.sentMs = pressedMs;
        entry.endpoint = u"short.future.get"_s;
        CallLog log;
        log.append(Call::ofEarlierRun(1, entry, nullptr));
        entry.sentMs = 0;
        log.append(Call::ofEarlierRun(2, entry, nullptr));
        CallsModel model(log, m_catalogue, {});
        QCOMPARE(cell(model, 1, Column::Action), u"short.future.get"_s);
        QVERIFY(cell(model, 1, Column::Outcome).startsWith(u"Outcome unknown: "_s));
        QCOMPARE(model.index(1, 0).data(CallsModel::UnknownRole).toBool(), true);
        QCOMPARE(cell(model, 1, Column::Number), u"?"_s);
        QVERIFY(cell(model, 0, Column::Outcome).startsWith(u"Not sent: "_s));
        QCOMPARE(model.index(0, 0).data(CallsModel::UnknownRole).toBool(), false);
    }

    void hostileTextIsVisibleAndPlain()
    {
        CallLog log;
        Call record = refused(1, get(), u"EVIL\u202E<b>"_s);
        record.requestId = u"id\u200B\n<i>"_s;
        record.accountName = u"na\u0007me"_s;
        log.append(record);
        CallsModel model(log, m_catalogue, {});
        for (int column = 0; column < model.columnCount(); ++column) {
            for (const int role : {int(Qt::DisplayRole), int(Qt::ToolTipRole), int(Qt::AccessibleTextRole),
                                   int(CallsModel::VendorCodeRole), int(CallsModel::RequestIdRole)}) {
                const QString text = model.index(0, column).data(role).toString();
                for (const char16_t hidden : {u'\u202E', u'\u200B', u'\u0007', u'\n'})
                    QVERIFY2(!text.contains(QChar(hidden)), qPrintable(text));
            }
        }
        QVERIFY(cell(model, 0, Column::Outcome).contains(u"<b>"_s));
    }

    void cellsReadAloud()
    {
        CallLog log;
        log.append(refused(1, get(), u"NO_RESOURCE_FOUND"_s));
        log.append(call(2, get(), Stage::Waiting));
        CallsModel model(log, m_catalogue, {});
        QVERIFY(cell(model, 1, Column::Outcome, Qt::AccessibleTextRole).startsWith(u"Outcome: Out of stock"_s));
        QCOMPARE(cell(model, 1, Column::Number, Qt::AccessibleTextRole), u"Number: 0"_s);
        QCOMPARE(cell(model, 0, Column::Number, Qt::AccessibleTextRole), u"Number: none"_s);
        for (int column = 0; column < model.columnCount(); ++column)
            QVERIFY(!model.headerData(column, Qt::Horizontal).toString().isEmpty());
    }

    void whatIsBesideTheNumbers()
    {
        CallLog log;
        Call record = succeeded(1, get(), 4, 4);
        record.badRows = {{2, BadRow::Reason::NoServer, u"{}"_s}};
        record.onlyInMemory = true;
        log.append(record);
        Call earlier = lost(2, get());
        earlier.error->cause = ApiError::Cause::ProgramEnded;
        log.append(earlier);
        Call rescued = lost(3, get());
        rescued.received = 2;
        log.append(rescued);
        CallsModel model(log, m_catalogue, {});
        const QString text = cell(model, 2, Column::Outcome);
        QVERIFY(text.contains(u"faulty entries: 1"_s));
        QVERIFY(text.contains(u"not on disk yet"_s));
        // A call of an earlier run: the time of day alone would be ambiguous, and its duration was not measured.
        QVERIFY(cell(model, 1, Column::Time).startsWith(u"2023-02-25"_s));
        QCOMPARE(cell(model, 1, Column::Duration), QString());
        QCOMPARE(cell(model, 0, Column::Number), u"2"_s);
    }

    void aThousandFaultyEntriesAreAFewSentences()
    {
        Call record = succeeded(1, get(), 4, 4);
        for (int i = 0; i < 1'000; ++i)
            record.badRows.append({i, BadRow::Reason::NoServer, u"{}"_s});
        record.moreBadRows = 99'000;
        CallLog log;
        log.append(record);
        CallsModel model(log, m_catalogue, {});
        QVERIFY(cell(model, 0, Column::Outcome).contains(u"faulty entries: "_s + QLocale().toString(100'000)));
        const QString cause = callWording(record, m_catalogue, 0).cause;
        QVERIFY2(cause.size() < 2'000, qPrintable(QString::number(cause.size())));
        QVERIFY2(cause.contains(QLocale().toString(99'990)), qPrintable(cause));
        QVERIFY(callReceivedText(record).count(u"{}"_s) == 1'000);
    }
};

QTEST_GUILESS_MAIN(TestCallsModel)
#include "tst_calls_model.moc"
