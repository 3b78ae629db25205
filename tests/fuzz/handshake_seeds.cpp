// SPDX-License-Identifier: MIT
#include "fuzz_seeds.h"

namespace proxydeck {

QList<QByteArray> fuzzSamples()
{
    const auto hex = [](const char *text) { return QByteArray::fromHex(text); };
    return {"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 9\r\n\r\n192.0.2.1",
            "HTTP/1.0 200 Connection established\r\n\r\n",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\n192.\r\n5;x=y\r\n0.2.1\r\n0\r\nX: 1\r\n\r\n",
            "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"x\"\r\n\r\n",
            "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 302 Found\r\nLocation: http://a.test/\r\n\r\nbody",
            hex("05000500000100000000 0050"),
            hex("05020100050000030474657374 0050"),
            hex("050001000504000400000000000000000000000000000000 0050")};
}

QList<QByteArray> fuzzTokens()
{
    return {"HTTP/1.1 200 OK\r\n",
            "HTTP/1.0 ",
            "\r\n\r\n",
            "\r\n",
            "\n",
            "\r",
            "\n\n",
            "Content-Length: 5\r\n",
            "Content-Length: 9007199254740992\r\n",
            "Content-Length: -1\r\n",
            "Transfer-Encoding: chunked\r\n",
            "Transfer-Encoding: gzip, chunked\r\n",
            "HTTP/1.1 100 Continue\r\n\r\n",
            "0\r\n\r\n",
            "ffffffffffffffff\r\n",
            "1\r\nx\r\n",
            "X: y\r\n",
            " folded\r\n",
            " : ",
            ":",
            ";",
            ",",
            QByteArray(1, '\0'),
            "\xFF",
            QByteArray(300, 'x'),
            "\x05\x01",
            QByteArray("\x05\x00", 2),
            "\x05\xFF",
            QByteArray("\x01\x00", 2),
            QByteArray("\x05\x00\x00\x03\xFF", 5),
            QByteArray("\x05\x00\x00\x04", 4)};
}

} // namespace proxydeck
