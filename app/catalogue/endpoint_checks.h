// SPDX-License-Identifier: MIT
#pragma once

#include "catalogue/endpoint.h"

#include <algorithm>
#include <string_view>

/// Conditions that every endpoint must meet, for static_assert: a mistake in the table then fails the build instead of
/// causing a paid call.
namespace proxydeck::checks {

template<typename Predicate>
constexpr bool all(std::span<const Endpoint> endpoints, Predicate holds)
{
    return std::ranges::all_of(endpoints, holds);
}

template<typename Item, typename Same>
constexpr bool allDistinct(std::span<const Item> items, Same same)
{
    for (std::size_t i = 0; i < items.size(); ++i) {
        for (std::size_t j = i + 1; j < items.size(); ++j) {
            if (same(items[i], items[j]))
                return false;
        }
    }
    return true;
}

constexpr bool isFilled(const char *text) { return text && *text; }

constexpr bool idsAreUnique(std::span<const Endpoint> endpoints)
{
    return allDistinct(endpoints, [](const Endpoint &a, const Endpoint &b) { return std::string_view(a.id) == b.id; });
}

constexpr bool plansAreUnique(std::span<const Endpoint> endpoints)
{
    return allDistinct(endpoints, [](const Endpoint &a, const Endpoint &b) {
        return a.product == b.product && a.mode == b.mode && a.action == b.action;
    });
}

constexpr bool keyIsFirstAndAloneRequired(const Endpoint &endpoint)
{
    const auto &parameters = endpoint.parameters;
    return !parameters.empty() && std::string_view(parameters.front().name) == "key"
        && parameters.front().kind == ParameterKind::Key
        && std::ranges::count(parameters, ParameterKind::Key, &Parameter::kind) == 1
        && std::ranges::count(parameters, Presence::Required, &Parameter::presence) == 1
        && parameters.front().presence == Presence::Required;
}

constexpr bool passwordFollowsKey(const Endpoint &endpoint)
{
    const auto &parameters = endpoint.parameters;
    return parameters.size() >= 2 && std::string_view(parameters[1].name) == "pwd"
        && std::ranges::count(parameters, ParameterKind::ApiPassword, &Parameter::kind) == 1
        && parameters[1].kind == ParameterKind::ApiPassword;
}

constexpr bool parameterNamesAreUnique(const Endpoint &endpoint)
{
    return allDistinct(endpoint.parameters,
                       [](const Parameter &a, const Parameter &b) { return std::string_view(a.name) == b.name; });
}

constexpr bool parametersAreDescribed(const Endpoint &endpoint)
{
    return std::ranges::all_of(endpoint.parameters, [](const Parameter &parameter) {
        return isFilled(parameter.name) && isFilled(parameter.label) && isFilled(parameter.help) && parameter.fallback
            && parameter.minimum <= parameter.maximum;
    });
}

constexpr bool hasRange(const Endpoint &endpoint, ParameterKind kind, std::string_view name, int minimum, int maximum)
{
    return std::ranges::all_of(endpoint.parameters, [=](const Parameter &parameter) {
        return parameter.kind != kind
            || (parameter.name == name && parameter.minimum == minimum && parameter.maximum == maximum);
    });
}

constexpr bool countsAreOneToHundred(const Endpoint &endpoint)
{
    return hasRange(endpoint, ParameterKind::Count, "num", 1, 100);
}

constexpr bool minutesAreOneToADay(const Endpoint &endpoint)
{
    return hasRange(endpoint, ParameterKind::Minutes, "keep_alive", 1, 24 * 60);
}

constexpr bool carriersAreZeroToThree(const Endpoint &endpoint)
{
    return hasRange(endpoint, ParameterKind::Carrier, "isp", 0, 3);
}

constexpr bool errorCodesAreUniqueAndCommonOnesThere(const Endpoint &endpoint)
{
    const auto has = [&endpoint](std::string_view code) {
        return std::ranges::any_of(endpoint.errorCodes, [code](const char *listed) { return listed == code; });
    };
    return allDistinct(endpoint.errorCodes, [](const char *a, const char *b) { return std::string_view(a) == b; })
        && has("INTERNAL_ERROR") && has("INVALID_PARAMETER") && has("INVALID_KEY") && has("UNAVAILABLE_KEY")
        && has("ACCESS_DENY") && has("API_AUTH_DENY") && has("KEY_BLOCK") && has("REQUEST_LIMIT_EXCEEDED");
}

constexpr bool leadsToTheVendorOnly(const Endpoint &endpoint)
{
    const auto isVendorPage = [](const char *url) { return std::string_view(url).starts_with("https://www.qg.net/"); };
    const std::string_view host = endpoint.host;
    return host.ends_with(".proxy.qg.net") && host.find_first_of("/:@?#% ") == host.npos
        && std::string_view(endpoint.path).starts_with('/') && isVendorPage(endpoint.debugTool)
        && isVendorPage(endpoint.authSettings) && (!endpoint.areaCodes || isVendorPage(endpoint.areaCodes));
}

/// An endpoint that extracts leases has exactly one count parameter; only a list call has none and costs nothing.
constexpr bool chargesWhereItCounts(const Endpoint &endpoint)
{
    const bool counts = std::ranges::count(endpoint.parameters, ParameterKind::Count, &Parameter::kind) == 1;
    return endpoint.charges() == counts && endpoint.charges() == (endpoint.action != Action::ListInUse);
}

} // namespace proxydeck::checks
