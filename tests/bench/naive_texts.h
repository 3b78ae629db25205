// SPDX-License-Identifier: MIT
#pragma once

#include "bench/contender.h"

#include <QDateTime>
#include <QFile>
#include <QHeaderView>
#include <QTableView>
#include <QTextStream>

#include <algorithm>

namespace proxydeck::bench {

/// Time left, put together as one usually does.
inline QString usualRemainingText(qint64 ms)
{
    const qint64 seconds = std::max<qint64>(ms, 0) / 1000;
    const auto two = [](qint64 value) { return QStringLiteral("%1").arg(value, 2, 10, QLatin1Char('0')); };
    if (seconds < 3600)
        return QString::number(seconds / 60) + u':' + two(seconds % 60);
    return two(seconds / 3600) + u':' + two(seconds / 60 % 60) + u':' + two(seconds % 60);
}

/// What the cells of \a lease say.
inline QStringList cellTexts(const Batch &batch, const Lease &lease, qint64 nowMs)
{
    return {QStringLiteral("Live"),
            lease.server,
            lease.exitIp,
            lease.area,
            lease.isp,
            QDateTime::fromMSecsSinceEpoch(lease.deadlineMs).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")),
            usualRemainingText(lease.deadlineMs - nowMs),
            batch.origin.endpoint,
            batch.origin.accountName,
            batch.origin.requestId};
}

inline void setUp(QTableView &table)
{
    table.setSelectionBehavior(QAbstractItemView::SelectRows);
    table.setEditTriggers(QAbstractItemView::NoEditTriggers);
    table.setShowGrid(false);
    table.setWordWrap(false);
    table.verticalHeader()->hide();
    table.verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table.verticalHeader()->setDefaultSectionSize(22);
}

/// \a text(row, column) gives the cells.
template<typename CellText>
void writeNaiveCsv(const QString &path, int rows, CellText text)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        qFatal("%s could not be written", qPrintable(path));
    QTextStream out(&file);
    for (int row = 0; row < rows; ++row) {
        QStringList fields;
        for (int column = 0; column < columns; ++column) {
            QString field = text(row, column);
            if (field.contains(u',') || field.contains(u'"'))
                field = u'"' + field.replace(u'"', QStringLiteral("\"\"")) + u'"';
            fields.append(field);
        }
        out << fields.join(u',') << "\r\n";
    }
}

} // namespace proxydeck::bench
