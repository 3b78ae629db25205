// SPDX-License-Identifier: MIT
#include "pool/port_error.h"

namespace proxydeck {

namespace {

using socks5::Reply;

PortError made(int status, const char *error, const QByteArray &details, Reply reply = Reply::Failure)
{
    PortError made;
    made.answer.status = status;
    made.answer.error = error;
    made.answer.details = details;
    made.reply = reply;
    return made;
}

QByteArray faultText(HttpFault fault)
{
    switch (fault) {
    case HttpFault::NotHttp:
        return "no request of HTTP/1.0 or HTTP/1.1";
    case HttpFault::LineTooLong:
        return "a line is longer than 8 KB";
    case HttpFault::HeadTooLong:
        return "the head is longer than 32 KB";
    case HttpFault::TooManyFields:
        return "more than 100 fields";
    case HttpFault::BadField:
        return "a malformed field";
    case HttpFault::BareReturn:
        return "a CR without LF";
    case HttpFault::Folded:
        return "a field continued on the next line";
    case HttpFault::TwoLengths:
        return "two lengths";
    case HttpFault::LengthAndCoding:
        return "Content-Length beside Transfer-Encoding";
    case HttpFault::BadLength:
        return "a malformed Content-Length";
    case HttpFault::UnknownCoding:
        return "a Transfer-Encoding other than chunked";
    case HttpFault::BadChunk:
        return "a malformed chunk";
    case HttpFault::BodyInConnect:
        return "a CONNECT with a body";
    case HttpFault::TooManyInterim:
        return "too many interim answers";
    case HttpFault::ClosedInHead:
    case HttpFault::ClosedInBody:
        return "the connection ended before the request";
    }
    return {};
}

} // namespace

PortError PortError::of(HttpFault fault)
{
    const bool isTooLarge
        = fault == HttpFault::LineTooLong || fault == HttpFault::HeadTooLong || fault == HttpFault::TooManyFields;
    return made(isTooLarge ? 431 : 400, "http_request_error", faultText(fault));
}

PortError PortError::of(RequestTarget::Fault fault)
{
    switch (fault) {
    case RequestTarget::Fault::NotForProxy:
        return made(400, "", {}); // most likely a page's, which learns nothing
    case RequestTarget::Fault::NotPlainHttp:
        return made(400, "http_request_error", "only http: addresses are requested, others by CONNECT");
    case RequestTarget::Fault::BadAuthority:
        return made(400, "http_request_error", "a malformed address");
    case RequestTarget::Fault::BadHostField:
        return made(400, "http_request_error", "no Host field, two of them, or a malformed one");
    case RequestTarget::Fault::Trace:
        return made(501, "http_request_denied", "TRACE, which would show the login of a lease");
    }
    return made(400, "", {});
}

PortError PortError::of(TargetRefusal refusal)
{
    switch (refusal) {
    case TargetRefusal::None:
        break;
    case TargetRefusal::BadName:
        return made(400, "http_request_error", "neither a host name nor an address, or port 0");
    case TargetRefusal::Loopback:
        return made(403, "destination_ip_prohibited", "this machine itself", Reply::NotAllowed);
    case TargetRefusal::OwnPort:
        return made(403, "proxy_loop_detected", "a local port of ProxyDeck", Reply::NotAllowed);
    case TargetRefusal::Lease:
        return made(403, "proxy_loop_detected", "a lease itself", Reply::NotAllowed);
    case TargetRefusal::Private:
        return made(403, "destination_ip_prohibited", "a private address, which this port does not allow",
                    Reply::NotAllowed);
    case TargetRefusal::MailPort:
        return made(403, "http_request_denied", "a port of mail or file sharing, which this port does not allow",
                    Reply::NotAllowed);
    }
    return made(403, "http_request_denied", {}, Reply::NotAllowed);
}

PortError PortError::of(SteeringName::Fault fault)
{
    const auto text = [fault]() -> QByteArray {
        switch (fault) {
        case SteeringName::Fault::UnknownWord:
            return "unknown word in the user name: session-, area-, isp- and life- are known";
        case SteeringName::Fault::Twice:
            return "a word twice in the user name";
        case SteeringName::Fault::BadValue:
            return "a malformed value in the user name";
        case SteeringName::Fault::TooLong:
            return "the user name is longer than 255 bytes";
        }
        return {};
    };
    return made(407, "http_request_denied", text(), Reply::NotAllowed);
}

PortError PortError::login(bool isGiven)
{
    return made(407, "http_request_denied",
                isGiven ? "wrong user name or password of this port" : "this port has a password", Reply::NotAllowed);
}

PortError PortError::headTimeout() { return made(408, "http_request_error", "no whole request in time"); }

PortError PortError::of(PortPool::NoLease why, int retryAfterS, bool isKeeperOff)
{
    constexpr auto unavailable = "destination_unavailable"; // the next hop, which is a lease (RFC 9209, 2.3.4)
    PortError error;
    switch (why) {
    case PortPool::NoLease::None:
    case PortPool::NoLease::Empty:
        error = made(503, unavailable,
                     isKeeperOff ? "no lease is ready, and the key of this port is not kept filled"
                                 : "no lease is ready");
        break;
    case PortPool::NoLease::AllTried:
        error = made(503, unavailable, "every lease that is ready was tried");
        break;
    case PortPool::NoLease::SessionEnded:
        error = made(503, "proxy_session_ended", "the lease of this session has ended: use another user name");
        break;
    case PortPool::NoLease::ClockUncertain:
        error = made(503, unavailable, "the clock was set, and the time of the vendor is not known yet");
        break;
    }
    if (why != PortPool::NoLease::SessionEnded)
        error.answer.retryAfterS = retryAfterS;
    return error;
}

PortError PortError::tooMany(bool isWaiting)
{
    return made(503, "connection_limit_reached",
                isWaiting ? "too many connections wait for a lease" : "too many connections to this port");
}

PortError PortError::of(TryEnd end, quint64 lease, int tries)
{
    const auto text = [lease, tries](const QByteArray &what) {
        return "lease " + QByteArray::number(lease) + ", " + what + ", " + QByteArray::number(tries)
            + (tries == 1 ? " try" : " tries");
    };
    switch (end) {
    case TryEnd::Worked:
        break;
    case TryEnd::CannotConnect:
        return made(502, "connection_refused", text("cannot connect"));
    case TryEnd::ConnectTimeout:
        return made(504, "connection_timeout", text("connect timeout"));
    case TryEnd::AnswerTimeout:
        return made(504, "http_response_timeout", text("no answer in time"));
    case TryEnd::LoginRefused:
        return made(502, "proxy_configuration_error", text("proxy user or password of the lease"));
    case TryEnd::Malformed:
        return made(502, "http_protocol_error", text("malformed answer"));
    case TryEnd::ClosedEarly:
        return made(502, "connection_terminated", text("closed before an answer"));
    case TryEnd::TargetRefused:
        return made(502, "http_request_denied", text("the lease refuses this target"), Reply::NotAllowed);
    case TryEnd::TargetFailed:
        return made(502, "destination_unavailable", text("the lease does not reach this target"),
                    Reply::HostUnreachable);
    case TryEnd::OwnNetwork:
        return made(502, "proxy_internal_error", "this machine has no connection to the lease",
                    Reply::NetworkUnreachable);
    case TryEnd::Abandoned:
        return made(503, "connection_terminated", "this port was closed");
    }
    return made(502, "proxy_internal_error", {});
}

PortError PortError::outcomeUnknown(quint64 lease)
{
    return made(502, "connection_terminated",
                "lease " + QByteArray::number(lease) + ", outcome unknown: the request was sent and is not repeated");
}

} // namespace proxydeck
