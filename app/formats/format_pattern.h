// SPDX-License-Identifier: MIT
#pragma once

#include "base/expected.h"

#include <QList>
#include <QString>

#include <span>

namespace proxydeck {

/// The placeholders of a pattern.
enum class Placeholder : quint8 {
    Host, ///< host name or address, IPv6 without brackets
    Port,
    Server, ///< host:port, IPv6 in brackets
    Url,    ///< http://user:password@host:port, credentials percent-encoded; http://host:port if there are none
    User,
    Password,
    ExitIp, ///< the vendor's `proxy_ip`; may be empty
    Area,
    AreaCode,
    Isp,
    Deadline, ///< `YYYY-MM-DD HH:MM:SS`, UTC+08:00, as the vendor writes it; empty if unknown
    Name,     ///< server and area; made unique within one copy
    Account,
    Endpoint, ///< Endpoint::id: product, mode and action
    RequestId,
    TaskId,
    Check,        ///< verdictId(); empty if it was never checked
    Latency,      ///< of the last check, ms; empty unless its answer came to its end
    MeasuredExit, ///< empty if none was measured
    Tunnels,      ///< connections through local ports; empty if there were none
    Traffic,      ///< bytes in both directions; empty if there were none
    Success,      ///< percent of the connections that ended, rounded down; empty if none has
    Auth,         ///< only in {if}: whether there is a user or a password
    Ipv6,         ///< only in {if}: whether the host is an IPv6 address
};

struct PlaceholderInfo
{
    Placeholder placeholder;
    const char *name;        ///< as written between braces: "exit_ip"
    const char *description; ///< English source, context "CopyFormat"
    bool conditionOnly;
};
/// All of them, in the order of Placeholder: for the list in the template editor.
std::span<const PlaceholderInfo> placeholders();

struct PatternError
{
    enum class Kind : quint8 {
        UnknownPlaceholder, ///< `word` is no placeholder
        ConditionOnly,      ///< `word` can only follow `if`
        Unclosed,           ///< a `{` without its `}`
        StrayBrace,         ///< a `}` without its `{`; `}}` writes one
        StrayElse,
        StrayEnd,
        UnclosedIf,
    };
    Kind kind = Kind::Unclosed;
    qsizetype position = 0; ///< start in the pattern
    QString word;
};

/// A template, parsed once and used for every lease.
///
/// `{placeholder}` is replaced by its value, quoted for the target. `{if placeholder}…{else}…{end}` writes the first
/// part if the value is not empty, otherwise the second; `{else}` is optional and ifs may be nested. `{{` and `}}`
/// write one brace. Everything else is written unchanged.
class FormatPattern
{
public:
    static Expected<FormatPattern, PatternError> compile(QStringView pattern);

    struct Step
    {
        enum class Kind : quint8 { Text, Value, If, Else };
        Kind kind = Kind::Text;
        Placeholder placeholder = Placeholder::Host; ///< Value, If
        qsizetype next = 0;                          ///< next step: for If when the condition is false, for Else always
        QString text;                                ///< Text
    };
    const QList<Step> &steps() const { return m_steps; }
    /// Whether the result can contain proxy user or password.
    bool usesCredentials() const;

private:
    QList<Step> m_steps;
};

} // namespace proxydeck
