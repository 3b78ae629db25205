// SPDX-License-Identifier: MIT
#include "accounts/account_book.h"
#include "lease/vendor_clock.h"
#include "scripted_store.h"
#include "support/fake_clock.h"
#include "table/lease_table.h"
#include "ui/keys/keys_model.h"
#include "ui/keys/keys_panel.h"
#include "ui/keys/keys_view.h"
#include "ui/keys/live_counts.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QContextMenuEvent>
#include <QMimeData>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace proxydeck;
using namespace Qt::StringLiterals;

class TestKeys : public QObject
{
    Q_OBJECT

    struct World
    {
        QTemporaryDir folder;
        FakeClock clock;
        ScriptedStore store;
        AccountBook accounts{folder.path(), store};
        VendorClock vendorClock{clock};
        LeaseTable leases{vendorClock};
        LiveCounts counts{leases};
        KeysModel model{accounts, counts};
        QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};
    };
    std::unique_ptr<World> m_world;

    QUuid add(const QString &name, const QString &group = {})
    {
        Account account;
        account.id = QUuid::createUuid();
        account.name = name;
        account.group = group;
        account.channels = 20;
        account.channelsEntered = true;
        const qsizetype before = m_world->accounts.size();
        m_world->accounts.add(account, {Secret(u"TESTKEY01"_s), {}, {}, {}}, AccountBook::Keep::InStore, {});
        [&] { QTRY_COMPARE(m_world->accounts.size(), before + 1); }();
        return account.id;
    }
    void addLeases(const QUuid &key, int number, qint64 leftMs)
    {
        QList<Lease> batch;
        for (int i = 0; i < number; ++i) {
            Lease lease;
            lease.host = u"10.0.%1.%2"_s.arg(m_world->leases.size()).arg(i);
            lease.port = 1000;
            lease.server = lease.host + u":1000"_s;
            lease.deadlineMs = m_world->clock.utcMs() + leftMs;
            batch.append(lease);
        }
        LeaseOrigin origin;
        origin.account = key;
        m_world->leases.add(batch, origin);
    }
    /// "A B [East: C D]"
    QString shown() const
    {
        const KeysModel &model = m_world->model;
        QStringList parts;
        for (int row = 0; row < model.rowCount(); ++row) {
            const QModelIndex top = model.index(row, 0);
            QStringList inner;
            for (int child = 0; child < model.rowCount(top); ++child)
                inner.append(model.index(child, 0, top).data().toString());
            parts.append(inner.isEmpty() ? top.data().toString()
                                         : u"[%1: %2]"_s.arg(top.data().toString(), inner.join(u' ')));
        }
        return parts.join(u' ');
    }
    QModelIndex at(const QUuid &key) const { return m_world->model.indexOf(key); }

private Q_SLOTS:
    void init() { m_world = std::make_unique<World>(); }
    void cleanup() { m_world.reset(); }

    /// A word in the second line: the row is as high as without.
    void howAKeyIsKeptIsSaidInAWord()
    {
        const QUuid east = add(u"East"_s);
        KeysModel &model = m_world->model;
        KeysView view(model);
        const int height = view.sizeHintForIndex(model.indexOf(east)).height();
        KeptNote note;
        model.setKept([&note, east](const QUuid &key) { return key == east ? note : KeptNote(); });
        QCOMPARE(model.indexOf(east).data(KeysModel::KeptRole).toString(), QString());
        note = {u"18/20"_s, u"Keep filled: 18 / 20 · Holding"_s, false};
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.touchKept(east);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(model.indexOf(east).data(KeysModel::KeptRole).toString(), u"18/20"_s);
        QVERIFY(model.indexOf(east)
                    .data(Qt::AccessibleTextRole)
                    .toString()
                    .endsWith(u", Keep filled: 18 / 20 · Holding"_s));
        QCOMPARE(view.sizeHintForIndex(model.indexOf(east)).height(), height);
        // Enough is green, trouble is red.
        view.resize(300, 100);
        const auto reds = [&view] {
            const QImage image = view.grab().toImage();
            int found = 0;
            for (int y = 0; y < image.height(); ++y) {
                for (int x = 0; x < image.width(); ++x) {
                    const QColor color = image.pixelColor(x, y);
                    found += int(color.red() > 150 && color.blue() < 80 && color.green() < 80);
                }
            }
            return found;
        };
        QCOMPARE(reds(), 0);
        note = {u"stopped"_s, u"Keep filled: stopped"_s, true};
        model.touchKept(east);
        QVERIFY(reds() > 10);
    }

    void saysWhatIsKnownOfAKey()
    {
        const QUuid east = add(u"East"_s);
        QCOMPARE(at(east).data().toString(), u"East"_s);
        QCOMPARE(at(east).data(KeysModel::PlanRole).toString(), u"Short-lived · Channel ×20"_s);
        QCOMPARE(at(east).data(KeysModel::LiveRole).toInt(), 0);
        QCOMPARE(at(east).data(KeysModel::TroubleRole).toString(), QString());
        QCOMPARE(at(east).data(Qt::AccessibleTextRole).toString(), u"East, Short-lived · Channel ×20, 0 live"_s);

        Account changed = *m_world->accounts.find(east);
        changed.channelsEntered = false; // then the default says nothing
        m_world->accounts.update(changed, {}, AccountBook::Keep::InStore, {});
        QTRY_COMPARE(at(east).data(KeysModel::PlanRole).toString(), u"Short-lived · Channel"_s);
    }

    void countsWhatLives()
    {
        const QUuid east = add(u"East"_s, u"China"_s);
        const QUuid west = add(u"West"_s, u"China"_s);
        QSignalSpy changed(&m_world->counts, &LiveCounts::changed);
        addLeases(east, 3, 60'000);
        addLeases(east, 2, 5'000);
        addLeases(west, 1, 60'000);
        QTRY_COMPARE(at(east).data(KeysModel::LiveRole).toInt(), 5);
        QCOMPARE(at(west).data(KeysModel::LiveRole).toInt(), 1);
        QCOMPARE(at(east).parent().data(KeysModel::LiveRole).toInt(), 6);
        m_world->clock.advance(6'000);
        m_world->leases.advance();
        QTRY_COMPARE(at(east).data(KeysModel::LiveRole).toInt(), 3);
        m_world->leases.remove(m_world->leases.rows());
        QTRY_COMPARE(at(east).data(KeysModel::LiveRole).toInt(), 0);
        QVERIFY(changed.size() >= 3);
    }

    void aSecretThatVanishesIsShown()
    {
        const QUuid east = add(u"East"_s);
        m_world->store.failure = SecretError{SecretError::Kind::Locked, {}};
        AccountBook locked(m_world->folder.path(), m_world->store);
        KeysModel model(locked, m_world->counts);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model.indexOf(east).data(KeysModel::NoteRole).toString(), u"reading…"_s);
        QTRY_COMPARE(model.indexOf(east).data(KeysModel::TroubleRole).toString(), u"keychain locked"_s);
        QVERIFY(model.indexOf(east).data(Qt::AccessibleTextRole).toString().endsWith(u", keychain locked"_s));
        m_world->store.failure = SecretError{SecretError::Kind::NotFound, {}};
        locked.reloadSecrets(east);
        QTRY_COMPARE(model.indexOf(east).data(KeysModel::TroubleRole).toString(), u"secret missing"_s);
    }

    void keysMoveByHandThroughGroups()
    {
        const QUuid a = add(u"A"_s);
        const QUuid b = add(u"B"_s);
        add(u"C"_s, u"East"_s);
        const QUuid d = add(u"D"_s, u"West"_s);
        KeysModel &model = m_world->model;
        QCOMPARE(shown(), u"A B [East: C] [West: D]"_s);
        QVERIFY(model.moveBy(at(a), 1));
        QCOMPARE(shown(), u"B A [East: C] [West: D]"_s);
        QVERIFY(model.moveBy(at(a), 1)); // into the group below
        QCOMPARE(shown(), u"B [East: A C] [West: D]"_s);
        QVERIFY(model.moveBy(at(a), 1));
        QVERIFY(model.moveBy(at(a), 1)); // and on into the next one
        QCOMPARE(shown(), u"B [East: C] [West: A D]"_s);
        QVERIFY(model.moveBy(at(a), 1));
        QVERIFY(!model.moveBy(at(a), 1)); // nothing below
        QCOMPARE(shown(), u"B [East: C] [West: D A]"_s);
        QVERIFY(model.moveBy(at(d), -1));
        QVERIFY(model.moveBy(at(d), -1)); // C, D
        QVERIFY(model.moveBy(at(d), -1)); // out of the first group
        QCOMPARE(shown(), u"B D [East: C] [West: A]"_s);
        QVERIFY(!model.moveBy(at(b), -1));
        QVERIFY(model.moveBy(model.groupIndex(u"West"_s), -1));
        QCOMPARE(shown(), u"B D [West: A] [East: C]"_s);
        QVERIFY(!model.moveBy(model.groupIndex(u"West"_s), -1)); // groups stay below the keys in none

        const AccountBook again(m_world->folder.path(), m_world->store);
        QCOMPARE(again.at(0).name, u"B"_s);
        QCOMPARE(again.at(3).group, u"East"_s);
    }

    void keysAreDropped()
    {
        const QUuid a = add(u"A"_s);
        const QUuid b = add(u"B"_s);
        add(u"C"_s);
        const QUuid d = add(u"D"_s, u"East"_s);
        KeysModel &model = m_world->model;
        const auto drop = [&](const QList<QUuid> &keys, int row, const QModelIndex &parent) {
            QModelIndexList indexes;
            for (const QUuid &key : keys)
                indexes.append(at(key));
            const std::unique_ptr<QMimeData> data(model.mimeData(indexes));
            return model.dropMimeData(data.get(), Qt::MoveAction, row, 0, parent);
        };
        QVERIFY(drop({b}, 0, {}));
        QCOMPARE(shown(), u"B A C [East: D]"_s);
        QVERIFY(drop({b, a}, 3, {})); // in front of the group: at the end of those in none
        QCOMPARE(shown(), u"C B A [East: D]"_s);
        QVERIFY(drop({a}, 0, model.groupIndex(u"East"_s)));
        QCOMPARE(shown(), u"C B [East: A D]"_s);
        QVERIFY(drop({a}, 1, model.groupIndex(u"East"_s))); // where it is
        QCOMPARE(shown(), u"C B [East: A D]"_s);
        QVERIFY(drop({a}, 2, model.groupIndex(u"East"_s)));
        QCOMPARE(shown(), u"C B [East: D A]"_s);
        QVERIFY(drop({a, d}, -1, {}));
        QCOMPARE(shown(), u"C B D A"_s); // from top to bottom, as they stood
        QMimeData text;
        text.setText(a.toString());
        QVERIFY(!model.dropMimeData(&text, Qt::MoveAction, 0, 0, {}));
    }

    void groupsAreNamed()
    {
        const QUuid a = add(u"A"_s);
        const QUuid b = add(u"B"_s);
        KeysModel &model = m_world->model;
        model.putIntoGroup({b}, u" East\n "_s);
        QCOMPARE(shown(), u"A [East: B]"_s);
        QVERIFY(model.setData(model.groupIndex(u"East"_s), u"华东"_s));
        QCOMPARE(shown(), u"A [华东: B]"_s);
        QVERIFY(!model.setData(model.groupIndex(u"华东"_s), u"  "_s));
        model.putIntoGroup({a}, u"华东"_s);
        QCOMPARE(shown(), u"[华东: B A]"_s);
        model.putIntoGroup({a, b}, {});
        QCOMPARE(shown(), u"A B"_s);
        QVERIFY(model.groups().isEmpty());
    }

    void theViewKeepsKeyAndSelection()
    {
        const QUuid a = add(u"A"_s);
        const QUuid b = add(u"B"_s);
        const QUuid c = add(u"C"_s, u"East"_s);
        KeysView view(m_world->model);
        view.show();
        QCOMPARE(view.currentKey(), a); // the first, without being asked
        QSignalSpy current(&view, &KeysView::currentKeyChanged);
        view.setCurrentKey(b);
        QCOMPARE(current.size(), 1);
        QCOMPARE(view.selectedKeys(), QList<QUuid>{b});
        view.selectionModel()->select(at(c), QItemSelectionModel::Select);
        QCOMPARE(view.selectedKeys(), (QList<QUuid>{b, c}));

        m_world->model.putIntoGroup({b}, u"West"_s); // the model is made anew
        QCOMPARE(view.currentKey(), b);
        QCOMPARE(view.selectedKeys(), (QList<QUuid>{c, b}));
        QCOMPARE(current.size(), 1);

        QTest::keyClick(&view, Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(shown(), u"A [East: C B]"_s);
        QCOMPARE(view.currentKey(), b);
        view.step(-1);
        QCOMPARE(view.currentKey(), c);
        view.step(-9);
        QCOMPARE(view.currentKey(), a);
        view.step(9);
        QCOMPARE(view.currentKey(), b);

        m_world->accounts.remove(b, {});
        QTRY_COMPARE(shown(), u"A [East: C]"_s);
        QCOMPARE(view.currentKey(), c); // what stands in its place, at the end the one above
        QCOMPARE(view.selectedKeys(), QList<QUuid>{c});
    }

    void groupsFoldFromTheKeyboard()
    {
        add(u"A"_s);
        const QUuid c = add(u"C"_s, u"East"_s);
        KeysView view(m_world->model);
        view.show();
        view.setCurrentKey(c);
        const int open = view.sizeHint().height();
        QTest::keyClick(&view, Qt::Key_Up); // to the group
        QCOMPARE(view.currentKey(), c);     // which is no key
        QCOMPARE(view.selectedKeys(), QList<QUuid>{c});
        QTest::keyClick(&view, Qt::Key_Left);
        QCOMPARE(view.foldedGroups(), QStringList{u"East"_s});
        QVERIFY(view.sizeHint().height() < open);
        QTest::keyClick(&view, Qt::Key_Space);
        QCOMPARE(view.foldedGroups(), QStringList());
        view.setFoldedGroups({u"East"_s});
        QVERIFY(!view.isExpanded(m_world->model.groupIndex(u"East"_s)));
        view.setCurrentKey(c); // unfolds what it is in
        QVERIFY(view.isExpanded(m_world->model.groupIndex(u"East"_s)));
    }

    void theListTakesTheRoomThereIs()
    {
        KeysView view(m_world->model);
        view.setRoom(1'000); // before there is a key
        QList<int> heights{view.sizeHint().height()};
        for (int i = 0; i < 12; ++i) {
            add(u"Key %1"_s.arg(i));
            heights.append(view.sizeHint().height());
        }
        const int row = heights.at(2) - heights.at(1);
        QCOMPARE(heights.last() - heights.at(1), 11 * row); // nothing scrolls
        view.setRoom(4 * row + row / 2);
        QCOMPARE(view.sizeHint().height() - heights.at(1), 3 * row);
        view.setRoom(1); // two or three are worth seeing
        QCOMPARE(view.sizeHint().height() - heights.at(1), 2 * row);
    }

    void fiftyKeysAndALongName()
    {
        for (int i = 0; i < 50; ++i)
            add(QString(200, QChar(u'a' + i % 26)), i % 2 ? u"East"_s : QString());
        KeysPanel panel(m_world->accounts, m_world->leases);
        panel.resize(280, 500);
        panel.show();
        QVERIFY(QTest::qWaitForWindowExposed(&panel, 60'000));
        auto *view = panel.findChild<KeysView *>();
        QVERIFY(view->height() < 450);
        QCOMPARE(panel.width(), 280);
        QVERIFY(view->viewport()->width() <= 280);
        panel.step(49);
        QCOMPARE(panel.current(), m_world->model.keys().last());
        QVERIFY(view->viewport()->rect().contains(view->visualRect(view->currentIndex()).center()));
        QVERIFY(panel.selected().size() == 1);
    }

    void thePanelOffersTheRemedy()
    {
        const QUuid east = add(u"East"_s);
        m_world->store.failure = SecretError{SecretError::Kind::Locked, {}};
        AccountBook locked(m_world->folder.path(), m_world->store);
        KeysPanel panel(locked, m_world->leases);
        panel.show();
        auto *remedy = panel.findChild<QPushButton *>(u"remedy"_s);
        QTRY_VERIFY(remedy->isVisible());
        m_world->store.failure.reset();
        remedy->click();
        QTRY_VERIFY(locked.secrets(east));
        QVERIFY(!remedy->isVisible());

        QSignalSpy edit(&panel, &KeysPanel::editKeyRequested);
        QSignalSpy link(&panel, &KeysPanel::newKeyFromLinkRequested);
        panel.findChild<QToolButton *>(u"editCurrentKey"_s)->click();
        panel.findChild<QToolButton *>(u"newKeyFromLink"_s)->click();
        QCOMPARE(edit.size(), 1);
        QCOMPARE(edit.at(0).at(0).toUuid(), east);
        QCOMPARE(link.size(), 1);
    }

    void theMenuIsOfTheKeyUnderTheMouse()
    {
        const QUuid first = add(u"A"_s);
        const QUuid second = add(u"B"_s);
        add(u"C"_s, u"East"_s);
        KeysPanel panel(m_world->accounts, m_world->leases);
        panel.resize(300, 400);
        panel.show();
        QVERIFY(QTest::qWaitForWindowExposed(&panel));
        auto *view = panel.findChild<KeysView *>();
        auto *model = static_cast<KeysModel *>(view->model());
        panel.setCurrent(first);
        const auto asked = [view](QContextMenuEvent::Reason reason, const QPoint &at) {
            // The system sends what the mouse does to the viewport, and the Menu key to the list.
            QWidget *to = reason == QContextMenuEvent::Mouse ? view->viewport() : view;
            QContextMenuEvent event(reason, at, to->mapToGlobal(at));
            QApplication::sendEvent(to, &event);
            QWidget *menu = QApplication::activePopupWidget();
            const bool isShown = menu != nullptr;
            if (isShown)
                menu->close();
            return isShown;
        };
        const auto place = [view](const QModelIndex &index) { return view->visualRect(index).center(); };

        QVERIFY(!asked(QContextMenuEvent::Mouse, place(model->groupIndex(u"East"_s))));
        const QPoint below = view->visualRect(model->indexOf(model->keys().last())).bottomLeft() + QPoint(20, 2);
        QVERIFY(!view->indexAt(below).isValid());
        QVERIFY(!asked(QContextMenuEvent::Mouse, below));
        QVERIFY(asked(QContextMenuEvent::Mouse, place(model->indexOf(first))));
        QCOMPARE(panel.current(), first);
        QVERIFY(asked(QContextMenuEvent::Mouse, place(model->indexOf(second))));
        QCOMPARE(panel.current(), second);

        QVERIFY(asked(QContextMenuEvent::Keyboard, place(model->indexOf(second))));
        QVERIFY(asked(QContextMenuEvent::Keyboard, {})); // its row is scrolled away
        view->selectionModel()->setCurrentIndex(model->groupIndex(u"East"_s), QItemSelectionModel::NoUpdate);
        QVERIFY(!asked(QContextMenuEvent::Keyboard, place(model->groupIndex(u"East"_s))));
        QCOMPARE(panel.current(), second);
    }

    void foldedGroupsComeBack()
    {
        add(u"A"_s);
        add(u"C"_s, u"East"_s);
        QSettings settings(m_world->folder.filePath(u"settings.ini"_s), QSettings::IniFormat);
        {
            KeysPanel panel(m_world->accounts, m_world->leases);
            panel.findChild<KeysView *>()->setFoldedGroups({u"East"_s});
            panel.saveState(settings);
        }
        KeysPanel panel(m_world->accounts, m_world->leases);
        panel.restoreState(settings);
        QCOMPARE(panel.findChild<KeysView *>()->foldedGroups(), QStringList{u"East"_s});
    }
};

QTEST_MAIN(TestKeys)
#include "tst_keys.moc"
