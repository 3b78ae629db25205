// SPDX-License-Identifier: MIT
#include "base/system_clock.h"
#include "bench/contender.h"
#include "lease/vendor_clock.h"
#include "outbox/export_job.h"
#include "table/lease_lifecycle.h"
#include "ui/table/lease_table_view.h"
#include "view/lease_view.h"

#include <QEventLoop>

namespace proxydeck::bench {

namespace {

class Ours final : public Contender
{
public:
    QWidget &widget() override { return m_table; }
    int shown() const override { return m_view.rowCount(); }
    void countDown(bool) override { } // it counts whenever it is seen

    void fill(const QList<Batch> &batches) override
    {
        for (const Batch &batch : batches)
            m_leases.add(batch.leases, batch.origin);
    }
    void sort(int column) override
    {
        m_view.sort(column);
        m_view.settle();
    }
    void filter(const QString &text) override
    {
        m_view.setFilterText(text);
        m_view.settle();
    }
    void writeCsv(const QString &path) override
    {
        ExportJob job;
        QEventLoop loop;
        QObject::connect(&job, &ExportJob::finished, &loop, &QEventLoop::quit);
        job.exportLeases(m_leases, {}, m_view.rowIds(), path, {});
        loop.exec();
    }

private:
    SystemClock m_clock;
    VendorClock m_vendorClock{m_clock};
    LeaseTable m_leases{m_vendorClock};
    LeaseLifecycle m_lifecycle{m_leases};
    LeaseView m_view{m_leases, {}};
    LeaseTableView m_table{m_view, m_vendorClock};
};

} // namespace

std::unique_ptr<Contender> makeOurs() { return std::make_unique<Ours>(); }

} // namespace proxydeck::bench
