// SPDX-License-Identifier: MIT
#include "handshake/http_forwarding.h"

#include "handshake/hop_fields.h"

namespace proxydeck {

namespace {

void addField(QByteArray &bytes, QByteArrayView name, QByteArrayView value)
{
    bytes.append(name.data(), name.size()).append(": ").append(value.data(), value.size()).append("\r\n");
}

bool isName(QByteArrayView a, QByteArrayView b) { return a.compare(b, Qt::CaseInsensitive) == 0; }

/// All but what is of the connection, and what is written anew.
void addOthers(QByteArray &bytes, const HttpFields &head)
{
    const QList<QByteArray> named = head.words("connection");
    for (const HttpFields::Field &field : head.fields) {
        if (isOfConnection(field.name) || isName(field.name, "host") || isName(field.name, "content-length")
            || named.contains(field.name.toLower()))
            continue;
        addField(bytes, field.name, field.value);
    }
}

void addFraming(QByteArray &bytes, const HttpFraming &framing)
{
    if (framing.kind == HttpFraming::Kind::Length)
        addField(bytes, "Content-Length", QByteArray::number(framing.length));
    else if (framing.kind == HttpFraming::Kind::Chunked)
        addField(bytes, "Transfer-Encoding", "chunked");
}

QByteArray request(const HttpRequestHead &head, const QByteArray &target, const RequestTarget &what,
                   const HttpFraming &framing, const QByteArray &authorization)
{
    QByteArray bytes = head.method + ' ' + target + (head.minorVersion == 0 ? " HTTP/1.0\r\n" : " HTTP/1.1\r\n");
    addField(bytes, "Host", what.place.text(RequestTarget::httpPort));
    if (!authorization.isEmpty())
        addField(bytes, "Proxy-Authorization", authorization);
    addOthers(bytes, head);
    addFraming(bytes, framing);
    if (isUpgrade(head)) {
        addField(bytes, "Upgrade", head.value("upgrade"));
        addField(bytes, "Connection", "Upgrade");
    } else {
        addField(bytes, "Connection", "close");
    }
    return bytes + "\r\n";
}

} // namespace

bool isUpgrade(const HttpRequestHead &head)
{
    const QList<QByteArray> protocols = head.words("upgrade");
    return head.minorVersion == 1 && head.count("upgrade") == 1 && !protocols.isEmpty() && !protocols.contains("h2c")
        && head.words("connection").contains("upgrade");
}

bool keepsConnection(const HttpRequestHead &head)
{
    return head.minorVersion == 1 && !head.words("connection").contains("close")
        && !head.words("proxy-connection").contains("close");
}

QByteArray requestToProxy(const HttpRequestHead &head, const RequestTarget &target, const HttpFraming &framing,
                          const QByteArray &authorization)
{
    const QByteArray path = target.path == "*" ? QByteArray() : target.path; // (RFC 9112, 3.2.4)
    return request(head, "http://" + target.place.text(RequestTarget::httpPort) + path, target, framing, authorization);
}

QByteArray requestToServer(const HttpRequestHead &head, const RequestTarget &target, const HttpFraming &framing)
{
    return request(head, target.path, target, framing, {});
}

QByteArray answerToClient(const HttpHead &head, const HttpFraming &framing, const AnswerTo &to)
{
    constexpr int switchingProtocols = 101;
    QByteArray bytes = "HTTP/1.1 " + QByteArray::number(head.status) + ' ' + head.reason + "\r\n";
    addOthers(bytes, head);
    if (framing.kind == HttpFraming::Kind::None) {
        // It says how long the body of another answer would be, of HEAD and 304; nobody waits for one. The others have
        // no length (RFC 9110, 8.6).
        if (const QByteArray length = head.value("content-length");
            !length.isNull() && head.status >= 200 && head.status != 204)
            addField(bytes, "Content-Length", length);
    } else if (framing.kind != HttpFraming::Kind::Chunked || to.minorVersion == 1) {
        addFraming(bytes, framing);
    }
    const bool isEnd = !to.keeps || to.minorVersion == 0 || framing.kind == HttpFraming::Kind::UntilClose;
    if (head.status == switchingProtocols && to.isUpgrade) {
        if (const QByteArray protocol = head.value("upgrade"); !protocol.isEmpty())
            addField(bytes, "Upgrade", protocol);
        addField(bytes, "Connection", "Upgrade");
    } else if (isEnd && head.status >= 200) {
        addField(bytes, "Connection", "close");
    }
    return bytes + "\r\n";
}

} // namespace proxydeck
