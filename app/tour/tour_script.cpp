// SPDX-License-Identifier: MIT
#include "tour/tour_script.h"

#include "accounts/account_book.h"
#include "application.h"
#include "catalogue/catalogue.h"
#include "catalogue/form_model.h"
#include "desk/desk.h"
#include "simulator/simulator.h"
#include "table/lease_table.h"
#include "table/region_lock_model.h"
#include "tour/keeper_script.h"
#include "tour/ports_script.h"
#include "tour/tour.h"
#include "tour/windows_script.h"
#include "ui/accounts/account_dialog.h"
#include "ui/calls/calls_panel.h"
#include "ui/leases/leases_panel.h"
#include "ui/look/theme.h"
#include "ui/outgoing/export_dialog.h"
#include "ui/request/request_panel.h"
#include "ui/table/lease_table_view.h"
#include "ui/window/main_window.h"
#include "ui/wording/language.h"
#include "view/lease_view.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFile>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSpinBox>
#include <QStatusBar>

namespace proxydeck {

using namespace Qt::StringLiterals;

TourScript::TourScript(Tour &tour)
    : TourHands(tour)
{
}

void TourScript::run()
{
    addKeys();
    everyEndpoint();
    keys();
    copyAndExport();
    filterAndStates();
    failures();
    KeeperScript(m_tour).run();
    PortsScript(m_tour).run();
    rateLimit();
    WindowsScript(m_tour).run();
    looks();
}

void TourScript::addKeys()
{
    Application &app = m_tour.application();
    auto *add = m_tour.find<QAbstractButton>("addKey");
    m_tour.step(u"empty"_s, add && add->isVisible() && app.leases().size() == 0,
                u"what to do first, with a button for it"_s);

    // A link in the form of the vendor's site, taken from the clipboard.
    const QString link
        = u"https://share.proxy.qg.net/get?key=DEMO-SHORT-CHANNEL&pwd=DEMO-PASSWORD&num=5&area=350500,330700"_s;
    QGuiApplication::clipboard()->setText(link);
    m_tour.click(add);
    m_tour.click(m_tour.find<QAbstractButton>("pasteLink"));
    auto *key = m_tour.find<QLineEdit>("key");
    m_tour.step(u"new-key-from-link"_s,
                key && key->text() == u"DEMO-SHORT-CHANNEL" && key->echoMode() == QLineEdit::Password,
                u"the link filled the key, hidden"_s);

    auto *name = m_tour.find<QLineEdit>("name");
    if (name)
        name->clear();
    m_tour.type(name, u"华东采集"_s);
    const bool moded = chooseData(m_tour.find<QComboBox>("mode"), int(Mode::Channel));
    if (auto *channels = m_tour.find<QSpinBox>("channels"))
        channels->setValue(20);
    m_tour.key(name, Qt::Key_Return);
    const bool saved = m_tour.until([&] { return app.accounts().size() == 1; }, patience);
    m_tour.settle(200);
    const FormModel *form = app.window().requestPanel().currentForm();
    m_tour.step(u"key-saved"_s,
                moded && saved && form && form->wantedCount() == 5
                    && !QGuiApplication::clipboard()->text().contains(u"DEMO-SHORT-CHANNEL"),
                u"the key is chosen, the link's values are in the form, and it is off the clipboard"_s);

    addKey("DEMO-SHORT-ELASTIC", "", Product::ShortLived, Mode::Elastic, 0);
    addKey("DEMO-SHORT-EVEN", "", Product::ShortLived, Mode::Even, 0);
    addKey("DEMO-SHORT-METERED", "", Product::ShortLived, Mode::Metered, 0);
    addKey("DEMO-EXCLUSIVE", "", Product::Exclusive, Mode::None, 10);
    addKey("DEMO-REGION-LOCK", "", Product::RegionLock, Mode::None, 8);
    addKey("DEMO-GLOBAL-CHANNEL", "", Product::Global, Mode::Channel, 10);
    addKey("DEMO-GLOBAL-METERED", "", Product::Global, Mode::Metered, 0);
    m_tour.step(u"eight-keys"_s, app.accounts().size() == 8, u"a key for each plan"_s);
}

void TourScript::addKey(const char *key, const char *password, Product product, Mode mode, int channels)
{
    Application &app = m_tour.application();
    const qsizetype before = app.accounts().size();
    auto *action = app.window().findChild<QAction *>(u"newKey"_s);
    if (action)
        action->trigger();
    m_tour.settle(50);
    chooseData(m_tour.find<QComboBox>("product"), int(product));
    if (mode != Mode::None)
        chooseData(m_tour.find<QComboBox>("mode"), int(mode));
    if (auto *spin = channels > 0 ? m_tour.find<QSpinBox>("channels") : nullptr)
        spin->setValue(channels);
    auto *field = m_tour.find<QLineEdit>("key");
    m_tour.type(field, QString::fromLatin1(key));
    m_tour.type(m_tour.find<QLineEdit>("apiPassword"), QString::fromLatin1(password));
    m_tour.key(field, Qt::Key_Return);
    if (!m_tour.until([&] { return app.accounts().size() == before + 1; }, patience))
        m_tour.step(u"not-saved"_s, false, u"the key %1"_s.arg(QLatin1StringView(key)));
    m_tour.settle(100);
}

void TourScript::everyEndpoint()
{
    Application &app = m_tour.application();
    const auto endpoints = Catalogue::vendorEndpoints();
    for (const Endpoint &endpoint : endpoints) {
        const bool chosen = choose(endpoint);
        const bool lists = endpoint.action == Action::ListInUse;
        if (!lists)
            setField("num", endpoint.product == Product::Exclusive ? u"2"_s : u"4"_s);
        const qsizetype before = app.leases().size() + app.window().leasesPanel().regionLocksRowCount();
        const bool brought = extract(lists ? 0 : 2);
        const qsizetype after = app.leases().size() + app.window().leasesPanel().regionLocksRowCount();
        m_tour.step(
            QString::fromLatin1(endpoint.id).replace(u'.', u'-'), chosen && brought && (lists || after >= before + 2),
            u"%1 from %2%3 in the table"_s.arg(lists ? u"the list in use"_s : u"an extraction"_s,
                                               QLatin1StringView(endpoint.host), QLatin1StringView(endpoint.path)));
    }
}

void TourScript::keys()
{
    Application &app = m_tour.application();
    RequestPanel &panel = app.window().requestPanel();
    LeaseTableView &table = app.window().leasesPanel().table();
    const Catalogue catalogue(Catalogue::vendorEndpoints());
    choose(*catalogue.find(u"short.channel.get"_s));
    setField("num", u"3"_s);
    const int before = app.desk().log().size();
    QGuiApplication::clipboard()->clear();
    m_tour.key(&table, Qt::Key_Return, Qt::ControlModifier | Qt::ShiftModifier);
    const bool copied
        = m_tour.until([&] { return QGuiApplication::clipboard()->text().count(u"http://"_s) == 3; }, patience);
    m_tour.step(u"extract-and-copy"_s, copied && app.desk().log().size() == before + 1,
                u"one press: three leases extracted, and these three on the clipboard"_s);

    const QUuid first = panel.currentAccount();
    m_tour.key(&table, Qt::Key_PageDown, Qt::ControlModifier);
    const bool changed = panel.currentAccount() != first;
    m_tour.key(&table, Qt::Key_PageUp, Qt::ControlModifier);
    m_tour.step(u"key-changed"_s, changed && panel.currentAccount() == first && panel.currentForm()->wantedCount() == 3,
                u"another key and back, from the table; each has its own values"_s);

    auto *keys = m_tour.find<QAbstractItemView>("keys");
    m_tour.key(keys, Qt::Key_Down, Qt::ShiftModifier);
    m_tour.key(keys, Qt::Key_Down, Qt::ShiftModifier);
    m_tour.key(&table, Qt::Key_Return, Qt::ControlModifier);
    m_tour.settle(100);
    auto *summary = m_tour.find<QWidget>("selectionSummary");
    m_tour.step(u"several-keys"_s,
                panel.selectedAccounts().size() == 3 && summary && summary->isVisible()
                    && app.desk().log().size() == before + 1,
                u"what a press for three keys will take, before the first one"_s);
    m_tour.click(m_tour.find<QAbstractButton>("cancelSelection"));
    panel.selectAccount(first);
}

void TourScript::copyAndExport()
{
    Application &app = m_tour.application();
    LeasesPanel &panel = app.window().leasesPanel();
    panel.showLeases();
    LeaseTableView &table = panel.table();
    const auto copyAs = [&](const char *format) {
        const auto actions = panel.copyAsMenu()->actions();
        for (QAction *action : actions) {
            if (action->objectName() == u"copyAs."_s + QLatin1StringView(format))
                action->trigger();
        }
        m_tour.settle(50);
        return QGuiApplication::clipboard()->text();
    };

    table.setFocus();
    table.clearSelection();
    // Finds a lease of the key that has a password: without one the caller's address is on the whitelist, and URLs
    // contain no credentials.
    int first = 0;
    while (first < app.view().rowCount()
           && app.leases().origin(app.view().rowId(first)).endpoint != u"short.channel.get")
        ++first;
    table.selectRow(first);
    m_tour.key(&table, Qt::Key_Down, Qt::ShiftModifier);
    m_tour.key(&table, Qt::Key_Down, Qt::ShiftModifier);
    const QString urls = copyAs("url");
    m_tour.step(u"copied-as-url"_s, urls.count(u"http://"_s) == 3 && urls.contains(u'@'),
                u"three leases as URL with credentials on the clipboard, and the status bar says so"_s);
    m_tour.key(&table, Qt::Key_C, Qt::ControlModifier);
    const QString again = QGuiApplication::clipboard()->text();
    const QString plain = copyAs("hostport");
    m_tour.step(u"copied-as-host-port"_s, again == urls && plain.count(u'\n') == 2 && !plain.contains(u"DEMO"_s),
                u"Ctrl+C repeats the format used last; host:port holds no credentials"_s);

    panel.copyAsMenu()->popup(panel.mapToGlobal(QPoint(panel.width() - 320, 48)));
    m_tour.settle(80);
    m_tour.step(u"copy-as-menu"_s, panel.copyAsMenu()->isVisible(), u"every format by name"_s);
    panel.copyAsMenu()->close();

    table.clearSelection();
    const QString csv = m_tour.filePath(u"leases.csv"_s);
    QFile::remove(csv);
    panel.exportTo(csv, {});
    const bool there = m_tour.until([&] { return QFile::exists(csv); }, patience);
    QFile file(csv);
    const QByteArray text = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    m_tour.settle(100);
    m_tour.step(u"exported"_s, there && text.count("\r\n") == app.view().rowCount() + 1 && !text.contains("DEMO-"),
                u"leases.csv has a line for every lease shown and no secret"_s);
}

void TourScript::filterAndStates()
{
    Application &app = m_tour.application();
    LeasesPanel &panel = app.window().leasesPanel();
    LeaseTableView &table = panel.table();
    const int all = app.view().rowCount();

    m_tour.key(&table, Qt::Key_F, Qt::ControlModifier);
    auto *filter = m_tour.find<QLineEdit>("filter");
    const bool focused = filter && filter->hasFocus();
    m_tour.type(filter, u"福建"_s);
    const bool fewer = m_tour.until([&] { return app.view().rowCount() > 0 && app.view().rowCount() < all; }, patience);
    m_tour.step(u"filtered"_s, fewer && (focused || !app.window().isActiveWindow()), u"only leases of that area"_s);
    m_tour.key(filter, Qt::Key_Escape);
    m_tour.until([&] { return app.view().rowCount() == all; }, patience);

    table.sortByColumn(int(LeaseColumn::Remaining), Qt::AscendingOrder);
    m_tour.settle(50);
    bool inOrder = true;
    for (int row = 1; row < app.view().rowCount(); ++row)
        inOrder &= app.leases().deadlineMs(app.view().rowId(row - 1)) <= app.leases().deadlineMs(app.view().rowId(row));
    m_tour.step(u"sorted-by-remaining"_s, inOrder && app.view().rowCount() == all, u"what ends next is on top"_s);
    table.sortByColumn(-1, Qt::AscendingOrder);
}

void TourScript::failures()
{
    Application &app = m_tour.application();
    const Catalogue catalogue(Catalogue::vendorEndpoints());
    const Endpoint &get = *catalogue.find(u"short.channel.get"_s);
    choose(get);

    setField("area", u"35050"_s);
    const int before = app.desk().log().size();
    m_tour.settle(int(PressGuard::quietMs)); // the same press at once would be ignored
    m_tour.key(&app.window().leasesPanel().table(), Qt::Key_Return, Qt::ControlModifier);
    m_tour.step(u"error-at-the-field"_s, app.desk().log().size() == before,
                u"a wrong area code is named at its field; nothing is sent"_s);

    setField("area", u"120100"_s);
    setField("num", u"1"_s);
    extract(0);
    m_tour.step(u"out-of-stock"_s, lastCallFailed(),
                u"what happened (%1), what to do next, whether trying again helps"_s.arg(lastOutcome()));

    setField("area", u"330700"_s);
    const qint64 sold = app.simulator()->leasesHandedOut(u"DEMO-SHORT-CHANNEL"_s);
    const qint64 seen = app.simulator()->requests("share.proxy.qg.net", "/get");
    app.simulator()->script(sim::Fault{.kind = sim::Fault::Kind::DropAfterReading});
    extract(0);
    m_tour.settle(400);
    const bool once = app.simulator()->requests("share.proxy.qg.net", "/get") == seen + 1
        && app.simulator()->leasesHandedOut(u"DEMO-SHORT-CHANNEL"_s) == sold + 1;
    m_tour.step(u"outcome-unknown"_s, lastCallFailed() && once,
                u"the answer was lost: outcome unknown, and the vendor saw one request"_s);

    const qsizetype known = app.leases().size();
    auto *check = m_tour.find<QAbstractButton>("reconcile");
    m_tour.click(check);
    const bool found = m_tour.until([&] { return app.leases().size() == known + 1; }, patience);
    m_tour.step(u"reconciled"_s, found, u"the list in use brought back the lease that was paid for"_s);
}

void TourScript::rateLimit()
{
    Application &app = m_tour.application();
    const Catalogue catalogue(Catalogue::vendorEndpoints());
    const Endpoint &list = *catalogue.find(u"short.channel.query"_s);
    choose(list);
    app.simulator()->setLatencyMs(5);
    // Nobody presses that often; the window ignores it.
    for (int i = 0; i < 70; ++i)
        app.desk().press(app.window().requestPanel().currentAccount(), list, {});
    const auto waiting = [&] {
        int count = 0;
        for (int i = 0; i < app.desk().log().size(); ++i)
            count += app.desk().log().at(i).isWaiting();
        return count;
    };
    m_tour.until([&] { return app.desk().inFlight() == 0; }, patience);
    const int queued = waiting();
    m_tour.step(u"rate-limit"_s,
                queued > 0
                    && app.simulator()->peakInAnyMinuteLong(u"DEMO-SHORT-CHANNEL"_s, "share.proxy.qg.net", "/query")
                        <= 60,
                u"the allowance of the minute is used up, %1 calls wait in sight"_s.arg(queued));
    if (auto *cancel = app.window().findChild<QAction *>(u"cancelWaiting"_s))
        cancel->trigger();
    m_tour.settle(100);
    m_tour.step(u"taken-back"_s, waiting() == 0, u"the waiting calls were cancelled, none was sent"_s);
    app.simulator()->setLatencyMs(180);
}

void TourScript::looks()
{
    Application &app = m_tour.application();
    const QString language = app.language().current();
    const QString theme = app.theme().choice();
    for (const QString &each : {u"en"_s, u"zh_CN"_s}) {
        app.language().choose(each);
        for (const QString &look : {u"light"_s, u"dark"_s}) {
            app.theme().choose(look);
            m_tour.settle(200);
            const bool right = app.window().requestPanel().isVisible() && app.language().current() == each;
            m_tour.step(u"window-%1-%2"_s.arg(each, look), right, u"the whole window, switched while it runs"_s);
            AccountDialog *dialog = app.window().newKey();
            m_tour.settle(100);
            m_tour.step(u"dialog-%1-%2"_s.arg(each, look), dialog->isVisible(), u"the dialog for a new key"_s);
            dialog->close();
            m_tour.settle(50);
        }
    }
    app.language().choose(language);
    app.theme().choose(theme);
}

} // namespace proxydeck
