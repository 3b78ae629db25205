// SPDX-License-Identifier: MIT
#pragma once

#include "ui/ports/ports_model.h"
#include "ui/widgets/row_table.h"

#include <QHash>
#include <QSet>

class QMenu;
class QSettings;

namespace proxydeck {

/// The table of local ports: as many columns as leave the filter room, more by choice, and the current port stays the
/// current one whatever happens to the rows.
class PortsTable final : public RowTable
{
    Q_OBJECT

public:
    explicit PortsTable(PortsModel &model, QWidget *parent = nullptr);
    ~PortsTable() override;

    /// Null if there is none.
    QUuid current() const { return m_current; }
    void select(const QUuid &port);
    /// Which columns are shown; also the context menu of the titles.
    QMenu *columnsMenu() const { return m_columnsMenu; }
    void retranslate();

    void saveState(QSettings &settings) const;
    void restoreState(QSettings &settings);

Q_SIGNALS:
    void currentEdited();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void fit();
    void hideColumns();
    void fillColumns();
    bool isWanted(PortsModel::Column column) const;

    PortsModel &m_model;
    QMenu *m_columnsMenu;
    QUuid m_current;
    int m_row = 0;                             ///< of the current port, to choose a neighbour when it goes
    QSet<int> m_left;                          ///< columns that the operator does not want
    QSet<int> m_more;                          ///< those that are shown by choice
    QHash<PortsModel::Column, int> m_widths{}; ///< also of hidden columns
};

} // namespace proxydeck
