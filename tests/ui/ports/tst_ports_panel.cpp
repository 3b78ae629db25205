// SPDX-License-Identifier: MIT
// What the operator does with local ports, on the real LocalPorts without a gateway: everything works by keyboard and
// by button, what would be lost is asked about, and nothing is read while it cannot be seen.
#include "accounts/account_book.h"
#include "accounts/memory_secret_store.h"
#include "lease/vendor_clock.h"
#include "ports/local_ports.h"
#include "support/fake_clock.h"
#include "table/lease_table.h"
#include "ui/desktop/clipboard.h"
#include "ui/port/port_copies.h"
#include "ui/port/port_dialog.h"
#include "ui/ports/connections_model.h"
#include "ui/ports/port_actions.h"
#include "ui/ports/ports_button.h"
#include "ui/ports/ports_panel.h"
#include "ui/ports/ports_table.h"
#include "view/lease_view.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace proxydeck;
using namespace Qt::StringLiterals;

namespace {

struct World
{
    QTemporaryDir folder;
    FakeClock clock;
    MemorySecretStore secrets;
    AccountBook accounts{folder.path(), secrets};
    VendorClock vendorClock{clock};
    LeaseTable leases{vendorClock};
    LeaseView view{
        leases,
        {[](const QString &) { return u"Short-lived"_s; }, [](const QUuid &, const QString &name) { return name; }}};
    QList<quint64> closed;
    QList<bool> asked; ///< for figures, with connections or not
    LocalPorts ports{partsOf()};
    Clipboard clipboard;
    PortsPanel panel{{ports, accounts, leases, view, vendorClock, clipboard}};
    PortsTable &table = *panel.findChild<PortsTable *>();
    QTableView &connections = *panel.findChild<QTableView *>(u"connections"_s);
    QAbstractItemModelTester portsTester{table.model(), QAbstractItemModelTester::FailureReportingMode::QtTest};
    QAbstractItemModelTester connectionsTester{connections.model(),
                                               QAbstractItemModelTester::FailureReportingMode::QtTest};

    LocalPorts::Parts partsOf()
    {
        LocalPorts::Parts parts{clock, vendorClock, accounts, leases, secrets};
        parts.engine.closeConnection = [this](quint64 id) { closed.append(id); };
        parts.engine.requestFigures = [this](bool with) { asked.append(with); };
        return parts;
    }
    QUuid add(const QString &password = {})
    {
        PortTerms terms = ports.proposed();
        terms.hasPassword = !password.isEmpty();
        [&] { QCOMPARE(ports.set(terms, Secret(password)), PortProblem::None); }();
        return terms.id;
    }
    /// As the gateway tells it.
    void take(const QUuid &id, int open, QList<quint64> listed = {})
    {
        GatewayFigures figures;
        PortFigures one;
        one.port = id;
        one.state.kind = PortState::Kind::Listening;
        one.pool.ready = 18;
        one.open = open;
        figures.ports = {one};
        for (const quint64 each : listed) {
            ConnectionFigures connection;
            connection.id = each;
            connection.port = id;
            connection.client = u"127.0.0.1:5000"_s;
            figures.connections.append(connection);
        }
        figures.allConnections = open;
        ports.takePortState(id, one.state);
        ports.takeFigures(figures);
    }
};

} // namespace

class TestPortsPanel : public QObject
{
    Q_OBJECT

    std::unique_ptr<World> m_world;

    template<typename Widget>
    Widget &find(const char *name) const
    {
        return *m_world->panel.findChild<Widget *>(QLatin1String(name));
    }
    /// The dialog that is open.
    PortDialog *dialog() const
    {
        const auto dialogs = m_world->panel.window()->findChildren<PortDialog *>();
        for (PortDialog *each : dialogs) {
            if (each->isVisible())
                return each;
        }
        return nullptr;
    }
    template<typename Widget>
    static Widget &in(PortDialog &dialog, const char *name)
    {
        return *dialog.findChild<Widget *>(QLatin1String(name));
    }
    static void save(PortDialog &dialog)
    {
        dialog.findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Save)->click();
    }
    QMessageBox *question() const { return m_world->panel.window()->findChild<QMessageBox *>(); }

private Q_SLOTS:
    void init()
    {
        QLocale::setDefault(QLocale(u"en_US"_s));
        m_world = std::make_unique<World>();
        m_world->ports.setWatched(true, true); // as the dock does
        m_world->panel.resize(1'100, 300);
        m_world->panel.show();
        QVERIFY(QTest::qWaitForWindowActive(&m_world->panel));
    }
    void cleanup() { m_world.reset(); }

    void atFirstThereIsNoneAndAButtonMakesOne()
    {
        auto &first = find<QPushButton>("portFirst");
        QVERIFY(first.isVisible());
        QVERIFY(!m_world->table.isVisible());
        QTest::keyClick(&first, Qt::Key_Space);
        QVERIFY(dialog());
        QSignalSpy shown(&m_world->panel, &PortsPanel::shownRequested);
        QSignalSpy told(&m_world->panel, &PortsPanel::message);
        in<QLineEdit>(*dialog(), "portFilter").setText(u"area:泉州"_s);
        save(*dialog());
        QCOMPARE(m_world->ports.ports().size(), 1);
        QCOMPARE(m_world->ports.ports().first().filter, u"area:泉州"_s);
        QCOMPARE(shown.size(), 1);
        QCOMPARE(told.size(), 1);
        QVERIFY(!dialog());
        QVERIFY(!first.isVisible());
        QVERIFY(m_world->table.isVisible());
        QCOMPARE(m_world->panel.current(), m_world->ports.ports().first().id);
    }

    void whatIsNotTakenKeepsTheDialogOpenAndSaysWhy()
    {
        m_world->add();
        PortDialog *open = m_world->panel.makePort(u"key:Shop"_s);
        QCOMPARE(in<QLineEdit>(*open, "portFilter").text(), u"key:Shop"_s);
        QCOMPARE(in<QSpinBox>(*open, "portNumber").value(), 24'001); // the next free one
        in<QSpinBox>(*open, "portNumber").setValue(24'000);
        save(*open);
        QVERIFY(open->isVisible());
        QVERIFY(!in<QWidget>(*open, "portAddressNote").isHidden());
        QCOMPARE(m_world->ports.ports().size(), 1);
        in<QSpinBox>(*open, "portNumber").setValue(24'001);
        in<QLineEdit>(*open, "portFilter").setText(u"left:soon"_s); // means nothing
        save(*open);
        QVERIFY(open->isVisible());
        QCOMPARE(m_world->ports.ports().size(), 1);
        in<QLineEdit>(*open, "portFilter").clear();
        save(*open);
        QCOMPARE(m_world->ports.ports().size(), 2);
    }

    void aPortIsEditedSwitchedAndRemovedByTheKeyboard()
    {
        const QUuid first = m_world->add();
        const QUuid second = m_world->add();
        m_world->table.setFocus();
        m_world->table.select(first);
        QTest::keyClick(&m_world->table, Qt::Key_Down);
        QCOMPARE(m_world->panel.current(), second);
        QTest::keyClick(&m_world->table, Qt::Key_F2);
        QVERIFY(dialog());
        in<QLineEdit>(*dialog(), "portName").setText(u"Crawler"_s);
        save(*dialog());
        QCOMPARE(m_world->ports.port(second)->name, u"Crawler"_s);
        QCOMPARE(m_world->ports.ports().size(), 2);

        PortActions &actions = m_world->panel.actions();
        QCOMPARE(actions.toggle->iconText(), u"Switch off"_s);
        find<QToolButton>("portToggle").click();
        QVERIFY(!m_world->ports.port(second)->isOn);
        QCOMPARE(actions.toggle->iconText(), u"Switch on"_s);
        actions.toggle->trigger();
        QVERIFY(m_world->ports.port(second)->isOn);

        m_world->table.setFocus();
        QTest::keyClick(&m_world->table, Qt::Key_Delete); // nothing would be lost: no question
        QCOMPARE(m_world->ports.ports().size(), 1);
        QCOMPARE(m_world->panel.current(), first);
        find<QToolButton>("portRemove").click();
        QVERIFY(find<QPushButton>("portFirst").isVisible());
        QVERIFY(m_world->panel.current().isNull());
        QVERIFY(!actions.edit->isEnabled() && !m_world->panel.copies().copy()->isEnabled());
    }

    void whatCannotBeRestoredIsAskedAbout()
    {
        const QUuid id = m_world->add(u"pa55word-of-this-port"_s);
        m_world->take(id, 2);
        m_world->panel.actions().remove->trigger();
        QVERIFY(question());
        QVERIFY(question()->informativeText().contains(u"2 open connections"_s));
        QVERIFY(question()->informativeText().contains(u"password"_s));
        question()->button(QMessageBox::Cancel)->click();
        QCOMPARE(m_world->ports.ports().size(), 1);
        QTRY_VERIFY(!question());
        m_world->panel.actions().remove->trigger();
        const auto buttons = question()->buttons();
        for (QAbstractButton *button : buttons) {
            if (question() && question()->buttonRole(button) == QMessageBox::DestructiveRole)
                button->click();
        }
        QCOMPARE(m_world->ports.ports().size(), 0);
    }

    void aPortIsCopiedInEveryFormat()
    {
        m_world->add();
        QSignalSpy told(&m_world->panel, &PortsPanel::message);
        find<QToolButton>("portCopy").click();
        QCOMPARE(m_world->clipboard.text(), u"http://127.0.0.1:24000"_s);
        QCOMPARE(told.size(), 1);
        QVERIFY(find<QToolButton>("portCopy").text().contains(u"URL"_s));
        QMenu &menu = *m_world->panel.copies().menu();
        int formats = 0;
        const auto entries = menu.actions();
        for (QAction *entry : entries)
            formats += entry->objectName().startsWith(u"copyPortAs."_s);
        QCOMPARE(formats, 15);
        auto *curl = m_world->panel.copies().menu()->findChild<QAction *>(u"copyPortAs.curl"_s);
        QVERIFY(curl);
        curl->trigger();
        QVERIFY(m_world->clipboard.text().startsWith(u"curl -x http://127.0.0.1:24000"_s));
        m_world->panel.copies().copy()->trigger(); // in the format used last
        QVERIFY(m_world->clipboard.text().startsWith(u"curl "_s));
        QSettings settings(m_world->folder.filePath(u"s.ini"_s), QSettings::IniFormat);
        m_world->panel.saveState(settings);
        PortsPanel other{{m_world->ports, m_world->accounts, m_world->leases, m_world->view, m_world->vendorClock,
                          m_world->clipboard}};
        other.restoreState(settings);
        QCOMPARE(other.copies().format(), u"curl"_s);
    }

    void thePasswordGoesAlongOnlyIfItIsWanted()
    {
        m_world->add(u"pa55word-of-this-port"_s);
        PortCopies &copies = m_world->panel.copies();
        copies.copy()->trigger();
        QCOMPARE(m_world->clipboard.text(), u"http://life-20:pa55word-of-this-port@127.0.0.1:24000"_s);
        QSignalSpy told(&m_world->panel, &PortsPanel::message);
        Q_EMIT copies.menu()->aboutToShow();
        auto *with = m_world->panel.copies().findChild<QAction *>(u"copyPortPassword"_s);
        QVERIFY(with->isEnabled() && with->isChecked());
        with->trigger();
        copies.copy()->trigger();
        QCOMPARE(m_world->clipboard.text(), u"http://127.0.0.1:24000"_s);
        QVERIFY(told.last().first().toString().contains(u"without the password"_s));
    }

    void connectionsAreThoseOfAllOrOfThisPortAndAreClosed()
    {
        const QUuid first = m_world->add();
        const QUuid second = m_world->add();
        GatewayFigures figures;
        for (const auto &[id, port] : {std::pair{1, first}, std::pair{2, first}, std::pair{3, second}}) {
            ConnectionFigures each;
            each.id = quint64(id);
            each.port = port;
            figures.connections.append(each);
        }
        figures.allConnections = 10'000;
        m_world->ports.takeFigures(figures);
        QAbstractItemModel &rows = *m_world->connections.model();
        QCOMPARE(rows.rowCount(), 3);
        QCOMPARE(find<QLabel>("connectionsTitle").text(), u"Connections (3 of 10,000)"_s);
        using Column = ConnectionsModel::Column;
        const auto isPortShown = [this] { return !m_world->connections.isColumnHidden(int(Column::Port)); };
        QVERIFY(isPortShown()); // they may be of either
        QCOMPARE(rows.index(0, int(Column::Port)).data().toString(), u"24001"_s);
        m_world->table.select(first);
        find<QCheckBox>("onlyThisPort").click();
        QVERIFY(!isPortShown());
        QVERIFY(m_world->panel.actions().onlyThis->isChecked());
        QCOMPARE(rows.rowCount(), 2);
        m_world->table.select(second);
        QCOMPARE(rows.rowCount(), 1);
        m_world->panel.actions().onlyThis->trigger();
        QVERIFY(!find<QCheckBox>("onlyThisPort").isChecked());
        QCOMPARE(rows.rowCount(), 3);

        QVERIFY(!find<QToolButton>("portClose").isEnabled());
        m_world->connections.setFocus();
        m_world->connections.selectAll();
        QVERIFY(find<QToolButton>("portClose").isEnabled());
        QTest::keyClick(&m_world->connections, Qt::Key_Delete);
        std::sort(m_world->closed.begin(), m_world->closed.end());
        QCOMPARE(m_world->closed, (QList<quint64>{1, 2, 3}));
        QCOMPARE(m_world->ports.ports().size(), 2); // the same key in the other table removes a port
    }

    void whereThereIsNoConnectionItSaysWhatToDo()
    {
        const QUuid id = m_world->add();
        auto &text = find<QLabel>("noConnections");
        QVERIFY(text.isVisible());
        QVERIFY2(text.text().contains(u"127.0.0.1:24000"_s), qPrintable(text.text()));
        m_world->take(id, 1, {1});
        QVERIFY(!text.isVisible());
        m_world->take(id, 0);
        QVERIFY(text.isVisible());
        m_world->ports.setOn(id, false);
        QVERIFY(!text.text().contains(u"127.0.0.1:24000"_s)); // nothing listens there
    }

    void aPortThatOthersCanReachIsWarnedOfForAsLongAsItIsOn()
    {
        PortTerms terms = m_world->ports.proposed();
        terms.address = u"0.0.0.0"_s;
        terms.allowed = u"192.168.1.0/24"_s;
        terms.hasPassword = true;
        QCOMPARE(m_world->ports.set(terms, Secret(u"pa55word-of-this-port"_s)), PortProblem::None);
        m_world->add();
        auto &warning = find<QWidget>("portsWarning");
        QVERIFY(!warning.isHidden()); // whichever is the current one
        m_world->ports.setOn(terms.id, false);
        QVERIFY(warning.isHidden());
    }

    void whyAPortDoesNotWorkIsSaidBelowIt()
    {
        const QUuid id = m_world->add();
        auto &note = find<QWidget>("portsNote");
        m_world->take(id, 1);
        QVERIFY(note.isHidden());
        m_world->ports.takePortState(id, {PortState::Kind::AddressInUse, {}});
        QVERIFY(!note.isHidden());
        GatewayFigures figures;
        PortFigures one;
        one.port = id;
        one.state.kind = PortState::Kind::Listening;
        one.pool.isOwnConnection = true;
        figures.ports = {one};
        m_world->ports.takeFigures(figures);
        QVERIFY(!note.isHidden());
        m_world->take(id, 1);
        QVERIFY(note.isHidden());
    }

    void aPortWhoseNumberIsTakenIsOfferedAnother()
    {
        const QUuid first = m_world->add();
        const QUuid second = m_world->add(); // 24001
        auto &other = find<QPushButton>("portOther");
        m_world->table.select(first);
        QVERIFY(!other.isVisible());
        m_world->ports.takePortState(first, {PortState::Kind::AddressInUse, {}});
        QVERIFY(other.isVisible());
        m_world->table.select(second);
        QVERIFY(!other.isVisible());
        m_world->table.select(first);
        QVERIFY2(other.text().contains(u"24002"_s), qPrintable(other.text())); // 24001 is another port's
        other.setFocus();
        QTest::keyClick(&other, Qt::Key_Space);
        QCOMPARE(m_world->ports.port(first)->port, 24'002);
        m_world->ports.takePortState(first, {PortState::Kind::Listening, {}});
        QVERIFY(!other.isVisible());
        QVERIFY(m_world->table.hasFocus());
        m_world->ports.takePortState(first, {PortState::Kind::AddressInUse, {}});
        m_world->ports.setOn(first, false);
        QVERIFY(!other.isVisible());
    }

    void nothingIsReadWhileItCannotBeSeen()
    {
        const QUuid id = m_world->add();
        QSignalSpy seen(&m_world->panel, &PortsPanel::seenChanged);
        QSignalSpy changed(m_world->table.model(), &QAbstractItemModel::dataChanged);
        m_world->panel.hide();
        QCOMPARE(seen.size(), 1);
        changed.clear();
        m_world->take(id, 3, {1, 2, 3});
        QCOMPARE(changed.size(), 0);
        QCOMPARE(m_world->connections.model()->rowCount(), 0);
        m_world->panel.show();
        QVERIFY(changed.size() > 0); // all of it is read when it is shown
        QCOMPARE(m_world->connections.model()->rowCount(), 3);
    }

    void theStatusBarHasItInAWord()
    {
        PortsButton button(m_world->ports);
        QVERIFY(button.text().isEmpty() && button.isHidden());
        const QUuid first = m_world->add();
        m_world->take(first, 12);
        QCOMPARE(button.text(), u"24000: 18 ready, 12 open"_s);
        QCOMPARE(button.accessibleName(), button.text());
        const QUuid second = m_world->add();
        m_world->take(second, 3);
        QCOMPARE(button.text(), u"2 ports: 36 ready, 15 open"_s);
        m_world->ports.takePortState(second, {PortState::Kind::AddressInUse, {}});
        QCOMPARE(button.text(), u"24001: Address in use"_s);
        m_world->ports.setOn(second, false);
        QCOMPARE(button.text(), u"24000: 18 ready, 12 open"_s);
        m_world->ports.setOn(first, false);
        QVERIFY(button.isHidden());
        QCOMPARE(button.neededWidth(), 0);
    }

    void columnsGoWhereItIsNarrowAndComeByChoice()
    {
        m_world->add();
        const auto isShown = [this](PortsModel::Column column) { return !m_world->table.isColumnHidden(int(column)); };
        m_world->panel.resize(1'700, 300);
        QTRY_VERIFY(isShown(PortsModel::Column::Minute));
        QVERIFY(!isShown(PortsModel::Column::Waiting)); // by choice only
        m_world->panel.resize(560, 300);
        QTRY_VERIFY(!isShown(PortsModel::Column::Minute));
        QVERIFY(isShown(PortsModel::Column::Port) && isShown(PortsModel::Column::Connections));
        QCOMPARE(m_world->table.horizontalHeader()->length() <= m_world->table.viewport()->width(), true);
        QSettings settings(m_world->folder.filePath(u"s.ini"_s), QSettings::IniFormat);
        settings.setValue("portsPanel/columns",
                          QStringList{QString::number(int(PortsModel::Column::Waiting)),
                                      QString::number(int(PortsModel::Column::Traffic)), u"99"_s});
        m_world->panel.restoreState(settings);
        m_world->panel.resize(1'700, 300);
        QTRY_VERIFY(isShown(PortsModel::Column::Waiting));
        QVERIFY(!isShown(PortsModel::Column::Traffic));
        auto &menu = find<QMenu>("portColumns");
        QVERIFY(m_world->panel.actions().menu()->actions().contains(menu.menuAction())); // for the keyboard
        Q_EMIT menu.aboutToShow();
        menu.actions().at(int(PortsModel::Column::Cut) - 1)->trigger();
        QTRY_VERIFY(isShown(PortsModel::Column::Cut));
        Q_EMIT menu.aboutToShow();
        menu.actions().at(int(PortsModel::Column::Cut) - 1)->trigger();
        QVERIFY(!isShown(PortsModel::Column::Cut));
        QSettings kept(m_world->folder.filePath(u"t.ini"_s), QSettings::IniFormat);
        m_world->panel.saveState(kept);
        QCOMPARE(kept.value("portsPanel/columns").toStringList().size(), 2);
    }

    void everythingIsReachedByTheKeyboardAndHasAName()
    {
        m_world->add();
        const auto buttons = m_world->panel.findChildren<QToolButton *>();
        int seen = 0;
        for (const QToolButton *button : buttons) {
            if (!button->objectName().startsWith(u"port"_s))
                continue;
            ++seen;
            QVERIFY2(button->focusPolicy() & Qt::TabFocus, qPrintable(button->objectName()));
            QVERIFY2(!button->accessibleName().isEmpty(), qPrintable(button->objectName()));
        }
        QCOMPARE(seen, 6);
        QVERIFY(!m_world->table.accessibleName().isEmpty());
        QVERIFY(!m_world->connections.accessibleName().isEmpty());
    }
};

QTEST_MAIN(TestPortsPanel)
#include "tst_ports_panel.moc"
