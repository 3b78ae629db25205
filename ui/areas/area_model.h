// SPDX-License-Identifier: MIT
#pragma once

#include "catalogue/area.h"

#include <QAbstractItemModel>

namespace proxydeck {

class AreaChoice;

/// The areas of a choice: a tree of provinces and cities, or a flat list of results during a search. Rows are checkable
/// if several areas can be selected.
class AreaModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column { Name, Also, Code, ColumnCount };

    /// \a limit: maximum number of search results.
    explicit AreaModel(AreaChoice &choice, int limit = 200, QObject *parent = nullptr);

    /// An empty query shows the tree. A well-formed code that is not in the list yields one row, marked as such.
    void setQuery(const QString &query);
    bool isSearch() const { return m_search; }
    /// Updates the texts after a change of the program's language.
    void retranslate();

    QString code(const QModelIndex &index) const;
    QModelIndex indexOf(const QString &code) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    void build();
    /// Null for a code that is not in the list.
    const Area *area(const QModelIndex &index) const;
    QVariant text(const QModelIndex &index) const;
    Qt::CheckState checkState(const QModelIndex &index) const;
    void checksChanged(const QModelIndex &parent);

    AreaChoice &m_choice;
    int m_limit;
    QString m_query;
    bool m_search = false;
    QList<int> m_tops;         ///< indices into the catalogue
    QList<QList<int>> m_below; ///< for each item of m_tops
    QString m_unknown;         ///< a code that is not in the list, shown as the only row
};

} // namespace proxydeck
