// SPDX-License-Identifier: MIT
#include "handshake/http_text.h"

#include <algorithm>

namespace proxydeck {

bool isHttpToken(QByteArrayView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](char c) {
        return isHttpDigit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')
            || (c != '\0' && QByteArrayView("!#$%&'*+-.^_`|~").contains(c));
    });
}

bool isHttpText(QByteArrayView text)
{
    return std::none_of(text.begin(), text.end(), [](char c) {
        const auto u = static_cast<unsigned char>(c);
        return (u < 0x20 && c != '\t') || u == 0x7f;
    });
}

} // namespace proxydeck
