// SPDX-License-Identifier: MIT
#pragma once

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QString>
#include <QUuid>
#include <QVariant>

namespace proxydeck {

/// How SQLite would run \a sql on the record in \a file, with some value for each `?`: one step a line.
inline QString queryPlan(const QString &file, const QString &sql)
{
    const QString name = QUuid::createUuid().toString();
    QString plan;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
        database.setDatabaseName(file);
        database.open();
        QSqlQuery query(database);
        query.prepare(QStringLiteral("EXPLAIN QUERY PLAN ") + sql);
        for (int i = 0; i < int(sql.count(QLatin1Char('?'))); ++i)
            query.bindValue(i, 5);
        query.exec();
        while (query.next())
            plan += query.value(3).toString() + QLatin1Char('\n');
    }
    QSqlDatabase::removeDatabase(name);
    return plan;
}

} // namespace proxydeck
