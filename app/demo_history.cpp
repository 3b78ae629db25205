// SPDX-License-Identifier: MIT
#include "demo_history.h"

#include "accounts/account_book.h"
#include "catalogue/catalogue.h"
#include "desk/call_log.h"
#include "lease/vendor_clock.h"
#include "ledger/ledger.h"
#include "table/lease_table.h"

#include <array>
#include <limits>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 secondMs = 1'000;
constexpr qint64 minuteMs = 60 * secondMs;
constexpr qint64 morningMs = 240 * minuteMs;
/// What is older is only in the record, as expired rows leave the table and calls of earlier runs are not listed.
constexpr qint64 inTableMs = 9 * minuteMs;
constexpr qint64 inListMs = 25 * minuteMs;

struct Place
{
    const char16_t *area;
    const char16_t *code;
};
constexpr std::array mainland{
    Place{u"福建省泉州市", u"350500"}, Place{u"河南省商丘市", u"411400"}, Place{u"浙江省金华市", u"330700"},
    Place{u"江苏省苏州市", u"320500"}, Place{u"广东省广州市", u"440100"},
};
constexpr std::array abroad{Place{u"新加坡", u"SG"}, Place{u"日本", u"JP"}, Place{u"美国", u"US"}};
constexpr std::array carriers{u"电信", u"移动", u"联通"};

/// Ids from the upper half of the range, so that they never equal those of calls that are really made.
constexpr CallId firstId = std::numeric_limits<CallId>::max() / 2;

ApiError refusal(const QString &code, RetryAdvice advice)
{
    ApiError error;
    error.kind = ApiError::Kind::Vendor;
    error.httpStatus = 200;
    error.code = code;
    error.retry = advice;
    return error;
}

ApiError noAnswerError()
{
    ApiError error;
    error.kind = ApiError::Kind::OutcomeUnknown;
    error.cause = ApiError::Cause::Timeout;
    error.maybeCharged = true;
    return error;
}

} // namespace

DemoHistory::DemoHistory(const Parts &parts)
    : m_parts(parts)
    , m_random(20) // any number: the same morning each time
    , m_checks(20)
    , m_nowMs(parts.clock.nowMs())
    , m_lastId(firstId)
{
}

void DemoHistory::write()
{
    QList<Account> keys;
    for (int i = 0; i < m_parts.accounts.size(); ++i) {
        if (m_parts.accounts.at(i).product != Product::RegionLock)
            keys.append(m_parts.accounts.at(i));
    }
    if (keys.isEmpty())
        return;
    // The first keys are used most.
    const auto key = [&] { return keys.at(std::min(drawn(0, int(keys.size()) - 1), drawn(0, int(keys.size()) - 1))); };
    for (qint64 at = m_nowMs - morningMs; at < m_nowMs - 5 * minuteMs; at += drawn(70, 420) * secondMs) {
        const int chance = drawn(1, 100);
        if (chance <= 8)
            failed(at, key(), refusal(u"NO_RESOURCE_FOUND"_s, RetryAdvice::Later));
        else if (chance <= 11)
            failed(at, key(), refusal(u"REQUEST_LIMIT_EXCEEDED"_s, RetryAdvice::NextMinute));
        else if (chance <= 13)
            failed(at, key(), noAnswerError());
        else {
            QList<std::optional<int>> lives;
            for (int count = drawn(1, 8); count > 0; --count)
                lives.append(drawn(60, 300));
            extracted(at, key(), lives);
        }
    }
    const auto nth = [&](int index) { return keys.at(index % int(keys.size())); };
    extracted(m_nowMs - 240 * secondMs, nth(0), {180, 236, 262, 290, 300});
    failed(m_nowMs - 150 * secondMs, nth(5), refusal(u"NO_RESOURCE_FOUND"_s, RetryAdvice::Later));
    extracted(m_nowMs - 110 * secondMs, nth(2), {122, 140, 205, 240});
    extracted(m_nowMs - 80 * secondMs, nth(4), {std::nullopt});
    extracted(m_nowMs - 55 * secondMs, nth(6), {170, 290});
    extracted(m_nowMs - 20 * secondMs, nth(0), {248, 260, 275, 288, 300});
}

void DemoHistory::extracted(qint64 atMs, const Account &account, const QList<std::optional<int>> &lifeSeconds)
{
    Call call = callOf(atMs, account, int(lifeSeconds.size()));
    call.received = call.added = int(lifeSeconds.size());
    LeaseBatch batch;
    batch.origin
        = {account.id, account.name, call.endpointId, call.requestId, QString(), call.answeredMs, account.keyNumber};
    for (const std::optional<int> &seconds : lifeSeconds)
        batch.leases.append(newLease(account, seconds ? call.answeredMs + *seconds * secondMs : noDeadline));
    keep(call, batch);
}

void DemoHistory::failed(qint64 atMs, const Account &account, const ApiError &error)
{
    Call call = callOf(atMs, account, 5);
    call.error = error;
    if (error.kind == ApiError::Kind::OutcomeUnknown)
        call.requestId.clear();
    keep(call, {});
}

Call DemoHistory::callOf(qint64 atMs, const Account &account, int number)
{
    Call call;
    call.id = ++m_lastId;
    call.recordId = QUuid::createUuid();
    call.account = account.id;
    call.accountName = account.name;
    call.product = account.product;
    call.mode = account.mode;
    call.keyNumber = account.keyNumber;
    call.keyId = account.keyId;
    call.endpoint = m_parts.catalogue.find(account.product, account.mode, Action::Extract);
    call.endpointId = QString::fromLatin1(call.endpoint ? call.endpoint->id : "");
    call.items = {{u"num"_s, QString::number(number)}};
    call.durationMs = drawn(90, 320);
    call.requestId = QUuid::createUuid().toString(QUuid::Id128);
    call.pressedMs = atMs;
    call.isNoted = true;
    for (const auto stage : {Call::Stage::Noting, Call::Stage::Sent})
        call.enter(stage, atMs);
    call.enter(Call::Stage::Answered, atMs + call.durationMs);
    return call;
}

void DemoHistory::keep(Call &call, const LeaseBatch &batch)
{
    call.enter(Call::Stage::Recorded, call.answeredMs);
    m_parts.ledger.recordStart(call.entry());
    m_parts.ledger.recordEnd(call.entry(), batch);
    QList<Lease> shown;
    QList<CheckOutcome> shownChecks;
    QList<CheckRecord> checks;
    for (const Lease &lease : batch.leases) {
        const CheckOutcome check = newCheck(lease, call.answeredMs);
        checks.append({{batch.origin.account, lease.server, lease.deadlineMs}, check});
        if (lease.deadlineMs > m_nowMs - inTableMs) {
            shown.append(lease);
            shownChecks.append(check);
        }
    }
    m_parts.ledger.recordChecks(checks);
    // As restored ones: nothing here was just bought.
    LeaseTable::Received restored{shown, batch.origin, {}, true};
    restored.checks = shownChecks;
    const std::array received{restored};
    if (!shown.isEmpty())
        call.rows = m_parts.leases.add(received).rows();
    if (m_nowMs - call.pressedMs < inListMs)
        m_parts.calls.append(call);
}

/// Most are good; the others show what can be wrong.
CheckOutcome DemoHistory::newCheck(const Lease &lease, qint64 receivedMs)
{
    const auto ms = [this](int least, int most) { return qint32(m_checks.bounded(least, most + 1)); };
    CheckOutcome check;
    check.protocol = CheckProtocol::HttpConnect;
    check.address = 1;
    check.atMs = receivedMs + ms(300, 1'200);
    check.times.connectMs = ms(18, 70);
    const int chance = ms(1, 100);
    if (chance <= 84) {
        check.verdict = chance <= 79 ? CheckVerdict::Good : CheckVerdict::Differs;
        check.stage = CheckStage::Done;
        check.status = 200;
        check.times = {check.times.connectMs, ms(30, 140), ms(50, 180), ms(25, 130), ms(1, 15)};
        check.exitIp = check.verdict == CheckVerdict::Good ? lease.exitIp : u"198.51.100.%1"_s.arg(ms(1, 254));
        return check;
    }
    check.stage = CheckStage::Proxy;
    if (chance <= 90) {
        check.verdict = CheckVerdict::TimedOut;
    } else {
        check.verdict = chance <= 95 ? CheckVerdict::NoRoute : CheckVerdict::Refused;
        check.status = chance <= 95 ? 502 : 407;
        check.times.proxyMs = ms(30, 140);
    }
    return check;
}

Lease DemoHistory::newLease(const Account &account, qint64 deadlineMs)
{
    const bool isAbroad = account.product == Product::Global;
    const Place &place = isAbroad ? abroad[size_t(drawn(0, int(abroad.size()) - 1))]
                                  : mainland[size_t(drawn(0, int(mainland.size()) - 1))];
    const int number = m_leases++;
    Lease lease;
    lease.host = u"203.0.113.%1"_s.arg(number % 254 + 1);
    lease.port = quint16(20'000 + number); // no two are alike
    lease.server = lease.host + u':' + QString::number(lease.port);
    lease.exitIp = u"198.51.100.%1"_s.arg(drawn(1, 254));
    lease.area = QString::fromUtf16(place.area);
    lease.areaCode = QString::fromUtf16(place.code);
    if (!isAbroad)
        lease.isp = QString::fromUtf16(carriers[size_t(drawn(0, int(carriers.size()) - 1))]);
    lease.deadlineMs = deadlineMs;
    return lease;
}

} // namespace proxydeck
