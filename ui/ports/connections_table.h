// SPDX-License-Identifier: MIT
#pragma once

#include "ui/ports/connections_model.h"
#include "ui/widgets/row_table.h"

#include <QHash>
#include <QSet>

namespace proxydeck {

/// The table of connections: as many columns as leave the state room, and a connection that is selected stays so while
/// it lasts.
class ConnectionsTable final : public RowTable
{
    Q_OBJECT

public:
    explicit ConnectionsTable(ConnectionsModel &model, QWidget *parent = nullptr);

    QList<quint64> selected() const; ///< ids
    void retranslate();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void fit();
    void hideColumns();

    ConnectionsModel &m_model;
    QList<quint64> m_kept; ///< selected while the model is reset
    quint64 m_keptCurrent = 0;
    QHash<ConnectionsModel::Column, int> m_widths{};
};

} // namespace proxydeck
