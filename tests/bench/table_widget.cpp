// SPDX-License-Identifier: MIT
#include "bench/naive_texts.h"

#include <QTableWidget>
#include <QTimer>

namespace proxydeck::bench {

namespace {

class TableWidget final : public Contender
{
public:
    TableWidget() { setUp(m_table); }

    QWidget &widget() override { return m_table; }
    void sort(int column) override { m_table.sortItems(column); }

    int shown() const override
    {
        int rows = 0;
        for (int row = 0; row < m_table.rowCount(); ++row)
            rows += !m_table.isRowHidden(row);
        return rows;
    }

    void filter(const QString &text) override
    {
        for (int row = 0; row < m_table.rowCount(); ++row) {
            bool passes = text.isEmpty();
            for (int column = 0; !passes && column < columns; ++column)
                passes = m_table.item(row, column)->text().contains(text, Qt::CaseInsensitive);
            m_table.setRowHidden(row, !passes);
        }
    }

    void fill(const QList<Batch> &batches) override
    {
        const qint64 now = QDateTime::currentMSecsSinceEpoch();
        for (const Batch &batch : batches) {
            int row = m_table.rowCount();
            m_table.setRowCount(row + int(batch.leases.size()));
            for (const Lease &lease : batch.leases) {
                const QStringList texts = cellTexts(batch, lease, now);
                for (int column = 0; column < columns; ++column)
                    m_table.setItem(row, column, new QTableWidgetItem(texts[column]));
                // Rows move when they are sorted: each has to know its own.
                m_table.item(row++, int(LeaseColumn::Remaining))->setData(Qt::UserRole, lease.deadlineMs);
            }
        }
    }

    void countDown(bool on) override
    {
        m_second.disconnect();
        m_second.stop();
        if (!on)
            return;
        QObject::connect(&m_second, &QTimer::timeout, &m_table, [this] {
            const qint64 now = QDateTime::currentMSecsSinceEpoch();
            for (int row = 0; row < m_table.rowCount(); ++row) {
                QTableWidgetItem *item = m_table.item(row, int(LeaseColumn::Remaining));
                item->setText(usualRemainingText(item->data(Qt::UserRole).toLongLong() - now));
            }
        });
        m_second.start(1000);
    }

    void writeCsv(const QString &path) override
    {
        writeNaiveCsv(path, m_table.rowCount(),
                      [this](int row, int column) { return m_table.item(row, column)->text(); });
    }

private:
    QTableWidget m_table{0, columns};
    QTimer m_second;
};

} // namespace

std::unique_ptr<Contender> makeTableWidget() { return std::make_unique<TableWidget>(); }

} // namespace proxydeck::bench
