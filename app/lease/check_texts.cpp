// SPDX-License-Identifier: MIT
#include "lease/check_texts.h"

#include <QCoreApplication>
#include <QStringList>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

struct CheckTexts
{
    Q_DECLARE_TR_FUNCTIONS(CheckTexts)
};

QString msText(qint32 ms)
{
    //: a duration in milliseconds
    return CheckTexts::tr("%1 ms").arg(ms);
}

} // namespace

QString verdictName(CheckVerdict verdict)
{
    switch (verdict) {
    case CheckVerdict::Good:
        return CheckTexts::tr("Good", "a checked lease");
    case CheckVerdict::Differs:
        //: a checked lease with another exit IP than the declared one
        return CheckTexts::tr("Good ≠");
    case CheckVerdict::ExitUnknown:
        //: a checked lease; its exit IP could not be compared
        return CheckTexts::tr("Good ?");
    case CheckVerdict::Transparent:
        return CheckTexts::tr("Transparent", "a checked lease that shows the operator's own address");
    case CheckVerdict::Refused:
        //: a checked lease that refuses its user or password
        return CheckTexts::tr("Refused");
    case CheckVerdict::NotAllowed:
        //: a checked lease that refuses the address it was checked with
        return CheckTexts::tr("Not allowed");
    case CheckVerdict::NoRoute:
        return CheckTexts::tr("No route");
    case CheckVerdict::Unreachable:
        return CheckTexts::tr("Unreachable");
    case CheckVerdict::NameNotFound:
        return CheckTexts::tr("Name not found");
    case CheckVerdict::TlsFailed:
        return CheckTexts::tr("TLS failed");
    case CheckVerdict::WrongAnswer:
        return CheckTexts::tr("Wrong answer");
    case CheckVerdict::TimedOut:
        return CheckTexts::tr("Timeout", "a checked lease");
    case CheckVerdict::Expired:
        //: the lease expired before its check was over
        return CheckTexts::tr("Expired first");
    case CheckVerdict::Cancelled:
        return CheckTexts::tr("Cancelled", "the check of a lease");
    }
    return {};
}

QString checkStateName(CheckState state)
{
    switch (state) {
    case CheckState::Never:
        return CheckTexts::tr("Not checked");
    case CheckState::Waiting:
        return CheckTexts::tr("Waiting", "for its check");
    case CheckState::Running:
        return CheckTexts::tr("Checking");
    case CheckState::Judged:
        break;
    }
    return {};
}

QString checkText(const CheckOutcome &outcome)
{
    QString detail;
    if (outcome.verdict == CheckVerdict::TimedOut)
        detail = checkStageName(outcome.stage);
    else if (outcome.verdict == CheckVerdict::TlsFailed)
        detail = tlsFaultName(outcome.tlsFault);
    else if (outcome.status > 0 && !isGood(outcome.verdict) && isJudgement(outcome.verdict))
        detail = QString::number(outcome.status);
    const QString name = verdictName(outcome.verdict);
    //: %1 what a check has found, %2 where or why: Timeout (TLS)
    return detail.isEmpty() ? name : CheckTexts::tr("%1 (%2)").arg(name, detail);
}

QString checkSpoken(const CheckOutcome &outcome)
{
    if (outcome.verdict == CheckVerdict::Differs)
        return CheckTexts::tr("Good, other exit IP");
    if (outcome.verdict == CheckVerdict::ExitUnknown)
        return CheckTexts::tr("Good, exit IP unknown");
    return checkText(outcome);
}

QString verdictExplanation(CheckVerdict verdict)
{
    switch (verdict) {
    case CheckVerdict::Good:
        return CheckTexts::tr("The proxy works, and its exit IP is the declared one.");
    case CheckVerdict::Differs:
        return CheckTexts::tr("The proxy works, and its exit IP is another than the declared one. Check the measured "
                              "exit IP where the target admits only certain addresses.");
    case CheckVerdict::ExitUnknown:
        return CheckTexts::tr("The proxy works. Its exit IP could not be compared: none was declared, or the check "
                              "address did not answer with one.");
    case CheckVerdict::Transparent:
        return CheckTexts::tr("The check address saw your own IP address instead of the proxy's. Do not use this "
                              "proxy where your address must not be seen.");
    case CheckVerdict::Refused:
        return CheckTexts::tr("The proxy refused the user name or password. Compare the key's user and password with "
                              "those at the vendor, and whether your IP address must be on its whitelist.");
    case CheckVerdict::NotAllowed:
        return CheckTexts::tr("The proxy refused to connect to the check address. It may work for other targets: try "
                              "another check address.");
    case CheckVerdict::NoRoute:
        return CheckTexts::tr("The proxy answered, and could not reach the check address. Check again, or use another "
                              "proxy.");
    case CheckVerdict::Unreachable:
        return CheckTexts::tr("No connection to the proxy. Where it is so with all of them, look for a firewall that "
                              "blocks their ports.");
    case CheckVerdict::NameNotFound:
        return CheckTexts::tr("The host name of the proxy has no address. Check your DNS server.");
    case CheckVerdict::TlsFailed:
        return CheckTexts::tr("The secure connection through the proxy to the check address failed. An unknown or "
                              "wrong certificate can mean that somebody reads along: do not send passwords through "
                              "this proxy.");
    case CheckVerdict::WrongAnswer:
        return CheckTexts::tr("What answered is no proxy, or not what is expected at the check address.");
    case CheckVerdict::TimedOut:
        return CheckTexts::tr("The proxy was connected, and the answer did not come in time.");
    case CheckVerdict::Expired:
        return CheckTexts::tr("The lease expired before the check was over; nothing is known of it.");
    case CheckVerdict::Cancelled:
        return CheckTexts::tr("The check was cancelled; nothing is known of the lease.");
    }
    return {};
}

QString verdictId(CheckVerdict verdict)
{
    switch (verdict) {
    case CheckVerdict::Good:
        return u"good"_s;
    case CheckVerdict::Differs:
        return u"differs"_s;
    case CheckVerdict::ExitUnknown:
        return u"exit_unknown"_s;
    case CheckVerdict::Transparent:
        return u"transparent"_s;
    case CheckVerdict::Refused:
        return u"refused"_s;
    case CheckVerdict::NotAllowed:
        return u"not_allowed"_s;
    case CheckVerdict::NoRoute:
        return u"no_route"_s;
    case CheckVerdict::Unreachable:
        return u"unreachable"_s;
    case CheckVerdict::NameNotFound:
        return u"name_not_found"_s;
    case CheckVerdict::TlsFailed:
        return u"tls_failed"_s;
    case CheckVerdict::WrongAnswer:
        return u"wrong_answer"_s;
    case CheckVerdict::TimedOut:
        return u"timeout"_s;
    case CheckVerdict::Expired:
        return u"expired"_s;
    case CheckVerdict::Cancelled:
        return u"cancelled"_s;
    }
    return {};
}

QString checkStageName(CheckStage stage)
{
    switch (stage) {
    case CheckStage::Resolve:
        return CheckTexts::tr("DNS");
    case CheckStage::Connect:
        return CheckTexts::tr("connect", "a part of a check");
    case CheckStage::Proxy:
        return CheckTexts::tr("proxy answer", "a part of a check");
    case CheckStage::Tls:
        return CheckTexts::tr("TLS");
    case CheckStage::FirstByte:
        return CheckTexts::tr("first byte", "a part of a check");
    case CheckStage::Body:
        return CheckTexts::tr("rest", "a part of a check");
    case CheckStage::Done:
        break;
    }
    return {};
}

QString checkProtocolName(CheckProtocol protocol)
{
    switch (protocol) {
    case CheckProtocol::Unknown:
        break;
    case CheckProtocol::HttpConnect:
        return u"HTTP CONNECT"_s;
    case CheckProtocol::HttpForward:
        return u"HTTP"_s;
    case CheckProtocol::Socks5:
        return u"SOCKS5"_s;
    }
    return {};
}

QString tlsFaultName(TlsFault fault)
{
    switch (fault) {
    case TlsFault::WrongName:
        return CheckTexts::tr("certificate of another name");
    case TlsFault::UnknownRoot:
        return CheckTexts::tr("unknown certificate");
    case TlsFault::OutOfDate:
        return CheckTexts::tr("certificate out of date");
    case TlsFault::Closed:
        return CheckTexts::tr("closed", "a connection");
    case TlsFault::None:
    case TlsFault::Other:
        break;
    }
    return {};
}

QString latencyText(const CheckTimes &times)
{
    const qint32 total = times.totalMs();
    return total < 0 ? QString() : msText(total);
}

QString latencyPartsText(const CheckTimes &times)
{
    QStringList lines;
    const auto add = [&lines](const QString &name, qint32 ms) {
        if (ms >= 0)
            lines << CheckTexts::tr("%1: %2", "a part of a check and its duration").arg(name, msText(ms));
    };
    add(CheckTexts::tr("Connect", "a part of a check"), times.connectMs);
    add(CheckTexts::tr("Proxy answer"), times.proxyMs);
    add(CheckTexts::tr("TLS"), times.tlsMs);
    add(CheckTexts::tr("First byte"), times.firstByteMs);
    add(CheckTexts::tr("Rest", "a part of a check"), times.restMs);
    return lines.join(u'\n');
}

QString latencySpoken(const CheckTimes &times)
{
    const qint32 total = times.totalMs();
    if (total < 0)
        return {};
    return total == 1 ? CheckTexts::tr("1 millisecond") : CheckTexts::tr("%1 milliseconds").arg(total);
}

} // namespace proxydeck
