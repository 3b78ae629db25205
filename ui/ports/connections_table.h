// SPDX-License-Identifier: MIT
#pragma once

#include "ui/ports/connections_model.h"
#include "ui/widgets/row_table.h"

#include <QHash>
#include <QSet>

class QLabel;

namespace proxydeck {

/// The table of connections: as many columns as leave the state room, and a connection that is selected stays so while
/// it lasts.
class ConnectionsTable final : public RowTable
{
    Q_OBJECT

public:
    explicit ConnectionsTable(ConnectionsModel &model, QWidget *parent = nullptr);

    QList<quint64> selected() const; ///< ids
    /// Whether the connections may be of several ports.
    void showPorts(bool shows);
    /// What is said while there is no connection.
    void setEmptyText(const QString &text);
    void retranslate();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void fit();
    void hideColumns();
    void placeEmptyText();

    ConnectionsModel &m_model;
    QLabel *m_empty;
    bool m_showsPorts = false;
    QList<quint64> m_kept; ///< selected while the model is reset
    quint64 m_keptCurrent = 0;
    QHash<ConnectionsModel::Column, int> m_widths{};
};

} // namespace proxydeck
