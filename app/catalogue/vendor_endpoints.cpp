// SPDX-License-Identifier: MIT
#include "catalogue/vendor_endpoints.h"

#include "catalogue/endpoint_checks.h"

#include <array>

// The vendor's documentation, endpoint by endpoint. Entries share a list here only if the documentation repeats it word
// for word. Small differences (area without area_ex, no distinct, no BALANCE_INSUFFICIENT...) are those of the
// documentation.
//
// Not in the parameter tables of the documentation but known to work everywhere: pwd (see API_AUTH_DENY in its error
// tables), the limit of 100 on num, and the range of keep_alive, which is a conservative guess.

namespace proxydeck {

namespace {

constexpr const char *whitelistAdvice
    = QT_TRANSLATE_NOOP("Catalogue", "Logging in by whitelisted IP? Add the IP to the whitelist before extracting.");
constexpr const char *whitelistLink = QT_TRANSLATE_NOOP("Catalogue", "Whitelist…");
constexpr const char *dailyAdvice
    = QT_TRANSLATE_NOOP("Catalogue", "The plan has a number of IPs a day. When they are used up, more come tomorrow.");
constexpr const char *minutelyAdvice = QT_TRANSLATE_NOOP(
    "Catalogue", "The plan has a number of IPs a minute. When they are used up, more come in the next minute.");
constexpr const char *regionLockAdvice = QT_TRANSLATE_NOOP(
    "Catalogue", "Brings the resources held for you, with their state. They have no address to connect to.");

constexpr Parameter key{
    .name = "key",
    .kind = ParameterKind::Key,
    .presence = Presence::Required,
    .label = QT_TRANSLATE_NOOP("Catalogue", "Key"),
    .help = QT_TRANSLATE_NOOP("Catalogue", "Identifies the product that was bought. Kept with the account."),
};

constexpr Parameter pwd{
    .name = "pwd",
    .kind = ParameterKind::ApiPassword,
    .label = QT_TRANSLATE_NOOP("Catalogue", "API password"),
    .help
    = QT_TRANSLATE_NOOP("Catalogue",
                        "Needed only where the vendor's console asks for key and password on API calls. Kept with "
                        "the account."),
};

constexpr Parameter areas{
    .name = "area",
    .kind = ParameterKind::AreaCodes,
    .label = QT_TRANSLATE_NOOP("Catalogue", "Areas"),
    .help = QT_TRANSLATE_NOOP("Catalogue",
                              "Take IPs from these areas only: six-digit area codes with commas between, such as "
                              "350500,330700. A province's code covers its cities. Empty: anywhere."),
};

constexpr Parameter excludedAreas{
    .name = "area_ex",
    .kind = ParameterKind::AreaCodes,
    .label = QT_TRANSLATE_NOOP("Catalogue", "Excluded areas"),
    .help = QT_TRANSLATE_NOOP("Catalogue",
                              "Take no IPs from these areas: six-digit area codes with commas between, such as "
                              "440100,450000."),
};

constexpr Parameter oneArea{
    .name = "area",
    .kind = ParameterKind::AreaCode,
    .label = QT_TRANSLATE_NOOP("Catalogue", "Area"),
    .help = QT_TRANSLATE_NOOP(
        "Catalogue", "Take IPs from this area only: one six-digit area code, such as 350500. Empty: anywhere."),
    .maximum = 1,
};

constexpr Parameter countries{
    .name = "area",
    .kind = ParameterKind::CountryCodes,
    .label = QT_TRANSLATE_NOOP("Catalogue", "Countries"),
    .help = QT_TRANSLATE_NOOP("Catalogue",
                              "Take IPs from these countries only: country codes such as US or EU, or the vendor's own "
                              "such as 990100, with commas between. Empty: anywhere."),
};

constexpr Parameter excludedCountries{
    .name = "area_ex",
    .kind = ParameterKind::CountryCodes,
    .label = QT_TRANSLATE_NOOP("Catalogue", "Excluded countries"),
    .help
    = QT_TRANSLATE_NOOP("Catalogue",
                        "Take no IPs from these countries: country codes such as US or EU, or the vendor's own such "
                        "as 990100, with commas between."),
};

constexpr Parameter carrier{
    .name = "isp",
    .kind = ParameterKind::Carrier,
    .label = QT_TRANSLATE_NOOP("Catalogue", "Carrier"),
    .help = QT_TRANSLATE_NOOP("Catalogue", "Take IPs of one carrier only: Telecom, Mobile or Unicom."),
    .minimum = 0,
    .maximum = 3,
    .fallback = "0",
};

constexpr Parameter minutes{
    .name = "keep_alive",
    .kind = ParameterKind::Minutes,
    .label = QT_TRANSLATE_NOOP("Catalogue", "Keep alive"),
    .help = QT_TRANSLATE_NOOP("Catalogue", "How many minutes the IPs shall live. Empty: as long as the plan gives."),
    .minimum = 1,
    .maximum = 1440,
};

constexpr Parameter count{
    .name = "num",
    .kind = ParameterKind::Count,
    .label = QT_TRANSLATE_NOOP("Catalogue", "Number"),
    .help = QT_TRANSLATE_NOOP("Catalogue", "How many IPs to extract in one call, at most 100. Each one counts."),
    .minimum = 1,
    .maximum = 100,
    .fallback = "1",
};

constexpr Parameter distinct{
    .name = "distinct",
    .kind = ParameterKind::Flag,
    .label = QT_TRANSLATE_NOOP("Catalogue", "Distinct"),
    .help = QT_TRANSLATE_NOOP("Catalogue", "Leave out IPs that this key is using already."),
    .fallback = "false",
};

constexpr std::array shortLivedParameters{key, pwd, areas, excludedAreas, carrier, count, distinct};
constexpr std::array queryParameters{key, pwd};
constexpr std::array exclusiveParameters{key, pwd, oneArea, carrier, minutes, count, distinct};
constexpr std::array regionLockParameters{key, pwd, oneArea, carrier, count};
constexpr std::array globalParameters{key, pwd, countries, excludedCountries, count};

// Each list is named after the codes it adds to the eight that every endpoint has.
constexpr std::array commonErrors{
    "INTERNAL_ERROR", "INVALID_PARAMETER", "INVALID_KEY", "UNAVAILABLE_KEY",
    "ACCESS_DENY",    "API_AUTH_DENY",     "KEY_BLOCK",   "REQUEST_LIMIT_EXCEEDED",
};
constexpr std::array balanceAndQuotaErrors{
    "INTERNAL_ERROR",       "INVALID_PARAMETER", "INVALID_KEY",      "UNAVAILABLE_KEY",
    "ACCESS_DENY",          "API_AUTH_DENY",     "KEY_BLOCK",        "REQUEST_LIMIT_EXCEEDED",
    "BALANCE_INSUFFICIENT", "NO_RESOURCE_FOUND", "FAILED_OPERATION", "EXTRACT_LIMIT_EXCEEDED",
};
constexpr std::array quotaErrors{
    "INTERNAL_ERROR",
    "INVALID_PARAMETER",
    "INVALID_KEY",
    "UNAVAILABLE_KEY",
    "ACCESS_DENY",
    "API_AUTH_DENY",
    "KEY_BLOCK",
    "REQUEST_LIMIT_EXCEEDED",
    "NO_RESOURCE_FOUND",
    "FAILED_OPERATION",
    "EXTRACT_LIMIT_EXCEEDED",
};
constexpr std::array resourceErrors{
    "INTERNAL_ERROR", "INVALID_PARAMETER",      "INVALID_KEY",       "UNAVAILABLE_KEY",  "ACCESS_DENY", "API_AUTH_DENY",
    "KEY_BLOCK",      "REQUEST_LIMIT_EXCEEDED", "NO_RESOURCE_FOUND", "FAILED_OPERATION",
};
constexpr std::array channelErrors{
    "INTERNAL_ERROR",       "INVALID_PARAMETER", "INVALID_KEY",      "UNAVAILABLE_KEY",
    "ACCESS_DENY",          "API_AUTH_DENY",     "KEY_BLOCK",        "REQUEST_LIMIT_EXCEEDED",
    "NO_AVAILABLE_CHANNEL", "NO_RESOURCE_FOUND", "FAILED_OPERATION",
};

constexpr const char *shareHost = "share.proxy.qg.net";
constexpr const char *exclusiveHost = "exclusive.proxy.qg.net";
constexpr const char *regionLockHost = "monopoly.proxy.qg.net";
constexpr const char *globalHost = "overseas.proxy.qg.net";

constexpr const char *debugTool = "https://www.qg.net/tools/IPdebug.html";
constexpr const char *globalDebugTool = "https://www.qg.net/tools/IPdebug.html?type=5-2";
constexpr const char *authSettings = "https://www.qg.net/user/proxyIpManage";
constexpr const char *globalAuthSettings = "https://www.qg.net/user/proxyipResource";
constexpr const char *globalAreaCodes = "https://www.qg.net/doc/use/8_234_201/1975.html";

constexpr std::array vendor{
    Endpoint{
        .id = "short.channel.pool",
        .product = Product::ShortLived,
        .mode = Mode::Channel,
        .action = Action::ExtractAndList,
        .host = shareHost,
        .path = "/pool",
        .parameters = shortLivedParameters,
        .shape = ReplyShape::Leases,
        .rate = RateRule::SixtyAMinute,
        .errorCodes = balanceAndQuotaErrors,
        .debugTool = debugTool,
        .authSettings = authSettings,
    },
    Endpoint{
        .id = "short.channel.query",
        .product = Product::ShortLived,
        .mode = Mode::Channel,
        .action = Action::ListInUse,
        .host = shareHost,
        .path = "/query",
        .parameters = queryParameters,
        .shape = ReplyShape::Leases,
        .rate = RateRule::SixtyAMinute,
        .errorCodes = commonErrors,
        .debugTool = debugTool,
        .authSettings = authSettings,
    },
    Endpoint{
        .id = "short.channel.get",
        .product = Product::ShortLived,
        .mode = Mode::Channel,
        .action = Action::Extract,
        .host = shareHost,
        .path = "/get",
        .parameters = shortLivedParameters,
        .shape = ReplyShape::Leases,
        .rate = RateRule::FiveAChannelAndTen,
        .errorCodes = balanceAndQuotaErrors,
        .debugTool = debugTool,
        .authSettings = authSettings,
    },
    Endpoint{
        .id = "short.elastic.get",
        .product = Product::ShortLived,
        .mode = Mode::Elastic,
        .action = Action::Extract,
        .host = shareHost,
        .path = "/get",
        .parameters = shortLivedParameters,
        .shape = ReplyShape::Leases,
        .rate = RateRule::SixtyAMinute,
        .errorCodes = quotaErrors,
        .debugTool = debugTool,
        .authSettings = authSettings,
        .advice = dailyAdvice,
    },
    Endpoint{
        .id = "short.even.get",
        .product = Product::ShortLived,
        .mode = Mode::Even,
        .action = Action::Extract,
        .host = shareHost,
        .path = "/get",
        .parameters = shortLivedParameters,
        .shape = ReplyShape::Leases,
        .rate = RateRule::SixtyAMinute,
        .errorCodes = quotaErrors,
        .debugTool = debugTool,
        .authSettings = authSettings,
        .advice = minutelyAdvice,
    },
    Endpoint{
        .id = "short.metered.get",
        .product = Product::ShortLived,
        .mode = Mode::Metered,
        .action = Action::Extract,
        .host = shareHost,
        .path = "/get",
        .parameters = shortLivedParameters,
        .shape = ReplyShape::Leases,
        .rate = RateRule::SixtyAMinute,
        .errorCodes = balanceAndQuotaErrors,
        .debugTool = debugTool,
        .authSettings = authSettings,
    },
    Endpoint{
        .id = "exclusive.get",
        .product = Product::Exclusive,
        .mode = Mode::None,
        .action = Action::Extract,
        .host = exclusiveHost,
        .path = "/get",
        .parameters = exclusiveParameters,
        .shape = ReplyShape::LeaseBatch,
        .rate = RateRule::FiveAChannelAndTen,
        .errorCodes = resourceErrors,
        .debugTool = debugTool,
        .authSettings = authSettings,
    },
    Endpoint{
        .id = "regionlock.get",
        .product = Product::RegionLock,
        .mode = Mode::None,
        .action = Action::Extract,
        .host = regionLockHost,
        .path = "/get",
        .parameters = regionLockParameters,
        .shape = ReplyShape::RegionLocks,
        .rate = RateRule::FiveAChannelAndTen,
        .errorCodes = channelErrors,
        .debugTool = debugTool,
        .authSettings = authSettings,
        .advice = regionLockAdvice,
    },
    Endpoint{
        .id = "global.channel.get",
        .product = Product::Global,
        .mode = Mode::Channel,
        .action = Action::Extract,
        .host = globalHost,
        .path = "/get",
        .parameters = globalParameters,
        .shape = ReplyShape::Leases,
        .rate = RateRule::FiveAChannelAndTen,
        .errorCodes = balanceAndQuotaErrors,
        .debugTool = globalDebugTool,
        .authSettings = globalAuthSettings,
        .areaCodes = globalAreaCodes,
        .advice = whitelistAdvice,
        .adviceLink = whitelistLink,
    },
    Endpoint{
        .id = "global.metered.get",
        .product = Product::Global,
        .mode = Mode::Metered,
        .action = Action::Extract,
        .host = globalHost,
        .path = "/get",
        .parameters = globalParameters,
        .shape = ReplyShape::Leases,
        .rate = RateRule::SixtyAMinute,
        .errorCodes = balanceAndQuotaErrors,
        .debugTool = globalDebugTool,
        .authSettings = globalAuthSettings,
        .areaCodes = globalAreaCodes,
        .advice = whitelistAdvice,
        .adviceLink = whitelistLink,
    },
};

static_assert(vendor.size() == 10);
static_assert(checks::idsAreUnique(vendor));
static_assert(checks::plansAreUnique(vendor), "find(product, mode, action) must have one answer");
static_assert(checks::all(vendor, checks::keyIsFirstAndAloneRequired));
static_assert(checks::all(vendor, checks::passwordFollowsKey));
static_assert(checks::all(vendor, checks::parameterNamesAreUnique));
static_assert(checks::all(vendor, checks::parametersAreDescribed));
static_assert(checks::all(vendor, checks::countsAreOneToHundred));
static_assert(checks::all(vendor, checks::minutesAreOneToADay));
static_assert(checks::all(vendor, checks::carriersAreZeroToThree));
static_assert(checks::all(vendor, checks::errorCodesAreUniqueAndCommonOnesThere));
static_assert(checks::all(vendor, checks::leadsToTheVendorOnly), "a key must reach nobody else");
static_assert(checks::all(vendor, checks::chargesWhereItCounts), "what can hand out leases must be known to charge");

} // namespace

std::span<const Endpoint> vendorEndpoints() { return vendor; }

} // namespace proxydeck

#include "moc_endpoint.cpp"
