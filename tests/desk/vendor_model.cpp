// SPDX-License-Identifier: MIT
#include "desk/vendor_model.h"

#include <QRegularExpression>
#include <QTimer>

#include <algorithm>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 minuteMs = 60'000;
/// The scheduler's guard after the answer.
constexpr qint64 guardMs = 100;
/// A record of an earlier run has its times by the wall clock and the vendor's, which differ by up to a second.
constexpr qint64 recordedMs = 3'000;
constexpr int mostUnderWay = 64;
constexpr qint64 mostStarvedMs = 250;

} // namespace

VendorModel::VendorModel(VirtualTime &time)
    : m_time(time)
{
}

ModelCall &VendorModel::press(const ModelCall &call)
{
    ModelCall &added = m_calls.emplace(call.tag, call).first->second;
    added.pressedAt = now();
    return added;
}

ModelCall *VendorModel::find(int tag)
{
    const auto found = m_calls.find(tag);
    return found == m_calls.end() ? nullptr : &found->second;
}

bool VendorModel::isQuiet() const
{
    return std::all_of(m_calls.begin(), m_calls.end(),
                       [](const auto &entry) { return entry.second.stage == ModelCall::Stage::Over; });
}

void VendorModel::onNoted(int tag)
{
    ModelCall *call = find(tag);
    if (!call)
        return fail(u"noted without a press"_s);
    if (!call->noted)
        call->mostAllowed = m_allowed(call->bucket).most;
    call->noted = true;
}

void VendorModel::onSent(int tag, const QString &bucket)
{
    ModelCall *call = find(tag);
    if (!call)
        return fail(u"sent without a press"_s);
    if (call->sentAt >= 0)
        return fail(u"sent twice: %1"_s.arg(tag));
    if (call->cancelled)
        fail(u"sent after it was taken back: %1"_s.arg(tag));
    if (bucket != call->bucket || !m_isCurrent(*call, bucket))
        fail(u"sent under a key or plan that was gone: %1"_s.arg(tag));
    call->stage = ModelCall::Stage::UnderWay;
    call->sentAt = now();
    if (!call->noted)
        fail(u"sent without a note of it: %1"_s.arg(tag));
    if (++m_underWay > mostUnderWay)
        fail(u"more than 64 under way"_s);
    auto &holding = m_holding[bucket];
    std::erase_if(holding, [this](int other) {
        const qint64 until = m_calls.at(other).heldUntil;
        return until >= 0 && until <= now();
    });
    holding.push_back(tag);
    // Those of earlier runs as far as they are certain.
    const auto counts = [this, run = call->run](int other) {
        const ModelCall &held = m_calls.at(other);
        return held.run == run || (held.arrivedAt >= 0 && held.arrivedAt > now() - minuteMs);
    };
    if (call->background && std::count_if(holding.begin(), holding.end(), counts) >= std::max(2, call->mostAllowed))
        fail(u"a background call took the last slot: %1"_s.arg(tag));
}

void VendorModel::arrivesIn(int tag, qint64 ms)
{
    QTimer::singleShot(int(ms), Qt::PreciseTimer, this, [this, tag] { arrive(m_calls.at(tag)); });
}

void VendorModel::arrive(ModelCall &call)
{
    if (call.arrivedAt >= 0)
        fail(u"arrived twice: %1"_s.arg(call.tag));
    call.arrivedAt = now();
    auto &arrivals = m_arrivals[call.bucket];
    while (!arrivals.empty() && arrivals.front() <= now() - minuteMs)
        arrivals.pop_front();
    arrivals.push_back(now());
    if (int(arrivals.size()) > call.mostAllowed) {
        fail(u"more calls in 60 s than are allowed: %1 of %2 with %3"_s.arg(arrivals.size())
                 .arg(call.mostAllowed)
                 .arg(call.tag));
    }
}

void VendorModel::onHeaders(ModelCall &call)
{
    if (call.heldUntil < 0)
        call.heldUntil = now() + minuteMs + guardMs;
}

void VendorModel::onOver(ModelCall &call, bool mayHaveArrived)
{
    if (call.stage != ModelCall::Stage::UnderWay)
        return;
    if (mayHaveArrived)
        onHeaders(call);
    else
        call.heldUntil = now();
    call.stage = ModelCall::Stage::Over;
    --m_underWay;
}

void VendorModel::endRun()
{
    for (auto &[tag, call] : m_calls) {
        // The next run finds the note, and cannot know that nothing was sent.
        if (call.stage == ModelCall::Stage::Waiting && call.noted && !call.cancelled)
            m_holding[call.bucket].push_back(tag);
        call.stage = ModelCall::Stage::Over;
    }
    m_underWay = 0;
}

void VendorModel::beginRun()
{
    for (auto &[bucket, holding] : m_holding) {
        for (const int tag : holding) {
            ModelCall &call = m_calls.at(tag);
            // Until a call of an earlier run is known to have been answered, each run counts it from its own start.
            if (call.heldUntil < 0 || (!call.told && call.heldUntil > now()))
                call.heldUntil = now() + minuteMs + guardMs + recordedMs;
            else if (call.heldUntil > now())
                call.heldUntil += recordedMs;
        }
    }
}

void VendorModel::accountsChanged()
{
    for (auto &[tag, call] : m_calls) {
        if (call.noted && call.arrivedAt < 0)
            call.mostAllowed = std::max(call.mostAllowed, m_allowed(call.bucket).most);
    }
}

/// Slots that count against \a waiting.
int VendorModel::held(const ModelCall &waiting) const
{
    const auto interfaceOf = [](const QString &bucket) { return QStringView(bucket).mid(bucket.indexOf(u' ')); };
    int held = 0;
    for (const auto &[bucket, holding] : m_holding) {
        const bool isOwn = bucket == waiting.bucket;
        if (!isOwn && interfaceOf(bucket) != interfaceOf(waiting.bucket))
            continue;
        held += int(std::count_if(holding.begin(), holding.end(), [&](int tag) {
            const ModelCall &call = m_calls.at(tag);
            return (isOwn || (call.run < waiting.run && m_mayBeOf(waiting, call)))
                && (call.heldUntil < 0 || call.heldUntil > now());
        }));
    }
    return held;
}

/// Nothing happens for \a ms: what could have been sent in them waits longer than it must.
void VendorModel::pass(qint64 ms)
{
    std::map<QString, int> positions;
    int waiting = 0;
    for (auto &[tag, call] : m_calls) {
        if (call.stage != ModelCall::Stage::Waiting || call.background)
            continue;
        const int position = ++positions[call.bucket];
        ++waiting;
        const Allowed allowed = m_allowed(call.bucket);
        if (allowed.least == 0)
            continue;
        const int held = this->held(call);
        if (allowed.least - held < position || m_underWay + waiting > mostUnderWay)
            continue;
        const bool wasFine = call.starvedMs <= mostStarvedMs;
        call.starvedMs += ms;
        if (wasFine && call.starvedMs > mostStarvedMs) {
            fail(u"waited although there was room: %1 of %2 held, %3 under way, %4"_s.arg(held)
                     .arg(allowed.least)
                     .arg(m_underWay)
                     .arg(tag));
        }
    }
}

/// Three of a kind are enough.
void VendorModel::fail(const QString &what)
{
    static const QRegularExpression numbers(u"\\d[\\d.:]*"_s);
    if (++m_kinds[QString(what).replace(numbers, u"#"_s)] <= 3)
        m_failures.append(u"at %1 ms: "_s.arg(now()) + what);
}

} // namespace proxydeck
