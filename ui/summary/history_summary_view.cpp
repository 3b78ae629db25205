// SPDX-License-Identifier: MIT
#include "ui/summary/history_summary_view.h"

#include "ui/look/scaled_font.h"
#include "ui/record/history_table.h"
#include "ui/summary/bar_chart.h"
#include "ui/summary/column_chart.h"
#include "ui/summary/history_figures_model.h"
#include "ui/widgets/headings.h"
#include "ui/widgets/tab_order.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QScrollArea>
#include <QVBoxLayout>

#include <numeric>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

constexpr int charactersForTwoColumns = 130;

QLabel *summaryLabel(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setForegroundRole(QPalette::Text);
    return label;
}

} // namespace

HistorySummaryView::HistorySummaryView(const Catalogue &catalogue, QWidget *parent)
    : QStackedWidget(parent)
    , m_catalogue(catalogue)
    , m_scroll(new QScrollArea(this))
    , m_page(new QWidget)
    , m_grid(new QGridLayout(m_page))
    , m_message(summaryLabel(this))
    , m_model(new HistoryFiguresModel(this))
{
    m_table = new HistoryTable(*m_model, u"historyFigures"_s, this);
    m_page->setObjectName(u"historyCharts"_s);
    m_page->setBackgroundRole(QPalette::Base);
    m_page->setAutoFillBackground(true);
    m_grid->setContentsMargins(20, 16, 20, 20);
    m_grid->setHorizontalSpacing(40);
    m_grid->setVerticalSpacing(26);
    m_grid->setColumnStretch(0, 1);
    m_message->setAlignment(Qt::AlignCenter);
    m_message->setWordWrap(true);
    m_message->setMargin(24);
    m_message->setBackgroundRole(QPalette::Base);
    m_message->setAutoFillBackground(true);

    auto *tiles = new QGridLayout;
    makeTiles(tiles);
    m_grid->addLayout(tiles, 0, 0, 1, 2);
    makeSections();
    m_grid->addWidget(m_parts[Days].box, 1, 0, 1, 2);
    for (int column = 0; column < 2; ++column) {
        m_stacks[size_t(column)] = new QVBoxLayout;
        m_stacks[size_t(column)]->setSpacing(26);
        m_grid->addLayout(m_stacks[size_t(column)], 2, column, Qt::AlignTop);
    }
    m_grid->setRowStretch(3, 1);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setBackgroundRole(QPalette::Base);
    m_scroll->setWidget(m_page);
    addWidget(m_scroll);
    addWidget(m_table);
    addWidget(m_message);
    applyFont();
    place();
    retranslate();
}

void HistorySummaryView::makeTiles(QGridLayout *into)
{
    into->setHorizontalSpacing(36);
    into->setVerticalSpacing(0);
    for (int tile = 0; tile < TileCount; ++tile) {
        m_numbers[size_t(tile)] = summaryLabel(m_page);
        m_captions[size_t(tile)] = summaryLabel(m_page);
        into->addWidget(m_numbers[size_t(tile)], 0, tile, Qt::AlignLeft);
        into->addWidget(m_captions[size_t(tile)], 1, tile, Qt::AlignLeft);
    }
    into->setColumnStretch(TileCount, 1);
}

void HistorySummaryView::makeSections()
{
    static constexpr const char *names[]{"days", "products", "isps", "areas", "outcomes", "exits", "hours"};
    for (int section = 0; section < SectionCount; ++section) {
        Part &part = m_parts[size_t(section)];
        part.box = new QWidget(m_page);
        part.title = makeHeading(part.box);
        part.title->setForegroundRole(QPalette::Text);
        part.note = summaryLabel(part.box);
        part.note->setWordWrap(true);
        part.note->hide();
        if (section == Days)
            part.chart = new ColumnChart(part.box);
        else
            part.chart = new BarChart(part.box);
        part.chart->setObjectName(QLatin1StringView(names[section]));
        auto *layout = new QVBoxLayout(part.box);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(8);
        layout->addWidget(part.title);
        layout->addWidget(part.note);
        layout->addWidget(part.chart);
    }
}

void HistorySummaryView::place()
{
    const int columns = width() >= fontMetrics().averageCharWidth() * charactersForTwoColumns ? 2 : 1;
    if (columns == m_columns)
        return;
    m_columns = columns;
    // Two separate columns if there is room, so that a short section leaves no gap below it.
    static constexpr Section order[]{Days, Products, Isps, Areas, Outcomes, Exits, Hours};
    for (const Section section : order) {
        QWidget *box = m_parts[section].box;
        for (QVBoxLayout *column : m_stacks)
            column->removeWidget(box);
        const bool right = columns == 2 && (section == Areas || section == Outcomes);
        if (section != Days)
            m_stacks[right ? 1 : 0]->addWidget(box);
    }
    m_grid->setHorizontalSpacing(columns == 2 ? 40 : 0);
    m_grid->setColumnStretch(1, columns == 2 ? 1 : 0);
    orderTabsByLayout({m_page});
}

void HistorySummaryView::setSummary(const HistorySummary &summary, const HistoryDays &days, QDate today, bool hasWords,
                                    const QString &cost)
{
    m_cost = cost;
    m_summary = summary;
    m_days = days;
    m_today = today;
    m_hasWords = hasWords;
    fill();
}

void HistorySummaryView::fill()
{
    const HistoryFigures figures = historyFigures(m_summary, m_days, m_today, m_catalogue);
    const QLocale locale;
    const QString numbers[]{locale.toString(m_summary.leases), locale.toString(m_summary.exits),
                            locale.toString(m_summary.repeatedExits), locale.toString(figures.calls), m_cost};
    for (int tile = 0; tile < TileCount; ++tile) {
        m_numbers[size_t(tile)]->setText(numbers[tile]);
        m_numbers[size_t(tile)]->setAccessibleName(
            tr("%1: %2", "a number and what it is of").arg(m_captions[size_t(tile)]->text(), numbers[tile]));
    }
    m_numbers[Cost]->setHidden(m_cost.isEmpty());
    m_captions[Cost]->setHidden(m_cost.isEmpty());
    const QList<ChartItem> *items[]{&figures.days,     &figures.products, &figures.isps, &figures.areas,
                                    &figures.outcomes, &figures.exits,    &figures.hours};
    for (int section = 0; section < SectionCount; ++section)
        m_parts[size_t(section)].chart->setItems(*items[section]);

    m_parts[Days].title->setText(figures.areHours ? tr("By hour") : figures.areMonths ? tr("By month") : tr("By day"));
    const auto note = [this](Section section, const QString &text) {
        m_parts[section].note->setText(text);
        m_parts[section].note->setVisible(!text.isEmpty());
    };
    note(Outcomes,
         m_hasWords ? tr("All calls of this time, key and product, whatever the filter of leases.") : QString());
    note(Exits, m_summary.exitsCut ? tr("There were too many different ones to count each of them.") : QString());
    m_parts[Exits].box->setVisible(!figures.exits.isEmpty());
    m_parts[Hours].box->setVisible(!figures.hours.isEmpty());
    for (Part &part : m_parts)
        part.chart->setTitle(part.title->text());
    m_model->setFigures(figures.all);
}

void HistorySummaryView::setMessage(const QString &text)
{
    m_message->setText(text);
    showPage();
}

QString HistorySummaryView::message() const { return m_message->text(); }

void HistorySummaryView::setAsTable(bool table)
{
    m_asTable = table;
    showPage();
}

void HistorySummaryView::showPage()
{
    if (!m_message->text().isEmpty())
        setCurrentWidget(m_message);
    else if (m_asTable)
        setCurrentWidget(m_table);
    else
        setCurrentWidget(m_scroll);
}

QString HistorySummaryView::text() const
{
    if (!m_message->text().isEmpty())
        return {};
    QList<int> rows(m_model->rowCount());
    std::iota(rows.begin(), rows.end(), 0);
    return m_table->text(rows);
}

void HistorySummaryView::applyFont()
{
    const QFont large = scaledFont(font(), 1.9);
    for (QLabel *number : m_numbers)
        number->setFont(large);
}

void HistorySummaryView::retranslate()
{
    m_captions[Leases]->setText(tr("Leases obtained"));
    m_captions[DifferentExits]->setText(tr("Different exit IPs"));
    m_captions[RepeatedExits]->setText(tr("Exit IPs seen more than once"));
    m_captions[Calls]->setText(tr("Calls"));
    m_captions[Cost]->setText(tr("Cost by the prices of the keys"));
    m_parts[Products].title->setText(tr("By product"));
    m_parts[Isps].title->setText(tr("By ISP"));
    m_parts[Areas].title->setText(tr("By area"));
    m_parts[Outcomes].title->setText(tr("Calls by outcome"));
    m_parts[Exits].title->setText(tr("Exit IPs seen most often"));
    m_parts[Hours].title->setText(tr("Good of those checked, by hour of the day"));
    m_table->setAccessibleName(tr("Figures"));
    m_model->retranslate();
    fill();
}

void HistorySummaryView::resizeEvent(QResizeEvent *event)
{
    QStackedWidget::resizeEvent(event);
    place();
}

void HistorySummaryView::changeEvent(QEvent *event)
{
    QStackedWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::FontChange)
        applyFont();
}

} // namespace proxydeck

#include "moc_history_summary_view.cpp"
