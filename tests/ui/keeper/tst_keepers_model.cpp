// SPDX-License-Identifier: MIT
// What the table of kept keys says of each state, and that it is a proper model while keys come and go.
#include "accounts/account_book.h"
#include "accounts/memory_secret_store.h"
#include "lease/vendor_clock.h"
#include "support/fake_clock.h"
#include "ui/keeper/keepers_model.h"
#include "ui/look/sign_icon.h"
#include "ui/wording/keeper_texts.h"

#include <QAbstractItemModelTester>
#include <QDateTime>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace proxydeck;
using namespace Qt::StringLiterals;

using Column = KeepersModel::Column;
using Phase = KeeperState::Phase;

class KeepersModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(u"en_US"_s));
        for (const QString &name : {u"East crawl"_s, u"Prices"_s})
            m_keys.append(add(name));
    }

    void init() { m_model.setKeys(m_keys); }

    void aKeyThatIsHeldSaysAllOfIt()
    {
        KeeperStatus status = holding();
        m_model.setStatus(status);
        QCOMPARE(text(0, Column::Key), u"East crawl"_s);
        QCOMPARE(text(0, Column::Good), u"18 / 20"_s);
        QCOMPARE(text(0, Column::State), u"Holding"_s);
        QCOMPARE(text(0, Column::Next), at(m_clock.utcMs() + 20'000) + u" extract 3 (2 fall below 30 s)"_s);
        QCOMPARE(text(0, Column::Hour), u"316 · 4.20"_s);
        QCOMPARE(text(0, Column::Budget), u"2,880 left today"_s);
        QCOMPARE(text(0, Column::Share), u"99.7 %"_s);
        QCOMPARE(data(0, Column::State, KeepersModel::SignRole).toInt(), int(Sign::Success));
        QCOMPARE(data(0, Column::Good, KeepersModel::EnoughRole).toInt(), 0);
        QVERIFY(data(0, Column::Budget, Qt::ToolTipRole).toString().contains(u"40 of 400"_s));
        QCOMPARE(data(0, Column::Good, Qt::AccessibleTextRole).toString(), u"Good / wanted: 18 / 20"_s);
        status.good = 20;
        m_model.setStatus(status);
        QCOMPARE(data(0, Column::Good, KeepersModel::EnoughRole).toInt(), 1);
        status.budgetUntilMs = m_clock.utcMs() + 60'000;
        m_model.setStatus(status);
        QVERIFY(text(0, Column::Budget).startsWith(u"until "_s));
    }

    void whatIsNotKnownIsNotSaidAsANumber()
    {
        KeeperStatus status;
        status.key = m_keys.at(0);
        m_model.setStatus(status);
        QCOMPARE(text(0, Column::State), u"Off"_s);
        QCOMPARE(text(0, Column::Next), u"–"_s);
        QCOMPARE(text(0, Column::Hour), u"–"_s);
        QCOMPARE(text(0, Column::Budget), u"not entered"_s);
        QCOMPARE(text(0, Column::Share), u"–"_s);
        QCOMPARE(data(0, Column::Good, KeepersModel::EnoughRole).toInt(), -1);
        QVERIFY(!data(0, Column::State, KeepersModel::SignRole).isValid());
    }

    void nearlyAllOfTheTimeIsNotAll()
    {
        KeeperStatus status = holding();
        status.expectedShare = 0.9996;
        m_model.setStatus(status);
        QCOMPARE(text(0, Column::Share), u"99.9 %"_s);
        status.expectedShare = 1;
        m_model.setStatus(status);
        QCOMPARE(text(0, Column::Share), u"100 %"_s);
    }

    void aStopSaysTheCodeAndIsAFailure()
    {
        KeeperStatus status = holding();
        status.state = {.phase = Phase::Stopped,
                        .wait = KeeperState::Wait::None,
                        .stop = KeeperState::Stop::Code,
                        .code = u"SOME_NEW_CODE"_s,
                        .requestId = u"83158ebe"_s,
                        .untilMs = 0};
        m_model.setStatus(status);
        QCOMPARE(text(0, Column::State), u"Stopped: Refused: SOME_NEW_CODE"_s);
        QVERIFY(text(0, Column::Next).contains(u"83158ebe"_s));
        QCOMPARE(data(0, Column::State, KeepersModel::SignRole).toInt(), int(Sign::Failure));
        QCOMPARE(keeperWordText(status), u"stopped"_s);
    }

    /// Every phase, wait and stop has words of its own: none is empty, and no two of a kind say the same.
    void everyStateHasItsOwnWords()
    {
        QSet<QString> said;
        for (int phase = 0; phase <= int(Phase::BudgetSpent); ++phase) {
            KeeperStatus status = holding();
            status.state.phase = Phase(phase);
            const QString text = keeperStateText(status.state);
            QVERIFY(!text.isEmpty() && !said.contains(text));
            said.insert(text);
            QVERIFY(!keeperNextText(status, m_clock.utcMs()).isEmpty() || status.state.phase == Phase::Waiting);
        }
        for (int wait = 1; wait <= int(KeeperState::Wait::Network); ++wait) {
            KeeperStatus status = holding();
            status.state.phase = Phase::Waiting;
            status.state.wait = KeeperState::Wait(wait);
            status.state.untilMs = m_clock.utcMs() + 1'000;
            const QString text = keeperStateText(status.state);
            QVERIFY(text.startsWith(u"Waiting "_s) && !said.contains(text));
            said.insert(text);
            QVERIFY(keeperNextText(status, m_clock.utcMs()).startsWith(at(m_clock.utcMs() + 1'000) + u" ("_s));
        }
        said.clear(); // one of them was said above
        for (int stop = 1; stop <= int(KeeperState::Stop::Refused); ++stop) {
            KeeperState state;
            state.phase = Phase::Stopped;
            state.stop = KeeperState::Stop(stop);
            const QString text = keeperStateText(state);
            QVERIFY2(!said.contains(text), qPrintable(text));
            said.insert(text);
        }
        said.clear();
        for (int problem = 1; problem <= int(KeeperProblem::NotRestored); ++problem) {
            const QString text = keeperProblemText(KeeperProblem(problem), {});
            QVERIFY(!text.isEmpty() && !said.contains(text));
            said.insert(text);
        }
        for (int news = 0; news <= int(KeeperNews::Limit); ++news) {
            const QString title = keeperNewsTitle(KeeperNews(news), u"East"_s);
            QVERIFY(title.startsWith(u"East: "_s) && !said.contains(title));
            said.insert(title);
            QVERIFY(!keeperNewsText(KeeperNews(news), holding(), m_clock.utcMs()).isEmpty());
        }
    }

    void aReasonIsAnsweredAfterwards()
    {
        KeeperReason reason;
        reason.why = KeeperReason::Why::Replace;
        reason.keep = 20;
        reason.spare = 1;
        reason.good = 18;
        reason.falling = 2;
        reason.leadMs = 3'200;
        reason.leastLeftMs = 30'000;
        const QString text = keeperReasonText(reason.toText());
        QCOMPARE(text, keeperReasonText(reason));
        QVERIFY2(text.contains(u"18 of 20 and 1 spare with at least 30 s"_s) && text.contains(u"3.2 s"_s),
                 qPrintable(text));
        QCOMPARE(keeperReasonText(u"of another version"_s), u"of another version"_s); // never lost
        QCOMPARE(keeperReasonText(QString()), QString());
    }

    void keysComeAndGo()
    {
        m_model.setStatus(holding());
        QSignalSpy reset(&m_model, &QAbstractItemModel::modelReset);
        m_model.setKeys(m_keys); // the same
        QCOMPARE(reset.size(), 0);
        m_model.setKeys({m_keys.at(1), m_keys.at(0)});
        QCOMPARE(text(1, Column::Good), u"18 / 20"_s); // it kept its status
        m_model.setKeys({m_keys.at(1)});
        QCOMPARE(m_model.rowCount(), 1);
        QSignalSpy changed(&m_model, &QAbstractItemModel::dataChanged);
        m_model.setStatus(holding()); // its key has no row any more
        QCOMPARE(changed.size(), 0);
        m_model.setKeys({QUuid::createUuid()});
        QVERIFY(!text(0, Column::Key).isEmpty());
    }

    void anotherNameIsShown()
    {
        Account account = *m_accounts.find(m_keys.at(1));
        account.name = u"Prices <b>2</b>"_s;
        m_accounts.update(account, {}, AccountBook::Keep::InStore, {});
        QTRY_COMPARE(text(1, Column::Key), u"Prices <b>2</b>"_s);
    }

private:
    QUuid add(const QString &name)
    {
        Account account;
        account.id = QUuid::createUuid();
        account.name = name;
        const qsizetype before = m_accounts.size();
        m_accounts.add(account, {Secret(u"TESTKEY01"_s), {}, {}, {}}, AccountBook::Keep::InStore, {});
        [&] { QTRY_COMPARE(m_accounts.size(), before + 1); }();
        return account.id;
    }

    KeeperStatus holding() const
    {
        KeeperStatus status;
        status.key = m_keys.at(0);
        status.state.phase = Phase::Holding;
        status.terms.perHour = 400;
        status.terms.perDay = 3'000;
        status.good = 18;
        status.live = 21;
        status.next = KeeperPlanner::Next{m_clock.utcMs() + 20'000, 3, 2};
        status.perHour = 316.2;
        status.costPerHour = 42'000;
        status.spent = {40, 120};
        status.expectedShare = 0.9973;
        return status;
    }

    QVariant data(int row, Column column, int role) const { return m_model.index(row, int(column)).data(role); }
    QString text(int row, Column column) const { return data(row, column, Qt::DisplayRole).toString(); }
    static QString at(qint64 ms) { return QDateTime::fromMSecsSinceEpoch(ms).toString(u"HH:mm:ss"_s); }

    QTemporaryDir m_folder;
    FakeClock m_clock;
    MemorySecretStore m_store;
    AccountBook m_accounts{m_folder.path(), m_store};
    VendorClock m_vendorClock{m_clock};
    KeepersModel m_model{m_accounts, m_vendorClock};
    QAbstractItemModelTester m_tester{&m_model, QAbstractItemModelTester::FailureReportingMode::QtTest};
    QList<QUuid> m_keys;
};

QTEST_MAIN(KeepersModelTest)
#include "tst_keepers_model.moc"
