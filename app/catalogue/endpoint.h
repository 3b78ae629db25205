// SPDX-License-Identifier: MIT
#pragma once

#include <QMetaType>
#include <QObject>

#include <span>
#include <string_view>

namespace proxydeck {
Q_NAMESPACE

/// The product that the operator rents.
enum class Product : quint8 { ShortLived, Exclusive, RegionLock, Global };
Q_ENUM_NS(Product)

/// How the plan of a key provides leases. Several modes share one URL: only the operator knows which one was bought.
enum class Mode : quint8 { None, Channel, Elastic, Even, Metered };
Q_ENUM_NS(Mode)

enum class Action : quint8 { Extract, ListInUse, ExtractAndList };
Q_ENUM_NS(Action)

/// Content of `data` in a successful reply.
enum class ReplyShape : quint8 {
    Leases,      ///< array of IP
    LeaseBatch,  ///< {task_id, ips: [IP], num}
    RegionLocks, ///< array of Monopoly: no server, no deadline
};
Q_ENUM_NS(ReplyShape)

enum class RateRule : quint8 {
    SixtyAMinute,       ///< 60 calls a minute
    FiveAChannelAndTen, ///< (channels × 5 + 10) calls a minute
};
Q_ENUM_NS(RateRule)

enum class ParameterKind : quint8 {
    Key,          ///< the key itself; never shown in a form
    ApiPassword,  ///< `pwd`; never shown in a form, sent if the account has one
    AreaCodes,    ///< six-digit mainland codes, comma-separated
    AreaCode,     ///< one six-digit mainland code
    CountryCodes, ///< ISO 3166-1 alpha-2, EU, or the vendor's six digits 99xxxx; comma-separated
    Carrier,      ///< isp: 0 any, 1 Telecom, 2 Mobile, 3 Unicom
    Count,        ///< num
    Minutes,      ///< keep_alive
    Flag,         ///< true or false
};
Q_ENUM_NS(ParameterKind)

enum class Presence : quint8 { Required, Optional };
Q_ENUM_NS(Presence)

/// One input parameter of an endpoint. Texts are English sources for translation in the context "Catalogue".
struct Parameter
{
    const char *name = nullptr; ///< as sent
    ParameterKind kind = ParameterKind::Flag;
    Presence presence = Presence::Optional;
    const char *label = nullptr;
    const char *help = nullptr;
    int minimum = 0;           ///< Count, Minutes
    int maximum = 0;           ///< Count, Minutes; for lists: maximum number of codes (0: no known limit)
    const char *fallback = ""; ///< the vendor's default when the parameter is missing; this value is never sent
};

/// One interface of the vendor, with everything that forms, requests, validation, rate windows and help need.
struct Endpoint
{
    const char *id = nullptr; ///< stable name, used in settings and in the ledger: "short.channel.get"
    Product product = Product::ShortLived;
    Mode mode = Mode::None;
    Action action = Action::Extract;
    const char *host = nullptr;
    const char *path = nullptr;
    std::span<const Parameter> parameters; ///< in the order of sending
    ReplyShape shape = ReplyShape::Leases;
    RateRule rate = RateRule::SixtyAMinute;
    std::span<const char *const> errorCodes; ///< the codes that the documentation lists for this endpoint
    const char *debugTool = nullptr;         ///< the vendor's page for trying the call by hand
    const char *authSettings = nullptr;      ///< the vendor's page for the API authentication settings
    const char *areaCodes = nullptr;         ///< the vendor's page of area codes, if there is a link to one
    /// What the documentation says that an operator should know before the first call. English source, context
    /// "Catalogue"; null: nothing special.
    const char *advice = nullptr;
    const char *adviceLink = nullptr; ///< the text of the link to `authSettings` beside it; null: no link

    /// Whether a successful call costs money or quota. Such a call must never be sent twice.
    constexpr bool charges() const { return action != Action::ListInUse; }
};

/// Calls allowed in any 60 s for one key. \a channels is at least 1 and only used for FiveAChannelAndTen.
constexpr int callsPerMinute(const Endpoint &endpoint, int channels)
{
    return endpoint.rate == RateRule::SixtyAMinute ? 60 : channels * 5 + 10;
}

} // namespace proxydeck
