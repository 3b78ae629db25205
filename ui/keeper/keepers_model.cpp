// SPDX-License-Identifier: MIT
#include "ui/keeper/keepers_model.h"

#include "accounts/account_book.h"
#include "base/visible_text.h"
#include "lease/vendor_clock.h"
#include "ui/keeper/keeper_sign.h"
#include "ui/wording/keeper_texts.h"

#include <QLocale>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

constexpr int columns = int(KeepersModel::Column::Count);

bool isNumber(KeepersModel::Column column)
{
    using Column = KeepersModel::Column;
    return column == Column::Good || column == Column::Hour || column == Column::Share;
}

int alignment(KeepersModel::Column column)
{
    return int((isNumber(column) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
}

/// Whether numbers of leases say anything: it tries to have enough.
bool isTrying(KeeperState::Phase phase)
{
    return phase != KeeperState::Phase::Off && phase != KeeperState::Phase::Paused;
}

} // namespace

KeepersModel::KeepersModel(const AccountBook &accounts, const VendorClock &clock, QObject *parent)
    : QAbstractTableModel(parent)
    , m_accounts(accounts)
    , m_clock(clock)
{
    connect(&m_accounts, &AccountBook::accountChanged, this, [this](const QUuid &key) {
        if (const int row = rowOf(key); row >= 0)
            Q_EMIT dataChanged(index(row, 0), index(row, columns - 1));
    });
}

void KeepersModel::setKeys(const QList<QUuid> &keys)
{
    if (keys == m_keys)
        return;
    beginResetModel();
    m_keys = keys;
    m_statuses.removeIf([&keys](auto it) { return !keys.contains(it.key()); });
    for (const QUuid &key : keys)
        m_statuses[key].key = key;
    endResetModel();
}

void KeepersModel::setStatus(const KeeperStatus &status)
{
    const int row = rowOf(status.key);
    if (row < 0)
        return;
    m_statuses.insert(status.key, status);
    Q_EMIT dataChanged(index(row, 0), index(row, columns - 1));
}

const KeeperStatus &KeepersModel::status(int row) const { return *m_statuses.constFind(m_keys.at(row)); }

QString KeepersModel::name(int row) const
{
    const Account *account = m_accounts.find(m_keys.at(row));
    return account ? visibleText(account->name) : tr("Deleted key");
}

void KeepersModel::retranslate()
{
    if (!m_keys.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columns - 1));
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columns - 1);
}

int KeepersModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_keys.size()); }

int KeepersModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : columns; }

QString KeepersModel::text(int row, Column column) const
{
    const KeeperStatus &now = status(row);
    switch (column) {
    case Column::Key:
        return name(row);
    case Column::Good:
        return keeperGoodText(now);
    case Column::State:
        return keeperStateText(now.state);
    case Column::Next:
        return keeperNextText(now, m_clock.nowMs());
    case Column::Hour:
        return keeperHourText(now);
    case Column::Budget:
        return keeperBudgetText(now, m_clock.nowMs());
    case Column::Share:
        return keeperShareText(now);
    case Column::Count:
        break;
    }
    return {};
}

QString KeepersModel::toolTip(int row, Column column) const
{
    const KeeperStatus &now = status(row);
    switch (column) {
    case Column::Good: {
        const QLocale locale;
        QString tip = tr("Good leases with at least %1 s left: %2 of %3. Live leases of this key: %4.")
                          .arg(locale.toString(now.terms.leastLeftS), locale.toString(now.good),
                               locale.toString(now.terms.keep), locale.toString(now.live));
        if (!now.isChecking && now.terms.mustBeChecked)
            tip += u'\n' + tr("Checks are not repeated, so early ends are not seen.");
        return tip;
    }
    case Column::Hour:
        return tr("IPs an hour, and what they cost by the price of the key");
    case Column::Budget:
        return keeperSpentText(now);
    case Column::Share:
        return tr("Share of the next ten minutes with enough good leases, as foreseen");
    default:
        return text(row, column);
    }
}

QVariant KeepersModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto column = Column(index.column());
    const KeeperStatus &now = status(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(index.row(), column);
    case Qt::ToolTipRole:
        return toolTip(index.row(), column);
    case Qt::AccessibleTextRole:
        //: %1 name of a column, %2 what a cell of it says; for screen readers
        return tr("%1: %2").arg(columnName(column), text(index.row(), column));
    case Qt::TextAlignmentRole:
        return alignment(column);
    case SignRole: {
        const auto sign = column == Column::State ? keeperSign(now.state.phase) : std::nullopt;
        return sign ? QVariant(int(*sign)) : QVariant();
    }
    case EnoughRole:
        return isTrying(now.state.phase) ? int(now.good >= now.terms.keep) : -1;
    default:
        return {};
    }
}

QString KeepersModel::columnName(Column column) const
{
    switch (column) {
    case Column::Key:
        return tr("Key");
    case Column::Good:
        return tr("Good / wanted");
    case Column::State:
        return tr("State");
    case Column::Next:
        return tr("Next call");
    case Column::Hour:
        return tr("An hour");
    case Column::Budget:
        return tr("Budget");
    case Column::Share:
        return tr("Expected");
    case Column::Count:
        break;
    }
    return {};
}

QVariant KeepersModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columns)
        return {};
    if (role == Qt::DisplayRole)
        return columnName(Column(section));
    if (role == Qt::TextAlignmentRole)
        return alignment(Column(section));
    return {};
}

} // namespace proxydeck

#include "moc_keepers_model.cpp"
