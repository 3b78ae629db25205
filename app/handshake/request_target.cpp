// SPDX-License-Identifier: MIT
#include "handshake/request_target.h"

#include "handshake/http_text.h"

#include <algorithm>

namespace proxydeck {

namespace {

bool isHostFieldRight(const HttpRequestHead &head)
{
    const qsizetype hosts = head.count("host");
    if (hosts == 0)
        // Many clients leave it out of CONNECT, and it says nothing there: it is neither read nor handed on.
        return head.minorVersion == 0 || head.method == "CONNECT";
    return hosts == 1 && Authority::parse(head.value("host"), RequestTarget::httpPort);
}

bool hasScheme(QByteArrayView target)
{
    const qsizetype colon = target.indexOf(':');
    return colon > 0 && std::all_of(target.begin(), target.begin() + colon, [](char c) {
               return isHttpDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '+' || c == '-'
                   || c == '.';
           });
}

} // namespace

Expected<RequestTarget, RequestTarget::Fault> RequestTarget::of(const HttpRequestHead &head)
{
    using Wrong = Unexpected<Fault>;
    RequestTarget target;
    const QByteArrayView text(head.target);
    if (head.method == "CONNECT") {
        const auto place = ::proxydeck::Authority::parse(text, 0);
        if (!place)
            return Wrong(text.startsWith('/') || text == "*" ? Fault::NotForProxy : Fault::BadAuthority);
        target.place = *place;
    } else {
        constexpr QByteArrayView scheme = "http://";
        if (!hasScheme(text))
            return Wrong(Fault::NotForProxy);
        if (text.size() < scheme.size() || text.first(scheme.size()).compare(scheme, Qt::CaseInsensitive) != 0)
            return Wrong(Fault::NotPlainHttp);
        const QByteArrayView rest = text.sliced(scheme.size());
        const auto end
            = std::find_if(rest.begin(), rest.end(), [](char c) { return c == '/' || c == '?' || c == '#'; });
        const auto place = ::proxydeck::Authority::parse(rest.first(end - rest.begin()), httpPort);
        if (!place || rest.contains('#'))
            return Wrong(Fault::BadAuthority);
        target.form = Form::Absolute;
        target.place = *place;
        target.path = rest.sliced(end - rest.begin()).toByteArray();
        if (target.path.isEmpty() && head.method == "OPTIONS")
            target.path = "*"; // (RFC 9112, 3.2.4)
        else if (!target.path.startsWith('/'))
            target.path.prepend('/');
    }
    if (!isHostFieldRight(head))
        return Wrong(Fault::BadHostField);
    // Some read methods in any case.
    if (head.method.compare("TRACE", Qt::CaseInsensitive) == 0)
        return Wrong(Fault::Trace);
    return target;
}

} // namespace proxydeck
