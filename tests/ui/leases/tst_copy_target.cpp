// SPDX-License-Identifier: MIT
// Which leases a copy means, and the keys that copy.
#include "panel_fixture.h"
#include "ui/table/copy_target.h"

#include <QComboBox>
#include <QLineEdit>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>

using namespace proxydeck;
using namespace Qt::StringLiterals;

class TestCopyTarget : public PanelFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { begin(); }
    void cleanup() { end(); }
    void theNewestAreCopiedWithoutSelection();
    void afterTheNewestAllThatLive();
    void nothingLives();
    void restoredOnesAreNotTheNewest();
    void buttonSaysWhatWillBeCopied();
    void copyKeyInAField_data();
    void copyKeyInAField();
    void numbersCopyInTheFirstFormats();
    void whatIsSaidIsWhatIsCopied();
    void expiredOnesAreCleared();
    void onlyGoodOnesAreCopied();

private:
    QString textOfButton() { return find<QToolButton>(u"copy"_s)->text(); }
    void copyBare() { copyAs(u"hostport"_s); }
};

void TestCopyTarget::onlyGoodOnesAreCopied()
{
    addSix();
    show();
    table().clearSelection();
    auto *only = panel().findChild<QAction *>(u"copyOnlyGood"_s);
    QVERIFY(only && only->isCheckable() && !only->isChecked());
    QVERIFY(panel().copyAsMenu()->actions().contains(only));
    QSignalSpy said(&panel(), &LeasesPanel::message);
    only->trigger();
    // None was checked: nothing else is copied in their place.
    copyBare();
    QCOMPARE(said.takeFirst().at(0).toString(), u"Nothing copied: no check found any of these leases good"_s);
    QTRY_VERIFY(textOfButton().startsWith(u"Copy 0 good"_s));

    QList<LeaseTable::Check> checks;
    const QList<RowId> rows = m_world->leases.rows();
    for (const RowId row : rows) {
        CheckOutcome outcome;
        const QString server = m_world->leases.lease(row).server;
        outcome.verdict = server == u"10.0.2.2:3002"_s ? CheckVerdict::TimedOut : CheckVerdict::Differs;
        checks.append({row, outcome});
    }
    m_world->leases.setChecks(checks);
    QTRY_VERIFY2(textOfButton().startsWith(u"Copy 2 good"_s), qPrintable(textOfButton()));
    copyBare();
    QCOMPARE(copiedText(), u"10.0.2.3:3003\n10.0.2.1:3001"_s);
    // Of a selection as well.
    said.clear();
    table().selectRow(m_world->view.findServer(u"10.0.2.2"_s, 0));
    copyBare();
    QCOMPARE(said.takeFirst().at(0).toString(), u"Nothing copied: no check found any of these leases good"_s);
    only->trigger();
    copyBare();
    QCOMPARE(copiedText(), u"10.0.2.2:3002"_s);
}

void TestCopyTarget::theNewestAreCopiedWithoutSelection()
{
    addSix();
    show();
    table().clearSelection();
    QSignalSpy said(&panel(), &LeasesPanel::message);
    copyBare();
    QCOMPARE(copiedText(), u"10.0.2.3:3003\n10.0.2.2:3002\n10.0.2.1:3001"_s);
    QCOMPARE(said.takeFirst().at(0).toString(), u"Copied 3 as host:port (nothing was selected: the newest)"_s);

    // As they are shown now; one of them has expired.
    table().sortByColumn(int(LeaseColumn::Remaining), Qt::DescendingOrder);
    m_world->advance(200 * second);
    copyBare();
    QCOMPARE(copiedText(), u"10.0.2.1:3001\n10.0.2.2:3002"_s);
    QCOMPARE(said.takeFirst().at(0).toString(),
             u"Copied 2 as host:port; skipped 1 expired (nothing was selected: the newest)"_s);

    // A selection goes before them.
    table().selectRow(m_world->view.findServer(u"10.0.2.2"_s, 0));
    m_world->add({m_world->lease(u"10.0.3.1"_s, 4001, 5 * minute)});
    copyBare();
    QCOMPARE(copiedText(), u"10.0.2.2:3002"_s);
    QCOMPARE(said.takeFirst().at(0).toString(), u"Copied 1 as host:port"_s);
    table().clearSelection();
    copyBare();
    QCOMPARE(copiedText(), u"10.0.3.1:4001"_s);
}

void TestCopyTarget::afterTheNewestAllThatLive()
{
    m_world->add({m_world->lease(u"10.0.1.1"_s, 1001, 9 * minute), m_world->lease(u"10.0.1.2"_s, 1002, second)});
    m_world->add({m_world->lease(u"10.0.2.1"_s, 2001, 2 * second)});
    show();
    table().clearSelection();
    m_world->advance(3 * second); // the newest has ended
    QSignalSpy said(&panel(), &LeasesPanel::message);
    copyBare();
    QCOMPARE(copiedText(), u"10.0.1.1:1001"_s);
    QCOMPARE(said.takeFirst().at(0).toString(),
             u"Copied 1 as host:port; skipped 2 expired (nothing was selected: all live ones shown)"_s);

    // A filter asks for what it shows, and Escape for all.
    m_world->add({m_world->lease(u"10.0.3.1"_s, 3001, 9 * minute)});
    find<QLineEdit>(u"filter"_s)->setText(u"10.0"_s);
    copyBare();
    QCOMPARE(copiedText(), u"10.0.3.1:3001\n10.0.1.1:1001"_s);
    find<QLineEdit>(u"filter"_s)->clear();
    m_world->add({m_world->lease(u"10.0.4.1"_s, 4001, 9 * minute)});
    copyBare();
    QCOMPARE(copiedText(), u"10.0.4.1:4001"_s);
    table().setFocus();
    QTest::keyClick(&table(), Qt::Key_Escape);
    copyBare();
    QCOMPARE(copiedText().count(u'\n'), 2);

    // What a filter hides is not copied.
    find<QLineEdit>(u"filter"_s)->setText(u"10.0.1"_s);
    m_world->add({m_world->lease(u"10.0.5.1"_s, 5001, 9 * minute)});
    copyBare();
    QCOMPARE(copiedText(), u"10.0.1.1:1001"_s);
}

void TestCopyTarget::nothingLives()
{
    m_world->add({m_world->lease(u"10.0.1.1"_s, 1001, second)});
    show();
    table().clearSelection();
    m_world->advance(2 * second);
    QTRY_COMPARE(textOfButton(), u"Copy 0 as URL"_s);
    QGuiApplication::clipboard()->setText(u"what was there"_s);
    QSignalSpy said(&panel(), &LeasesPanel::message);
    copyBare();
    QCOMPARE(copiedText(), u"what was there"_s);
    QCOMPARE(said.takeFirst().at(0).toString(), u"Nothing copied: no live lease is shown"_s);
    table().selectAll(); // expired ones are copied if only such are selected
    QTRY_COMPARE(textOfButton(), u"Copy 1 as host:port"_s);
    copyBare();
    QCOMPARE(copiedText(), u"10.0.1.1:1001"_s);
}

void TestCopyTarget::restoredOnesAreNotTheNewest()
{
    m_world->add({m_world->lease(u"10.0.1.1"_s, 1001, 9 * minute)});
    const QList<Lease> earlier{m_world->lease(u"10.0.2.1"_s, 2001, 9 * minute)};
    LeaseOrigin origin;
    origin.account = m_world->account;
    const LeaseTable::Received restored{earlier, origin, {}, true};
    m_world->leases.add({&restored, 1});
    show();
    table().clearSelection();
    copyBare();
    QCOMPARE(copiedText(), u"10.0.1.1:1001"_s);
}

void TestCopyTarget::buttonSaysWhatWillBeCopied()
{
    addSix();
    show();
    table().clearSelection();
    QTRY_COMPARE(textOfButton(), u"Copy 3 as URL"_s);
    table().selectAll();
    QTRY_COMPARE(textOfButton(), u"Copy 4 as URL"_s); // without the expired ones
    m_world->advance(190 * second);
    QTRY_COMPARE(textOfButton(), u"Copy 2 as URL"_s);
    QCOMPARE(find<QToolButton>(u"copy"_s)->accessibleName(), u"Copy 2 as URL"_s);
    const RowId listed = m_world->view.rowId(m_world->view.findServer(u"10.0.2.1"_s, 0));
    m_world->leases.setDelisted(std::array{listed}, m_world->clock.utcMs());
    QTRY_COMPARE(textOfButton(), u"Copy 1 as URL"_s); // without those that are no longer listed
    table().clearSelection();
    find<QLineEdit>(u"filter"_s)->setText(u"no such lease"_s);
    QTRY_COMPARE(textOfButton(), u"Copy 0 as URL"_s);
}

void TestCopyTarget::copyKeyInAField_data()
{
    QTest::addColumn<QString>("field");
    for (const char *field : {"line", "spin", "combo"})
        QTest::newRow(field) << QString::fromLatin1(field);
}

void TestCopyTarget::copyKeyInAField()
{
    QFETCH(QString, field);
    QWidget window; // the panel's fields and others around it, as in the main window
    auto *layout = new QVBoxLayout(&window);
    auto *line = new QLineEdit(u"some text"_s, &window);
    auto *spin = new QSpinBox(&window);
    auto *combo = new QComboBox(&window);
    combo->setEditable(true);
    combo->setEditText(u"some text"_s);
    spin->setValue(7);
    layout->addWidget(line);
    layout->addWidget(spin);
    layout->addWidget(combo);
    layout->addWidget(&panel());
    addSix();
    window.resize(1100, 700);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window, 60'000));
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window, 60'000));
    copyBare();
    QGuiApplication::clipboard()->clear();
    QTRY_VERIFY(panel().copyAction()->isEnabled());

    QWidget *focus = field == u"line"_s ? line : field == u"spin"_s ? static_cast<QWidget *>(spin) : combo;
    auto *edit = field == u"line"_s ? line : focus->findChild<QLineEdit *>();
    focus->setFocus();
    edit->deselect();
    QTest::keyClick(focus, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(copiedText(), u"10.0.2.3:3003\n10.0.2.2:3002\n10.0.2.1:3001"_s);
    // Selected text in a field is what its own copy key means.
    edit->selectAll();
    QTest::keyClick(focus, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(copiedText(), field == u"spin"_s ? u"7"_s : u"some text"_s);
    panel().setParent(nullptr);
}

void TestCopyTarget::numbersCopyInTheFirstFormats()
{
    addSix();
    show();
    table().selectRow(0);
    QList<QAction *> formats;
    const auto entries = panel().copyAsMenu()->actions();
    std::copy_if(entries.begin(), entries.end(), std::back_inserter(formats),
                 [](const QAction *entry) { return entry->objectName().startsWith(u"copyAs."_s); });
    QVERIFY(formats.size() > 9);
    for (int i = 0; i < 9; ++i)
        QCOMPARE(formats.at(i)->shortcut(), QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_1 + i)));
    QVERIFY(formats.at(9)->shortcut().isEmpty());
    QTRY_VERIFY(panel().copyAsMenu()->menuAction()->isEnabled());
    QTest::keyClick(&table(), Qt::Key_2, Qt::ControlModifier);
    const QString before = copiedText();
    QVERIFY(!before.isEmpty());
    QVERIFY(formats.at(1)->isChecked());
    QTest::keyClick(&table(), Qt::Key_1, Qt::ControlModifier);
    QVERIFY(formats.at(0)->isChecked());
    QVERIFY(copiedText() != before);
}

/// Random states: what the button announces and the status bar says is what the clipboard holds.
void TestCopyTarget::whatIsSaidIsWhatIsCopied()
{
    show();
    QRandomGenerator random(20'241'129);
    QSignalSpy said(&panel(), &LeasesPanel::message);
    auto *filter = find<QLineEdit>(u"filter"_s);
    int copies = 0;
    for (int step = 0; step < 300; ++step) {
        switch (random.bounded(7)) {
        case 0:
        case 1: {
            QList<Lease> batch;
            for (int i = random.bounded(1, 6); i > 0; --i)
                batch.append(m_world->lease(u"10.%1.%2.%3"_s.arg(step / 100).arg(step % 100).arg(i), 1000,
                                            random.bounded(-20, 120) * second));
            m_world->add(batch);
            break;
        }
        case 2:
            m_world->clock.advance(random.bounded(20) * second); // the table learns of it by itself, or by the copy
            break;
        case 3:
            filter->setText(random.bounded(2) ? QString() : u"10.%1."_s.arg(random.bounded(3)));
            break;
        case 4:
            table().sortByColumn(random.bounded(-1, int(LeaseColumn::Count)),
                                 random.bounded(2) ? Qt::AscendingOrder : Qt::DescendingOrder);
            break;
        case 5:
            table().clearSelection();
            break;
        default:
            if (const int rows = m_world->view.rowCount(); rows > 0)
                table().selectRow(random.bounded(rows));
        }
        if (m_world->view.rowCount() == 0)
            continue;
        m_world->leases.updateStates();
        QCoreApplication::processEvents(); // the button follows
        const QString announced = textOfButton();
        QGuiApplication::clipboard()->clear();
        said.clear();
        copyBare();
        QCOMPARE(said.size(), 1);
        const QString text = copiedText();
        const qsizetype copied = text.isEmpty() ? 0 : text.count(u'\n') + 1;
        QVERIFY2(announced.startsWith(u"Copy %1 as "_s.arg(copied)), qPrintable(announced));
        const QString report = said.at(0).at(0).toString();
        QVERIFY2(report.startsWith(copied == 0 ? u"Nothing copied"_s : u"Copied %1 as host:port"_s.arg(copied)),
                 qPrintable(report));
        copies += copied > 0;
    }
    QVERIFY(copies > 50);
}

void TestCopyTarget::expiredOnesAreCleared()
{
    m_world->add({m_world->lease(u"10.0.1.1"_s, 1001, 9 * minute)});
    show();
    auto *button = find<QToolButton>(u"clearExpired"_s);
    QVERIFY(!button->isVisible());
    QVERIFY(!panel().clearExpiredAction()->isEnabled());
    m_world->add({m_world->lease(u"10.0.2.1"_s, 2001, second), m_world->lease(u"10.0.2.2"_s, 2002, second)});
    m_world->advance(2 * second);
    QVERIFY(button->isVisible());
    QCOMPARE(button->text(), u"Clear 2 expired"_s);
    QCOMPARE(button->accessibleName(), u"Clear 2 expired"_s);
    find<QLineEdit>(u"filter"_s)->setText(u"10.0.1"_s); // it clears them all, also those that are not shown
    QSignalSpy said(&panel(), &LeasesPanel::message);
    button->setFocus();
    QTest::keyClick(button, Qt::Key_Space);
    QCOMPARE(m_world->leases.size(), 1);
    QCOMPARE(said.takeFirst().at(0).toString(), u"Cleared 2 expired leases; the history keeps them"_s);
    QVERIFY(!button->isVisible());
    QVERIFY(find<QLineEdit>(u"filter"_s)->hasFocus());
}

QTEST_MAIN(TestCopyTarget)
#include "tst_copy_target.moc"
