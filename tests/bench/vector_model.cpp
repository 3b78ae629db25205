// SPDX-License-Identifier: MIT
#include "bench/naive_texts.h"

#include <QAbstractTableModel>
#include <QSortFilterProxyModel>
#include <QTimer>

#include <vector>

namespace proxydeck::bench {

namespace {

/// Leases as they were received, in a vector; texts are made when they are asked for.
class LeaseVector final : public QAbstractTableModel
{
public:
    struct Row
    {
        Lease lease;
        qsizetype batch = 0;
    };

    const Row &at(int row) const { return m_rows[size_t(row)]; }
    const LeaseOrigin &origin(int row) const { return m_origins[at(row).batch]; }

    void append(const Batch &batch)
    {
        const int first = int(m_rows.size());
        beginInsertRows({}, first, first + int(batch.leases.size()) - 1);
        m_origins.append(batch.origin);
        for (const Lease &lease : batch.leases)
            m_rows.push_back({lease, m_origins.size() - 1});
        endInsertRows();
    }

    QString text(int row, int column) const
    {
        const Lease &lease = at(row).lease;
        switch (LeaseColumn(column)) {
        case LeaseColumn::State:
            return QStringLiteral("Live");
        case LeaseColumn::Server:
            return lease.server;
        case LeaseColumn::ExitIp:
            return lease.exitIp;
        case LeaseColumn::Area:
            return lease.area;
        case LeaseColumn::Isp:
            return lease.isp;
        case LeaseColumn::Deadline:
            return QDateTime::fromMSecsSinceEpoch(lease.deadlineMs).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
        case LeaseColumn::Remaining:
            return usualRemainingText(lease.deadlineMs - QDateTime::currentMSecsSinceEpoch());
        case LeaseColumn::Plan:
            return origin(row).endpoint;
        case LeaseColumn::Account:
            return origin(row).accountName;
        case LeaseColumn::Request:
            return origin(row).requestId;
        case LeaseColumn::Copied:
        case LeaseColumn::Check:
        case LeaseColumn::Latency:
        case LeaseColumn::MeasuredExit:
        case LeaseColumn::Tunnels:
        case LeaseColumn::Traffic:
        case LeaseColumn::Success:
        case LeaseColumn::Count:
            break;
        }
        return {};
    }

    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(m_rows.size()); }
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : columns; }
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override
    {
        return role == Qt::DisplayRole && index.isValid() ? text(index.row(), index.column()) : QVariant();
    }

private:
    std::vector<Row> m_rows;
    QList<LeaseOrigin> m_origins;
};

/// Compares and searches values, not the texts that would have to be made of them.
class LeaseProxy final : public QSortFilterProxyModel
{
public:
    explicit LeaseProxy(LeaseVector &model)
        : m_model(model)
    {
        setSourceModel(&model);
    }

    void setText(const QString &text)
    {
        m_text = text;
        invalidateFilter();
    }

protected:
    bool filterAcceptsRow(int row, const QModelIndex &) const override
    {
        const Lease &lease = m_model.at(row).lease;
        const LeaseOrigin &origin = m_model.origin(row);
        for (const QString *text : {&lease.server, &lease.exitIp, &lease.area, &lease.isp, &origin.endpoint,
                                    &origin.accountName, &origin.requestId}) {
            if (text->contains(m_text, Qt::CaseInsensitive))
                return true;
        }
        return false;
    }
    bool lessThan(const QModelIndex &left, const QModelIndex &right) const override
    {
        const Lease &a = m_model.at(left.row()).lease;
        const Lease &b = m_model.at(right.row()).lease;
        switch (LeaseColumn(left.column())) {
        case LeaseColumn::Deadline:
        case LeaseColumn::Remaining:
            return a.deadlineMs < b.deadlineMs;
        default:
            return m_model.text(left.row(), left.column()) < m_model.text(right.row(), right.column());
        }
    }

private:
    LeaseVector &m_model;
    QString m_text;
};

class VectorModel final : public Contender
{
public:
    VectorModel()
    {
        m_table.setModel(&m_proxy);
        setUp(m_table);
        // The time left follows from the deadline when a cell is painted.
        QObject::connect(&m_second, &QTimer::timeout, m_table.viewport(), [this] { m_table.viewport()->update(); });
    }

    QWidget &widget() override { return m_table; }
    int shown() const override { return m_proxy.rowCount(); }
    void sort(int column) override { m_proxy.sort(column); }
    void filter(const QString &text) override { m_proxy.setText(text); }

    void fill(const QList<Batch> &batches) override
    {
        for (const Batch &batch : batches)
            m_model.append(batch);
    }

    void countDown(bool on) override
    {
        if (on)
            m_second.start(1000);
        else
            m_second.stop();
    }

    void writeCsv(const QString &path) override
    {
        writeNaiveCsv(path, m_proxy.rowCount(), [this](int row, int column) {
            return m_model.text(m_proxy.mapToSource(m_proxy.index(row, 0)).row(), column);
        });
    }

private:
    LeaseVector m_model;
    LeaseProxy m_proxy{m_model};
    QTableView m_table;
    QTimer m_second;
};

} // namespace

std::unique_ptr<Contender> makeVectorModel() { return std::make_unique<VectorModel>(); }

} // namespace proxydeck::bench
