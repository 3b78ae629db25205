// SPDX-License-Identifier: MIT

// One stream of any bytes through a dialogue or an answer, at once and in pieces, and what must hold of the result
// whatever they were.

#include "handshake/connect_dialogue.h"
#include "handshake/http_answer_reader.h"
#include "handshake/http_limits.h"
#include "handshake/socks5_dialogue.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

using namespace proxydeck;
using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostBody = 1'000; // small, so that small inputs reach it

void require(bool holds, const char *what)
{
    if (holds)
        return;
    std::fprintf(stderr, "does not hold: %s\n", what);
    std::abort();
}

template<typename Feed>
void inPieces(QByteArrayView bytes, qsizetype size, Feed feed)
{
    for (qsizetype at = 0; at < bytes.size(); at += size) {
        if (!feed(bytes.sliced(at, std::min(size, bytes.size() - at))))
            return;
    }
}

void checkHead(const HttpHead &head)
{
    require(head.status >= 100 && head.status <= 999, "a status has three digits");
    require(head.fields.size() <= HttpLimits::Fields, "fields are counted");
    for (const HttpHead::Field &field : head.fields) {
        require(!field.name.isEmpty(), "a field has a name");
        for (const char odd : {'\0', '\r', '\n'})
            require(!field.name.contains(odd) && !field.value.contains(odd), "a field is one line");
    }
}

void tryAnswer(QByteArrayView bytes, qsizetype pieces, bool toHead)
{
    HttpAnswerReader whole(toHead, mostBody);
    whole.feed(bytes);
    HttpAnswerReader parts(toHead, mostBody);
    inPieces(bytes, pieces, [&](QByteArrayView piece) {
        parts.feed(piece);
        return true;
    });
    using State = HttpAnswerReader::State;
    for (int closed = 0; closed < 2; ++closed) {
        require(whole.state() == parts.state(), "pieces do not change what an answer is");
        require(whole.state() != State::Failed || whole.fault() == parts.fault(), "nor what is wrong with it");
        require(whole.body() == parts.body() && whole.body().size() <= mostBody, "a body has its most");
        if (whole.state() == State::Done || whole.state() == State::Body)
            checkHead(whole.head());
        if (whole.state() == State::Done)
            require(!toHead || whole.body().isEmpty(), "the answer to HEAD has no body");
        whole.close();
        parts.close();
    }
    require(whole.state() == State::Done || whole.state() == State::Failed, "an end is an end");
}

void tryConnect(QByteArrayView bytes, qsizetype pieces)
{
    ConnectDialogue whole;
    const qsizetype taken = whole.feed(bytes);
    ConnectDialogue parts;
    qsizetype takenInParts = 0;
    inPieces(bytes, pieces, [&](QByteArrayView piece) {
        const qsizetype of = parts.feed(piece);
        takenInParts += of;
        return of == piece.size();
    });
    using State = ConnectDialogue::State;
    require(whole.state() == parts.state() && whole.status() == parts.status(), "pieces do not change a reply");
    if (whole.state() == State::Open || whole.state() == State::Refused) {
        require(taken == takenInParts && taken <= bytes.size(), "the tunnel's bytes stay the tunnel's");
        require((whole.state() == State::Open) == (whole.status() < 300), "only 2xx opens");
        checkHead(whole.head());
    }
    whole.close();
    require(whole.state() != State::Waiting, "an end is an end");
}

void trySocks5(QByteArrayView bytes, qsizetype pieces, bool hasLogin)
{
    const socks5::Target target{"d.qg.net", {}, 443};
    const QString user = hasLogin ? u"TESTKEY01"_s : QString();
    const Secret password(hasLogin ? u"TESTPWD02"_s : QString());
    Socks5Dialogue whole(target, user, password);
    QByteArray sent = whole.takeOutput();
    const qsizetype taken = whole.feed(bytes);
    sent += whole.takeOutput();
    Socks5Dialogue parts(target, user, password);
    qsizetype takenInParts = 0;
    inPieces(bytes, pieces, [&](QByteArrayView piece) {
        const qsizetype of = parts.feed(piece);
        takenInParts += of;
        return of == piece.size();
    });
    using State = Socks5Dialogue::State;
    require(whole.state() == parts.state(), "pieces do not change a reply");
    require(whole.state() != State::Open || (taken == takenInParts && taken >= 9), "a yes has its bytes");
    require(sent.size() <= 600, "what is sent has an end");
    whole.close();
    require(whole.state() != State::Talking, "an end is an end");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 2)
        return 0;
    const QByteArrayView bytes(reinterpret_cast<const char *>(data) + 2, qsizetype(size - 2));
    const qsizetype pieces = data[1] < 250 ? 1 + data[1] % 16 : 4'096;
    tryAnswer(bytes, pieces, (data[0] & 1) != 0);
    tryConnect(bytes, pieces);
    trySocks5(bytes, pieces, (data[0] & 2) != 0);
    return 0;
}
