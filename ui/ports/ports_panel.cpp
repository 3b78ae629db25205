// SPDX-License-Identifier: MIT
#include "ui/ports/ports_panel.h"

#include "accounts/account_book.h"
#include "base/visible_text.h"
#include "lease/vendor_clock.h"
#include "table/common_values.h"
#include "table/lease_table.h"
#include "ui/filter/filter_words.h"
#include "ui/filter/stored_filter.h"
#include "ui/port/fitting_leases.h"
#include "ui/port/port_copies.h"
#include "ui/port/port_dialog.h"
#include "ui/port/port_texts.h"
#include "ui/ports/connections_model.h"
#include "ui/ports/connections_table.h"
#include "ui/ports/port_actions.h"
#include "ui/ports/port_note.h"
#include "ui/ports/ports_bar.h"
#include "ui/ports/ports_model.h"
#include "ui/ports/ports_table.h"
#include "ui/widgets/headings.h"
#include "ui/widgets/note_label.h"
#include "view/lease_view.h"

#include <QAction>
#include <QEvent>
#include <QLabel>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostFilterValues = 50;

} // namespace

PortsPanel::PortsPanel(const Parts &parts, QWidget *parent)
    : QWidget(parent)
    , m_parts(parts)
    , m_model(new PortsModel(this))
    , m_connections(new ConnectionsModel(
          parts.clock,
          [leases = &parts.leases](quint64 id) {
              const Lease lease = leases->lease(RowId(id));
              const auto check = leases->check(RowId(id));
              return ConnectionsModel::LeaseNames{lease.server,
                                                  check && !check->exitIp.isEmpty() ? check->exitIp : lease.exitIp};
          },
          this))
    , m_actions(new PortActions(this))
    , m_copies(new PortCopies(
          {parts.ports, parts.clipboard, parts.formats}, [this] { return currentPort(); }, this))
    , m_empty(new QWidget(this))
    , m_emptyText(makeText(m_empty))
    , m_first(new QPushButton(m_empty))
    , m_full(new QWidget(this))
    , m_warning(new NoteLabel(NoteLabel::Kind::Problem, m_full))
    , m_note(new PortNote(parts.ports, m_full))
    , m_table(new PortsTable(*m_model, m_full))
    , m_bar(new PortsBar(*m_actions, *m_copies, m_full))
    , m_connectionsTable(new ConnectionsTable(*m_connections, m_full))
{
    build();
    connectParts();
    retranslate();
    followPorts();
}

PortsPanel::~PortsPanel()
{
    // The tables are destroyed after this object and would still emit selection changes.
    m_table->disconnect(this);
    m_connectionsTable->disconnect(this);
}

void PortsPanel::build()
{
    setObjectName(u"portsPanel"_s);
    m_first->setObjectName(u"portFirst"_s);
    m_first->setAutoDefault(false);
    m_warning->setObjectName(u"portsWarning"_s);
    m_emptyText->setAlignment(Qt::AlignCenter);
    auto *empty = new QVBoxLayout(m_empty);
    empty->setContentsMargins(12, 2, 12, 2);
    empty->addStretch(1);
    empty->addWidget(m_emptyText);
    empty->addWidget(m_first, 0, Qt::AlignHCenter);
    empty->addStretch(1);
    auto *full = new QVBoxLayout(m_full);
    full->setContentsMargins({});
    full->setSpacing(0);
    full->addWidget(m_warning);
    full->addWidget(m_table);
    full->addWidget(m_note);
    full->addWidget(m_bar);
    full->addWidget(m_connectionsTable, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_empty);
    layout->addWidget(m_full);
    m_actions->fillMenu(m_copies->copy(), m_copies->menu(), m_table->columnsMenu());
    m_table->addActions({m_actions->edit, m_actions->remove});
    m_connectionsTable->addAction(m_actions->close);
}

void PortsPanel::connectParts()
{
    connect(&m_parts.ports, &LocalPorts::portsChanged, this, &PortsPanel::followPorts);
    connect(&m_parts.ports, &LocalPorts::stateChanged, this, &PortsPanel::followFigures);
    connect(&m_parts.ports, &LocalPorts::figuresChanged, this, &PortsPanel::followFigures);
    connect(&m_parts.ports, &LocalPorts::passwordChanged, this, &PortsPanel::showNotes);
    connect(m_table, &PortsTable::currentEdited, this, [this] {
        showState();
        showNotes();
        showWhichPorts();
        showConnections();
    });
    connect(m_table, &QAbstractItemView::activated, this, &PortsPanel::editPort);
    connect(m_connectionsTable, &RowTable::selectionEdited, this, &PortsPanel::showState);
    connect(m_table, &QWidget::customContextMenuRequested, this, [this](const QPoint &at) {
        openMenu(*m_table->viewport(), at,
                 {m_copies->copy(), m_copies->menu()->menuAction(), nullptr, m_actions->edit, m_actions->toggle,
                  m_actions->remove, nullptr, m_actions->make, m_actions->onlyThis,
                  m_table->columnsMenu()->menuAction()});
    });
    connect(m_connectionsTable, &QWidget::customContextMenuRequested, this, [this](const QPoint &at) {
        openMenu(*m_connectionsTable->viewport(), at, {m_actions->close, m_actions->onlyThis});
    });
    connect(m_first, &QPushButton::clicked, this, [this] { makePort(); });
    connect(m_note, &PortNote::message, this, &PortsPanel::message);
    connect(m_note, &PortNote::numberGiven, m_table, [table = m_table] { table->setFocus(); });
    connect(m_actions->make, &QAction::triggered, this, [this] { makePort(); });
    connect(m_actions->edit, &QAction::triggered, this, &PortsPanel::editPort);
    connect(m_actions->remove, &QAction::triggered, this, &PortsPanel::removePort);
    connect(m_actions->toggle, &QAction::triggered, this, [this] {
        if (const auto port = currentPort())
            m_parts.ports.setOn(port->id, !port->isOn);
    });
    connect(m_actions->close, &QAction::triggered, this, &PortsPanel::closeSelected);
    connect(m_actions->onlyThis, &QAction::toggled, this, [this] {
        showWhichPorts();
        showConnections();
    });
    connect(m_copies, &PortCopies::message, this, &PortsPanel::message);
}

QUuid PortsPanel::current() const { return m_table->current(); }

QWidget *PortsPanel::firstFocus() const { return m_table; }

std::optional<PortTerms> PortsPanel::currentPort() const { return m_parts.ports.port(m_table->current()); }

void PortsPanel::followPorts()
{
    const QList<PortTerms> ports = m_parts.ports.ports();
    m_model->setPorts(ports);
    m_empty->setVisible(ports.isEmpty());
    m_full->setVisible(!ports.isEmpty());
    QHash<QUuid, QString> names;
    for (const PortTerms &port : ports)
        names.insert(port.id, portNameText(port));
    m_connections->setPortNames(names);
    showWhichPorts();
    showState();
    followFigures();
}

void PortsPanel::followFigures()
{
    if (!m_isSeen)
        return; // all of it is read when it is shown
    QList<PortFigures> figures;
    for (int row = 0; row < m_model->rowCount(); ++row)
        figures.append(m_parts.ports.figures(m_model->terms(row).id));
    m_model->setFigures(figures);
    showConnections();
    showNotes();
}

void PortsPanel::showConnections()
{
    if (!m_isSeen)
        return;
    QList<ConnectionFigures> connections = m_parts.ports.connections();
    if (m_actions->onlyThis->isChecked()) {
        connections.removeIf(
            [current = m_table->current()](const ConnectionFigures &each) { return each.port != current; });
    }
    const qsizetype shown = connections.size();
    m_connections->setConnections(std::move(connections));
    m_bar->setCounts(shown, std::max<qsizetype>(m_parts.ports.allConnections(), shown));
    showState();
}

/// Of which ports connections are, and what is said while there is none.
void PortsPanel::showWhichPorts()
{
    m_connectionsTable->showPorts(m_model->rowCount() > 1 && !m_actions->onlyThis->isChecked());
    const auto port = currentPort();
    m_connectionsTable->setEmptyText(
        port && port->isOn
            //: %1 an address and port
            ? tr("No connection is open. Point a browser or a tool at %1.").arg(portAddressText(*port))
            : tr("No connection is open."));
}

void PortsPanel::showNotes()
{
    QStringList reachable;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (const PortTerms &port = m_model->terms(row); port.isOn && isBeyondLoopback(port))
            reachable.append(portAddressText(port));
    }
    const QString warning = reachable.isEmpty() ? QString()
                                                //: %1 addresses and ports
                                                : tr("Other machines can reach %1.").arg(reachable.join(u", "_s));
    if (m_warning->text() != warning)
        m_warning->setText(warning);
    m_note->follow(currentPort());
}

void PortsPanel::showState()
{
    const auto port = currentPort();
    m_actions->setState(port.has_value(), port && port->isOn,
                        m_connectionsTable->selectionModel()->selectedRows().size());
    m_copies->copy()->setEnabled(port.has_value());
    m_copies->menu()->menuAction()->setEnabled(port.has_value());
}

void PortsPanel::openMenu(QWidget &at, const QPoint &place, const QList<QAction *> &actions)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (QAction *action : actions) {
        if (action)
            menu->addAction(action);
        else
            menu->addSeparator();
    }
    menu->popup(at.mapToGlobal(place));
}

QStringList PortsPanel::filterValues(FilterField field) const
{
    if (field == FilterField::State)
        return {filterStateName(LeaseState::Live), filterStateName(LeaseState::Expiring)};
    return commonValues(m_parts.leases.store(), m_parts.view.names(), field, mostFilterValues);
}

PortDialog *PortsPanel::openDialog()
{
    if (m_dialog)
        m_dialog->close();
    PortForm::Parts form{m_parts.clipboard, {}, {}};
    form.fitting
        = [this](const QString &filter) { return fittingLeases(m_parts.leases, m_parts.view.names(), filter); };
    form.values = [this](FilterField field) { return filterValues(field); };
    form.keepers = [this] {
        QList<std::pair<QUuid, QString>> keys;
        const QList<QUuid> kept = m_parts.keptKeys ? m_parts.keptKeys() : QList<QUuid>();
        for (const QUuid &key : kept) {
            if (const Account *account = m_parts.accounts.find(key))
                keys.append({key, visibleText(account->name)});
        }
        return keys;
    };
    m_dialog = new PortDialog({m_parts.ports, form}, window());
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_dialog, &PortDialog::saved, this, [this](const QUuid &id) {
        Q_EMIT shownRequested();
        followPorts(); // also where it has not been said
        m_table->select(id);
        const auto port = m_parts.ports.port(id);
        if (!port)
            return;
        //: %1 an address and port
        Q_EMIT message(tr("Local port %1 was saved.").arg(portAddressText(*port)));
    });
    return m_dialog;
}

PortDialog *PortsPanel::makePort(const QString &filter)
{
    PortDialog *dialog = openDialog();
    dialog->make(m_parts.ports.proposed(storedFilter(filter)));
    dialog->open();
    return dialog;
}

void PortsPanel::editPort()
{
    const auto port = currentPort();
    if (!port)
        return;
    PortDialog *dialog = openDialog();
    dialog->edit(*port);
    dialog->open();
}

void PortsPanel::removePort()
{
    const auto port = currentPort();
    if (!port)
        return;
    const auto removeIt = [this, id = port->id, address = portAddressText(*port)] {
        m_parts.ports.remove(id);
        //: %1 an address and port
        Q_EMIT message(tr("Local port %1 was removed.").arg(address));
    };
    const int open = m_parts.ports.figures(port->id).open;
    if (open == 0 && !port->hasPassword) {
        removeIt();
        return;
    }
    QStringList losses;
    if (open > 0)
        losses.append(tr("%n open connections are closed.", nullptr, open));
    if (port->hasPassword)
        losses.append(tr("Its password is removed from the keychain and cannot be restored."));
    auto *box
        = new QMessageBox(QMessageBox::Warning, tr("Remove local port"),
                          //: %1 an address and port
                          tr("Remove the local port %1?").arg(portAddressText(*port)), QMessageBox::Cancel, window());
    box->setObjectName(u"removePortQuestion"_s);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(losses.join(u'\n'));
    box->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton *yes = box->addButton(tr("Remove"), QMessageBox::DestructiveRole);
    box->setDefaultButton(QMessageBox::Cancel);
    connect(box, &QMessageBox::buttonClicked, this, [yes, removeIt](const QAbstractButton *button) {
        if (button == yes)
            removeIt();
    });
    box->open();
}

void PortsPanel::closeSelected()
{
    const QList<quint64> ids = m_connectionsTable->selected();
    for (const quint64 id : ids)
        m_parts.ports.closeConnection(id);
    if (!ids.isEmpty())
        Q_EMIT message(tr("Closed %n connections.", nullptr, int(ids.size())));
}

void PortsPanel::retranslate()
{
    m_emptyText->setText(tr("A local port is a proxy on this machine that hands each connection on to a lease that has "
                            "time left.\nA browser, script or tool is pointed at it once, and never needs another "
                            "address."));
    m_first->setText(tr("New local port…"));
    m_actions->retranslate();
    m_copies->retranslate();
    m_model->retranslate();
    m_connections->retranslate();
    m_table->retranslate();
    m_connectionsTable->retranslate();
    m_bar->retranslate();
    showWhichPorts();
    m_note->retranslate();
    showNotes();
}

void PortsPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_isSeen = true;
    Q_EMIT seenChanged(true);
    followFigures();
}

void PortsPanel::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_isSeen = false;
    Q_EMIT seenChanged(false);
}

void PortsPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void PortsPanel::saveState(QSettings &settings) const
{
    m_table->saveState(settings);
    m_copies->saveState(settings);
}

void PortsPanel::restoreState(QSettings &settings)
{
    m_table->restoreState(settings);
    m_copies->restoreState(settings);
}

} // namespace proxydeck

#include "moc_ports_panel.cpp"
