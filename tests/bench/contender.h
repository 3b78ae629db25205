// SPDX-License-Identifier: MIT
#pragma once

#include "bench/samples.h"
#include "view/lease_columns.h"

#include <QString>

#include <memory>

class QWidget;

namespace proxydeck::bench {

/// Those that a reply fills; *Copied* stays empty, and hidden.
inline constexpr int columns = int(LeaseColumn::Copied);

/// One way of building a table of leases. All show the same texts in the same ten columns, in a table of the same size
/// with rows of one height, and do the same work.
class Contender
{
public:
    virtual ~Contender() = default;

    virtual QWidget &widget() = 0;
    virtual void fill(const QList<Batch> &batches) = 0;
    /// How many rows are shown.
    virtual int shown() const = 0;
    virtual void sort(int column) = 0;
    virtual void filter(const QString &text) = 0;
    /// From now on, or no longer, the time left is kept up to date, each second, while the event loop runs.
    virtual void countDown(bool on) = 0;
    /// Of all rows, with a header.
    virtual void writeCsv(const QString &path) = 0;
};

/// LeaseTable, LeaseView and LeaseTableView.
std::unique_ptr<Contender> makeOurs();
/// QStandardItemModel under QSortFilterProxyModel and a QTableView.
std::unique_ptr<Contender> makeItemModel();
/// QTableWidget.
std::unique_ptr<Contender> makeTableWidget();
/// A QAbstractTableModel over a vector, under a QSortFilterProxyModel that compares and searches its values: what a
/// good engineer writes in an afternoon.
std::unique_ptr<Contender> makeVectorModel();

} // namespace proxydeck::bench
