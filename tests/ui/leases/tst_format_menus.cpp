// SPDX-License-Identifier: MIT
#include "formats/format_book.h"
#include "panel_fixture.h"
#include "ui/formats/format_samples.h"
#include "ui/outgoing/format_drag.h"

#include <QApplication>
#include <QDrag>
#include <QDropEvent>
#include <QLineEdit>
#include <QMimeData>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardItemModel>

using namespace proxydeck;
using namespace Qt::StringLiterals;

namespace {

/// A drag that ends at once.
class DraggedAtOnce : public FormatDrag
{
public:
    using FormatDrag::FormatDrag;
    QStringList formats;
    QString text;
    int drags = 0;
    bool taken = true;
    QWidget *over = nullptr; ///< the drop target, as the system would report it

protected:
    static void dropOn(QWidget &target, const QMimeData &data)
    {
        QDragEnterEvent enter(target.rect().center(), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&target, &enter);
        QDropEvent drop(target.rect().center(), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&target, &drop);
    }

    bool run(QMimeData *data) override
    {
        ++drags;
        formats = data->formats();
        text = data->text();
        if (over)
            dropOn(*over, *data);
        delete data;
        return taken;
    }
};

} // namespace

/// Menus and shortcuts follow the operator's formats; rows can be dragged out of a table.
class TestFormatMenus : public PanelFixture
{
    Q_OBJECT

    std::unique_ptr<FormatBook> m_book;

    QStringList menu()
    {
        QStringList entries;
        const auto actions = panel().copyAsMenu()->actions();
        for (const QAction *action : actions) {
            if (!action->isSeparator() && action->isVisible())
                entries << (action->isChecked() ? u"*"_s : QString()) + action->text();
        }
        return entries;
    }
    void pull(QTableView &table, int row, QPoint by)
    {
        const QPoint at = table.visualRect(table.model()->index(row, 0)).center();
        QTest::mousePress(table.viewport(), Qt::LeftButton, {}, at);
        const QPoint to = at + by;
        QMouseEvent move(QEvent::MouseMove, QPointF(to), table.viewport()->mapToGlobal(QPointF(to)), Qt::NoButton,
                         Qt::LeftButton, {});
        QCoreApplication::sendEvent(table.viewport(), &move);
        QTest::mouseRelease(table.viewport(), Qt::LeftButton, {}, to);
    }

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void init()
    {
        begin();
        m_book = std::make_unique<FormatBook>();
        PanelWorld &world = *m_world;
        world.panel = std::make_unique<LeasesPanel>(LeasesPanel::Parts{world.leases, world.view, world.regionLocks,
                                                                       world.accounts, world.vendorClock, world.desk,
                                                                       world.clipboard, m_book.get()});
    }
    void cleanup()
    {
        end();
        m_book.reset();
    }

    void withoutABookTheBuiltInOnesAreThere()
    {
        m_world->panel = m_world->makePanel();
        QCOMPARE(menu().size(), 16);
        QCOMPARE(menu().at(1), u"*URL"_s);
        QVERIFY(!panel().editFormatsAction()->isVisible());
    }

    void menusHaveTheOperatorsOrder()
    {
        QCOMPARE(menu().size(), 17);
        QCOMPARE(menu().last(), u"Copy for&mats…"_s);
        QVERIFY(m_book->move(m_book->rowOf(u"curl"), 0));
        QVERIFY(m_book->setShown(m_book->rowOf(u"hostport"), false));
        CopyFormat own;
        own.name = u"Mine & more"_s;
        own.pattern = u"{host} {port}"_s;
        m_book->insert(1, own);
        own.name = u"Draft"_s;
        own.pattern = u"{"_s;
        m_book->insert(1, own);
        QCOMPARE(menu().mid(0, 4),
                 (QStringList{u"cURL command"_s, u"Mine && more"_s, u"*URL"_s, u"URL without credentials"_s}));
        QCOMPARE(menu().size(), 17); // hidden formats and incomplete ones are not in it
    }

    void copiesInAnOwnFormatAndAgainByKey()
    {
        addSix();
        show();
        CopyFormat own;
        own.name = u"Mine"_s;
        own.pattern = u"{host} {port}"_s;
        own.separator = u";"_s;
        const QString id = m_book->at(m_book->insert(0, own)).id;
        QSignalSpy said(&panel(), &LeasesPanel::message);
        table().selectRow(0);
        copyAs(id);
        QCOMPARE(copiedText(), u"10.0.2.3 3003"_s);
        QCOMPARE(said.at(0).at(0).toString(), u"Copied 1 as Mine"_s);
        table().selectAll();
        QTest::keyClick(&table(), Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(copiedText(), u"10.0.2.3 3003;10.0.2.2 3002;10.0.2.1 3001;10.0.1.1 2001"_s);

        QSettings settings(m_world->folder.filePath(u"s.ini"_s), QSettings::IniFormat);
        panel().saveState(settings);
        cleanupPanel();
        QCOMPARE(menu().first(), u"Mine"_s);
        panel().restoreState(settings);
        QCOMPARE(menu().first(), u"*Mine"_s);
    }

    void theFormatChosenComesBack()
    {
        CopyFormat own;
        own.name = u"Mine"_s;
        own.pattern = u"{server}"_s;
        const int row = m_book->insert(3, own);
        addSix();
        show();
        copyAs(m_book->at(row).id);
        own.pattern = u"{server"_s; // incomplete while it is being edited
        QVERIFY(m_book->change(row, own));
        QCOMPARE(menu().first(), u"*host:port"_s);
        own.pattern = u"{host}"_s;
        QVERIFY(m_book->change(row, own));
        QVERIFY(menu().contains(u"*Mine"_s));
        const auto removed = m_book->remove(row);
        QCOMPARE(menu().first(), u"*host:port"_s);
        table().clearSelection();
        table().selectRow(0);
        QTest::keyClick(&table(), Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(copiedText(), u"10.0.2.3:3003"_s);
        QCOMPARE(m_book->restore(*removed), row);
        QVERIFY(menu().contains(u"*Mine"_s));
    }

    void theFormatChosenOutlivesTheProgramWhileItIsHidden()
    {
        CopyFormat own;
        own.name = u"Mine"_s;
        own.pattern = u"{host}"_s;
        const int row = m_book->insert(3, own);
        const QString id = m_book->at(row).id;
        copyAs(id);
        QVERIFY(menu().contains(u"*Mine"_s));
        QVERIFY(m_book->setShown(row, false));
        const QString file = m_world->folder.filePath(u"hidden.ini"_s);
        for (int start = 0; start < 2; ++start) {
            QSettings settings(file, QSettings::IniFormat);
            panel().saveState(settings);
            cleanupPanel();
            panel().restoreState(settings);
            QCOMPARE(menu().first(), u"*host:port"_s); // one format is always needed for copying
            QVERIFY(!menu().contains(u"Mine"_s));
        }
        QVERIFY(m_book->setShown(row, true));
        QVERIFY(menu().contains(u"*Mine"_s));

        own.pattern = u"{host"_s;
        QVERIFY(m_book->change(row, own));
        QSettings settings(file, QSettings::IniFormat);
        panel().saveState(settings);
        cleanupPanel();
        panel().restoreState(settings);
        own.pattern = u"{port}"_s;
        QVERIFY(m_book->change(row, own));
        QVERIFY(menu().contains(u"*Mine"_s));
    }

    void selectedRowsAreDraggedOut()
    {
        QVERIFY(m_world->addAccount());
        addSix();
        show();
        table().selectAll();
        QStringList asked;
        DraggedAtOnce drag(table(), [&asked] {
            asked << u"x"_s;
            return u"the text"_s;
        });
        QSignalSpy dropped(&drag, &FormatDrag::dropped);
        pull(table(), 1, QPoint(2, 0)); // a small movement during a click
        QCOMPARE(drag.drags, 0);
        QCOMPARE(table().selection().rowCount(), 1); // it counts as a click
        table().selectAll();
        pull(table(), 1, QPoint(0, 60));
        QCOMPARE(drag.drags, 1);
        QCOMPARE(drag.formats, QStringList{u"text/plain"_s});
        QCOMPARE(drag.text, u"the text"_s);
        QCOMPARE(dropped.size(), 1);
        drag.taken = false;
        table().selectAll();
        pull(table(), 1, QPoint(0, 60));
        QCOMPARE(drag.drags, 2);
        QCOMPARE(dropped.size(), 1);
    }

    /// The filter is saved in the settings, and the passwords would be saved with it.
    void nothingOfThisProgramTakesIt()
    {
        QVERIFY(m_world->addAccount());
        addSix();
        show();
        DraggedAtOnce drag(table(), [] { return u"http://user:password@10.0.2.3:3003"_s; });
        auto *filter = panel().findChild<QLineEdit *>(u"filter"_s);
        QVERIFY(filter && filter->acceptDrops());
        drag.over = filter;
        table().selectAll();
        pull(table(), 1, QPoint(0, 60));
        QCOMPARE(drag.drags, 1);
        QCOMPARE(filter->text(), QString());
    }

    void aDragBringsWhatACopyWould()
    {
#ifdef Q_OS_WIN
        QSKIP("There the system drags, and waits for the real mouse.");
#endif
        QVERIFY(m_world->addAccount());
        addSix();
        show();
        copyAs(u"url"_s);
        m_world->clipboard.put(u"before"_s);
        table().selectAll();
        QSignalSpy said(&panel(), &LeasesPanel::message);
        // On the offscreen platform a drag ends at once without a drop; its data exists until the event loop runs.
        pull(table(), 2, QPoint(0, 60));
        const QDrag *drag = table().findChild<QDrag *>();
        QVERIFY(drag);
        QCOMPARE(drag->mimeData()->formats(), QStringList{u"text/plain"_s});
        QCOMPARE(drag->mimeData()->text(),
                 u"http://TESTKEY01:TESTPASS01@10.0.2.3:3003\nhttp://TESTKEY01:TESTPASS01@10.0.2.2:3002\n"
                 "http://TESTKEY01:TESTPASS01@10.0.2.1:3001\nhttp://TESTKEY01:TESTPASS01@10.0.1.1:2001"_s);
        QCOMPARE(drag->supportedActions(), Qt::CopyAction);
        QCOMPARE(said.size(), 0);            // the drop was not accepted
        QCOMPARE(copiedText(), u"before"_s); // a drag never changes the clipboard
        auto *ours = table().findChild<FormatDrag *>();
        QVERIFY(ours);
        Q_EMIT ours->dropped();
        QCOMPARE(said.size(), 1);
        QCOMPARE(said.at(0).at(0).toString(), u"Copied 4 as URL; skipped 2 expired"_s);
    }

    void pullingAtOthersSelects()
    {
        addSix();
        show();
        DraggedAtOnce drag(table(), [] { return u"x"_s; });
        table().clearSelection();
        const int height = table().rowHeight(0);
        pull(table(), 0, QPoint(0, 2 * height));
        QCOMPARE(drag.drags, 0);
        QCOMPARE(table().selection().rowCount(), 3);
    }

    void nothingToDragIsNoDrag()
    {
        addSix();
        show();
        DraggedAtOnce drag(table(), [] { return QString(); });
        table().selectAll();
        pull(table(), 0, QPoint(0, 60));
        QCOMPARE(drag.drags, 0);
        QCOMPARE(table().selection().rowCount(), 6);
    }

    void samplesAreTheFirstOfTheSelection()
    {
        QVERIFY(m_world->addAccount());
        PanelWorld &world = *m_world;
        FormatSamples samples = samplesOf(world.leases, world.accounts, {}, true);
        QVERIFY(samples.madeUp);
        addSix();
        samples = samplesOf(world.leases, world.accounts, world.view.rowIds(), true);
        QVERIFY(!samples.madeUp);
        QCOMPARE(samples.leases.size(), FormatSamples::most);
        QCOMPARE(samples.leases.at(0).lease.host, u"10.0.2.3"_s);
        QCOMPARE(samples.leases.at(0).proxyPassword.reveal(), u"TESTPASS01"_s);
        samples = samplesOf(world.leases, world.accounts, world.view.rowIds(), false);
        QVERIFY(samples.leases.at(0).proxyPassword.isEmpty()); // credentials were not requested
        QVERIFY(!samples.secretsMissing);
    }

private:
    void cleanupPanel()
    {
        PanelWorld &world = *m_world;
        world.panel = std::make_unique<LeasesPanel>(LeasesPanel::Parts{world.leases, world.view, world.regionLocks,
                                                                       world.accounts, world.vendorClock, world.desk,
                                                                       world.clipboard, m_book.get()});
    }
};

QTEST_MAIN(TestFormatMenus)
#include "tst_format_menus.moc"
