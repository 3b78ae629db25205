// SPDX-License-Identifier: MIT
#include "ui/record/history_leases_model.h"

#include "base/visible_text.h"
#include "catalogue/catalogue.h"
#include "lease/check_texts.h"
#include "lease/lease_key.h"
#include "lease/lease_state.h"
#include "lease/lease_texts.h"
#include "lease/vendor_clock.h"
#include "ui/record/history_texts.h"

#include <algorithm>
#include <utility>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

constexpr int leaseColumns = int(HistoryLeasesModel::Column::Count);

} // namespace

HistoryLeasesModel::HistoryLeasesModel(LedgerHistory *history, const Catalogue &catalogue, const AccountBook &accounts,
                                       const VendorClock &clock, QObject *parent)
    : HistoryModel(history, parent)
    , m_catalogue(catalogue)
    , m_accounts(accounts)
    , m_clock(clock)
{
    m_nextChange.setSingleShot(true);
    connect(&m_nextChange, &QTimer::timeout, this, &HistoryLeasesModel::followStates);
    connect(&m_clock, &VendorClock::skewChanged, this, &HistoryLeasesModel::followStates);
    connect(this, &QAbstractItemModel::modelReset, this, &HistoryLeasesModel::onRowsTaken);
    connect(this, &QAbstractItemModel::rowsInserted, this, &HistoryLeasesModel::onRowsTaken);
}

void HistoryLeasesModel::clear()
{
    m_rows.clear();
    m_shown.clear();
}

void HistoryLeasesModel::onRowsTaken()
{
    while (m_shown.size() < size_t(m_rows.size()))
        m_shown.push_back(state(int(m_shown.size())));
    followStates();
}

void HistoryLeasesModel::followStates()
{
    const qint64 now = m_clock.nowMs();
    const qint64 marginMs = filter().expiringMarginMs;
    qint64 nextMs = noDeadline;
    for (int row = 0; row < int(m_shown.size()); ++row) {
        const qint64 deadlineMs = m_rows.at(row).lease.deadlineMs;
        const LeaseState is = leaseStateAt(deadlineMs, now, marginMs);
        nextMs = std::min(nextMs, nextStateChangeMs(is, deadlineMs, marginMs));
        if (std::exchange(m_shown[size_t(row)], is) == is)
            continue;
        const QModelIndex changed = index(row, int(Column::State));
        Q_EMIT dataChanged(changed, changed);
    }
    if (nextMs == noDeadline) {
        m_nextChange.stop();
        return;
    }
    // Not more often than the eye needs, and again after a while: the clock can be set.
    constexpr qint64 soonestMs = 50;
    constexpr qint64 latestMs = 60'000;
    m_nextChange.start(int(std::clamp(nextMs - now, soonestMs, latestMs)));
}

void HistoryLeasesModel::setCopied(const QList<LeaseKey> &leases)
{
    QHash<QString, QList<LeaseKey>> byServer;
    for (const LeaseKey &lease : leases)
        byServer[lease.server].append(lease);
    for (int row = 0; row < int(m_rows.size()); ++row) {
        HistoryLease &found = m_rows[row];
        const auto those = byServer.constFind(found.lease.server);
        if (those == byServer.cend()
            || !those->contains(LeaseKey{found.origin.account, found.lease.server, found.lease.deadlineMs}))
            continue;
        found.copiedMs = m_clock.nowMs();
        const QModelIndex changed = index(row, int(Column::Copied));
        Q_EMIT dataChanged(changed, changed);
    }
}

int HistoryLeasesModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : leaseColumns; }

LedgerHistory::Ticket HistoryLeasesModel::askPage(LedgerHistory &history, const Key &before)
{
    return history.leases(wanted(), before, pageRows,
                          [this](const Expected<HistoryLeasePage, HistoryFailure> &page) { takePage(page, m_rows); });
}

LedgerHistory::Ticket HistoryLeasesModel::askTotal(LedgerHistory &history, LedgerHistory::Done<qint64> done)
{
    return history.countLeases(wanted(), std::move(done));
}

LeaseState HistoryLeasesModel::state(int row) const
{
    return leaseStateAt(m_rows.at(row).lease.deadlineMs, m_clock.nowMs(), filter().expiringMarginMs);
}

QString HistoryLeasesModel::cell(int row, int column) const
{
    const HistoryLease &found = m_rows.at(row);
    const Lease &lease = found.lease;
    const LeaseOrigin &origin = found.origin;
    switch (HistoryLeasesModel::Column(column)) {
    case Column::Obtained:
        return historyTimeText(origin.obtainedMs);
    case Column::State:
        return found.delistedMs != 0 && state(row) != LeaseState::Expired ? unlistedName() : stateName(state(row));
    case Column::Server:
        return visibleText(lease.server);
    case Column::ExitIp:
        return visibleText(lease.exitIp);
    case Column::Area:
        return visibleText(lease.area);
    case Column::Isp:
        return visibleText(lease.isp);
    case Column::Deadline:
        return lease.deadlineMs == noDeadline ? tr("unknown", "deadline") : historyTimeText(lease.deadlineMs);
    case Column::Plan:
        return historyPlanText(origin.endpoint, m_catalogue);
    case Column::Account:
        return historyAccountText(origin.account, origin.accountName, m_accounts);
    case Column::Request:
        return visibleText(origin.requestId);
    case Column::Copied:
        return found.copiedMs == 0 ? QString() : historyTimeText(found.copiedMs);
    case Column::Checked:
        return found.check.atMs == 0 ? QString() : checkText(found.check);
    case Column::ExitDiffers:
        return found.check.atMs != 0 && found.check.verdict == CheckVerdict::Differs ? visibleText(found.check.exitIp)
                                                                                     : QString();
    case Column::Count:
        break;
    }
    return {};
}

HistoryModel::Column HistoryLeasesModel::column(int section) const
{
    switch (HistoryLeasesModel::Column(section)) {
    case Column::Obtained:
        return {tr("Obtained"), u"2023-02-25 15:26:40"_s, true, false};
    case Column::State:
        return {tr("State"), stateName(LeaseState::Expiring), false, false};
    case Column::Server:
        return {tr("Server"), u"255.255.255.255:65535"_s, true, false};
    case Column::ExitIp:
        return {tr("Exit IP"), u"255.255.255.255"_s, true, false};
    case Column::Area:
        return {tr("Area"), u"内蒙古呼和浩特市"_s, false, false};
    case Column::Isp:
        return {tr("ISP"), u"电信电信"_s, false, false};
    case Column::Deadline:
        return {tr("Deadline"), u"2023-02-25 15:26:40"_s, true, false};
    case Column::Plan:
        return {tr("Plan"), planName(Product::Global, Mode::Metered), false, false};
    case Column::Account:
        return {tr("Key"), u"East crawl"_s, false, false};
    case Column::Request:
        return {tr("Request ID"), u"83158ebe…1083edc"_s, true, false};
    case Column::Copied:
        return {tr("Copied", "column: when the lease was copied"), u"2023-02-25 15:26:40"_s, true, false};
    case Column::Checked:
        return {tr("Checked", "column: what the check of the lease has found"), verdictName(CheckVerdict::NameNotFound),
                false, false};
    case Column::ExitDiffers:
        //: column: the measured exit IP, where it is another than the declared one
        return {tr("Exit differs"), u"255.255.255.255"_s, true, false};
    case Column::Count:
        break;
    }
    return {};
}

} // namespace proxydeck

#include "moc_history_leases_model.cpp"
