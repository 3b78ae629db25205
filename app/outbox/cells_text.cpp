// SPDX-License-Identifier: MIT
#include "outbox/cells_text.h"

#include "outbox/csv_writer.h"

#include <QAbstractItemModel>

#include <algorithm>

namespace proxydeck {

namespace {

/// Tabs, and every kind of line break that some program recognises.
bool endsCell(QChar c)
{
    return (c >= u'\t' && c <= u'\r') || (c >= u'\x1c' && c <= u'\x1f') || c == u'\x85' || c == u'\u2028'
        || c == u'\u2029';
}

} // namespace

QString tabbedCell(const QString &text)
{
    const bool quoted = text.startsWith(u'"');
    const bool guarded = beginsFormula(text);
    if (!quoted && !guarded && std::none_of(text.begin(), text.end(), endsCell))
        return text;
    QString cell = guarded ? u'\'' + text : text;
    std::replace_if(cell.begin(), cell.end(), endsCell, u' ');
    if (quoted)
        cell = u'"' + cell.replace(u'"', QStringLiteral("\"\"")) + u'"';
    return cell;
}

void appendTitles(QString &text, const QAbstractItemModel &model, const QList<int> &columns)
{
    for (qsizetype i = 0; i < columns.size(); ++i) {
        if (i > 0)
            text += u'\t';
        text += tabbedCell(model.headerData(columns.at(i), Qt::Horizontal).toString());
    }
}

QString cellsText(const QAbstractItemModel &model, const QList<int> &rows, const QList<int> &columns, bool titles)
{
    QString all;
    if (titles)
        appendTitles(all, model, columns);
    bool first = !titles;
    for (const int row : rows) {
        if (!first)
            all += u'\n';
        first = false;
        for (qsizetype i = 0; i < columns.size(); ++i) {
            if (i > 0)
                all += u'\t';
            all += tabbedCell(model.index(row, columns.at(i)).data().toString());
        }
    }
    return all;
}

} // namespace proxydeck
