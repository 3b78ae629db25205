// SPDX-License-Identifier: MIT

// One stream of any bytes as a client of a local port sends it, or as the answer that goes to one, at once and in
// pieces, and what must hold of what is made of it whatever they were.

#include "handshake/client_login.h"
#include "handshake/error_answer.h"
#include "handshake/hop_fields.h"
#include "handshake/http_body_reader.h"
#include "handshake/http_forwarding.h"
#include "handshake/http_head_reader.h"
#include "handshake/http_limits.h"
#include "handshake/http_text.h"
#include "handshake/socks5_server_dialogue.h"
#include "pool/host_shape.h"
#include "pool/site_of.h"
#include "pool/steering_name.h"
#include "pool/target_rules.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

using namespace proxydeck;

namespace {

const QByteArray ours("Basic bGVhc2U6bGVhc2U="); // towards a lease

void require(bool holds, const char *what)
{
    if (holds)
        return;
    std::fprintf(stderr, "does not hold: %s\n", what);
    std::abort();
}

template<typename Reader>
qsizetype feed(Reader &reader, QByteArrayView bytes, qsizetype size)
{
    qsizetype taken = 0;
    for (qsizetype at = 0; at < bytes.size(); at += size) {
        const QByteArrayView piece = bytes.sliced(at, std::min(size, bytes.size() - at));
        const qsizetype ofPiece = reader.feed(piece);
        taken += ofPiece;
        if (ofPiece < piece.size())
            break;
    }
    return taken;
}

bool isSame(const HttpFields &a, const HttpFields &b)
{
    return std::equal(
        a.fields.begin(), a.fields.end(), b.fields.begin(), b.fields.end(),
        [](const auto &one, const auto &other) { return one.name == other.name && one.value == other.value; });
}

/// What grows when it is handed on may pass a limit; nothing else may be wrong with it.
bool isLimit(HttpFault fault)
{
    return fault == HttpFault::LineTooLong || fault == HttpFault::HeadTooLong || fault == HttpFault::TooManyFields;
}

/// Nothing of the connection is handed on but what was written anew.
void checkHops(const HttpFields &head, HttpFraming framing, bool isUpgrade)
{
    for (const HttpFields::Field &field : head.fields) {
        const QByteArray name = field.name.toLower();
        if (!isOfConnection(name))
            continue;
        const bool isNew = (name == "connection" && (field.value == "close" || field.value == "Upgrade"))
            || (name == "transfer-encoding" && framing.kind == HttpFraming::Kind::Chunked)
            || (name == "upgrade" && isUpgrade) || (name == "proxy-authorization" && field.value == ours);
        require(isNew, "nothing of the connection is handed on");
    }
    for (const char *name : {"connection", "transfer-encoding", "content-length", "upgrade", "proxy-authorization"})
        require(head.count(name) <= 1, "what is written anew is written once");
}

void checkForwarded(const HttpRequestHead &from, const RequestTarget &target, HttpFraming framing, bool isToProxy)
{
    const QByteArray bytes
        = isToProxy ? requestToProxy(from, target, framing, ours) : requestToServer(from, target, framing);
    const auto head = HttpRequestHead::parse(bytes);
    if (!head)
        return require(isLimit(head.error()), "what is handed on is read again");
    require(head->method == from.method && head->minorVersion == from.minorVersion, "it asks for the same");
    const auto again = HttpFraming::of(*head);
    require(again && *again == framing, "and ends where we read its end");
    checkHops(*head, framing, isUpgrade(from));
    require(head->count("proxy-authorization") == (isToProxy ? 1 : 0), "a server never gets a lease's login");
    require(head->count("host") == 1 && head->value("host") == target.place.text(80), "Host is the target's");
    for (const char *name : {"via", "x-forwarded-for", "forwarded"})
        require(head->count(name) <= from.count(name), "nothing tells of us");
    if (!isToProxy)
        return require(head->target == target.path, "a server gets the path");
    const auto sameTarget = RequestTarget::of(*head);
    require(sameTarget && sameTarget->place == target.place && sameTarget->path == target.path,
            "the lease reads the same target");
    require(requestToProxy(*head, *sameTarget, *again, ours) == bytes, "once more changes nothing");
}

/// The reader with a body that is held and the tracker without one agree, whatever the pieces.
void checkBody(HttpFraming framing, QByteArrayView bytes, qsizetype pieces)
{
    HttpBodyTracker whole(framing);
    const qsizetype taken = whole.feed(bytes);
    HttpBodyTracker parts(framing);
    const qsizetype takenInParts = feed(parts, bytes, pieces);
    HttpBodyReader held(framing, bytes.size() + 1);
    const qsizetype takenHeld = held.feed(bytes);
    for (int closed = 0; closed < 2; ++closed) {
        require(whole.state() == parts.state() && whole.state() == held.state(), "one end of a body");
        require(whole.state() != HttpBodyTracker::State::Failed || whole.fault() == parts.fault(), "one fault of it");
        whole.close();
        parts.close();
        held.close();
    }
    if (whole.state() == HttpBodyTracker::State::Done)
        require(taken == takenInParts && taken == takenHeld && taken <= bytes.size(), "at one byte");
    require(held.body().size() <= taken, "content is of the body");
}

void checkHost(const Authority &place)
{
    require(isHostText(place.host) && place.port != 0, "a target is a host and a port");
    const PortTerms terms;
    const TargetRefusal refusal = refusalOf(place.host, place.port, terms, {});
    require(refusalOf(place.host.toUpper(), place.port, terms, {}) == refusal, "capitals change nothing");
    if (refusal != TargetRefusal::BadName && !place.host.contains(':') && !place.host.endsWith('.'))
        require(refusalOf(place.host + '.', place.port, terms, {}) == refusal, "nor does a dot at the end");
    const auto shape = HostShape::of(place.host);
    require(shape || refusal == TargetRefusal::BadName, "what has no shape is refused");
    if (!shape)
        return;
    require(refusalOf(shape->text, place.port, terms, {}) == refusal, "nor does its usual spelling");
    if (shape->address && !shape->address->isV6)
        require(refusalOf("::ffff:" + shape->text, place.port, terms, {}) == refusal, "nor IPv6 around it");
    require(siteOf(siteOf(place.host)) == siteOf(place.host), "a site is its own site");
}

void checkLogin(const ClientLogin &login)
{
    require(isHttpText(login.user), "a user name is one line");
    const auto name = SteeringName::parse(login.user);
    if (!name)
        return;
    require(name->lifeS >= 0 && name->lifeS <= 86'400 && name->session.size() <= 64, "words have their ranges");
    require(name->isEmpty() == login.user.isEmpty(), "nothing is overlooked");
}

void tryRequest(QByteArrayView bytes, qsizetype pieces)
{
    using State = HttpRequestReader::State;
    HttpRequestReader whole;
    const qsizetype taken = whole.feed(bytes);
    HttpRequestReader parts;
    const qsizetype takenInParts = feed(parts, bytes, pieces);
    require(whole.state() == parts.state(), "pieces do not change a request");
    require(whole.state() != State::Failed || whole.fault() == parts.fault(), "nor what is wrong with it");
    if (whole.state() == State::Done) {
        const HttpRequestHead &head = whole.head();
        require(taken == takenInParts && isSame(head, parts.head()), "nor where its head ends");
        require(isHttpToken(head.method) && !head.target.isEmpty() && !head.target.contains(' '),
                "a line has its parts");
        const auto login = ClientLogin::of(head);
        if (login && *login)
            checkLogin(**login);
        const auto framing = HttpFraming::of(head);
        const auto target = RequestTarget::of(head);
        if (framing && framing->kind != HttpFraming::Kind::None)
            require(head.method != "CONNECT", "a CONNECT has no body");
        if (framing)
            checkBody(*framing, bytes.sliced(taken), pieces);
        if (target)
            checkHost(target->place);
        if (framing && target && target->form == RequestTarget::Form::Absolute) {
            checkForwarded(head, *target, *framing, true);
            checkForwarded(head, *target, *framing, false);
        }
    }
    whole.close();
    require(whole.state() != State::Reading, "an end is an end");
}

void tryAnswer(QByteArrayView bytes, qsizetype pieces, bool toHead)
{
    HttpHeadReader reader;
    const qsizetype taken = reader.feed(bytes);
    if (reader.state() != HttpHeadReader::State::Done)
        return;
    const auto framing = HttpFraming::of(reader.head(), toHead);
    if (!framing)
        return;
    checkBody(*framing, bytes.sliced(taken), pieces);
    for (int choice = 0; choice < 8; ++choice) {
        AnswerTo to;
        to.minorVersion = choice & 1;
        to.isUpgrade = (choice & 2) != 0;
        to.keeps = (choice & 4) != 0;
        const auto head = HttpHead::parse(answerToClient(reader.head(), *framing, to));
        if (!head) {
            require(isLimit(head.error()), "what is handed on is read again");
            continue;
        }
        require(head->status == reader.head().status && head->reason == reader.head().reason, "it says the same");
        checkHops(*head, *framing, head->status == 101 && to.isUpgrade);
        require(head->count("proxy-authenticate") + head->count("proxy-authorization") == 0, "nothing of the lease's");
        const auto again = HttpFraming::of(*head, toHead);
        const bool isTakenApart = framing->kind == HttpFraming::Kind::Chunked && to.minorVersion == 0;
        require(again && (isTakenApart ? again->kind == HttpFraming::Kind::UntilClose : *again == *framing),
                "and ends where we read its end");
        if (again->kind == HttpFraming::Kind::UntilClose)
            require(head->value("connection") == "close", "an end by closing is announced");
    }
}

struct SocksRun
{
    Socks5ServerDialogue dialogue;
    QByteArray sent = {};
    qsizetype taken = 0;
};

SocksRun runSocks(QByteArrayView bytes, qsizetype pieces, Socks5ServerDialogue::Login login)
{
    using State = Socks5ServerDialogue::State;
    SocksRun run{Socks5ServerDialogue(login)};
    for (int turns = 0; turns < 2; ++turns) {
        run.taken += feed(run.dialogue, bytes.sliced(run.taken), pieces);
        run.sent += run.dialogue.takeOutput();
        if (run.dialogue.state() == State::LoginGiven) {
            checkLogin(run.dialogue.login());
            run.dialogue.answerLogin(run.dialogue.login().user.size() % 2 == 0);
            run.sent += run.dialogue.takeOutput();
        }
    }
    return run;
}

void trySocks5(QByteArrayView bytes, qsizetype pieces, Socks5ServerDialogue::Login login)
{
    using State = Socks5ServerDialogue::State;
    SocksRun whole = runSocks(bytes, std::max<qsizetype>(1, bytes.size()), login);
    SocksRun parts = runSocks(bytes, pieces, login);
    require(whole.dialogue.state() == parts.dialogue.state(), "pieces do not change a dialogue");
    require(whole.dialogue.fault() == parts.dialogue.fault(), "nor what is wrong with a dialogue");
    require(whole.sent == parts.sent, "nor what is answered");
    require(whole.sent.size() <= 2 + 2 + 10, "what is sent has an end");
    if (whole.dialogue.state() == State::Requested) {
        require(whole.taken == parts.taken && whole.taken <= bytes.size(), "the tunnel's bytes stay the tunnel's");
        require(whole.dialogue.target() == parts.dialogue.target(), "one target");
        checkHost(whole.dialogue.target());
        require(!whole.sent.contains(QByteArray("\x05\x00\x00\x01", 4)), "there is no yes before there is one");
    }
    whole.dialogue.close();
    require(whole.dialogue.state() == State::Failed, "an end is an end");
}

void tryError(QByteArrayView bytes)
{
    ErrorAnswer answer;
    answer.error = "connection_timeout";
    answer.details = bytes.first(std::min<qsizetype>(bytes.size(), 200)).toByteArray();
    const auto head = HttpHead::parse(answer.bytes(true));
    require(head && head->count("proxy-status") == 1 && head->fields.size() == 6, "a text adds no field");
}

/// Names as no head lets them through.
void tryName(QByteArrayView bytes)
{
    const QByteArrayView name = bytes.first(std::min<qsizetype>(bytes.size(), 300));
    const PortTerms terms;
    const bool isHost = HostShape::of(name).has_value();
    require(isHost == (refusalOf(name, 80, terms, {}) != TargetRefusal::BadName), "what is no host is refused");
    require(isHost == !siteOf(name).isEmpty(), "and has no site");
    if (isHost)
        require(isHostText(HostShape::of(name)->text), "a host is one word");
    if (const auto steering = SteeringName::parse(name))
        require(steering->isEmpty() == name.isEmpty() && name.size() <= SteeringName::mostBytes, "words are read");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 2)
        return 0;
    const QByteArrayView bytes(reinterpret_cast<const char *>(data) + 2, qsizetype(size - 2));
    const qsizetype pieces = data[1] < 250 ? 1 + data[1] % 16 : 4'096;
    tryRequest(bytes, pieces);
    tryAnswer(bytes, pieces, (data[0] & 1) != 0);
    trySocks5(bytes, pieces, Socks5ServerDialogue::Login((data[0] >> 1) % 3));
    tryError(bytes);
    tryName(bytes);
    return 0;
}
