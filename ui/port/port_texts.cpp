// SPDX-License-Identifier: MIT
#include "ui/port/port_texts.h"

#include "base/visible_text.h"
#include "filter/filter_query.h"
#include "lease/lease_texts.h"
#include "ports/port_rules.h"
#include "ui/filter/filter_words.h"
#include "ui/filter/stored_filter.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

struct PortWords
{
    Q_DECLARE_TR_FUNCTIONS(PortWords)
};

const QString nothingKnown = u"–"_s;
constexpr qint64 soonMs = 60'000; ///< a lease that ends within so long is said of an idle connection

QString number(qint64 value) { return QLocale().toString(value); }

} // namespace

QString portAddressText(const PortTerms &terms)
{
    const QString host = visibleText(terms.address);
    return (host.contains(u':') ? u'[' + host + u']' : host) + u':' + QString::number(terms.port);
}

QString portNameText(const PortTerms &terms)
{
    const QString name = visibleText(terms.name).trimmed();
    return name.isEmpty() ? QString::number(terms.port) : name;
}

QString portFilterText(const PortTerms &terms)
{
    const QString filter = visibleText(shownFilter(terms.filter)).trimmed();
    return filter.isEmpty() ? PortWords::tr("all leases") : filter;
}

QString poolPolicyName(PoolPolicy policy)
{
    switch (policy) {
    case PoolPolicy::Random:
        return PortWords::tr("Random");
    case PoolPolicy::RoundRobin:
        return PortWords::tr("Each in turn");
    case PoolPolicy::FewestNow:
        return PortWords::tr("Fewest connections now");
    case PoolPolicy::Fastest:
        return PortWords::tr("Fastest");
    case PoolPolicy::MostTimeLeft:
        return PortWords::tr("Most time left");
    case PoolPolicy::OneAtATime:
        return PortWords::tr("One at a time");
    case PoolPolicy::NextAfterCount:
        return PortWords::tr("Next after a number of connections");
    case PoolPolicy::NextAfterMinutes:
        return PortWords::tr("Next after minutes");
    }
    return {};
}

QString poolStickyName(PoolSticky sticky)
{
    switch (sticky) {
    case PoolSticky::None:
        return PortWords::tr("Not sticky");
    case PoolSticky::Site:
        return PortWords::tr("Sticky by site");
    case PoolSticky::UserName:
        return PortWords::tr("Sticky by user name");
    case PoolSticky::ClientAddress:
        return PortWords::tr("Sticky by client address");
    case PoolSticky::ClientAddressSite:
        return PortWords::tr("Sticky by client address and site");
    }
    return {};
}

QString sessionEndName(SessionEnd end)
{
    return end == SessionEnd::Rebind ? PortWords::tr("gets another lease")
                                     : PortWords::tr("is refused until its user name changes");
}

QString portPolicyText(const PortTerms &terms)
{
    if (terms.sticky != PoolSticky::None)
        return poolStickyName(terms.sticky);
    if (terms.policy == PoolPolicy::NextAfterCount)
        return PortWords::tr("Next every %n connections", nullptr, terms.everyCount);
    if (terms.policy == PoolPolicy::NextAfterMinutes)
        return PortWords::tr("Next every %n minutes", nullptr, terms.everyMinutes);
    return poolPolicyName(terms.policy);
}

QString portStateText(const PortState &state)
{
    switch (state.kind) {
    case PortState::Kind::Off:
        return PortWords::tr("Off");
    case PortState::Kind::Listening:
        return PortWords::tr("Listening");
    case PortState::Kind::AddressInUse:
        return PortWords::tr("Address in use");
    case PortState::Kind::NotAllowed:
        return PortWords::tr("Not allowed");
    case PortState::Kind::NoSuchAddress:
        return PortWords::tr("No such address");
    case PortState::Kind::NoDescriptors:
        return PortWords::tr("Too many open files");
    case PortState::Kind::Failed:
        break;
    }
    return PortWords::tr("Cannot listen");
}

bool isPortBroken(const PortState &state)
{
    return state.kind != PortState::Kind::Off && state.kind != PortState::Kind::Listening;
}

QString portStateAdvice(const PortState &state, const PortTerms &terms, const QString &holder)
{
    const QString address = portAddressText(terms);
    switch (state.kind) {
    case PortState::Kind::Off:
    case PortState::Kind::Listening:
        return {};
    case PortState::Kind::AddressInUse:
        if (!holder.isEmpty())
            //: %1 a program: "nginx (1234)", %2 an address and port
            return PortWords::tr("%1 already listens at %2. End it, or give this port another number. It is tried "
                                 "again by itself.")
                .arg(visibleText(holder), address);
        //: %1 an address and port
        return PortWords::tr("Another program already listens at %1. End it, or give this port another number. It is "
                             "tried again by itself.")
            .arg(address);
    case PortState::Kind::NotAllowed:
        return isBeyondLoopback(terms)
            //: %1 an address and port
            ? PortWords::tr("%1 can be reached from other machines: it needs a password and a list of clients.")
                  .arg(address)
            //: %1 an address and port
            : PortWords::tr("The system does not let this program listen at %1. Numbers below 1024 often need "
                            "an administrator.")
                  .arg(address);
    case PortState::Kind::NoSuchAddress:
        //: %1 an address and port
        return PortWords::tr("This machine has no address for %1 now. It is tried again by itself.").arg(address);
    case PortState::Kind::NoDescriptors:
        return PortWords::tr("The system's limit of open files is reached. Close connections, or raise the limit.");
    case PortState::Kind::Failed:
        break;
    }
    //: %1 an address and port, %2 the system's text
    return PortWords::tr("%1 cannot be listened at: %2").arg(address, visibleText(state.error));
}

bool isPortStarved(const PortFigures &figures)
{
    return figures.state.kind == PortState::Kind::Listening && figures.pool.ready == 0;
}

QString portWord(const PortFigures &figures)
{
    if (isPortStarved(figures))
        return PortWords::tr("No lease", "none is ready");
    return figures.state.kind == PortState::Kind::Listening ? QString() : portStateText(figures.state);
}

QString portAdvice(const PortFigures &figures, const PortTerms &terms)
{
    return isPortStarved(figures)
        ? PortWords::tr("New connections wait for a lease and are then refused. Extract, or change the usable leases "
                        "or the time left of this port.")
        : portStateAdvice(figures.state, terms);
}

std::optional<Sign> portSign(const PortFigures &figures, const PortTerms &terms)
{
    if (figures.state.kind == PortState::Kind::Off)
        return std::nullopt;
    if (isPortBroken(figures.state))
        return Sign::Failure;
    return isPortStarved(figures) || isBeyondLoopback(terms) || figures.pool.isOwnConnection ? Sign::Warning
                                                                                             : Sign::Success;
}

QString portPoolText(const PortPool::Counts &counts)
{
    //: numbers of leases: ready, draining, out
    return PortWords::tr("%1 / %2 / %3").arg(number(counts.ready), number(counts.draining), number(counts.out));
}

QString portConnectionsText(const PortFigures &figures)
{
    //: %1 connections now, %2 connections begun in the last minute
    return PortWords::tr("%1 · %2/min").arg(number(figures.open), number(figures.perMinute));
}

std::optional<double> portSuccess(const PortFigures &figures)
{
    const qint64 ended = figures.succeeded + figures.failed;
    return ended > 0 ? std::optional(double(figures.succeeded) / double(ended)) : std::nullopt;
}

QString shareText(std::optional<double> share)
{
    if (!share)
        return nothingKnown;
    // Rounded down: 99.96 % is not 100 %.
    const double percent = std::floor(std::clamp(*share, 0.0, 1.0) * 1'000 + 1e-9) / 10;
    //: a share, %1 a number
    return PortWords::tr("%1 %").arg(QLocale().toString(percent, 'f', percent == 100 || percent == 0 ? 0 : 1));
}

QString portFirstByteText(const PortFigures &figures)
{
    if (figures.firstByteMs50 < 0)
        return nothingKnown;
    //: milliseconds: %1 half of the connections were faster, %2 95 % were
    return PortWords::tr("%1 / %2 ms").arg(number(figures.firstByteMs50), number(figures.firstByteMs95));
}

QString bytesText(qint64 bytes)
{
    // Two digits say enough: 1.2 GB, 84 MB. Rounded before the unit is chosen: 999,999 is 1.0 MB.
    qint64 unit = 1;
    while (double(bytes) / double(unit) >= 999.5)
        unit *= 1'000;
    if (unit == 1)
        return u"%1 B"_s.arg(number(bytes)); // as the larger units: the word is too long for a column
    const bool isShort = double(bytes) / double(unit) < 9.95;
    const qint64 step = isShort ? unit / 10 : unit;
    return QLocale().formattedDataSize((bytes + step / 2) / step * step, isShort ? 1 : 0, QLocale::DataSizeSIFormat);
}

QString trafficText(qint64 down, qint64 up) { return u"↓ %1  ↑ %2"_s.arg(bytesText(down), bytesText(up)); }

QString connectionStateText(const ConnectionFigures &connection, qint64 nowMs)
{
    const qint64 left = connection.leaseEndsMs - nowMs;
    const bool isSoon = connection.leaseEndsMs > 0 && left < soonMs;
    switch (connection.state) {
    case ConnectionFigures::State::Handshake:
        return PortWords::tr("Request not complete");
    case ConnectionFigures::State::Waiting:
        return PortWords::tr("Waiting for a lease");
    case ConnectionFigures::State::Connecting:
        return PortWords::tr("Connecting");
    case ConnectionFigures::State::Busy:
        return PortWords::tr("Transferring");
    case ConnectionFigures::State::Idle:
        return isSoon
            //: a connection; %1 a time: "0:09"
            ? PortWords::tr("Idle, closes in %1 with its lease").arg(remainingText(left))
            : PortWords::tr("Idle");
    case ConnectionFigures::State::Closing:
        //: a connection; %1 a time: "0:09"
        return PortWords::tr("Closes when idle, its lease ends in %1").arg(remainingText(left));
    }
    return {};
}

QString portProblemText(PortProblem problem)
{
    switch (problem) {
    case PortProblem::None:
        return {};
    case PortProblem::TooMany:
        return PortWords::tr("There are %1 local ports already. Remove one first.").arg(number(PortTerms::mostPorts));
    case PortProblem::SamePort:
        return PortWords::tr("Another local port has this address and number.");
    case PortProblem::BadAddress:
        return PortWords::tr("This is no IP address. 127.0.0.1 is this machine only.");
    case PortProblem::BeyondLoopback:
        return PortWords::tr("Other machines can reach this address: it needs a password and a list of clients.");
    case PortProblem::BadAllowed:
        return PortWords::tr("Enter addresses or networks with blanks between them: 192.168.1.20 10.0.0.0/24");
    case PortProblem::BadFilter:
        return PortWords::tr("The filter has a word that means nothing.");
    case PortProblem::OutOfRange:
        return PortWords::tr("One of the numbers is not possible.");
    case PortProblem::PasswordNotKept:
        return PortWords::tr("The system's keychain did not take the password. Without it the port refuses everybody.");
    }
    return {};
}

QString portFilterProblem(const QString &filter)
{
    const QStringList unread = FilterQuery(filter, filterVocabulary()).unread();
    return unread.isEmpty() ? QString()
                            //: words of a filter
                            : PortWords::tr("Not understood: %1").arg(visibleText(unread.join(u' ')));
}

QString portsSummaryText(const LocalPorts &ports)
{
    const QList<PortTerms> all = ports.ports();
    int on = 0;
    int ready = 0;
    int open = 0;
    QString which;
    for (const PortTerms &terms : all) {
        if (!terms.isOn)
            continue;
        const PortFigures figures = ports.figures(terms.id);
        if (isPortBroken(figures.state))
            //: in the status bar; %1 the number of a port, %2 why: "Address in use"
            return PortWords::tr("%1: %2").arg(QString::number(terms.port), portStateText(figures.state));
        ++on;
        ready += figures.pool.ready;
        open += figures.open;
        which = QString::number(terms.port);
    }
    if (on == 0)
        return {};
    if (on > 1)
        which = PortWords::tr("%n ports", "in the status bar, before what they do", on);
    //: in the status bar; %1 a port or several, %2 number of leases, %3 number of connections
    return PortWords::tr("%1: %2 ready, %3 open").arg(which, number(ready), number(open));
}

std::optional<Sign> portsSummarySign(const LocalPorts &ports)
{
    std::optional<Sign> worst;
    const auto isWorse = [](Sign a, Sign b) { return a != b && (a == Sign::Failure || b == Sign::Success); };
    const QList<PortTerms> all = ports.ports();
    for (const PortTerms &terms : all) {
        const auto sign = terms.isOn ? portSign(ports.figures(terms.id), terms) : std::nullopt;
        if (sign && (!worst || isWorse(*sign, *worst)))
            worst = sign;
    }
    return worst;
}

QString portsSummaryTip(const LocalPorts &ports)
{
    QStringList lines;
    const QList<PortTerms> all = ports.ports();
    for (const PortTerms &terms : all) {
        if (!terms.isOn)
            continue;
        const PortFigures figures = ports.figures(terms.id);
        lines.append(isPortBroken(figures.state)
                         ? portStateAdvice(figures.state, terms)
                         //: %1 an address and port, %2 number of leases, %3 number of connections
                         : PortWords::tr("%1: leases ready: %2, open connections: %3")
                               .arg(portAddressText(terms), number(figures.pool.ready), number(figures.open)));
    }
    lines.append(PortWords::tr("Opens the local ports."));
    return lines.join(u'\n');
}

bool isBeyondLoopback(const PortTerms &terms) { return !isLoopback(terms.address); }

} // namespace proxydeck
