// SPDX-License-Identifier: MIT
#include "simulator/vendor_service.h"

#include "simulator/extract_arguments.h"
#include "simulator/reply_json.h"

#include <QUuid>

#include <algorithm>

namespace proxydeck::sim {

using namespace Qt::StringLiterals;

namespace {

QByteArray newRequestId() { return QUuid::createUuid().toByteArray(QUuid::WithoutBraces); }

QByteArray urlOf(const QByteArray &host, const QByteArray &path) { return host + path; }

} // namespace

VendorService::VendorService(const OwnClock &clock, LeaseBook &book, Tally &tally)
    : m_clock(clock)
    , m_book(book)
    , m_tally(tally)
    , m_interfaces(vendorInterfaces())
{
}

void VendorService::addKey(const KeyPlan &plan)
{
    if (KeyState *known = state(plan.key))
        known->setPlan(plan);
    else
        m_keys.emplace(plan.key, KeyState(plan));
}

const KeyState *VendorService::key(const QString &key) const
{
    const auto found = m_keys.find(key);
    return found == m_keys.end() ? nullptr : &found->second;
}

KeyState *VendorService::state(const QString &key)
{
    const auto found = m_keys.find(key);
    return found == m_keys.end() ? nullptr : &found->second;
}

const RateWindow *VendorService::window(const QString &key, const QByteArray &host, const QByteArray &path) const
{
    const KeyState *known = this->key(key);
    return known ? known->window(urlOf(host, path)) : nullptr;
}

const VendorInterface *VendorService::find(const QByteArray &host, const QByteArray &path) const
{
    const auto found = std::find_if(m_interfaces.begin(), m_interfaces.end(), [&](const VendorInterface &each) {
        return each.host == host && each.path == path;
    });
    return found == m_interfaces.end() ? nullptr : &*found;
}

void VendorService::arrived(const QByteArray &host, const QByteArray &path, const QByteArray &query)
{
    if (!find(host, path))
        return;
    if (KeyState *key = state(QueryArguments(query).value("key"_L1).value_or(QString())))
        key->windowFor(urlOf(host, path)).arrived(m_clock.steadyMs(), OwnClock::minute(m_clock.nowMs()));
}

HttpReply VendorService::serve(const QByteArray &host, const QByteArray &path, const QByteArray &query)
{
    const VendorInterface *where = find(host, path);
    if (!where)
        return HttpReply::plain(404, "Nothing here.\n");
    const QueryArguments arguments(query);
    const auto key = arguments.value("key"_L1);
    if (!key || key->isEmpty())
        return error("INVALID_PARAMETER", u"key is required"_s);
    KeyState *known = state(*key);
    if (!known)
        return error("INVALID_KEY", u"no such key"_s);
    return answer(*where, *known, arguments);
}

HttpReply VendorService::answer(const VendorInterface &where, KeyState &key, const QueryArguments &query)
{
    const KeyPlan &plan = key.plan();
    if (plan.expired)
        return error("INVALID_KEY", u"the key has expired"_s);
    if (plan.blocked)
        return error("KEY_BLOCK", u"the key is blocked"_s);
    if (plan.unavailable)
        return error("UNAVAILABLE_KEY", u"the key cannot be used"_s);
    if (!where.serves(plan.plan))
        return error("ACCESS_DENY", u"the key's product has no such interface"_s);
    const QByteArray url = urlOf(where.host.toByteArray(), where.path.toByteArray());
    if (!key.windowFor(url).admit(m_clock.steadyMs(), where.callsPerMinute(plan)))
        return error("REQUEST_LIMIT_EXCEEDED", u"too many requests"_s);
    if (plan.apiDenied || (!plan.pwd.isEmpty() && query.value("pwd"_L1) != plan.pwd))
        return error("API_AUTH_DENY", u"not authorised"_s);

    const auto arguments = ExtractArguments::read(query, where.action, plan.plan);
    if (!query.isWellFormed() || !arguments)
        return error("INVALID_PARAMETER", u"a parameter is wrong"_s);
    const QStringList documented
        = ExtractArguments::documented(where.action, plan.plan) + QStringList{u"key"_s, u"pwd"_s};
    const QStringList given = query.names();
    for (const QString &name : given) {
        if (!documented.contains(name))
            m_tally.undocumented(name);
    }
    if (where.action == Action::ListInUse)
        return success(reply_json::ips(m_book.of(plan.key)));
    return extract(where, key, *arguments);
}

HttpReply VendorService::extract(const VendorInterface &where, KeyState &key, const ExtractArguments &arguments)
{
    const Plan plan = key.plan().plan;
    const QString name = key.plan().key;
    const bool listsToo = where.action == Action::ExtractAndList;
    const Granted granted = grant(key, arguments);
    const bool busyButListed = listsToo && granted.refusal == "NO_AVAILABLE_CHANNEL" && m_book.inUse(name) > 0;
    if (!granted.refusal.isEmpty() && !busyButListed)
        return error(granted.refusal, u"not extracted"_s);
    if (listsToo)
        return success(reply_json::ips(m_book.of(name)));
    if (plan == Plan::Exclusive)
        return success(reply_json::batch(nextTaskId(), granted.leases));
    if (plan == Plan::RegionLock)
        return success(reply_json::monopolies(granted.leases));
    return success(reply_json::ips(granted.leases));
}

VendorService::Granted VendorService::grant(KeyState &key, const ExtractArguments &arguments)
{
    const KeyPlan &plan = key.plan();
    const qint64 now = m_clock.nowMs();
    qint64 num = arguments.num;
    if (isSoldByChannels(plan.plan)) {
        num = std::min<qint64>(num, plan.channels - m_book.inUse(plan.key));
        if (num <= 0)
            return {{}, "NO_AVAILABLE_CHANNEL"};
    }
    if (!key.isWithinQuota(num, now))
        return {{}, "EXTRACT_LIMIT_EXCEEDED"};
    if (!key.canPay(num))
        return {{}, "BALANCE_INSUFFICIENT"};

    Granted granted;
    while (granted.leases.size() < num) {
        const int seconds = arguments.keepAliveMinutes ? *arguments.keepAliveMinutes * 60 : key.nextLeaseSeconds();
        const auto lease = m_book.open(plan, arguments.wanted, arguments.distinct, now, seconds);
        if (!lease) {
            granted.refusal
                = lease.error() == LeaseBook::Refusal::NoResource ? "NO_RESOURCE_FOUND" : "FAILED_OPERATION";
            break;
        }
        granted.leases.append(*lease);
    }
    if (!granted.leases.isEmpty()) {
        granted.refusal.clear();
        key.book(granted.leases.size(), now);
    }
    return granted;
}

HttpReply VendorService::success(const QByteArray &data) const
{
    HttpReply reply;
    reply.body = reply_json::success(data, newRequestId());
    return reply;
}

HttpReply VendorService::error(const QByteArray &code, const QString &message) const
{
    HttpReply reply;
    reply.status = m_errorStatusOf.value(code, m_errorStatus);
    reply.body = reply_json::error(code, message, newRequestId());
    return reply;
}

QString VendorService::nextTaskId()
{
    // Eight digits in base 36, spread over the range, unique within a run.
    const quint64 number = (++m_tasks * 1'580'030'173ULL + 78'364'164'096ULL) % 2'821'109'907'456ULL;
    return QString::number(number, 36).toUpper().rightJustified(8, u'0') + "_task"_L1;
}

} // namespace proxydeck::sim
