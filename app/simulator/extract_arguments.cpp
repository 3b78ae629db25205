// SPDX-License-Identifier: MIT
#include "simulator/extract_arguments.h"

#include <algorithm>

namespace proxydeck::sim {

using namespace Qt::StringLiterals;

namespace {

std::optional<int> integer(const QString &text, int least, int most)
{
    const auto isDigit = [](QChar c) { return c >= u'0' && c <= u'9'; };
    if (text.isEmpty() || text.size() > 9 || !std::all_of(text.begin(), text.end(), isDigit))
        return std::nullopt;
    const int value = text.toInt();
    if (value < least || value > most)
        return std::nullopt;
    return value;
}

std::optional<QStringList> areaCodes(const QString &text, Realm realm, bool several)
{
    const QStringList codes = text.split(u',');
    if (codes.size() > 1 && !several)
        return std::nullopt;
    for (const QString &code : codes) {
        if (!AreaTable::isCode(code, realm))
            return std::nullopt;
    }
    return codes;
}

bool isGlobal(Plan plan) { return plan == Plan::GlobalChannel || plan == Plan::GlobalMetered; }

} // namespace

QStringList ExtractArguments::documented(Action action, Plan plan)
{
    if (action == Action::ListInUse)
        return {};
    if (isGlobal(plan))
        return {u"area"_s, u"area_ex"_s, u"num"_s};
    if (plan == Plan::RegionLock)
        return {u"area"_s, u"isp"_s, u"num"_s};
    if (plan == Plan::Exclusive)
        return {u"area"_s, u"isp"_s, u"keep_alive"_s, u"num"_s, u"distinct"_s};
    return {u"area"_s, u"area_ex"_s, u"isp"_s, u"num"_s, u"distinct"_s};
}

std::optional<ExtractArguments> ExtractArguments::read(const QueryArguments &query, Action action, Plan plan)
{
    const QStringList known = documented(action, plan);
    const auto given
        = [&](QLatin1StringView name) { return known.contains(name) ? query.value(name) : std::optional<QString>(); };
    ExtractArguments arguments;
    arguments.wanted.realm = isGlobal(plan) ? Realm::Global : Realm::Mainland;
    if (const auto text = given("area"_L1)) {
        // Only the short-lived products document a list of areas.
        const bool several = plan != Plan::RegionLock && plan != Plan::Exclusive;
        const auto codes = areaCodes(*text, arguments.wanted.realm, several);
        if (!codes)
            return std::nullopt;
        arguments.wanted.areas = *codes;
    }
    if (const auto text = given("area_ex"_L1)) {
        const auto codes = areaCodes(*text, arguments.wanted.realm, true);
        if (!codes)
            return std::nullopt;
        arguments.wanted.areasExcluded = *codes;
    }
    if (const auto text = given("isp"_L1)) {
        const auto isp = integer(*text, 0, 3);
        if (!isp)
            return std::nullopt;
        arguments.wanted.isp = static_cast<Isp>(*isp);
    }
    if (const auto text = given("num"_L1)) {
        const auto num = integer(*text, 1, MostPerCall);
        if (!num)
            return std::nullopt;
        arguments.num = *num;
    }
    if (const auto text = given("distinct"_L1)) {
        if (*text != "true"_L1 && *text != "false"_L1)
            return std::nullopt;
        arguments.distinct = *text == "true"_L1;
    }
    if (const auto text = given("keep_alive"_L1)) {
        arguments.keepAliveMinutes = integer(*text, 1, LongestKeepAliveMinutes);
        if (!arguments.keepAliveMinutes)
            return std::nullopt;
    }
    return arguments;
}

} // namespace proxydeck::sim
