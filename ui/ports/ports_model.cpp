// SPDX-License-Identifier: MIT
#include "ui/ports/ports_model.h"

#include "base/visible_text.h"
#include "ui/look/sign_icon.h"
#include "ui/port/port_texts.h"

#include <QLocale>

#include <algorithm>
#include <numeric>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

constexpr int portColumns = int(PortsModel::Column::Count);

int portAlignment(PortsModel::Column column)
{
    using Column = PortsModel::Column;
    const bool isText = column == Column::Port || column == Column::Pool || column == Column::Policy
        || column == Column::Minute || column == Column::Traffic;
    return int((isText ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
}

} // namespace

void PortsModel::setPorts(const QList<PortTerms> &ports)
{
    if (ports == m_ports)
        return;
    const auto sameRow = [](const PortTerms &a, const PortTerms &b) { return a.id == b.id; };
    const bool sameRows = std::equal(ports.cbegin(), ports.cend(), m_ports.cbegin(), m_ports.cend(), sameRow);
    if (sameRows) {
        m_ports = ports;
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, portColumns - 1));
        return;
    }
    beginResetModel();
    m_ports = ports;
    m_figures.removeIf([this](auto it) { return rowOf(it.key()) < 0; });
    endResetModel();
}

void PortsModel::setFigures(const QList<PortFigures> &figures)
{
    int first = rowCount();
    int last = -1;
    for (const PortFigures &each : figures) {
        const int row = rowOf(each.port);
        if (row < 0)
            continue;
        m_figures.insert(each.port, each);
        first = std::min(first, row);
        last = std::max(last, row);
    }
    if (last >= 0)
        Q_EMIT dataChanged(index(first, 0), index(last, portColumns - 1));
}

const PortFigures &PortsModel::figures(int row) const
{
    static const PortFigures none;
    const auto found = m_figures.constFind(m_ports.at(row).id);
    return found == m_figures.cend() ? none : *found;
}

int PortsModel::rowOf(const QUuid &port) const
{
    const auto found
        = std::find_if(m_ports.cbegin(), m_ports.cend(), [&port](const PortTerms &each) { return each.id == port; });
    return found == m_ports.cend() ? -1 : int(found - m_ports.cbegin());
}

void PortsModel::retranslate()
{
    if (!m_ports.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, portColumns - 1));
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, portColumns - 1);
}

int PortsModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_ports.size()); }

int PortsModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : portColumns; }

QString PortsModel::text(int row, Column column) const
{
    const PortTerms &port = terms(row);
    const PortFigures &now = figures(row);
    switch (column) {
    case Column::Port: {
        // What is wrong comes before the name: where it is narrow, the end is left out.
        QString text = portAddressText(port);
        for (const QString &each : {portWord(now), visibleText(port.name).trimmed()}) {
            if (!each.isEmpty())
                text += u" · "_s + each;
        }
        return text;
    }
    case Column::Pool:
        return portFilterText(port);
    case Column::Policy:
        return portPolicyText(port);
    case Column::Leases:
        return now.state.kind == PortState::Kind::Off ? shareText({}) : portPoolText(now.pool);
    case Column::Connections:
        return portConnectionsText(now);
    case Column::Success:
        return shareText(portSuccess(now));
    case Column::FirstByte:
        return portFirstByteText(now);
    case Column::Traffic:
        return trafficText(now.down, now.up);
    case Column::Waiting:
        return QLocale().toString(now.waiting);
    case Column::Retried:
        return QLocale().toString(now.retried);
    case Column::Cut:
        return QLocale().toString(now.cut);
    case Column::Refused:
        return QLocale().toString(now.refused);
    case Column::Minute: // painted
    case Column::Count:
        break;
    }
    return {};
}

QString PortsModel::toolTip(int row, Column column) const
{
    const PortTerms &port = terms(row);
    const PortFigures &now = figures(row);
    const QLocale locale;
    switch (column) {
    case Column::Port: {
        const QString advice = portAdvice(now, port);
        const QString word = portWord(now);
        //: %1 an address and port, %2 its state: "Listening"
        QString tip = tr("%1: %2").arg(portAddressText(port), word.isEmpty() ? portStateText(now.state) : word);
        if (!advice.isEmpty())
            tip += u'\n' + advice;
        if (now.hasLiterals)
            tip += u'\n'
                + tr("A client looks up names by itself and sends addresses. Let it send names (socks5h), or the sites "
                     "it asks for are known to its name server.");
        return tip;
    }
    case Column::Policy:
        return port.sticky == PoolSticky::None ? text(row, column)
                                               //: %1 how new sessions get a lease, %2 what keeps them on it
                                               : tr("%1. New sessions: the most time left; without a session: %2")
                                                     .arg(text(row, column), poolPolicyName(port.policy));
    case Column::Leases:
        return tr("Leases: %1 ready, %2 draining, as they end soon and get no new connections, %3 out for a while, as "
                  "connections through them failed. Sessions: %4, given another lease: %5")
            .arg(locale.toString(now.pool.ready), locale.toString(now.pool.draining), locale.toString(now.pool.out),
                 locale.toString(now.pool.sessions), locale.toString(now.pool.rebound));
    case Column::Connections:
    case Column::Waiting:
    case Column::Retried:
    case Column::Cut:
    case Column::Refused:
        return tr("Connections: %1 open, %2 of them wait for a lease, %3 begun in the last minute. Since it was "
                  "switched on: %4 begun, %5 tried again with another lease, %6 cut as their lease ended, %7 refused")
            .arg(locale.toString(now.open), locale.toString(now.waiting), locale.toString(now.perMinute),
                 locale.toString(now.begun), locale.toString(now.retried), locale.toString(now.cut),
                 locale.toString(now.refused));
    case Column::Success:
        return tr("Succeeded: %1, failed by the lease or for want of one: %2. What the site answers is not counted.")
            .arg(locale.toString(now.succeeded), locale.toString(now.failed));
    case Column::FirstByte:
        return tr("Time to the first byte of an answer: half of the last 200 were faster than the first number, 95 % "
                  "faster than the second");
    case Column::Traffic:
        return tr("To clients: %1, from clients: %2").arg(bytesText(now.down), bytesText(now.up));
    case Column::Minute: {
        const qint64 all = std::accumulate(now.lastMinute.cbegin(), now.lastMinute.cend(), qint64(0));
        const qint64 most = *std::max_element(now.lastMinute.cbegin(), now.lastMinute.cend());
        return tr("Last minute: %1, at most %2 in a second").arg(bytesText(all * 1'000), bytesText(most * 1'000));
    }
    case Column::Pool:
    case Column::Count:
        break;
    }
    return text(row, column);
}

QVariant PortsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto column = Column(index.column());
    const PortFigures &now = figures(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(index.row(), column);
    case Qt::ToolTipRole:
        return toolTip(index.row(), column);
    case Qt::AccessibleTextRole:
        if (column == Column::Minute)
            return toolTip(index.row(), column);
        if (column == Column::Port)
            return toolTip(index.row(), column).section(u'\n', 0, 0);
        //: %1 name of a column, %2 what a cell of it says; for screen readers
        return tr("%1: %2").arg(columnName(column), text(index.row(), column));
    case Qt::TextAlignmentRole:
        return portAlignment(column);
    case SignRole:
        if (const auto sign = column == Column::Port ? portSign(now, terms(index.row())) : std::nullopt)
            return int(*sign);
        return {};
    case SuccessRole:
        if (const auto share = column == Column::Success ? portSuccess(now) : std::nullopt)
            return *share;
        return {};
    case MinuteRole:
        return column == Column::Minute
            ? QVariant::fromValue(QList<quint32>(now.lastMinute.cbegin(), now.lastMinute.cend()))
            : QVariant();
    default:
        return {};
    }
}

QString PortsModel::columnName(Column column)
{
    switch (column) {
    case Column::Port:
        return tr("Port");
    case Column::Pool:
        return tr("Usable leases");
    case Column::Policy:
        return tr("Policy");
    case Column::Leases:
        return tr("Ready / draining / out");
    case Column::Connections:
        return tr("Connections");
    case Column::Success:
        return tr("Success");
    case Column::FirstByte:
        return tr("First byte 50 / 95");
    case Column::Traffic:
        return tr("Traffic");
    case Column::Minute:
        return tr("Last minute");
    case Column::Waiting:
        return tr("Waiting");
    case Column::Retried:
        return tr("Tried again");
    case Column::Cut:
        return tr("Cut");
    case Column::Refused:
        return tr("Refused");
    case Column::Count:
        break;
    }
    return {};
}

QVariant PortsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= portColumns)
        return {};
    if (role == Qt::DisplayRole)
        return columnName(Column(section));
    if (role == Qt::TextAlignmentRole)
        return portAlignment(Column(section));
    return {};
}

} // namespace proxydeck

#include "moc_ports_model.cpp"
