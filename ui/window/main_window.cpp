// SPDX-License-Identifier: MIT
#include "ui/window/main_window.h"

#include "accounts/account_book.h"
#include "catalogue/catalogue.h"
#include "desk/desk.h"
#include "desk/lease_marks.h"
#include "desk/stock_retry.h"
#include "keepers/keepers.h"
#include "lease/vendor_clock.h"
#include "ledger/ledger.h"
#include "ports/local_ports.h"
#include "table/lease_table.h"
#include "table/region_lock_model.h"
#include "ui/accounts/account_dialog.h"
#include "ui/calls/calls_panel.h"
#include "ui/desktop/clipboard.h"
#include "ui/leases/leases_panel.h"
#include "ui/port/port_copies.h"
#include "ui/ports/port_actions.h"
#include "ui/request/request_panel.h"
#include "ui/table/lease_table_view.h"
#include "ui/tray/tray.h"
#include "ui/widgets/fitted_window.h"
#include "ui/widgets/tab_order.h"
#include "ui/window/call_copies.h"
#include "ui/window/call_of_lease.h"
#include "ui/window/keepers_dock.h"
#include "ui/window/lease_details_dock.h"
#include "ui/window/main_menus.h"
#include "ui/window/pane_cycle.h"
#include "ui/window/ports_dock.h"
#include "ui/window/status_line.h"
#include "ui/window/tabbed_dock.h"
#include "ui/wording/account_wording.h"
#include "ui/wording/call_texts.h"
#include "view/lease_view.h"

#include <QAction>
#include <QCloseEvent>
#include <QDesktopServices>
#include <QDockWidget>
#include <QMenuBar>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

constexpr int stateVersion = 3; ///< version of the docks' saved layout
constexpr int stateWithoutPorts = 2;
constexpr int stateWithoutKeepers = 1;
constexpr int leastCalls = 140; ///< height of the list of calls
constexpr QSize firstSize(1440, 900);

} // namespace

MainWindow::MainWindow(const Parts &parts)
    : m_parts(parts)
{
    setObjectName(u"mainWindow"_s);
    // Without AnimatedDocks nothing moves by itself, so the system's reduced-motion setting need not be read.
    setDockOptions(AllowNestedDocks | AllowTabbedDocks);
    buildDocks();
    QList<QDockWidget *> docks{m_requestDock, m_callsDock};
    if (m_keepersDock)
        docks.append(m_keepersDock);
    if (m_portsDock)
        docks.append(m_portsDock);
    m_menus = new MainMenus({*menuBar(), *m_request, *m_leasesPanel, *m_calls, docks, *m_detailsDock, m_parts.language,
                             m_parts.theme, m_portsDock ? m_portsDock->panel().actions().menu() : nullptr});
    orderKeyboard();
    m_status = new StatusLine({m_parts.leases, m_parts.vendorClock, m_parts.accounts, m_parts.ledger, m_parts.today,
                               m_parts.demo, m_parts.ports},
                              this);
    connect(m_status, &StatusLine::todayRequested, this, &MainWindow::todayRequested);
    setStatusBar(m_status);
    const QList<ProgressItem *> work = m_leasesPanel->progressItems();
    for (ProgressItem *item : work)
        m_status->addProgress(*item);
    connectPanels();
    if (m_portsDock)
        connectPorts();
    retranslate();
    openFitted(*this, firstSize);
}

MainWindow::~MainWindow() = default;

void MainWindow::buildDocks()
{
    m_leasesPanel = new LeasesPanel({m_parts.leases, m_parts.view, m_parts.regionLocks, m_parts.accounts,
                                     m_parts.vendorClock, m_parts.desk, m_parts.clipboard, &m_parts.formats,
                                     m_parts.preferences, m_parts.keyValues, m_parts.checks},
                                    this);
    m_leasesPanel->setDemo(m_parts.demo);
    auto *centre = new QWidget(this);
    m_centre = new QVBoxLayout(centre);
    m_centre->setContentsMargins({});
    m_centre->addWidget(m_leasesPanel, 1);
    setCentralWidget(centre);

    m_request = new RequestPanel({m_parts.catalogue, m_parts.accounts, m_parts.desk, m_parts.clock, m_parts.leases,
                                  m_parts.areas, m_parts.keyValues, m_parts.preferences},
                                 this);
    m_request->setFormats(*m_leasesPanel->formatMenu());
    if (QMenu *formats
        = m_leasesPanel->makeKeyFormatMenu([request = m_request] { return request->selectedAccounts(); }))
        m_request->setKeyFormats(*formats);
    m_requestDock = new QDockWidget(this);
    m_requestDock->setObjectName(u"requestDock"_s);
    m_requestDock->setWidget(m_request);
    m_requestDock->setAllowedAreas(Qt::LeftDockWidgetArea | Qt::RightDockWidgetArea);
    addDockWidget(Qt::LeftDockWidgetArea, m_requestDock);

    m_calls = new CallsPanel(
        m_parts.desk.log(), m_parts.catalogue, [desk = &m_parts.desk](CallId id) { return desk->position(id); }, this);
    m_callsDock = new TabbedDock(this);
    m_callsDock->setObjectName(u"callsDock"_s);
    m_callsDock->setWidget(m_calls);
    // resizeDocks() has no effect on docks that are tabs, which are as low as they may be at first.
    m_calls->setMinimumHeight(leastCalls);
    addDockWidget(Qt::BottomDockWidgetArea, m_callsDock);
    if (m_parts.keepers)
        buildKeepers();
    if (m_parts.ports)
        buildPorts();

    m_calls->setLeasesOf([leases = &m_parts.leases](const Call &call) {
        return int(
            std::count_if(call.rows.cbegin(), call.rows.cend(), [leases](RowId row) { return leases->contains(row); }));
    });

    m_detailsDock = new LeaseDetailsDock({m_parts.view, m_parts.vendorClock, m_parts.desk.log(), m_parts.catalogue,
                                          m_parts.desk.replies(), m_parts.checks,
                                          [&accounts = m_parts.accounts](const QUuid &id) {
                                              const Account *account = accounts.find(id);
                                              return account ? account->price : std::nullopt;
                                          }},
                                         *m_leasesPanel, this);
    addDockWidget(Qt::RightDockWidgetArea, m_detailsDock);

    // The request dock uses the full height; the calls dock is below the leases only.
    setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
    setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
    resizeDocks({m_requestDock}, {320}, Qt::Horizontal);
}

void MainWindow::buildKeepers()
{
    m_keepersDock
        = new KeepersDock({*m_parts.keepers, m_parts.accounts, m_parts.catalogue, m_parts.vendorClock, m_parts.areas},
                          m_request->keysPanel(), this);
    addDockWidget(Qt::BottomDockWidgetArea, m_keepersDock);
    tabifyDockWidget(m_callsDock, m_keepersDock);
    m_callsDock->raise();
    connect(&m_keepersDock->panel(), &KeepersPanel::message, this, &MainWindow::say);
}

void MainWindow::buildPorts()
{
    m_portsDock = new PortsDock({*m_parts.ports, m_parts.accounts, m_parts.leases, m_parts.view, m_parts.vendorClock,
                                 m_parts.clipboard, &m_parts.formats,
                                 [keepers = m_parts.keepers] { return keepers ? keepers->keys() : QList<QUuid>(); }},
                                this);
    addDockWidget(Qt::BottomDockWidgetArea, m_portsDock);
    tabifyDockWidget(m_keepersDock ? static_cast<QDockWidget *>(m_keepersDock) : m_callsDock, m_portsDock);
    m_callsDock->raise();
}

void MainWindow::connectPorts()
{
    PortsPanel &panel = m_portsDock->panel();
    PortActions &actions = panel.actions();
    connect(&panel, &PortsPanel::message, this, &MainWindow::say);
    connect(m_status, &StatusLine::portsRequested, m_portsDock, &TabbedDock::bringToFront);
    connect(m_status, &StatusLine::portsSeen, m_portsDock, &PortsDock::setSeenElsewhere);
    connect(actions.makeFromFilter, &QAction::triggered, this,
            [this, &panel] { panel.makePort(m_parts.view.filterText()); });
    m_leasesPanel->addRowAction(actions.makeFromFilter, [] { return true; });
}

void MainWindow::orderKeyboard()
{
    // The contents of the details dock are created when it is first shown, so they come last.
    QList<QWidget *> order{m_request, centralWidget(), m_calls};
    QList<PaneCycle::Pane> cycle{{m_request}, {centralWidget(), &m_leasesPanel->table()}, {m_calls}};
    if (m_keepersDock) {
        order.append(&m_keepersDock->panel());
        cycle.append({&m_keepersDock->panel(), &m_keepersDock->panel().table()});
    }
    if (m_portsDock) {
        order.append(&m_portsDock->panel());
        cycle.append({&m_portsDock->panel(), m_portsDock->panel().firstFocus()});
    }
    cycle.append({m_detailsDock});
    orderTabsByLayout(order);
    auto *panes = new PaneCycle(cycle, this);
    connect(m_menus, &MainMenus::nextPaneRequested, panes, &PaneCycle::next);
    connect(m_menus, &MainMenus::previousPaneRequested, panes, &PaneCycle::previous);
}

void MainWindow::connectPanels()
{
    connectRequest();
    connect(m_leasesPanel, &LeasesPanel::message, this, &MainWindow::say);
    connect(m_leasesPanel, &LeasesPanel::undoOffered, m_status, &StatusLine::offer);
    connect(m_leasesPanel, &LeasesPanel::addKeyRequested, this, [this] { newKey(); });
    connect(m_leasesPanel, &LeasesPanel::extractRequested, m_request, &RequestPanel::press);
    connect(m_leasesPanel, &LeasesPanel::extractAndCopyRequested, m_request, &RequestPanel::pressAndCopy);
    connect(m_leasesPanel, &LeasesPanel::demoRequested, this, &MainWindow::demoRequested);

    connect(m_calls, &CallsPanel::openUrl, this, &MainWindow::openPage);
    connect(m_calls, &CallsPanel::codeRequested, this, &MainWindow::codeRequested);
    connect(m_calls, &CallsPanel::cancelRequested, &m_parts.desk, &Desk::cancel);
    connect(m_calls, &CallsPanel::reconcileRequested, m_request, &RequestPanel::pressReconcile);
    connect(m_calls, &CallsPanel::message, this, &MainWindow::say);
    connect(m_calls, &CallsPanel::againRequested, m_request, &RequestPanel::pressAgain);
    connect(m_calls, &CallsPanel::leasesRequested, m_leasesPanel, &LeasesPanel::selectRows);
    connect(m_calls, &CallsPanel::keyFilterRequested, m_leasesPanel, &LeasesPanel::showOnlyKeyOf);
    connect(m_calls, &CallsPanel::requestFilterRequested, m_leasesPanel,
            [leases = m_leasesPanel](const QString &id) { leases->showOnly(FilterField::Request, id); });
    connect(&m_parts.leases, &LeaseTable::rowsRemoved, m_calls, &CallsPanel::leasesRemoved);
    const auto copy = [this](const QString &text) {
        m_parts.clipboard.put(text, false);
        tell([] { return tr("Copied."); });
    };
    connect(m_calls, &CallsPanel::copyRequested, this, copy);
    connect(m_detailsDock, &LeaseDetailsDock::copyRequested, this, copy);
    connect(m_detailsDock, &LeaseDetailsDock::callRequested, this, &MainWindow::showCall);
    new CallOfLease(*m_leasesPanel, m_parts.desk.log(), [this](CallId id) { showCall(id); });

    connect(&m_parts.desk, &Desk::callEnded, this, &MainWindow::onCallEnded);

    connect(m_leasesPanel->editFormatsAction(), &QAction::triggered, this, &MainWindow::formatsRequested);
    connect(m_menus, &MainMenus::settingsRequested, this, &MainWindow::settingsRequested);
    connect(m_menus, &MainMenus::historyRequested, this, &MainWindow::historyRequested);
    connect(m_menus, &MainMenus::languageChosen, this, &MainWindow::languageChosen);
    connect(m_menus, &MainMenus::themeChosen, this, &MainWindow::themeChosen);
    connect(m_menus, &MainMenus::codesRequested, this, &MainWindow::codesRequested);
    connect(m_menus, &MainMenus::diagnosticsRequested, this, &MainWindow::diagnosticsRequested);
    connect(m_menus, &MainMenus::aboutRequested, this, &MainWindow::aboutRequested);
    connect(m_menus, &MainMenus::pageRequested, this, &MainWindow::openPage);
    connect(m_menus, &MainMenus::newKeyRequested, this, [this] { newKey(); });
    connect(m_menus, &MainMenus::pasteLinkRequested, this, [this] { newKey(m_parts.clipboard.text()); });
    connect(m_menus, &MainMenus::editKeyRequested, this, [this] { editKey(m_request->currentAccount()); });
    connect(m_menus, &MainMenus::cancelWaitingRequested, this, [this] {
        const bool retried = m_request->stockRetry().isActive();
        m_request->stockRetry().cancel(); // says so
        const int taken = m_parts.desk.cancelWaiting();
        if (retried && taken == 0)
            return;
        tell([taken] {
            return taken > 0 ? tr("Cancelled %n waiting calls. Nothing was sent.", nullptr, taken)
                             : tr("No call is waiting.");
        });
    });
    connect(m_menus, &MainMenus::quitRequested, this, [this] {
        if (m_tray)
            m_tray->quitNext();
        close();
    });

    if (m_parts.ledger) {
        connect(m_parts.ledger, &Ledger::damagedFileSetAside, this, [this](const QString &name) {
            tell([name] {
                return tr("The record of leases was damaged. It was set aside as %1; a new one was begun.").arg(name);
            });
        });
    }
}

void MainWindow::connectRequest()
{
    m_copies = new CallCopies(
        {m_parts.desk, m_parts.preferences, [this](const QList<RowId> &rows) { m_leasesPanel->copyRows(rows); }}, this);
    connect(m_request, &RequestPanel::copyWanted, m_copies, &CallCopies::want);
    connect(m_request, &RequestPanel::newKeyFromLinkRequested, this, [this] { newKey(m_parts.clipboard.text()); });
    connect(m_request, &RequestPanel::message, this, &MainWindow::say);
    connect(m_request, &RequestPanel::newKeyRequested, this, [this] { newKey(); });
    connect(m_request, &RequestPanel::editKeyRequested, this, &MainWindow::editKey);
    connect(m_request, &RequestPanel::copyRequested, this, [this](const QString &text, bool secret) {
        m_parts.clipboard.put(text, secret);
        tell([] { return tr("Copied the request as cURL. It contains the key."); });
    });
    connect(m_request, &RequestPanel::openUrl, this, &MainWindow::openPage);
    connect(m_request, &RequestPanel::filterRequested, this,
            [this](const QUuid &key) { m_leasesPanel->showOnlyKey(key); });
    connect(m_request, &RequestPanel::copyLivingRequested, m_leasesPanel, &LeasesPanel::copyLiving);
    connect(&m_request->stockRetry(), &StockRetry::ended, this, [this](const QUuid &, StockRetry::End why) {
        if (why == StockRetry::End::InStock)
            Q_EMIT stockIsBack();
    });
}

void MainWindow::showCall(CallId id)
{
    m_callsDock->bringToFront();
    m_calls->select(id);
    m_calls->setFocus(Qt::OtherFocusReason);
}

void MainWindow::onCallEnded(CallId id)
{
    // A failed call is selected, so that its explanation is shown without a click.
    const int index = m_parts.desk.log().indexOf(id);
    if (index < 0)
        return;
    const Call &call = m_parts.desk.log().at(index);
    if (call.pressedBy == PressedBy::Keeper)
        return; // no operator waits for it; KeeperAnnouncer reports what matters
    const bool takenBack = call.error && call.error->kind == ApiError::Kind::Cancelled;
    if (call.error && !takenBack)
        m_calls->follow(id);
    if (!takenBack)
        //: %1 an action: "Extract · Short-lived · Channel"; %2 how it ended: "5 received"
        tell([this, call] {
            return tr("%1: %2").arg(callActionText(call), callOutcomeText(call, m_parts.catalogue, 0));
        });
    // Switches to the tab with the new rows.
    if (call.received > 0 && call.endpoint)
        call.endpoint->shape == ReplyShape::RegionLocks ? m_leasesPanel->showLocks() : m_leasesPanel->showLeases();
    m_copies->ended(id); // last: its message must stay visible
}

void MainWindow::retranslate()
{
    // Some systems append the program's name to a title that does not end with it.
    setWindowTitle(m_parts.demo ? tr("Demo – ProxyDeck") : u"ProxyDeck"_s);
    m_requestDock->setWindowTitle(tr("Keys"));
    m_callsDock->setWindowTitle(tr("Calls"));
    m_menus->retranslate();
}

void MainWindow::say(const QString &text) { m_status->say(text); }

void MainWindow::tell(std::function<QString()> make) { m_status->tell(std::move(make)); }

AccountDialog *MainWindow::newKey(const QString &link)
{
    auto *dialog = new AccountDialog({m_parts.catalogue, m_parts.accounts, m_parts.clipboard,
                                      [desk = &m_parts.desk](const QUuid &key) { return desk->waiting(key); }},
                                     this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &AccountDialog::saved, this, [this](const QUuid &id) {
        m_request->selectAccount(id);
        sayKept(id);
    });
    connect(dialog, &AccountDialog::linkAccepted, m_request, &RequestPanel::applyLink);
    if (!link.isEmpty() && !dialog->pasteLink(link)) {
        const auto read = readExtractionLink(link, m_parts.catalogue);
        tell([problem = read ? LinkProblem::NoLink : read.error()] {
            return problem == LinkProblem::NoLink ? tr("The clipboard contains no extraction link from the vendor.")
                                                  : linkProblemText(problem);
        });
    }
    dialog->open();
    return dialog;
}

void MainWindow::editKey(const QUuid &id)
{
    if (!m_parts.accounts.find(id)) {
        tell([] { return tr("There is no key to edit yet."); });
        return;
    }
    auto *dialog = new AccountDialog({m_parts.catalogue, m_parts.accounts, m_parts.clipboard,
                                      [desk = &m_parts.desk](const QUuid &key) { return desk->waiting(key); }},
                                     this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->edit(id);
    connect(dialog, &AccountDialog::saved, this, &MainWindow::sayKept);
    dialog->open();
}

void MainWindow::sayKept(const QUuid &id)
{
    if (m_parts.accounts.isUnlisted(id))
        tell([] {
            return tr("The list of keys could not be saved. The key works until the program ends and must then be "
                      "entered again.");
        });
    else if (m_parts.accounts.secretState(id) == AccountBook::SecretState::SessionOnly)
        tell([] { return tr("The key is kept for this session only and must be entered again after that."); });
    else
        tell([] { return tr("The key was saved."); });
}

void MainWindow::openPage(const QUrl &url)
{
    // Only pages named in the catalogue should get here; the check makes sure that text from a reply can never start a
    // program.
    if (url.scheme() == u"https" && QDesktopServices::openUrl(url))
        return;
    m_parts.clipboard.put(url.toString(), false);
    tell([url] { return tr("The page could not be opened; its address was copied: %1").arg(url.toString()); });
}

void MainWindow::markCopied(const QList<LeaseKey> &leases) { m_parts.desk.marks().setCopied(leases); }

void MainWindow::addBar(QWidget *bar) { m_centre->insertWidget(0, bar); }

void MainWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QMainWindow::changeEvent(event);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (m_endsUnasked) {
        save();
        QMainWindow::closeEvent(event);
        return;
    }
    if (m_tray && m_tray->onClose() != Tray::Close::Quit) {
        // Calls in progress and the countdown of their leases continue.
        save();
        event->ignore();
        return;
    }
    if (!mayQuit()) {
        event->ignore();
        return;
    }
    if (m_mayEnd && !m_mayEnd()) {
        event->ignore();
        return;
    }
    save();
    QMainWindow::closeEvent(event);
}

bool MainWindow::isExporting() const
{
    return m_leasesPanel->isExporting() || (m_exportsElsewhere && m_exportsElsewhere());
}

bool MainWindow::wouldAsk() const
{
    return m_parts.desk.inFlight() + m_parts.desk.waiting() > 0 || isExporting() || m_request->stockRetry().isActive();
}

/// Asks once about all that quitting would lose.
bool MainWindow::mayQuit()
{
    const int open = m_parts.desk.inFlight();
    const int waiting = m_parts.desk.waiting();
    QStringList texts;
    if (open > 0)
        texts << tr("%n calls were sent and have no answer yet. What they bring may have been paid for and would be "
                    "lost.",
                    nullptr, open);
    if (waiting > 0)
        texts << tr("%n calls wait to be sent. They would be dropped; nothing is charged for them.", nullptr, waiting);
    if (isExporting())
        texts << tr("An export is still being written. Quitting cancels it, and its file is not changed.");
    if (m_request->stockRetry().isActive())
        texts << tr("%1 Quitting ends the retries.", "after a sentence").arg(m_request->stockRetryText());
    if (texts.isEmpty())
        return true;
    QMessageBox box(QMessageBox::Warning, tr("Quit ProxyDeck"), texts.join(u"\n\n"_s), QMessageBox::NoButton, this);
    box.setObjectName(u"quitQuestion"_s);
    box.setTextFormat(Qt::PlainText);
    QPushButton *wait
        = box.addButton(open > 0 ? tr("Wait for the answer") : tr("Do not quit"), QMessageBox::RejectRole);
    QPushButton *quit = box.addButton(tr("Quit anyway"), QMessageBox::DestructiveRole);
    box.setDefaultButton(wait);
    box.exec();
    return box.clickedButton() == quit;
}

void MainWindow::save()
{
    Q_EMIT aboutToSave();
    QSettings &settings = m_parts.settings;
    settings.setValue("window/geometry"_L1, saveGeometry());
    settings.setValue("window/docks"_L1, saveState(stateVersion));
    m_request->saveState(settings);
    m_leasesPanel->saveState(settings);
    m_calls->saveState(settings);
    if (m_keepersDock)
        m_keepersDock->panel().saveState(settings);
    if (m_portsDock)
        m_portsDock->panel().saveState(settings);
    settings.sync();
}

void MainWindow::quitWithoutAsking()
{
    m_endsUnasked = true;
    save();
}

void MainWindow::restore()
{
    QSettings &settings = m_parts.settings;
    if (restoreGeometry(settings.value("window/geometry"_L1).toByteArray()))
        refitted(*this, firstSize);
    const QByteArray docks = settings.value("window/docks"_L1).toByteArray();
    // Docks that an earlier version did not have come as tabs beside the calls.
    if (!restoreState(docks, stateVersion)) {
        const bool hasKeepers = restoreState(docks, stateWithoutPorts);
        if (hasKeepers || restoreState(docks, stateWithoutKeepers)) {
            if (m_keepersDock && !hasKeepers)
                tabifyDockWidget(m_callsDock, m_keepersDock);
            if (m_portsDock)
                tabifyDockWidget(m_callsDock, m_portsDock);
            m_callsDock->raise();
        }
    }
    if (m_keepersDock)
        m_keepersDock->panel().restoreState(settings);
    if (m_portsDock)
        m_portsDock->panel().restoreState(settings);
    m_request->restoreState(settings);
    m_leasesPanel->restoreState(settings);
    m_calls->restoreState(settings);
}

} // namespace proxydeck

#include "moc_main_window.cpp"
