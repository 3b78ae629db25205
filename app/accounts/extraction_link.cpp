// SPDX-License-Identifier: MIT
#include "accounts/extraction_link.h"

#include "base/pasted_text.h"

#include <QUrl>
#include <QUrlQuery>

#include <algorithm>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestLink = 4096;
constexpr qsizetype longestSecret = 512;

/// Removes what may surround a copied link.
QString bare(const QString &text)
{
    QString link = takenText(TextKind::Link, text);
    if (link.startsWith("curl "_L1))
        link = link.mid(5).trimmed();
    // In a URL a backslash is no path, whatever browsers make of it; in the query it is a character like others.
    if (const qsizetype query = link.indexOf(u'?'); query >= 0)
        link.replace(query, link.size() - query, link.sliced(query).replace(u'\\', "%5C"_L1));
    for (const auto &[open, close] : {std::pair(u'"', u'"'), std::pair(u'\'', u'\''), std::pair(u'<', u'>'),
                                      std::pair(u'“', u'”'), std::pair(u'‘', u'’')}) {
        if (link.size() >= 2 && link.startsWith(open) && link.endsWith(close))
            return link.mid(1, link.size() - 2).trimmed();
    }
    return link;
}

/// Keys and passwords are printable ASCII. Also rejects the placeholder of the documentation.
bool canBeSecret(const QString &text)
{
    return text.size() <= longestSecret
        && std::ranges::all_of(text, [](QChar c) { return c > u' ' && c < u'\u007F' && c != u'<' && c != u'>'; });
}

bool leadsTo(const QUrl &url, const Endpoint &endpoint)
{
    return url.host() == QLatin1StringView(endpoint.host) && url.path() == QLatin1StringView(endpoint.path);
}

/// The host of a call of the catalogue, or another below the same domain, such as that of another product.
bool isOfVendor(const QUrl &url, const Catalogue &catalogue)
{
    return std::ranges::any_of(catalogue.endpoints(), [&url](const Endpoint &endpoint) {
        const QString host = QString::fromLatin1(endpoint.host);
        return url.host() == host || url.host().endsWith(u'.' + host.section(u'.', -2));
    });
}

const Parameter *parameterNamed(const Endpoint &endpoint, const QString &name)
{
    const auto it = std::ranges::find_if(
        endpoint.parameters, [&name](const Parameter &parameter) { return name == QLatin1StringView(parameter.name); });
    return it == endpoint.parameters.end() ? nullptr : &*it;
}

} // namespace

std::optional<ExtractionLink> parseExtractionLink(const QString &text, const Catalogue &catalogue)
{
    auto link = readExtractionLink(text, catalogue);
    return link ? std::optional(std::move(*link)) : std::nullopt;
}

Expected<ExtractionLink, LinkProblem> readExtractionLink(const QString &text, const Catalogue &catalogue)
{
    const auto refused = [](LinkProblem problem) { return Unexpected<LinkProblem>(std::move(problem)); };
    if (text.size() > longestLink)
        return refused(LinkProblem::NoLink);
    const QString candidate = bare(text);
    if (std::ranges::any_of(candidate, [](QChar c) { return c.isSpace(); }))
        return refused(LinkProblem::NoLink);
    const QUrl url(candidate, QUrl::StrictMode);
    if (!url.isValid() || (url.scheme() != "https"_L1 && url.scheme() != "http"_L1))
        return refused(LinkProblem::NoLink);
    if (!url.userInfo().isEmpty() || url.authority().contains(u'@') || url.port() != -1)
        return refused(LinkProblem::NotVendors);

    const auto endpoints = catalogue.endpoints();
    const auto first = std::ranges::find_if(endpoints, [&url](const Endpoint &e) { return leadsTo(url, e); });
    if (first == endpoints.end())
        return refused(isOfVendor(url, catalogue) ? LinkProblem::UnknownCall : LinkProblem::NotVendors);

    ExtractionLink link;
    link.product = first->product;
    link.action = first->action;
    for (const Endpoint &endpoint : endpoints) {
        if (leadsTo(url, endpoint) && endpoint.product == link.product && endpoint.action == link.action)
            link.possibleModes.append(endpoint.mode);
    }

    QStringList seen;
    const auto pairs = QUrlQuery(url).queryItems(QUrl::FullyDecoded);
    for (const auto &[name, value] : pairs) {
        const Parameter *parameter = parameterNamed(*first, name);
        if (!parameter) {
            if (!link.unknown.contains(name))
                link.unknown.append(name);
            continue;
        }
        // It is unknown which of two values the vendor would use, and a wrong guess can cost money.
        if (seen.contains(name))
            return refused(LinkProblem::Ambiguous);
        seen.append(name);
        if (parameter->kind == ParameterKind::Key)
            link.key = Secret(value);
        else if (parameter->kind == ParameterKind::ApiPassword)
            link.apiPassword = Secret(value);
        else if (!value.isEmpty())
            link.items.append({name, value});
    }
    if (link.key.isEmpty() || !canBeSecret(link.key.reveal()) || !canBeSecret(link.apiPassword.reveal()))
        return refused(LinkProblem::NoKey);
    return link;
}

} // namespace proxydeck
