// SPDX-License-Identifier: MIT
#include "ui/details/lease_fields.h"

#include "base/visible_text.h"
#include "desk/call_log.h"
#include "lease/lease_texts.h"
#include "lease/traffic_texts.h"
#include "lease/vendor_time.h"
#include "table/lease_table.h"
#include "ui/wording/call_texts.h"
#include "ui/wording/cost_text.h"
#include "view/lease_cells.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QStringList>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

struct DetailWords
{
    Q_DECLARE_TR_FUNCTIONS(LeaseFields)
};

QString detailTime(qint64 utcMs) { return QDateTime::fromMSecsSinceEpoch(utcMs).toString(u"yyyy-MM-dd HH:mm:ss"_s); }

} // namespace

QString leaseFieldLabel(LeaseField field)
{
    switch (field) {
    case LeaseField::State:
        return DetailWords::tr("State");
    case LeaseField::Server:
        return DetailWords::tr("Server");
    case LeaseField::Host:
        return DetailWords::tr("Host");
    case LeaseField::Port:
        return DetailWords::tr("Port");
    case LeaseField::ExitIp:
        return DetailWords::tr("Exit IP");
    case LeaseField::Area:
        return DetailWords::tr("Area");
    case LeaseField::AreaCode:
        return DetailWords::tr("Area code");
    case LeaseField::Isp:
        return DetailWords::tr("ISP");
    case LeaseField::Deadline:
        return DetailWords::tr("Deadline here");
    case LeaseField::DeadlineInChina:
        return DetailWords::tr("Deadline in China");
    case LeaseField::Remaining:
        return DetailWords::tr("Remaining");
    case LeaseField::Lifetime:
        return DetailWords::tr("Lifetime", "of a lease, from being obtained to its deadline");
    case LeaseField::Copied:
        return DetailWords::tr("Copied", "when the lease was copied");
    case LeaseField::Tunnels:
        return DetailWords::tr("Tunnels", "connections through the lease by way of local ports");
    case LeaseField::Traffic:
        return DetailWords::tr("Traffic");
    case LeaseField::Success:
        return DetailWords::tr("Success", "share of connections that succeeded");
    case LeaseField::Plan:
        return DetailWords::tr("Plan");
    case LeaseField::Account:
        return DetailWords::tr("Key");
    case LeaseField::AccountNameThen:
        return DetailWords::tr("Key's name then");
    case LeaseField::Endpoint:
        return DetailWords::tr("Interface");
    case LeaseField::Obtained:
        return DetailWords::tr("Obtained");
    case LeaseField::Request:
        return DetailWords::tr("Request ID");
    case LeaseField::Task:
        return DetailWords::tr("Task ID");
    case LeaseField::CallTime:
        return DetailWords::tr("Time");
    case LeaseField::CallAction:
        return DetailWords::tr("Action");
    case LeaseField::CallOutcome:
        return DetailWords::tr("Outcome");
    case LeaseField::CallNumber:
        return DetailWords::tr("Number");
    case LeaseField::CallDuration:
        return DetailWords::tr("Duration");
    case LeaseField::Count:
        break;
    }
    return {};
}

QString leaseFieldText(const LeaseCells &cells, RowId row, LeaseField field)
{
    const LeaseTable &table = cells.table();
    const auto cell = [&](LeaseColumn column) { return cells.text(row, column); };
    const qint64 deadline = table.deadlineMs(row);
    const qint64 obtained = table.obtainedMs(row);
    switch (field) {
    case LeaseField::State:
        return cells.isUnlisted(row) ? cell(LeaseColumn::State) + u" – "_s + cells.unlistedText(row)
                                     : cell(LeaseColumn::State);
    case LeaseField::Server:
        return cell(LeaseColumn::Server);
    case LeaseField::Host:
        return visibleText(table.lease(row).host);
    case LeaseField::Port:
        return QString::number(table.lease(row).port);
    case LeaseField::ExitIp:
        return cell(LeaseColumn::ExitIp);
    case LeaseField::Area:
        return cell(LeaseColumn::Area);
    case LeaseField::AreaCode:
        return visibleText(table.lease(row).areaCode);
    case LeaseField::Isp:
        return cell(LeaseColumn::Isp);
    case LeaseField::Deadline:
        return deadline == noDeadline ? cell(LeaseColumn::Deadline) : detailTime(deadline);
    case LeaseField::DeadlineInChina:
        return deadline == noDeadline ? QString() : vendorTimeFromUtc(deadline);
    case LeaseField::Remaining:
        return cell(LeaseColumn::Remaining);
    case LeaseField::Lifetime:
        return deadline == noDeadline || deadline <= obtained ? QString() : remainingText(deadline - obtained);
    case LeaseField::Copied:
        return table.copiedMs(row) == 0 ? QString() : detailTime(table.copiedMs(row));
    case LeaseField::Tunnels: {
        // The label says of what the first number is.
        QStringList facts = tunnelsDetails(table.traffic(row)).split(u'\n', Qt::SkipEmptyParts);
        if (!facts.isEmpty())
            facts.first() = QLocale().toString(table.traffic(row).begun);
        return facts.join(DetailWords::tr(", ", "between facts of a lease"));
    }
    case LeaseField::Traffic:
        return trafficDetails(table.traffic(row)).replace(u'\n', DetailWords::tr(", ", "between facts of a lease"));
    case LeaseField::Success:
        return successAndPriceText(table.traffic(row), std::nullopt);
    case LeaseField::Plan:
        return cell(LeaseColumn::Plan);
    case LeaseField::Account:
        return cell(LeaseColumn::Account);
    case LeaseField::AccountNameThen: {
        const QString then = visibleText(table.origin(row).accountName);
        return then == cell(LeaseColumn::Account) ? QString() : then;
    }
    case LeaseField::Endpoint:
        return visibleText(table.origin(row).endpoint);
    case LeaseField::Obtained:
        return detailTime(obtained);
    case LeaseField::Request:
        return cell(LeaseColumn::Request);
    case LeaseField::Task:
        return visibleText(table.origin(row).taskId);
    default:
        return {};
    }
}

QString successAndPriceText(const LeaseTraffic &traffic, std::optional<qint64> price)
{
    if (!traffic.success())
        return {};
    const QString text = successText(traffic) + u" – "_s + successDetails(traffic);
    if (!price || traffic.succeeded == 0)
        return text;
    // Rounded: the cost of one is less than the smallest unit soon.
    const qint64 each = (*price + traffic.succeeded / 2) / traffic.succeeded;
    //: %1 a sum of money
    return text + DetailWords::tr(", ", "between facts of a lease")
        + (each > 0 ? DetailWords::tr("cost %1 each").arg(costText(each))
                    : DetailWords::tr("cost less than %1 each").arg(costText(1)));
}

QString callFieldText(const Call &call, const Catalogue &catalogue, LeaseField field)
{
    switch (field) {
    case LeaseField::CallTime:
        return callFullTimeText(call);
    case LeaseField::CallAction:
        return callActionText(call);
    case LeaseField::CallOutcome:
        return callOutcomeText(call, catalogue, 0);
    case LeaseField::CallNumber:
        return callNumberText(call);
    case LeaseField::CallDuration:
        return callDurationText(call);
    default:
        return {};
    }
}

const Call *callOf(const LeaseOrigin &origin, const CallLog &log)
{
    if (origin.requestId.isEmpty())
        return nullptr;
    for (int index = log.size() - 1; index >= 0; --index) {
        const Call &call = log.at(index);
        if (call.requestId == origin.requestId && call.account == origin.account)
            return &call;
    }
    return nullptr;
}

} // namespace proxydeck
