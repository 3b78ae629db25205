// SPDX-License-Identifier: MIT
#include "fuzz_seeds.h"

namespace proxydeck {

QList<QByteArray> fuzzSamples()
{
    const auto hex = [](const char *text) { return QByteArray::fromHex(text); };
    return {
        "GET http://a.test/x?y HTTP/1.1\r\nHost: a.test\r\nProxy-Connection: keep-alive\r\nAccept: */*\r\n\r\n",
        "POST http://a.test:8080/ HTTP/1.1\r\nHost: a.test:8080\r\nContent-Length: 5\r\nConnection: X-A\r\nX-A: 1\r\n"
        "\r\nhelloGET ",
        "PUT http://[2001:db8::1]/ HTTP/1.1\r\nHost: b.test\r\nTransfer-Encoding: chunked\r\nTrailer: X\r\n\r\n"
        "4\r\n192.\r\n5;x=y\r\n0.2.1\r\n0\r\nX: 1\r\n\r\nGET ",
        "GET http://a.test/ HTTP/1.1\r\nHost: a.test\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n",
        "CONNECT a.test:443 HTTP/1.1\r\nHost: a.test:443\r\nProxy-Authorization: Basic "
        "c2Vzc2lvbi1hK2xpZmUtMzA6cGFzcw==\r\n\r\n\x16\x03\x01",
        "\r\nOPTIONS http://a.test HTTP/1.0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nConnection: close\r\nProxy-Authenticate: Basic\r\n\r\nhello",
        "HTTP/1.1 200\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n\r\n",
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n",
        "HTTP/1.0 304 Not Modified\r\nContent-Length: 9\r\n\r\n",
        hex("050100 05010003")
            + "\x06"
              "a.test"
            + hex("01bb 160301"),
        hex("05020002 0109") + "session-a" + hex("0170 05010001 c0000201 0050"),
        hex("050102 0100 00 05010004 00000000000000000000ffff7f000001 0050")};
}

QList<QByteArray> fuzzTokens()
{
    return {"GET http://a.test/ HTTP/1.1\r\n",
            "CONNECT a.test:80 HTTP/1.1\r\n",
            "OPTIONS http://",
            "http://",
            "HTTP://user@",
            " HTTP/1.0\r\n",
            " HTTP/1.1\r\n",
            "HTTP/1.1 204 \r\n",
            "\r\n\r\n",
            "\r\n",
            "\n",
            "\r",
            "Host: a.test\r\n",
            "Content-Length: 5\r\n",
            "Content-Length: 9007199254740992\r\n",
            "Transfer-Encoding: chunked\r\n",
            "Connection: Upgrade, close, Content-Length, Host\r\n",
            "Upgrade: websocket\r\n",
            "Upgrade: h2c\r\n",
            "Proxy-Authorization: Basic dTpw\r\n",
            "Proxy-",
            "TE: trailers\r\n",
            " folded\r\n",
            " : ",
            ":",
            "@",
            "#",
            "/",
            "[::ffff:127.0.0.1]",
            "127.0.0.1",
            "0x7f.1",
            "2130706433",
            "localhost.",
            "session-",
            "+life-30",
            "+isp-",
            ":65536",
            "0\r\n\r\n",
            "1\r\nx\r\n",
            "fffffffffffff\r\n",
            ",",
            "\"",
            "\\",
            QByteArray(1, '\0'),
            "\xFF",
            QByteArray(300, 'x'),
            QByteArray("\x05\x01\x00", 3),
            QByteArray("\x05\x01\x02", 3),
            QByteArray("\x05\x01\x00\x03\xFF", 5),
            QByteArray("\x05\x01\x00\x04", 4),
            QByteArray("\x01\x00\x00", 3),
            "\x04\x01"};
}

} // namespace proxydeck
