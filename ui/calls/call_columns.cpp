// SPDX-License-Identifier: MIT
#include "ui/calls/call_columns.h"

#include "catalogue/catalogue.h"
#include "ui/calls/call_delegate.h"
#include "ui/calls/calls_model.h"
#include "ui/look/fixed_font.h"
#include "ui/widgets/row_table.h"
#include "ui/widgets/table_header.h"
#include "ui/wording/call_texts.h"

#include <QEvent>
#include <QSettings>

#include <algorithm>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

using Column = CallsModel::Column;

constexpr int columnCount = int(Column::Count);

// Widths in characters.
constexpr int charactersOfOutcome = 32;
constexpr int fewestOfAction = 18;
constexpr int fewestIfNarrow = 9; ///< where the table is very narrow, beside all docks

} // namespace

CallColumns::CallColumns(RowTable &table, const Catalogue &catalogue)
    : QObject(&table)
    , m_table(table)
    , m_catalogue(catalogue)
{
    table.installEventFilter(this);
}

void CallColumns::setFirstWidths()
{
    const QFontMetrics text = m_table.fontMetrics();
    const QFontMetrics fixed(fixedFont(m_table.font()));
    const auto characters = [&text](int count) { return text.averageCharWidth() * (count + 1); };
    const int times = fixed.horizontalAdvance(u"00:00:00–00:00:00"_s) + CallDelegate::timeIndent(m_table.font())
        + 2 * cellPadding + 4;
    const std::pair<Column, int> widths[]{{Column::Time, times},
                                          {Column::Account, characters(14)},
                                          {Column::Number, characters(10)},
                                          {Column::Duration, characters(11)},
                                          {Column::Request, characters(17)}};
    auto *header = static_cast<TableHeader *>(m_table.horizontalHeader());
    for (const auto &[column, width] : widths) {
        m_table.setColumnHidden(int(column), false); // fit() hides it again
        header->fitSection(int(column), width);
    }
    if (!m_actionOfOperator) {
        int longest = 0;
        for (const Endpoint &endpoint : m_catalogue.endpoints())
            longest = std::max(longest, text.horizontalAdvance(callActionText(endpoint)));
        setActionWidth(longest + 2 * cellPadding + 4);
    }
    fit();
}

void CallColumns::setActionWidth(int width)
{
    m_actionWidth = width;
    m_table.setColumnWidth(int(Column::Action), width);
    m_actionShown = m_table.columnWidth(int(Column::Action));
}

void CallColumns::saveState(QSettings &settings) const
{
    settings.setValue(u"calls/columns"_s, columnCount);
    settings.setValue(u"calls/header"_s, m_table.horizontalHeader()->saveState());
    if (m_actionOfOperator)
        settings.setValue(u"calls/actionWidth"_s, m_actionWidth);
}

void CallColumns::restoreState(QSettings &settings)
{
    // A state saved with other columns would assign widths and order to the wrong columns.
    if (settings.value(u"calls/columns"_s).toInt() != columnCount)
        return;
    QHeaderView *header = m_table.horizontalHeader();
    header->restoreState(settings.value(u"calls/header"_s).toByteArray());
    header->setSectionsMovable(true);
    header->setSectionsClickable(false);
    header->setStretchLastSection(false);
    header->setSectionResizeMode(int(Column::Outcome), QHeaderView::Stretch);
    // The saved header state may hold a narrower width than the preferred one, if the window was narrow.
    const int action = settings.value(u"calls/actionWidth"_s).toInt();
    m_actionOfOperator = action > 0;
    setActionWidth(m_actionOfOperator ? action : m_actionWidth);
    fit();
}

/// If the outcome would have too little room, hides what the details also show, and then narrows the action.
void CallColumns::fit()
{
    const int character = m_table.fontMetrics().averageCharWidth();
    const int wanted = character * charactersOfOutcome;
    const int action = int(Column::Action);
    if (m_table.columnWidth(action) != m_actionShown) {
        m_actionWidth = m_table.columnWidth(action);
        m_actionOfOperator = true;
    }
    setActionWidth(m_actionWidth);
    constexpr Column giving[]{Column::Number, Column::Duration, Column::Request};
    int room = m_table.viewport()->width();
    for (int column = 0; column < columnCount; ++column) {
        if (column != int(Column::Outcome)
            && std::find(std::begin(giving), std::end(giving), Column(column)) == std::end(giving))
            room -= m_table.columnWidth(column);
    }
    // The beginning of an action is still useful when its plan is elided.
    const int least = character * fewestOfAction;
    for (const Column column : giving) {
        // The width of a hidden column is 0, so the column is shown before its width is read.
        m_table.setColumnHidden(int(column), false);
        const int width = m_table.columnWidth(int(column));
        const int spare = column == Column::Number ? std::max(0, m_actionWidth - least) : 0;
        const bool fits = room - width + spare >= wanted;
        m_table.setColumnHidden(int(column), !fits);
        if (fits)
            room -= width;
    }
    if (room < wanted && m_actionWidth > least) {
        // The action gives way until the heading of Outcome is whole.
        const int title = m_table.horizontalHeader()->sectionSizeHint(int(Column::Outcome));
        const int whole = room + m_actionWidth - least >= title ? least : character * fewestIfNarrow;
        m_table.setColumnWidth(action, std::max(whole, m_actionWidth - (wanted - room)));
        m_actionShown = m_table.columnWidth(action);
    }
}

bool CallColumns::eventFilter(QObject *watched, QEvent *event)
{
    // Queued, so that the view has its new size.
    if (watched == &m_table && event->type() == QEvent::Resize)
        QMetaObject::invokeMethod(this, &CallColumns::fit, Qt::QueuedConnection);
    return QObject::eventFilter(watched, event);
}

} // namespace proxydeck

#include "moc_call_columns.cpp"
