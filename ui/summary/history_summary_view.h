// SPDX-License-Identifier: MIT
#pragma once

#include "ui/summary/history_figures.h"

#include <QStackedWidget>

#include <array>

class QGridLayout;
class QLabel;
class QScrollArea;
class QVBoxLayout;

namespace proxydeck {

class HistoryFiguresModel;
class HistoryTable;

/// The totals of the record, as charts or as a table of the same numbers.
class HistorySummaryView final : public QStackedWidget
{
    Q_OBJECT

public:
    explicit HistorySummaryView(const Catalogue &catalogue, QWidget *parent = nullptr);

    /// \a cost: an amount of money as text; empty: not known.
    void setSummary(const HistorySummary &summary, const HistoryDays &days, QDate today, bool hasWords,
                    const QString &cost = {});
    /// Text shown in place of numbers: no data, failure, or search in progress. Empty: shows the numbers.
    void setMessage(const QString &text);
    QString message() const;
    void setAsTable(bool table);
    bool isTable() const { return m_asTable; }
    HistoryTable &table() const { return *m_table; }
    /// All numbers, tab-separated; empty if there are none.
    QString text() const;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    enum Section : quint8 { Days, Products, Isps, Areas, Outcomes, Exits, Hours, SectionCount };
    enum Tile : quint8 { Leases, DifferentExits, RepeatedExits, Calls, Cost, TileCount };
    struct Part
    {
        QWidget *box = nullptr;
        QLabel *title = nullptr;
        QLabel *note = nullptr;
        Chart *chart = nullptr;
    };

    void makeTiles(QGridLayout *into);
    void makeSections();
    void place();
    void fill();
    void showPage();
    void applyFont();
    void retranslate();

    const Catalogue &m_catalogue;
    HistorySummary m_summary;
    HistoryDays m_days;
    QDate m_today;
    bool m_hasWords = false;
    QString m_cost;
    bool m_asTable = false;
    int m_columns = 0;

    QScrollArea *m_scroll;
    QWidget *m_page;
    QGridLayout *m_grid;
    std::array<QVBoxLayout *, 2> m_stacks{};
    QLabel *m_message;
    HistoryTable *m_table;
    HistoryFiguresModel *m_model;
    std::array<QLabel *, TileCount> m_numbers{};
    std::array<QLabel *, TileCount> m_captions{};
    std::array<Part, SectionCount> m_parts{};
};

} // namespace proxydeck
