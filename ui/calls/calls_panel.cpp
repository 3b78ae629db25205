// SPDX-License-Identifier: MIT
#include "ui/calls/calls_panel.h"

#include "base/visible_text.h"
#include "catalogue/catalogue.h"
#include "ui/calls/call_actions.h"
#include "ui/calls/call_columns.h"
#include "ui/calls/call_delegate.h"
#include "ui/calls/call_details.h"
#include "ui/calls/calls_model.h"
#include "ui/calls/received_text_dialog.h"
#include "ui/widgets/row_table.h"
#include "ui/widgets/table_header.h"
#include "ui/wording/call_texts.h"

#include <QAction>
#include <QEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QResizeEvent>
#include <QScopedValueRollback>
#include <QSettings>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

/// From this width on, in characters, the explanation is shown beside the list.
constexpr int charactersSideBySide = 115;

} // namespace

CallsPanel::CallsPanel(const CallLog &log, const Catalogue &catalogue, const CallsModel::PositionOf &positionOf,
                       QWidget *parent)
    : QWidget(parent)
    , m_log(log)
    , m_catalogue(catalogue)
    , m_actions(new CallActions(this))
    , m_model(new CallsModel(log, catalogue, positionOf, this))
    , m_splitter(new QSplitter(Qt::Horizontal, this))
    , m_table(new RowTable(m_splitter))
    , m_columns(new CallColumns(*m_table, catalogue))
    , m_details(new CallDetails(*m_actions, m_splitter))
{
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 0);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_splitter);

    connectModel();
    buildTable();
    connectActions();
    retranslate();
    followNewest();
}

CallsPanel::~CallsPanel()
{
    // The table is destroyed after this object and would still emit selection changes.
    disconnect(m_table->selectionModel(), nullptr, this, nullptr);
}

void CallsPanel::setLeasesOf(const CallsModel::LeasesOf &leasesOf)
{
    m_model->setLeasesOf(leasesOf);
    refresh();
}

void CallsPanel::leasesRemoved() { m_model->leasesRemoved(); }

QAction *CallsPanel::detailsAction() const { return m_actions->details; }

/// Call before setModel(): selection changes that Qt makes while rows change must not count as the operator's.
void CallsPanel::connectModel()
{
    const auto begin = [this] { m_selecting = true; };
    const auto end = [this] {
        m_selecting = false;
        showSelected();
    };
    connect(m_model, &QAbstractItemModel::rowsAboutToBeInserted, this, begin);
    connect(m_model, &QAbstractItemModel::rowsInserted, this, [this] { m_selecting = false; });
    connect(m_model, &QAbstractItemModel::rowsAboutToBeRemoved, this, begin);
    connect(m_model, &CallsModel::regrouped, this, end);
    connect(m_model, &QAbstractItemModel::modelAboutToBeReset, this, begin);
    connect(m_model, &QAbstractItemModel::dataChanged, this, [this](const QModelIndex &from, const QModelIndex &to) {
        const int row = currentRow();
        if (row >= from.row() && row <= to.row())
            refresh();
    });
    connect(&m_log, &CallLog::appended, this, [this] {
        if (!m_actions->pin->isChecked())
            followNewest();
    });
}

void CallsPanel::buildTable()
{
    m_table->setObjectName(u"calls"_s);
    auto *header = new TableHeader(m_table, TableHeader::Titles::AsCells);
    header->setStretchLastSection(false);
    header->setSectionsClickable(false); // the order is always newest first
    m_table->setHorizontalHeader(header);
    m_table->setModel(m_model);
    auto *delegate = new CallDelegate(m_table);
    m_table->setItemDelegate(delegate);
    m_table->setSelectionMode(QTableView::SingleSelection);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->installEventFilter(this);
    header->setSectionResizeMode(int(CallsModel::Column::Outcome), QHeaderView::Stretch);
    applyFont();

    // After the table, which has no selection then.
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] {
        m_selecting = false;
        showSelected();
    });
    connect(m_table, &RowTable::fontEdited, this, &CallsPanel::applyFont);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &CallsPanel::onOperatorSelected);
    connect(m_table, &QWidget::customContextMenuRequested, this, &CallsPanel::openMenu);
    connect(m_table, &QTableView::doubleClicked, this, [this](const QModelIndex &index) {
        if (m_model->leases(index.row()) > 0)
            selectLeases(index.row());
        else if (const auto line = m_model->line(index.row());
                 line == CallsModel::Line::ClosedGroup || line == CallsModel::Line::OpenGroup)
            setOpen(index.row(), line == CallsModel::Line::ClosedGroup);
        else
            m_actions->details->setChecked(true);
    });
    connect(delegate, &CallDelegate::linkPressed, this,
            [this](const QModelIndex &index) { selectLeases(index.row()); });
    connect(delegate, &CallDelegate::arrowPressed, this, [this](const QModelIndex &index) {
        setOpen(index.row(), m_model->line(index.row()) == CallsModel::Line::ClosedGroup);
    });
}

void CallsPanel::connectActions()
{
    const auto onCurrent = [this](QAction *action, auto &&act) {
        connect(action, &QAction::triggered, this, [this, act] {
            if (const Call *call = current())
                act(*call);
        });
    };
    onCurrent(m_actions->selectLeases, [this](const Call &) { selectLeases(currentRow()); });
    onCurrent(m_actions->reconcile, [this](const Call &call) { Q_EMIT reconcileRequested(call.id); });
    onCurrent(m_actions->cancel, [this](const Call &call) { Q_EMIT cancelRequested(call.id); });
    onCurrent(m_actions->callAgain, [this](const Call &call) { Q_EMIT againRequested(call.id); });
    onCurrent(m_actions->filterByKey,
              [this](const Call &call) { Q_EMIT keyFilterRequested(call.account, call.accountName); });
    onCurrent(m_actions->filterByRequest, [this](const Call &call) { Q_EMIT requestFilterRequested(call.requestId); });
    onCurrent(m_actions->openPage,
              [this](const Call &call) { Q_EMIT openUrl(callWording(call, m_catalogue, 0).page); });
    onCurrent(m_actions->showCode, [this](const Call &call) {
        if (call.error)
            Q_EMIT codeRequested(call.error->code, call.endpoint ? call.endpoint->mode : Mode::None);
    });
    onCurrent(m_actions->copyRequest, [this](const Call &call) { Q_EMIT copyRequested(visibleText(call.requestId)); });
    onCurrent(m_actions->copySupport, [this](const Call &call) { Q_EMIT copyRequested(callSupportText(call)); });
    connect(m_actions->showReceived, &QAction::triggered, this, &CallsPanel::showReceived);
    connect(m_actions->toggleGroup, &QAction::triggered, this, [this] {
        const int row = m_model->rowOf(m_current, true);
        if (row >= 0)
            setOpen(row, m_model->line(row) == CallsModel::Line::ClosedGroup);
    });
    connect(m_actions->pin, &QAction::triggered, this, [this](bool pinned) {
        if (!pinned)
            followNewest();
    });
    connect(m_actions->details, &QAction::toggled, this, [this](bool shown) {
        const bool hadFocus = m_details->isAncestorOf(focusWidget());
        if (shown && !current())
            followNewest();
        refresh();
        if (!shown && hadFocus)
            m_table->setFocus(Qt::OtherFocusReason);
    });
    connect(m_details, &CallDetails::closeRequested, m_actions->closeDetails, &QAction::trigger);
}

void CallsPanel::setCurrent(CallId id, bool group, bool scroll)
{
    m_current = id;
    m_isGroup = group;
    showSelected();
    if (const int row = currentRow(); scroll && row >= 0)
        m_table->scrollTo(m_model->index(row, int(CallsModel::Column::Time)));
    refresh();
}

/// Selects the line of the current call, wherever it is by now.
void CallsPanel::showSelected()
{
    if (m_selecting)
        return;
    const QScopedValueRollback selecting(m_selecting, true);
    const int row = currentRow();
    const bool scrolls = m_table->hasAutoScroll();
    m_table->setAutoScroll(false);
    if (row >= 0)
        m_table->selectRow(row);
    else
        m_table->clearSelection();
    m_table->setAutoScroll(scrolls);
    if (row < 0 && m_current != 0) {
        m_current = 0;
        m_actions->pin->setChecked(false);
        refresh();
    }
}

void CallsPanel::followNewest()
{
    m_actions->pin->setChecked(false);
    if (m_model->rowCount() > 0)
        setCurrent(m_model->call(0).id, false, true);
    else
        refresh();
}

void CallsPanel::onOperatorSelected()
{
    if (m_selecting)
        return;
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    if (rows.isEmpty()) {
        m_current = 0;
        m_actions->pin->setChecked(false);
    } else {
        const int row = rows.first().row();
        const auto line = m_model->line(row);
        m_current = m_model->call(row).id;
        m_isGroup = line == CallsModel::Line::ClosedGroup || line == CallsModel::Line::OpenGroup;
        m_actions->pin->setChecked(row > 0);
    }
    refresh();
}

void CallsPanel::refresh()
{
    const Call *call = current();
    const int row = currentRow();
    const bool hadFocus = m_details->isAncestorOf(focusWidget()) && m_details->isVisible();
    if (!call || row < 0) {
        m_actions->clear();
        m_actions->toggleGroup->setVisible(false);
        m_details->hide();
        return;
    }
    const Wording wording = callWording(*call, m_catalogue, m_model->positionOf(row));
    m_actions->update(*call, wording, m_catalogue, m_model->leases(row));
    const auto line = m_model->line(row);
    m_actions->toggleGroup->setVisible(line != CallsModel::Line::Call);
    m_actions->toggleGroup->setText(line == CallsModel::Line::ClosedGroup ? tr("&Show each call")
                                                                          : tr("Show as &one line"));
    if (!m_actions->details->isChecked()) {
        m_details->hide();
        return;
    }
    m_details->show(*call, wording);
    // If a focused button gets hidden, Qt would move the focus to an arbitrary widget.
    if (hadFocus && (!focusWidget() || !focusWidget()->isVisible()))
        m_details->focusFirst();
}

void CallsPanel::setOpen(int row, bool open)
{
    m_current = m_model->call(row).id;
    m_isGroup = m_model->line(row) != CallsModel::Line::Member && m_model->line(row) != CallsModel::Line::Call;
    m_model->setOpen(row, open);
    refresh();
}

void CallsPanel::selectLeases(int row)
{
    if (row < 0)
        return;
    QList<RowId> rows;
    for (const CallId id : m_model->calls(row)) {
        if (const Call *call = m_log.find(id))
            rows += call->rows;
    }
    Q_EMIT leasesRequested(rows);
}

void CallsPanel::showReceived()
{
    const Call *call = current();
    if (!call)
        return;
    auto *dialog = new ReceivedTextDialog(callFullTimeText(*call) + u" · "_s + callActionText(*call),
                                          callReceivedText(*call), this);
    dialog->show();
}

void CallsPanel::openMenu(const QPoint &position)
{
    if (!current())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    m_actions->fill(*menu);
    menu->popup(m_table->viewport()->mapToGlobal(position));
}

void CallsPanel::select(CallId id)
{
    if (m_model->rowOf(id) < 0)
        return;
    m_actions->pin->setChecked(true);
    setCurrent(id, false, true);
}

void CallsPanel::follow(CallId id)
{
    if ((!m_actions->pin->isChecked() || m_current == id) && m_model->rowOf(id) >= 0)
        setCurrent(id, false, true);
}

void CallsPanel::clearEnded() { m_model->hideEnded(); }

void CallsPanel::saveState(QSettings &settings) const
{
    m_columns->saveState(settings);
    settings.setValue(u"calls/details"_s, m_actions->details->isChecked());
}

void CallsPanel::restoreState(QSettings &settings)
{
    m_columns->restoreState(settings);
    m_actions->details->setChecked(settings.value(u"calls/details"_s, true).toBool());
}

void CallsPanel::retranslate()
{
    m_table->setAccessibleName(tr("Calls"));
    m_actions->retranslate();
    m_model->retranslate();
    m_columns->setFirstWidths();
    m_details->retranslate();
    refresh();
}

void CallsPanel::applyFont()
{
    const int line = m_table->fontMetrics().height();
    m_table->verticalHeader()->setDefaultSectionSize(line + std::max(8, line / 2));
    m_columns->setFirstWidths();
}

void CallsPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

bool CallsPanel::onKey(const QKeyEvent &event)
{
    if (event.modifiers() & ~Qt::KeypadModifier)
        return false;
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    const int row = rows.isEmpty() ? -1 : rows.first().row();
    const bool toRight = layoutDirection() == Qt::LeftToRight;
    switch (event.key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (row >= 0 && m_model->leases(row) > 0) {
            selectLeases(row);
        } else if (row >= 0) {
            m_actions->details->setChecked(true);
            m_details->focusFirst();
        }
        return true;
    case Qt::Key_Escape:
        if (row >= 0 && m_actions->details->isChecked())
            m_actions->details->setChecked(false);
        else if (row >= 0)
            m_table->clearSelection();
        return row >= 0;
    case Qt::Key_Right:
    case Qt::Key_Left: {
        if (row < 0)
            return false;
        const bool opens = (event.key() == Qt::Key_Right) == toRight;
        const auto line = m_model->line(row);
        if (line == CallsModel::Line::Member && !opens) {
            m_actions->pin->setChecked(true);
            setCurrent(m_current, true, true);
        } else if (line == CallsModel::Line::OpenGroup && opens) {
            m_table->selectRow(row + 1);
        } else {
            setOpen(row, opens);
        }
        return true; // rows are selected, not cells
    }
    default:
        return false;
    }
}

bool CallsPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_table && event->type() == QEvent::KeyPress && onKey(*static_cast<QKeyEvent *>(event)))
        return true;
    return QWidget::eventFilter(watched, event);
}

void CallsPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const bool wide = event->size().width() >= fontMetrics().averageCharWidth() * charactersSideBySide;
    m_splitter->setOrientation(wide ? Qt::Horizontal : Qt::Vertical);
}

} // namespace proxydeck

#include "moc_calls_panel.cpp"
