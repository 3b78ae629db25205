// SPDX-License-Identifier: MIT
#include "bench/naive_texts.h"

#include <QSortFilterProxyModel>
#include <QStandardItemModel>
#include <QTimer>

namespace proxydeck::bench {

namespace {

class ItemModel final : public Contender
{
public:
    ItemModel()
    {
        m_proxy.setSourceModel(&m_model);
        m_proxy.setFilterKeyColumn(-1);
        m_proxy.setFilterCaseSensitivity(Qt::CaseInsensitive);
        m_table.setModel(&m_proxy);
        setUp(m_table);
    }

    QWidget &widget() override { return m_table; }
    int shown() const override { return m_proxy.rowCount(); }
    void sort(int column) override { m_proxy.sort(column); }
    void filter(const QString &text) override { m_proxy.setFilterFixedString(text); }

    void fill(const QList<Batch> &batches) override
    {
        const qint64 now = QDateTime::currentMSecsSinceEpoch();
        for (const Batch &batch : batches) {
            for (const Lease &lease : batch.leases) {
                QList<QStandardItem *> items;
                for (const QString &text : cellTexts(batch, lease, now))
                    items.append(new QStandardItem(text));
                m_model.appendRow(items);
                m_deadlines.append(lease.deadlineMs);
            }
        }
    }

    void countDown(bool on) override
    {
        m_second.disconnect();
        m_second.stop();
        if (!on)
            return;
        QObject::connect(&m_second, &QTimer::timeout, &m_model, [this] {
            const qint64 now = QDateTime::currentMSecsSinceEpoch();
            for (int row = 0; row < m_model.rowCount(); ++row)
                m_model.item(row, int(LeaseColumn::Remaining))->setText(usualRemainingText(m_deadlines[row] - now));
        });
        m_second.start(1000);
    }

    void writeCsv(const QString &path) override
    {
        writeNaiveCsv(path, m_proxy.rowCount(),
                      [this](int row, int column) { return m_proxy.index(row, column).data().toString(); });
    }

private:
    QStandardItemModel m_model{0, columns};
    QSortFilterProxyModel m_proxy;
    QTableView m_table;
    QList<qint64> m_deadlines;
    QTimer m_second;
};

} // namespace

std::unique_ptr<Contender> makeItemModel() { return std::make_unique<ItemModel>(); }

} // namespace proxydeck::bench
