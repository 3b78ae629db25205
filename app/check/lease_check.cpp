// SPDX-License-Identifier: MIT
#include "check/lease_check.h"

#include "check/exit_address.h"
#include "check/lease_probe.h"
#include "check/protocol_memory.h"
#include "check/tls_trust.h"
#include "check/worst_outcome.h"

#include <QHostInfo>

#include <algorithm>

namespace proxydeck {

namespace {

constexpr qsizetype enoughLost = 2; // samples without a good one
constexpr qsizetype mostHosts = 4;  // further addresses of a name are not tried

/// Whether it shows that the lease speaks the protocol, whatever it said.
bool spoke(const CheckOutcome &outcome)
{
    if (outcome.stage < CheckStage::Proxy)
        return false;
    if (outcome.stage > CheckStage::Proxy)
        return outcome.protocol != CheckProtocol::HttpForward || outcome.status != 0;
    return outcome.status >= 300
        || (outcome.verdict != CheckVerdict::WrongAnswer && outcome.verdict != CheckVerdict::TimedOut);
}

/// Whether to try other samples or addresses is pointless.
bool isFinal(CheckVerdict verdict)
{
    return verdict == CheckVerdict::Refused || verdict == CheckVerdict::NameNotFound || verdict == CheckVerdict::Expired
        || verdict == CheckVerdict::Cancelled;
}

} // namespace

LeaseCheck::LeaseCheck(const CheckJob &job, CheckPriority priority, std::shared_ptr<const CheckSettings> settings,
                       const World &world, QObject *parent)
    : QObject(parent)
    , m_job(job)
    , m_priority(priority)
    , m_settings(std::move(settings))
    , m_world(world)
{
    m_result.id = job.id;
}

LeaseCheck::~LeaseCheck()
{
    if (m_lookupId >= 0)
        QHostInfo::abortHostLookup(m_lookupId);
}

void LeaseCheck::begin()
{
    m_waitingSinceMs = m_world.clock.steadyMs();
    if (const QHostAddress literal(m_job.host); !literal.isNull())
        return onHosts({literal});
    m_lookupMs = m_waitingSinceMs;
    m_lookupId = QHostInfo::lookupHost(m_job.host, this, [this](const QHostInfo &info) {
        m_lookupId = -1;
        if (m_hasEnded)
            return;
        m_result.resolveMs = qint32(m_world.clock.steadyMs() - m_lookupMs);
        m_lookupMs = -1;
        onHosts(info.addresses());
    });
}

void LeaseCheck::onHosts(const QList<QHostAddress> &hosts)
{
    m_hosts = hosts.first(std::min(hosts.size(), mostHosts));
    if (m_hosts.isEmpty() || m_job.port == 0) {
        CheckOutcome outcome;
        outcome.verdict = CheckVerdict::NameNotFound;
        m_samples.append(outcome);
        return endAddress();
    }
    beginSample();
}

/// In the protocol that is known, or one after the other.
void LeaseCheck::beginSample()
{
    m_protocols = {CheckProtocol::HttpConnect};
    if (!isSecure())
        m_protocols.append(CheckProtocol::HttpForward);
    if (m_settings->findsSocks5)
        m_protocols.append(CheckProtocol::Socks5);
    const CheckProtocol known = m_world.protocols.of(m_job.group, isSecure());
    if (m_protocols.removeOne(known))
        m_protocols.prepend(known);
    m_hasFirstTry = false;
    Q_EMIT wantsConnection();
}

void LeaseCheck::connectNow()
{
    ProbeWay way;
    way.hosts = m_hosts;
    way.port = m_job.port;
    way.user = m_job.user;
    way.password = m_job.password;
    way.protocol = m_protocols.constFirst();
    way.address = address();
    way.connectTimeoutMs = m_settings->connectTimeoutMs;
    way.timeoutMs = m_settings->timeoutMs;
    way.declaredExit = canonicalAddress(m_job.declaredExit);
    for (const QString &own : m_settings->ownAddresses)
        way.ownAddresses.append(canonicalAddress(own));
    way.anyExitCounts = m_settings->anyExitCounts;
    m_probe = new LeaseProbe(way, m_world.clock, m_world.trust, this);
    connect(m_probe, &LeaseProbe::connected, this, &LeaseCheck::connected);
    connect(m_probe, &LeaseProbe::alive, this, &LeaseCheck::alive);
    connect(m_probe, &LeaseProbe::ended, this, &LeaseCheck::onProbeEnded);
    m_probe->start();
}

void LeaseCheck::look()
{
    if (m_lookupMs >= 0 && m_world.clock.steadyMs() - m_lookupMs >= m_settings->connectTimeoutMs) {
        m_lookupMs = -1;
        QHostInfo::abortHostLookup(m_lookupId);
        m_lookupId = -1;
        onHosts({});
    } else if (m_probe) {
        m_probe->look();
    }
}

void LeaseCheck::end(CheckVerdict verdict)
{
    if (m_hasEnded)
        return;
    m_hasEnded = true;
    m_result.outcome.verdict = verdict;
    if (m_probe) {
        m_probe->disconnect(this);
        m_probe->end(verdict);
        m_result.outcome = m_probe->outcome();
    }
}

void LeaseCheck::onProbeEnded()
{
    LeaseProbe *probe = m_probe;
    m_probe = nullptr;
    probe->deleteLater();
    CheckOutcome outcome = probe->outcome();
    outcome.address = address().number;
    m_waitingSinceMs = probe->waitingSinceMs();
    if (probe->failedNarrowly()) {
        m_world.trust.widen(address().host);
        Q_EMIT wantsConnection();
        return;
    }
    m_failedLocally = probe->failedLocally() && outcome.verdict == CheckVerdict::Unreachable;
    if (m_failedLocally) {
        m_samples.append(outcome);
        return endAddress();
    }
    if (spoke(outcome))
        m_world.protocols.learn(m_job.group, isSecure(), outcome.protocol);
    if (triesAnother(outcome)) {
        if (!m_hasFirstTry)
            m_firstTry = outcome;
        m_hasFirstTry = true;
        m_protocols.removeFirst();
        Q_EMIT wantsConnection();
        return;
    }
    const bool saysMore = spoke(outcome) && outcome.verdict != m_firstTry.verdict;
    onSample(!m_hasFirstTry || saysMore ? outcome : m_firstTry);
}

/// Whether the lease may understand the next protocol better than the one that \a outcome is of.
bool LeaseCheck::triesAnother(const CheckOutcome &outcome)
{
    if (m_protocols.size() < 2 || outcome.verdict == CheckVerdict::TimedOut)
        return false; // a silent one would be silent again, for as long
    const bool isAtTheProxy = outcome.stage == CheckStage::Proxy;
    if (isAtTheProxy && outcome.status >= 200 && outcome.status < 300)
        return false; // it accepts CONNECT but has no tunnel: it would accept any request
    if (m_protocols.at(1) == CheckProtocol::HttpForward && isAtTheProxy && outcome.status != 0) {
        // Most proxies let CONNECT go to 443 only.
        return outcome.verdict == CheckVerdict::NotAllowed || outcome.verdict == CheckVerdict::WrongAnswer;
    }
    return !spoke(outcome) && (isAtTheProxy || outcome.protocol == CheckProtocol::HttpForward);
}

void LeaseCheck::onSample(const CheckOutcome &outcome)
{
    m_samples.append(outcome);
    const bool isHopeless = m_samples.size() >= enoughLost
        && std::none_of(m_samples.cbegin(), m_samples.cend(),
                        [](const CheckOutcome &sample) { return isGood(sample.verdict); });
    if (m_samples.size() < m_settings->samples && !isFinal(outcome.verdict) && !isHopeless)
        beginSample();
    else
        endAddress();
}

void LeaseCheck::endAddress()
{
    const CheckOutcome outcome = medianOutcome(m_samples);
    m_result.all.append(outcome);
    m_sampleCounts.append(int(m_samples.size()));
    m_lostCounts.append(int(std::count_if(m_samples.cbegin(), m_samples.cend(),
                                          [](const CheckOutcome &sample) { return !isGood(sample.verdict); })));
    m_samples.clear();
    // Whoever cannot be reached once cannot be reached for the next address either.
    const bool isReached = outcome.stage > CheckStage::Connect && !isFinal(outcome.verdict);
    if (isReached && ++m_addressIndex < m_settings->addresses.size())
        beginSample();
    else
        finish();
}

void LeaseCheck::finish()
{
    m_result.outcome = worstOutcome(m_result.all);
    for (qsizetype i = 0; i < m_result.all.size(); ++i) {
        if (m_result.all.at(i).address == m_result.outcome.address) {
            m_result.samples = m_sampleCounts.at(i);
            m_result.lost = m_lostCounts.at(i);
        }
    }
    m_hasEnded = true;
    Q_EMIT ended();
}

} // namespace proxydeck

#include "moc_lease_check.cpp"
