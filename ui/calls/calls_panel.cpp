// SPDX-License-Identifier: MIT
#include "ui/calls/calls_panel.h"

#include "base/visible_text.h"
#include "catalogue/catalogue.h"
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
#include <QSettings>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

constexpr int columnCount = int(CallsModel::Column::Count);

// Widths in characters.
/// From this width on, the explanation is shown beside the list.
constexpr int charactersSideBySide = 115;
constexpr int charactersOfOutcome = 32;
constexpr int fewestOfAction = 18;

} // namespace

CallsPanel::CallsPanel(const CallLog &log, const Catalogue &catalogue, const CallsModel::PositionOf &positionOf,
                       QWidget *parent)
    : QWidget(parent)
    , m_catalogue(catalogue)
    , m_model(new CallsModel(log, catalogue, positionOf, this))
    , m_splitter(new QSplitter(Qt::Horizontal, this))
    , m_table(new RowTable(m_splitter))
    , m_listInUse(makeAction(u"reconcile"_s))
    , m_cancel(makeAction(u"cancel"_s))
    , m_openPage(makeAction(u"openPage"_s))
    , m_showCode(makeAction(u"showCode"_s))
    , m_copyRequest(makeAction(u"copyRequest"_s))
    , m_copySupport(makeAction(u"copySupport"_s))
    , m_showReceived(makeAction(u"showReceived"_s))
{
    m_details = new CallDetails(
        {m_listInUse, m_cancel, m_openPage, m_showCode, m_copyRequest, m_copySupport, m_showReceived}, m_splitter);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 0);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_splitter);

    buildTable();
    connectActions();
    retranslate();
    refresh();
}

CallsPanel::~CallsPanel()
{
    // The table is destroyed after this object and would still emit selection changes.
    disconnect(m_table->selectionModel(), nullptr, this, nullptr);
}

QAction *CallsPanel::makeAction(const QString &name)
{
    auto *action = new QAction(this);
    action->setObjectName(name);
    return action;
}

void CallsPanel::buildTable()
{
    m_table->setObjectName(u"calls"_s);
    auto *header = new TableHeader(m_table, TableHeader::Titles::AsCells);
    header->setStretchLastSection(false);
    header->setSectionsClickable(false); // the order is always newest first
    m_table->setHorizontalHeader(header);
    m_table->setModel(m_model);
    m_table->setItemDelegate(new CallDelegate(m_table));
    m_table->setSelectionMode(QTableView::SingleSelection);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->installEventFilter(this);
    header->setSectionResizeMode(int(CallsModel::Column::Outcome), QHeaderView::Stretch);
    applyFont();

    connect(m_table, &RowTable::fontEdited, this, &CallsPanel::applyFont);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &CallsPanel::refresh);
    connect(m_model, &QAbstractItemModel::dataChanged, this, [this](const QModelIndex &from, const QModelIndex &to) {
        const QModelIndexList selected = m_table->selectionModel()->selectedRows();
        if (!selected.isEmpty() && selected.first().row() >= from.row() && selected.first().row() <= to.row())
            refresh();
    });
    connect(m_model, &QAbstractItemModel::modelReset, this, &CallsPanel::refresh);
    connect(m_table, &QWidget::customContextMenuRequested, this, &CallsPanel::openMenu);
    connect(m_table, &QTableView::doubleClicked, this, [this] { m_details->focusFirst(); });
}

void CallsPanel::setFirstWidths()
{
    using Column = CallsModel::Column;
    const QFontMetrics text = m_table->fontMetrics();
    constexpr std::pair<Column, int> widths[]{
        {Column::Time, 11}, {Column::Account, 14}, {Column::Number, 10}, {Column::Duration, 11}, {Column::Request, 17}};
    auto *header = static_cast<TableHeader *>(m_table->horizontalHeader());
    for (const auto &[column, characters] : widths) {
        m_table->setColumnHidden(int(column), false); // fitColumns() hides it again
        header->fitSection(int(column), text.averageCharWidth() * (characters + 1));
    }
    if (!m_actionOfOperator) {
        int longest = 0;
        for (const Endpoint &endpoint : m_catalogue.endpoints())
            longest = std::max(longest, text.horizontalAdvance(callActionText(endpoint)));
        setActionWidth(longest + 2 * cellPadding + 4);
    }
    fitColumns();
}

void CallsPanel::setActionWidth(int width)
{
    m_actionWidth = width;
    m_table->setColumnWidth(int(CallsModel::Column::Action), width);
    m_actionShown = m_table->columnWidth(int(CallsModel::Column::Action));
}

void CallsPanel::connectActions()
{
    connect(m_listInUse, &QAction::triggered, this, [this] {
        if (const Call *call = current())
            Q_EMIT reconcileRequested(call->id);
    });
    connect(m_cancel, &QAction::triggered, this, [this] {
        if (const Call *call = current())
            Q_EMIT cancelRequested(call->id);
    });
    connect(m_openPage, &QAction::triggered, this, [this] {
        if (const Call *call = current())
            Q_EMIT openUrl(callWording(*call, m_catalogue, 0).page);
    });
    connect(m_showCode, &QAction::triggered, this, [this] {
        if (const Call *call = current(); call && call->error)
            Q_EMIT codeRequested(call->error->code, call->endpoint ? call->endpoint->mode : Mode::None);
    });
    connect(m_copyRequest, &QAction::triggered, this, [this] {
        if (const Call *call = current())
            Q_EMIT copyRequested(visibleText(call->requestId));
    });
    connect(m_copySupport, &QAction::triggered, this, [this] {
        if (const Call *call = current())
            Q_EMIT copyRequested(callSupportText(*call));
    });
    connect(m_showReceived, &QAction::triggered, this, &CallsPanel::showReceived);
    connect(m_details, &CallDetails::leaveRequested, this, [this] { m_table->setFocus(Qt::OtherFocusReason); });
}

const Call *CallsPanel::current() const
{
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    return rows.isEmpty() ? nullptr : &m_model->call(rows.first().row());
}

void CallsPanel::refresh()
{
    const Call *call = current();
    const bool hadFocus = m_details->isAncestorOf(focusWidget()) && m_details->isVisible();
    if (!call) {
        for (QAction *action :
             {m_listInUse, m_cancel, m_openPage, m_showCode, m_copyRequest, m_copySupport, m_showReceived})
            action->setVisible(false);
        m_details->hide();
        return;
    }
    const Wording wording = callWording(*call, m_catalogue, m_model->positionOf(m_model->rowOf(call->id)));
    const bool ended = call->isOver();
    m_listInUse->setVisible(ended && canReconcile(*call, m_catalogue));
    m_cancel->setVisible(!ended);
    m_cancel->setText(call->isUnderWay() ? tr("Give up waiting") : tr("Take back"));
    m_openPage->setVisible(!wording.page.isEmpty());
    m_openPage->setText(wording.pageLabel);
    m_showCode->setVisible(call->error && !call->error->code.isEmpty());
    m_copyRequest->setVisible(!call->requestId.isEmpty());
    m_copySupport->setVisible(ended);
    m_showReceived->setVisible(!callReceivedText(*call).isEmpty());
    m_details->show(*call, wording);
    // If a focused button gets hidden, Qt would move the focus to an arbitrary widget.
    if (hadFocus && (!focusWidget() || !focusWidget()->isVisible()))
        m_details->focusFirst();
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
    menu->addActions({m_listInUse, m_cancel, m_openPage, m_showCode});
    menu->addSeparator();
    menu->addActions({m_copyRequest, m_copySupport, m_showReceived});
    menu->popup(m_table->viewport()->mapToGlobal(position));
}

void CallsPanel::select(CallId id)
{
    const int row = m_model->rowOf(id);
    if (row < 0)
        return;
    m_table->selectRow(row);
    m_table->scrollTo(m_model->index(row, 0));
}

void CallsPanel::clearEnded()
{
    const Call *call = current();
    const CallId kept = call ? call->id : 0;
    m_model->hideEnded();
    if (kept)
        select(kept);
}

void CallsPanel::saveState(QSettings &settings) const
{
    settings.setValue(u"calls/columns"_s, columnCount);
    settings.setValue(u"calls/header"_s, m_table->horizontalHeader()->saveState());
    if (m_actionOfOperator)
        settings.setValue(u"calls/actionWidth"_s, m_actionWidth);
}

void CallsPanel::restoreState(QSettings &settings)
{
    // A state saved with other columns would assign widths and order to the wrong columns.
    if (settings.value(u"calls/columns"_s).toInt() != columnCount)
        return;
    QHeaderView *header = m_table->horizontalHeader();
    header->restoreState(settings.value(u"calls/header"_s).toByteArray());
    header->setSectionsMovable(true);
    header->setSectionsClickable(false);
    header->setStretchLastSection(false);
    header->setSectionResizeMode(int(CallsModel::Column::Outcome), QHeaderView::Stretch);
    // The saved header state may hold a narrower width than the preferred one, if the window was narrow.
    const int action = settings.value(u"calls/actionWidth"_s).toInt();
    m_actionOfOperator = action > 0;
    setActionWidth(m_actionOfOperator ? action : m_actionWidth);
    fitColumns();
}

void CallsPanel::retranslate()
{
    m_table->setAccessibleName(tr("Calls"));
    m_listInUse->setText(tr("&List in use"));
    m_showCode->setText(tr("A&bout this code"));
    m_copyRequest->setText(tr("Copy re&quest ID"));
    m_copySupport->setText(tr("Copy for &support"));
    m_copySupport->setToolTip(
        tr("Time, request without secrets, code and request ID: what the vendor's support asks for"));
    m_showReceived->setText(tr("Show received &text"));
    m_model->retranslate();
    setFirstWidths();
    m_details->retranslate();
    refresh();
}

void CallsPanel::applyFont()
{
    const int line = m_table->fontMetrics().height();
    m_table->verticalHeader()->setDefaultSectionSize(line + std::max(8, line / 2));
    setFirstWidths();
}

void CallsPanel::fitColumns()
{
    using Column = CallsModel::Column;
    const int character = m_table->fontMetrics().averageCharWidth();
    const int wanted = character * charactersOfOutcome;
    const int action = int(Column::Action);
    if (m_table->columnWidth(action) != m_actionShown) {
        m_actionWidth = m_table->columnWidth(action);
        m_actionOfOperator = true;
    }
    setActionWidth(m_actionWidth);
    int room = m_table->viewport()->width();
    for (int column = 0; column < columnCount; ++column) {
        const bool gives = column == int(Column::Request) || column == int(Column::Duration);
        if (column != int(Column::Outcome) && !gives)
            room -= m_table->columnWidth(column);
    }
    for (const Column column : {Column::Duration, Column::Request}) {
        // The width of a hidden column is 0, so the column is shown before its width is read.
        m_table->setColumnHidden(int(column), false);
        const int width = m_table->columnWidth(int(column));
        const bool fits = room - width >= wanted;
        m_table->setColumnHidden(int(column), !fits);
        if (fits)
            room -= width;
    }
    // The beginning of an action is still useful when its plan is elided.
    if (room < wanted && m_actionWidth > character * fewestOfAction) {
        m_table->setColumnWidth(action, std::max(character * fewestOfAction, m_actionWidth - (wanted - room)));
        m_actionShown = m_table->columnWidth(action);
    }
}

void CallsPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

bool CallsPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_table) {
        if (event->type() == QEvent::Resize) {
            // Queued, so that the view has its new size.
            QMetaObject::invokeMethod(this, &CallsPanel::fitColumns, Qt::QueuedConnection);
        } else if (event->type() == QEvent::KeyPress) {
            const int key = static_cast<QKeyEvent *>(event)->key();
            if ((key == Qt::Key_Return || key == Qt::Key_Enter)
                && !(static_cast<QKeyEvent *>(event)->modifiers() & ~Qt::KeypadModifier)) {
                m_details->focusFirst();
                return true;
            }
            if (key == Qt::Key_Escape && current()) {
                m_table->clearSelection();
                return true;
            }
        }
    }
    return QWidget::eventFilter(watched, event);
}

void CallsPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const bool wide = event->size().width() >= fontMetrics().averageCharWidth() * charactersSideBySide;
    m_splitter->setOrientation(wide ? Qt::Horizontal : Qt::Vertical);
}

} // namespace proxydeck
