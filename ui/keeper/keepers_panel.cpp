// SPDX-License-Identifier: MIT
#include "ui/keeper/keepers_panel.h"

#include "accounts/account_book.h"
#include "base/visible_text.h"
#include "catalogue/catalogue.h"
#include "keepers/keepers.h"
#include "lease/vendor_clock.h"
#include "ui/keeper/keeper_chart_view.h"
#include "ui/keeper/keeper_delegate.h"
#include "ui/keeper/keeper_form.h"
#include "ui/keeper/keepers_model.h"
#include "ui/look/themed_icon.h"
#include "ui/widgets/headings.h"
#include "ui/widgets/note_label.h"
#include "ui/widgets/plain_tool_tip.h"
#include "ui/widgets/row_table.h"
#include "ui/widgets/table_header.h"
#include "ui/widgets/upright_scroll_area.h"

#include <QApplication>
#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QSettings>
#include <QShortcut>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

constexpr int charactersOfNext = 30;
constexpr int mostRows = 3; ///< that are seen without scrolling
constexpr int steadyMs = int(KeeperChart::stepMs);

} // namespace

KeepersPanel::KeepersPanel(const Parts &parts, QWidget *parent)
    : QWidget(parent)
    , m_parts(parts)
    , m_model(new KeepersModel(parts.accounts, parts.clock, this))
    , m_empty(new QWidget(this))
    , m_emptyText(makeText(m_empty))
    , m_first(new QPushButton(m_empty))
    , m_kept(new QWidget(this))
    , m_splitter(new QSplitter(Qt::Horizontal, m_kept))
    , m_menu(new QMenu(this))
{
    build();
    connectParts();
    retranslate();
    followKeys();
}

KeepersPanel::~KeepersPanel()
{
    // The table is destroyed after this object and would still emit selection changes.
    disconnect(m_table->selectionModel(), nullptr, this, nullptr);
}

void KeepersPanel::build()
{
    m_menu->setObjectName(u"keepMenu"_s);
    m_first->setObjectName(u"keepFirst"_s);
    m_first->setMenu(m_menu);
    m_emptyText->setAlignment(Qt::AlignCenter);
    auto *empty = new QVBoxLayout(m_empty);
    empty->setContentsMargins(12, 2, 12, 2);
    empty->addStretch(1);
    empty->addWidget(m_emptyText);
    empty->addWidget(m_first, 0, Qt::AlignHCenter);
    empty->addStretch(1);

    buildTable();
    m_start = new QPushButton(m_kept);
    m_start->setObjectName(u"keeperStart"_s);
    m_remove = new QToolButton(m_kept);
    m_remove->setObjectName(u"keeperRemove"_s);
    m_remove->setIcon(themedIcon("forget"_L1));
    m_add = new QPushButton(m_kept);
    m_add->setObjectName(u"keepAnother"_s);
    m_add->setMenu(m_menu);
    m_remove->setFocusPolicy(Qt::StrongFocus);
    m_unknownNote = new NoteLabel(NoteLabel::Kind::Problem, m_kept);
    m_unknownNote->setObjectName(u"keeperUnknown"_s);
    m_charged = new QPushButton(m_kept);
    m_charged->setObjectName(u"keeperCharged"_s);
    m_notCharged = new QPushButton(m_kept);
    m_notCharged->setObjectName(u"keeperNotCharged"_s);
    m_chart = new KeeperChartView(m_splitter);
    m_chart->setObjectName(u"keeperChart"_s);
    m_splitter->addWidget(buildSide());
    m_splitter->addWidget(m_chart);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 1);
    for (QPushButton *button : {m_first, m_start, m_add, m_apply, m_charged, m_notCharged})
        button->setAutoDefault(false);

    auto *buttons = new QGridLayout;
    buttons->setContentsMargins(4, 2, 4, 2);
    buttons->setSpacing(4);
    buttons->addWidget(m_start, 0, 0);
    buttons->addWidget(m_remove, 0, 1);
    buttons->addWidget(m_add, 1, 0, 1, 2);
    buttons->setRowStretch(2, 1);
    auto *top = new QHBoxLayout;
    top->setSpacing(0);
    top->addWidget(m_table, 1);
    top->addLayout(buttons);
    auto *question = new QHBoxLayout;
    question->addWidget(m_unknownNote, 1);
    question->addWidget(m_charged);
    question->addWidget(m_notCharged);
    auto *kept = new QVBoxLayout(m_kept);
    kept->setContentsMargins({});
    kept->setSpacing(2);
    kept->addLayout(top);
    kept->addLayout(question);
    kept->addWidget(m_splitter, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_empty);
    layout->addWidget(m_kept);
}

void KeepersPanel::buildTable()
{
    m_table = new RowTable(m_kept);
    m_table->setObjectName(u"keepers"_s);
    auto *header = new TableHeader(m_table, TableHeader::Titles::AsCells);
    header->setSectionsClickable(false); // the order is that of the keys
    header->setStretchLastSection(false);
    m_table->setHorizontalHeader(header);
    m_table->setModel(m_model);
    m_table->setItemDelegate(new KeeperDelegate(m_table));
    m_table->setSelectionMode(QTableView::SingleSelection);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    header->setSectionResizeMode(int(KeepersModel::Column::Next), QHeaderView::Stretch);
    m_table->viewport()->installEventFilter(this);
}

/// What is wanted of the current key.
QWidget *KeepersPanel::buildSide()
{
    auto *side = new QWidget(m_splitter);
    m_form = new KeeperForm({[this](const KeeperTerms &terms) {
                                 return m_current.isNull() ? KeeperPrice() : m_parts.keepers.price(m_current, terms);
                             },
                             [this](const KeeperTerms &terms) {
                                 return m_current.isNull() ? KeeperProblem::None
                                                           : m_parts.keepers.problem(m_current, terms);
                             },
                             m_parts.areas},
                            side);
    auto *scroll = new UprightScrollArea(side);
    scroll->setWidget(m_form);
    // Qt does so only for Tab inside of it.
    connect(qApp, &QApplication::focusChanged, scroll, [this, scroll](QWidget *, QWidget *now) {
        if (now && m_form->isAncestorOf(now))
            scroll->ensureWidgetVisible(now, 0, 24);
    });
    scroll->setMinimumHeight(fontMetrics().height() * 7);
    m_apply = new QPushButton(side);
    m_apply->setObjectName(u"keeperApply"_s);
    auto *layout = new QVBoxLayout(side);
    layout->setContentsMargins(6, 2, 2, 2);
    layout->setSpacing(4);
    layout->addWidget(scroll, 1);
    layout->addWidget(m_apply, 0, Qt::AlignLeft);
    return side;
}

void KeepersPanel::connectParts()
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(updateMs);
    connect(&m_soon, &QTimer::timeout, this, &KeepersPanel::showChart);
    m_steady.setInterval(steadyMs);
    connect(&m_steady, &QTimer::timeout, this, &KeepersPanel::followAll);
    connect(&m_parts.keepers, &Keepers::keysChanged, this, &KeepersPanel::followKeys);
    connect(&m_parts.keepers, &Keepers::changed, this, &KeepersPanel::follow);
    connect(m_menu, &QMenu::aboutToShow, this, &KeepersPanel::fillMenu);
    connect(m_table, &RowTable::fontEdited, this, &KeepersPanel::fitTable);
    connect(m_table, &QWidget::customContextMenuRequested, this, &KeepersPanel::openMenu);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex &now) {
        if (!now.isValid() || m_model->keys().at(now.row()) == m_current)
            return; // while the model is reset, it is found by its key
        keepDraft();
        m_current = m_model->keys().at(now.row());
        showCurrent();
    });
    connect(m_form, &KeeperForm::edited, this, &KeepersPanel::showButtons);
    connect(m_start, &QPushButton::clicked, this, &KeepersPanel::startOrPause);
    connect(m_apply, &QPushButton::clicked, this, &KeepersPanel::apply);
    for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Enter}) {
        auto *enter = new QShortcut(key, m_form);
        enter->setContext(Qt::WidgetWithChildrenShortcut);
        connect(enter, &QShortcut::activated, m_apply, &QPushButton::click); // setTerms() ignores unchanged terms
    }
    connect(m_remove, &QToolButton::clicked, this, &KeepersPanel::remove);
    connect(m_charged, &QPushButton::clicked, this, [this] { clearUnknown(true); });
    connect(m_notCharged, &QPushButton::clicked, this, [this] { clearUnknown(false); });
}

QUuid KeepersPanel::current() const { return m_current; }

const Endpoint *KeepersPanel::extraction(const QUuid &key) const
{
    const Account *account = m_parts.accounts.find(key);
    return account ? m_parts.catalogue.find(account->product, account->mode, Action::Extract) : nullptr;
}

std::optional<AreaScope> KeepersPanel::scopeOf(const QUuid &key) const
{
    const Endpoint *endpoint = extraction(key);
    if (!endpoint)
        return {};
    for (const Parameter &parameter : endpoint->parameters) {
        if (parameter.kind == ParameterKind::AreaCodes || parameter.kind == ParameterKind::AreaCode
            || parameter.kind == ParameterKind::CountryCodes)
            return areaScope(parameter.kind);
    }
    return {};
}

void KeepersPanel::keep(const QUuid &key)
{
    if (!m_parts.keepers.has(key))
        m_parts.keepers.setTerms(key, m_parts.keepers.terms(key));
    followKeys(); // also where it has not been said
    select(key);
    if (m_form->isVisible())
        m_form->focusProblem();
}

void KeepersPanel::select(const QUuid &key)
{
    if (const int row = m_model->rowOf(key); row >= 0)
        m_table->setCurrentIndex(m_model->index(row, 0));
}

void KeepersPanel::followKeys()
{
    const QList<QUuid> keys = m_parts.keepers.keys();
    const int row = m_model->rowOf(m_current);
    m_model->setKeys(keys);
    m_drafts.removeIf([&keys](auto it) { return !keys.contains(it.key()); });
    m_empty->setVisible(keys.isEmpty());
    m_kept->setVisible(!keys.isEmpty());
    fitTable();
    followAll();
    if (keys.contains(m_current)) {
        select(m_current); // a reset has left none selected
        return;
    }
    m_current = QUuid();
    if (!keys.isEmpty())
        select(keys.at(std::clamp(row, 0, int(keys.size()) - 1)));
}

void KeepersPanel::follow(const QUuid &key)
{
    if (!m_isSeen)
        return; // all of it is read when it is shown
    m_model->setStatus(m_parts.keepers.status(key));
    if (key != m_current)
        return;
    showButtons();
    if (!m_soon.isActive())
        m_soon.start();
}

void KeepersPanel::followAll()
{
    if (!m_isSeen)
        return;
    const QList<QUuid> keys = m_model->keys();
    for (const QUuid &key : keys)
        m_model->setStatus(m_parts.keepers.status(key));
    if (!m_current.isNull() && keys.contains(m_current)) {
        showButtons();
        showChart();
    }
}

void KeepersPanel::showChart()
{
    const int row = m_model->rowOf(m_current);
    if (row < 0 || !m_isSeen)
        return;
    m_chart->setChart(m_model->name(row), m_parts.keepers.chart(m_current));
    m_form->refresh(); // what is learned changes the price
}

void KeepersPanel::keepDraft()
{
    if (!m_current.isNull() && m_form->isEdited())
        m_drafts.insert(m_current, m_form->terms());
}

void KeepersPanel::showCurrent()
{
    const Account *account = m_parts.accounts.find(m_current);
    m_form->setTerms(m_parts.keepers.terms(m_current), scopeOf(m_current),
                     account && account->channelsEntered ? account->channels : 0);
    if (const auto draft = m_drafts.constFind(m_current); draft != m_drafts.cend())
        m_form->showTerms(*draft);
    m_drafts.remove(m_current);
    showButtons();
    showChart();
}

void KeepersPanel::showButtons()
{
    if (m_current.isNull())
        return;
    const KeeperState state = m_parts.keepers.status(m_current).state;
    const bool isOn = m_parts.keepers.isOn(m_current);
    const bool wasOn = state.phase == KeeperState::Phase::Paused || state.phase == KeeperState::Phase::Stopped;
    m_start->setText(isOn ? tr("Pause") : wasOn ? tr("Continue") : tr("Start"));
    m_apply->setVisible(m_form->isEdited());
    // A list of what is in use tells by itself, where the product has one.
    const Endpoint *endpoint = extraction(m_current);
    const bool asks
        = state.phase == KeeperState::Phase::Unknown && !(endpoint && m_parts.catalogue.listInUse(*endpoint));
    const QString question = asks
        ? tr("Whether the last extraction was carried out and charged is unknown. Look at the vendor's page.")
        : QString();
    if (m_unknownNote->text() != question)
        m_unknownNote->setText(question);
    m_charged->setVisible(asks);
    m_notCharged->setVisible(asks);
}

void KeepersPanel::apply()
{
    m_parts.keepers.setTerms(m_current, m_form->terms());
    showCurrent();
    followAll();
}

void KeepersPanel::startOrPause()
{
    if (m_parts.keepers.isOn(m_current)) {
        m_parts.keepers.pause(m_current);
    } else {
        if (m_form->isEdited())
            apply();
        if (m_parts.keepers.start(m_current) != KeeperProblem::None) {
            m_form->refresh();
            m_form->focusProblem();
        }
    }
    followAll();
}

void KeepersPanel::remove()
{
    const QString name = m_model->name(m_model->rowOf(m_current));
    m_parts.keepers.remove(m_current);
    followKeys();
    //: %1 name of a key
    Q_EMIT message(tr("%1 is no longer kept filled.").arg(name));
}

void KeepersPanel::clearUnknown(bool charged)
{
    // KeyKeeper limits this to what the call asked for.
    m_parts.keepers.clearUnknown(m_current, charged ? KeeperTerms::mostBudget : 0);
    followAll();
}

void KeepersPanel::fillMenu()
{
    m_menu->clear();
    for (int row = 0; row < m_parts.accounts.size(); ++row) {
        const Account &account = m_parts.accounts.at(row);
        if (m_parts.keepers.has(account.id)
            || m_parts.keepers.problem(account.id, m_parts.keepers.terms(account.id)) == KeeperProblem::NoExtraction)
            continue;
        QAction *entry = m_menu->addAction(visibleText(account.name).replace(u'&', "&&"_L1));
        connect(entry, &QAction::triggered, this, [this, key = account.id] { keep(key); });
    }
    if (m_menu->isEmpty())
        m_menu->addAction(tr("There is no other key that could be kept filled"))->setEnabled(false);
}

void KeepersPanel::openMenu(const QPoint &at)
{
    if (m_current.isNull())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu->addAction(m_start->text()), &QAction::triggered, this, &KeepersPanel::startOrPause);
    connect(menu->addAction(m_remove->accessibleName()), &QAction::triggered, this, &KeepersPanel::remove);
    menu->popup(m_table->viewport()->mapToGlobal(at));
}

void KeepersPanel::fitTable()
{
    const QFontMetrics metrics = m_table->fontMetrics();
    const int line = metrics.height();
    m_table->verticalHeader()->setDefaultSectionSize(line + std::max(8, line / 2));
    const int rows = std::clamp(m_model->rowCount(), 1, mostRows);
    m_table->setFixedHeight(m_table->horizontalHeader()->sizeHint().height()
                            + rows * m_table->verticalHeader()->defaultSectionSize());
    using Column = KeepersModel::Column;
    auto *header = static_cast<TableHeader *>(m_table->horizontalHeader());
    const std::pair<Column, int> widths[]{{Column::Key, 13},  {Column::Good, 12},   {Column::State, 26},
                                          {Column::Hour, 12}, {Column::Budget, 17}, {Column::Share, 9}};
    for (const auto &[column, characters] : widths) {
        const int title = metrics.horizontalAdvance(m_model->headerData(int(column), Qt::Horizontal).toString());
        m_table->setColumnHidden(int(column), false); // hideColumns() hides it again
        header->fitSection(int(column),
                           std::max(metrics.averageCharWidth() * (characters + 1), title + 2 * cellPadding + 6));
    }
    hideColumns();
}

/// What comes next has room: where the table is narrow, columns that the tool tips or the form tell of go first.
void KeepersPanel::hideColumns()
{
    using Column = KeepersModel::Column;
    const QHeaderView &header = *m_table->horizontalHeader();
    int left = m_table->viewport()->width();
    for (const Column column :
         {Column::Key, Column::Good, Column::State, Column::Hour, Column::Budget, Column::Share}) {
        if (!m_table->isColumnHidden(int(column)))
            m_widths[column] = header.sectionSize(int(column));
        left -= m_widths.value(column);
    }
    const int wanted = m_table->fontMetrics().averageCharWidth() * charactersOfNext;
    for (const Column column : {Column::Share, Column::Hour, Column::Budget}) {
        const bool hides = left < wanted;
        if (hides)
            left += m_widths.value(column);
        if (m_table->isColumnHidden(int(column)) != hides)
            m_table->setColumnHidden(int(column), hides);
    }
}

bool KeepersPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_table->viewport() && event->type() == QEvent::Resize)
        hideColumns();
    return QWidget::eventFilter(watched, event);
}

void KeepersPanel::retranslate()
{
    m_table->setAccessibleName(tr("Keys kept filled"));
    m_emptyText->setText(tr("Keeps as many good leases of a key at hand as you want, within a budget."));
    m_first->setText(tr("Keep filled"));
    m_add->setText(tr("Keep filled…"));
    setPlainToolTip(*m_add, tr("Another key that is to be kept filled"));
    m_remove->setAccessibleName(tr("No longer keep filled"));
    setPlainToolTip(*m_remove, tr("No longer keep filled"));
    m_apply->setText(tr("Apply"));
    m_charged->setText(tr("It was charged"));
    m_notCharged->setText(tr("It was not charged"));
    m_model->retranslate();
    fitTable();
    showButtons();
}

void KeepersPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_isSeen = true;
    m_steady.start();
    followAll();
}

void KeepersPanel::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_isSeen = false;
    m_soon.stop();
    m_steady.stop();
}

void KeepersPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void KeepersPanel::saveState(QSettings &settings) const
{
    settings.setValue("keeper/splitter"_L1, m_splitter->saveState());
}

void KeepersPanel::restoreState(QSettings &settings)
{
    m_splitter->restoreState(settings.value("keeper/splitter"_L1).toByteArray());
}

} // namespace proxydeck

#include "moc_keepers_panel.cpp"
