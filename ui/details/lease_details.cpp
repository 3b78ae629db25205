// SPDX-License-Identifier: MIT
#include "ui/details/lease_details.h"

#include "checks/lease_checks.h"
#include "desk/call_log.h"
#include "lease/vendor_clock.h"
#include "outbox/cells_text.h"
#include "ui/check/check_view.h"
#include "ui/details/vendor_text_view.h"
#include "ui/look/fixed_font.h"
#include "ui/table/lease_table_view.h"
#include "ui/widgets/headings.h"
#include "ui/widgets/labelled_rows.h"
#include "ui/widgets/note_label.h"
#include "ui/widgets/plain_tool_tip.h"
#include "view/lease_view.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include <algorithm>

namespace proxydeck {

using namespace Qt::StringLiterals;

LeaseDetails::LeaseDetails(const Parts &parts, QWidget *parent)
    : UprightScrollArea(parent)
    , m_parts(parts)
{
    setObjectName(u"leaseDetails"_s);
    build();
    // Deferred through the event loop: a key held down in the table moves over many rows.
    m_refresh.setSingleShot(true);
    m_refresh.setInterval(0);
    connect(&m_refresh, &QTimer::timeout, this, &LeaseDetails::refresh);
    m_tick.setSingleShot(true);
    m_tick.setTimerType(Qt::PreciseTimer);
    connect(&m_tick, &QTimer::timeout, this, &LeaseDetails::tick);
    watchTables();
    applyFont();
    retranslate();
    refresh();
}

void LeaseDetails::build()
{
    auto *inside = new QWidget(this);
    auto *layout = new QVBoxLayout(inside);
    layout->setContentsMargins(10, 8, 10, 8);
    m_empty = makeText(inside);
    m_empty->setObjectName(u"detailsEmpty"_s);
    m_empty->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    layout->addWidget(m_empty);
    m_fields = new QWidget(inside);
    auto *rows = new LabelledRows(m_fields);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setVerticalSpacing(2);
    const auto addTitle = [&] {
        QLabel *title = makeText(m_fields);
        title->setContentsMargins(0, m_leaseTitle ? fontMetrics().height() / 2 : 0, 0, 2);
        rows->addWide(title);
        return title;
    };
    for (size_t i = 0; i < m_rows.size(); ++i) {
        const auto field = LeaseField(i);
        if (i == 0)
            m_leaseTitle = addTitle();
        else if (field == firstOriginField)
            m_originTitle = addTitle();
        else if (field == firstCallField)
            m_callTitle = addTitle();
        auto *value = new QLineEdit(m_fields);
        value->setObjectName(u"detail%1"_s.arg(i));
        value->setReadOnly(true);
        value->setFrame(false);
        // Looks like selectable text, not like an input field.
        QPalette palette;
        palette.setColor(QPalette::Base, Qt::transparent);
        value->setPalette(palette);
        value->setFocusPolicy(Qt::ClickFocus);
        value->installEventFilter(this);
        m_rows[i] = {rows->addField(value, value), value};
    }
    m_callNote = new NoteLabel(NoteLabel::Kind::Information, m_fields);
    rows->addWide(m_callNote);
    layout->addWidget(m_fields);
    m_check = new CheckView(inside);
    layout->addWidget(m_check);
    m_vendorText = new VendorTextView(m_parts.replies, inside);
    layout->addWidget(m_vendorText);
    m_showCall = new QPushButton(inside);
    m_showCall->setObjectName(u"showCall"_s);
    m_copyAll = new QPushButton(inside);
    m_copyAll->setObjectName(u"copyDetails"_s);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_showCall);
    buttons->addWidget(m_copyAll);
    buttons->addStretch(1);
    layout->addLayout(buttons);
    layout->addStretch(1);
    setWidget(inside);
    makeTabStop(m_rows[0].value);
    connect(m_showCall, &QPushButton::clicked, this, [this] {
        if (m_call != 0)
            Q_EMIT callRequested(m_call);
    });
    connect(m_copyAll, &QPushButton::clicked, this, [this] { Q_EMIT copyRequested(text()); });
}

void LeaseDetails::watchTables()
{
    const LeaseTable &table = m_parts.view.table();
    const auto concerned = [this](const QList<RowId> &rows) {
        if (m_row && std::binary_search(rows.begin(), rows.end(), *m_row))
            refreshSoon();
    };
    connect(&table, &LeaseTable::rowsUpdated, this, concerned);
    connect(&table, &LeaseTable::rowsMarked, this, concerned);
    connect(&table, &LeaseTable::statesChanged, this, concerned);
    connect(&table, &LeaseTable::rowsRemoved, this, concerned);
    connect(&table, &LeaseTable::rowsChecked, this, concerned);
    connect(&table, &LeaseTable::rowsUsed, this, concerned);
    if (m_parts.checks)
        connect(m_parts.checks, &LeaseChecks::checked, this, concerned);
    connect(&m_parts.log, &CallLog::appended, this, &LeaseDetails::refreshSoon);
    connect(&m_parts.log, &CallLog::changed, this, &LeaseDetails::refreshSoon);
    connect(&m_parts.log, &CallLog::reset, this, &LeaseDetails::refreshSoon);
    connect(&m_parts.clock, &VendorClock::skewChanged, this, &LeaseDetails::refreshSoon);
}

void LeaseDetails::follow(LeaseTableView &table)
{
    m_table = &table;
    connect(&table, &LeaseTableView::currentEdited, this, &LeaseDetails::refreshSoon);
    refreshSoon();
}

void LeaseDetails::refreshSoon()
{
    if (isVisible())
        m_refresh.start();
}

void LeaseDetails::setField(LeaseField field, const QString &text, bool shown)
{
    const Row &row = m_rows[size_t(field)];
    row.label->setVisible(shown);
    row.value->setVisible(shown);
    if (row.value->text() == text)
        return;
    row.value->setText(text);
    row.value->setCursorPosition(0); // shows the beginning of a long value
    row.value->setToolTip(plainToolTip(text));
}

void LeaseDetails::refresh()
{
    m_row = m_table && isVisible() ? m_table->currentRowId() : std::nullopt;
    const LeaseTable &table = m_parts.view.table();
    if (m_row && !table.contains(*m_row))
        m_row.reset();
    const bool any = m_row.has_value();
    m_empty->setVisible(!any);
    m_fields->setVisible(any);
    m_copyAll->setVisible(any);
    m_call = 0;
    if (any) {
        const LeaseOrigin origin = table.origin(*m_row);
        const Call *call = callOf(origin, m_parts.log);
        m_call = call ? call->id : 0;
        for (size_t i = 0; i < m_rows.size(); ++i) {
            const auto field = LeaseField(i);
            const bool ofCall = field >= firstCallField;
            const QString text = field == LeaseField::Success
                ? successAndPriceText(table.traffic(*m_row),
                                      m_parts.priceOf ? m_parts.priceOf(origin.account) : std::nullopt)
                : !ofCall ? leaseFieldText(m_parts.view.cells(), *m_row, field)
                : call    ? callFieldText(*call, m_parts.catalogue, field)
                          : QString();
            setField(field, text, !text.isEmpty());
        }
        m_callNote->setText(call ? QString()
                                : origin.requestId.isEmpty()
                                ? tr("The answer contained no request ID.")
                                : tr("Not among the calls of this run; it is in the history."));
        const Lease lease = table.lease(*m_row);
        m_check->setResults(m_parts.checks ? m_parts.checks->recent(*m_row) : QList<CheckResult>(), lease.exitIp);
        m_vendorText->showRow(origin, lease.server);
    } else {
        m_check->clear();
        m_vendorText->clear();
    }
    m_showCall->setVisible(m_call != 0);
    const auto stop = std::find_if(m_rows.begin(), m_rows.end(),
                                   [](const Row &row) { return row.value->focusPolicy() == Qt::StrongFocus; });
    if (stop == m_rows.end() || stop->value->isHidden())
        makeTabStop(m_rows[0].value);
    checkTick();
}

QString LeaseDetails::text() const
{
    QStringList lines;
    for (const Row &row : m_rows) {
        if (m_row && !row.value->isHidden())
            lines.append(tabbedCell(row.label->text()) + u'\t' + tabbedCell(row.value->text()));
    }
    if (const QString check = m_row ? m_check->text() : QString(); !check.isEmpty())
        lines.append(tabbedCell(m_check->title()) + u'\t' + tabbedCell(check));
    if (const QString sent = m_row ? m_vendorText->text() : QString(); !sent.isEmpty())
        lines.append(tabbedCell(m_vendorText->title()) + u'\t' + tabbedCell(sent));
    return lines.join(u'\n');
}

void LeaseDetails::tick()
{
    if (m_row && m_parts.view.table().contains(*m_row))
        setField(LeaseField::Remaining, leaseFieldText(m_parts.view.cells(), *m_row, LeaseField::Remaining), true);
    checkTick();
}

void LeaseDetails::checkTick()
{
    const bool seen = m_row && isVisible() && !window()->isMinimized();
    const LeaseState state = seen ? m_parts.view.table().state(*m_row) : LeaseState::Expired;
    if (state != LeaseState::Live && state != LeaseState::Expiring)
        m_tick.stop();
    else if (!m_tick.isActive())
        // Ticks like the table: on the seconds of the vendor's clock, a few ms late rather than early.
        m_tick.start(int(1000 - m_parts.clock.nowMs() % 1000) + 5);
}

void LeaseDetails::showEvent(QShowEvent *event)
{
    UprightScrollArea::showEvent(event);
    window()->installEventFilter(this); // repeating it is harmless; only a window is told that it was minimised
    refresh();
}

void LeaseDetails::hideEvent(QHideEvent *event)
{
    UprightScrollArea::hideEvent(event);
    m_refresh.stop();
    m_tick.stop();
}

void LeaseDetails::makeTabStop(QLineEdit *value)
{
    for (const Row &row : m_rows)
        row.value->setFocusPolicy(row.value == value ? Qt::StrongFocus : Qt::ClickFocus);
}

bool LeaseDetails::stepFrom(const QObject *value, int by)
{
    auto at = std::find_if(m_rows.begin(), m_rows.end(), [&](const Row &row) { return row.value == value; })
        - m_rows.begin();
    const auto count = std::ptrdiff_t(m_rows.size());
    for (at += by; at >= 0 && at < count; at += by) {
        QLineEdit *next = m_rows[size_t(at)].value;
        if (next->isHidden())
            continue;
        next->setFocus(Qt::TabFocusReason);
        ensureWidgetVisible(next);
        return true;
    }
    return false;
}

bool LeaseDetails::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == window()) {
        if (event->type() == QEvent::WindowStateChange)
            refreshSoon();
    } else if (auto *value = qobject_cast<QLineEdit *>(watched)) {
        if (event->type() == QEvent::FocusIn) {
            makeTabStop(value);
        } else if (event->type() == QEvent::KeyPress) {
            const int key = static_cast<QKeyEvent *>(event)->key();
            if ((key == Qt::Key_Up || key == Qt::Key_Down) && stepFrom(value, key == Qt::Key_Up ? -1 : 1))
                return true;
        }
    }
    return UprightScrollArea::eventFilter(watched, event);
}

void LeaseDetails::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        Q_EMIT focusBackRequested();
        return;
    }
    UprightScrollArea::keyPressEvent(event);
}

QSize LeaseDetails::sizeHint() const { return {fontMetrics().averageCharWidth() * 46, fontMetrics().height() * 30}; }

void LeaseDetails::applyFont()
{
    QFont bold = font();
    bold.setBold(true);
    for (QLabel *title : {m_leaseTitle, m_originTitle, m_callTitle})
        title->setFont(bold);
    const QFont fixed = fixedFont(font());
    for (const LeaseField field :
         {LeaseField::Server, LeaseField::Host, LeaseField::Port, LeaseField::ExitIp, LeaseField::AreaCode,
          LeaseField::Remaining, LeaseField::Lifetime, LeaseField::Endpoint, LeaseField::Request, LeaseField::Task})
        m_rows[size_t(field)].value->setFont(fixed);
}

void LeaseDetails::retranslate()
{
    setAccessibleName(tr("Details of the current lease"));
    m_empty->setText(tr("Choose a lease in the table to see all that is known about it."));
    m_leaseTitle->setText(tr("Lease"));
    m_originTitle->setText(tr("Where it came from"));
    m_callTitle->setText(tr("The call that brought it"));
    m_showCall->setText(tr("Sho&w the call"));
    m_copyAll->setText(tr("Copy &all"));
    for (size_t i = 0; i < m_rows.size(); ++i) {
        m_rows[i].label->setText(leaseFieldLabel(LeaseField(i)));
        m_rows[i].value->setAccessibleName(m_rows[i].label->text());
    }
}

void LeaseDetails::changeEvent(QEvent *event)
{
    UprightScrollArea::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        refreshSoon();
    } else if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        applyFont();
    }
}

} // namespace proxydeck

#include "moc_lease_details.cpp"
