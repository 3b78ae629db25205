// SPDX-License-Identifier: MIT
#include "ui/formats/format_mark_text.h"

namespace proxydeck {

using namespace Qt::StringLiterals;

QString markToField(const QString &mark)
{
    QString field;
    qsizetype end = mark.size();
    while (end > 0 && mark[end - 1] == u' ')
        --end;
    for (qsizetype i = 0; i < mark.size(); ++i) {
        if (mark[i] == u'\n')
            field += "\\n"_L1;
        else if (mark[i] == u'\t')
            field += "\\t"_L1;
        else if (mark[i] == u'\\')
            field += "\\\\"_L1;
        else if (i >= end)
            field += "\\s"_L1;
        else
            field += mark[i];
    }
    return field;
}

QString markFromField(const QString &field)
{
    QString mark;
    for (qsizetype i = 0; i < field.size(); ++i) {
        const QChar next = field[i] == u'\\' && i + 1 < field.size() ? field[i + 1] : QChar();
        if (next == u'n')
            mark += u'\n';
        else if (next == u't')
            mark += u'\t';
        else if (next == u's')
            mark += u' ';
        else if (next == u'\\')
            mark += u'\\';
        else {
            mark += field[i];
            continue;
        }
        ++i;
    }
    return mark;
}

} // namespace proxydeck
