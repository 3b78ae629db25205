// SPDX-License-Identifier: MIT
#include "ui/record/history_calls_model.h"

#include "base/visible_text.h"
#include "ui/record/history_texts.h"
#include "ui/wording/call_texts.h"
#include "ui/wording/keeper_texts.h"

#include <QLocale>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

constexpr int callColumns = int(HistoryCallsModel::Column::Count);

} // namespace

HistoryCallsModel::HistoryCallsModel(LedgerHistory *history, const Catalogue &catalogue, const AccountBook &accounts,
                                     QObject *parent)
    : HistoryModel(history, parent)
    , m_catalogue(catalogue)
    , m_accounts(accounts)
{
}

int HistoryCallsModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : callColumns; }

LedgerHistory::Ticket HistoryCallsModel::askPage(LedgerHistory &history, const Key &before)
{
    return history.calls(wanted(), before, pageRows,
                         [this](const Expected<HistoryCallPage, HistoryFailure> &page) { takePage(page, m_rows); });
}

LedgerHistory::Ticket HistoryCallsModel::askTotal(LedgerHistory &history, LedgerHistory::Done<qint64> done)
{
    return history.countCalls(wanted(), std::move(done));
}

QString HistoryCallsModel::toolTip(int row, int column) const
{
    const CallEntry &call = m_rows.at(row).call;
    switch (HistoryCallsModel::Column(column)) {
    case Column::Started:
        return callTimesText(call.startedMs, call.sentMs);
    case Column::Action: {
        const QString why = keeperReasonText(call.reason);
        //: why the program made a call by itself: %1 who made it, %2 a sentence
        return why.isEmpty() ? cell(row, column) : tr("%1\nWhy: %2").arg(cell(row, column), why);
    }
    default:
        return cell(row, column);
    }
}

QString HistoryCallsModel::cell(int row, int column) const
{
    const CallEntry &call = m_rows.at(row).call;
    switch (HistoryCallsModel::Column(column)) {
    case Column::Started:
        return historyTimeText(call.startedMs);
    case Column::Account:
        return historyAccountText(call.account, call.accountName, m_accounts);
    case Column::Action:
        return historyActionText(call.endpoint, m_catalogue)
            + (call.pressedBy == PressedBy::Operator ? QString() : u" · "_s + pressedByText(call.pressedBy));
    case Column::Outcome:
        return historyOutcomeText(call, m_catalogue);
    case Column::Code:
        return visibleText(call.vendorCode);
    case Column::Number: {
        const CallResolution &resolution = call.resolution;
        const bool lost = call.outcome == CallEntry::Outcome::Started || call.outcome == CallEntry::Outcome::Unknown;
        const bool unknown = resolution.isSet() ? resolution.isLate(call.sentMs) : lost;
        const int number = call.received + resolution.found;
        return number == 0 && unknown ? u"?"_s : QLocale().toString(number);
    }
    case Column::Duration:
        return historyDurationText(call);
    case Column::Parameters:
        return visibleText(call.parameters);
    case Column::Request:
        return visibleText(call.requestId);
    case Column::Count:
        break;
    }
    return {};
}

HistoryModel::Column HistoryCallsModel::column(int section) const
{
    switch (HistoryCallsModel::Column(section)) {
    case Column::Started:
        return {tr("Time"), u"2023-02-25 15:26:40"_s, true, false};
    case Column::Account:
        return {tr("Key"), u"East crawl north"_s, false, false};
    case Column::Action:
        return {tr("Action"), u"List in use · Short-lived · Channel"_s, false, false};
    case Column::Outcome:
        return {tr("Outcome"), u"Unknown → resolved: 1 found"_s, false, false};
    case Column::Code:
        return {tr("Code"), u"REQUEST_LIMIT_EXCEEDED"_s, true, false};
    case Column::Number:
        return {tr("Number"), u"10,000"_s, false, true};
    case Column::Duration:
        return {tr("Duration"), u"9,999 ms"_s, false, true};
    case Column::Parameters:
        return {tr("Parameters"), u"area=350500&num=5"_s, true, false};
    case Column::Request:
        return {tr("Request ID"), u"83158ebe…1083edc"_s, true, false};
    case Column::Count:
        break;
    }
    return {};
}

} // namespace proxydeck

#include "moc_history_calls_model.cpp"
