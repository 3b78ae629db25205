// SPDX-License-Identifier: MIT
#include "ui/ports/connections_model.h"

#include "base/visible_text.h"
#include "lease/lease_texts.h"
#include "lease/vendor_clock.h"
#include "ui/look/sign_icon.h"
#include "ui/port/port_texts.h"

#include <algorithm>
#include <utility>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

constexpr int connectionColumns = int(ConnectionsModel::Column::Count);
constexpr int mostRuns = 24; ///< of rows that go and come; more cost the view more than all anew
const QString noText = u"–"_s;

/// A lower row with the same beginning and end: [from, to).
struct Run
{
    int from = 0;
    int to = 0;
};

} // namespace

ConnectionsModel::ConnectionsModel(const VendorClock &clock, std::function<LeaseNames(quint64 lease)> names,
                                   QObject *parent)
    : QAbstractTableModel(parent)
    , m_clock(clock)
    , m_names(std::move(names))
{
}

void ConnectionsModel::setConnections(QList<ConnectionFigures> connections)
{
    std::sort(connections.begin(), connections.end(),
              [](const ConnectionFigures &a, const ConnectionFigures &b) { return a.id > b.id; });

    // Rows that go, and where others come, in one walk over both: ids descend.
    QList<Run> gone;
    QList<Run> come;
    const auto extend = [](QList<Run> &runs, int at) {
        if (!runs.isEmpty() && runs.last().to == at)
            ++runs.last().to;
        else
            runs.append({at, at + 1});
    };
    int old = 0;
    int now = 0;
    while (old < m_rows.size() || now < connections.size()) {
        if (now == connections.size() || (old < m_rows.size() && m_rows.at(old).figures.id > connections.at(now).id))
            extend(gone, old++);
        else if (old == m_rows.size() || m_rows.at(old).figures.id < connections.at(now).id)
            extend(come, now++);
        else
            ++old, ++now;
    }
    if (gone.size() + come.size() > mostRuns) {
        beginResetModel();
        m_rows.clear();
        m_rows.reserve(connections.size());
        for (ConnectionFigures &each : connections)
            m_rows.append({std::move(each)});
        endResetModel();
        return;
    }
    for (auto run = gone.crbegin(); run != gone.crend(); ++run) {
        beginRemoveRows({}, run->from, run->to - 1);
        m_rows.remove(run->from, run->to - run->from);
        endRemoveRows();
    }
    for (const Run &run : std::as_const(come)) {
        beginInsertRows({}, run.from, run.to - 1);
        for (int row = run.from; row < run.to; ++row)
            m_rows.insert(row, {connections.at(row)});
        endInsertRows();
    }
    for (int row = 0; row < m_rows.size(); ++row)
        m_rows[row].figures = std::move(connections[row]);
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, connectionColumns - 1));
}

int ConnectionsModel::rowOf(quint64 id) const
{
    const auto found = std::lower_bound(m_rows.cbegin(), m_rows.cend(), id,
                                        [](const Row &row, quint64 wanted) { return row.figures.id > wanted; });
    return found == m_rows.cend() || found->figures.id != id ? -1 : int(found - m_rows.cbegin());
}

void ConnectionsModel::setPortNames(const QHash<QUuid, QString> &names)
{
    if (std::exchange(m_portNames, names) != names && !m_rows.isEmpty())
        Q_EMIT dataChanged(index(0, int(Column::Port)), index(rowCount() - 1, int(Column::Port)));
}

void ConnectionsModel::retranslate()
{
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, connectionColumns - 1));
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, connectionColumns - 1);
}

int ConnectionsModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_rows.size()); }

int ConnectionsModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : connectionColumns; }

/// Asked for once: a lease may leave the table before the connection ends.
const ConnectionsModel::LeaseNames &ConnectionsModel::namesOf(const Row &row) const
{
    if (row.named != row.figures.lease) {
        row.named = row.figures.lease;
        row.names = row.figures.lease == noPoolLease ? LeaseNames() : m_names(row.figures.lease);
    }
    return row.names;
}

QString ConnectionsModel::text(const Row &row, Column column) const
{
    const ConnectionFigures &now = row.figures;
    const auto orNone = [](const QString &text) { return text.isEmpty() ? noText : visibleText(text); };
    switch (column) {
    case Column::Client:
        // On this machine only the number tells one from another.
        return visibleText(now.client.startsWith("127."_L1) || now.client.startsWith("[::1]"_L1)
                               ? now.client.mid(now.client.lastIndexOf(u':'))
                               : now.client);
    case Column::Port:
        return orNone(m_portNames.value(now.port));
    case Column::Target:
        return orNone(now.target);
    case Column::Lease:
        return orNone(namesOf(row).server);
    case Column::Exit:
        return orNone(namesOf(row).exitIp);
    case Column::Session:
        return orNone(now.session);
    case Column::Age:
        return remainingText(std::max<qint64>(0, m_clock.nowMs() - now.begunMs));
    case Column::Traffic:
        return trafficText(now.down, now.up);
    case Column::State:
        return connectionStateText(now, m_clock.nowMs());
    case Column::Count:
        break;
    }
    return {};
}

QVariant ConnectionsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto column = Column(index.column());
    const Row &row = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(row, column);
    case Qt::ToolTipRole:
        return column == Column::Client ? visibleText(row.figures.client) : text(row, column);
    case Qt::AccessibleTextRole:
        //: %1 name of a column, %2 what a cell of it says; for screen readers
        return tr("%1: %2").arg(columnName(column), text(row, column));
    case Qt::TextAlignmentRole:
        return int((column == Column::Age ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case SignRole:
        if (column != Column::State)
            return {};
        switch (row.figures.state) {
        case ConnectionFigures::State::Busy:
            return int(Sign::Success);
        case ConnectionFigures::State::Waiting:
        case ConnectionFigures::State::Closing:
            return int(Sign::Warning);
        default:
            return {};
        }
    default:
        return {};
    }
}

QString ConnectionsModel::columnName(Column column)
{
    switch (column) {
    case Column::Client:
        return tr("Client");
    case Column::Port:
        return tr("Port");
    case Column::Target:
        return tr("Target");
    case Column::Lease:
        return tr("Lease");
    case Column::Exit:
        return tr("Exit");
    case Column::Session:
        return tr("Session");
    case Column::Age:
        return tr("Age");
    case Column::Traffic:
        return tr("Traffic");
    case Column::State:
        return tr("State");
    case Column::Count:
        break;
    }
    return {};
}

QVariant ConnectionsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= connectionColumns)
        return {};
    if (role == Qt::DisplayRole)
        return columnName(Column(section));
    if (role == Qt::TextAlignmentRole)
        return int((Column(section) == Column::Age ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    return {};
}

} // namespace proxydeck

#include "moc_connections_model.cpp"
