// SPDX-License-Identifier: MIT
#pragma once

#include "base/expected.h"

#include <QList>
#include <QString>

#include <span>

namespace proxydeck {

/// What a pattern can name.
enum class Placeholder : quint8 {
    Host, ///< host name or address, IPv6 without brackets
    Port,
    Server, ///< host:port, IPv6 in brackets
    Url,    ///< http://user:password@host:port, credentials percent-encoded; http://host:port without any
    User,
    Password,
    ExitIp, ///< the vendor's `proxy_ip`; may be empty
    Area,
    AreaCode,
    Isp,
    Deadline, ///< `YYYY-MM-DD HH:MM:SS`, UTC+08:00, as the vendor writes it; empty when unknown
    Name,     ///< server and area; made unique within one copy
    Account,
    Endpoint, ///< Endpoint::id: product, mode and action
    RequestId,
    TaskId,
    Auth, ///< only in {if}: there is a user or a password
    Ipv6, ///< only in {if}: the host is an IPv6 address
};

struct PlaceholderInfo
{
    Placeholder placeholder;
    const char *name;        ///< as written between braces: "exit_ip"
    const char *description; ///< English source, context "CopyFormat"
    bool conditionOnly;
};
/// All of them, in the order of Placeholder: for the list beside a template's editor.
std::span<const PlaceholderInfo> placeholders();

struct PatternError
{
    enum class Kind : quint8 {
        UnknownPlaceholder, ///< `word` is no placeholder
        ConditionOnly,      ///< `word` can only follow `if`
        Unclosed,           ///< a `{` without its `}`
        StrayBrace,         ///< a `}` that closes nothing; `}}` writes one
        StrayElse,
        StrayEnd,
        UnclosedIf,
    };
    Kind kind = Kind::Unclosed;
    qsizetype position = 0; ///< where in the pattern it begins
    QString word;
};

/// A template, read once and used for every lease.
///
/// `{placeholder}` is replaced by its value, quoted for the target. `{if placeholder}…{else}…{end}` writes one part or
/// the other depending on whether the value is empty; `{else}` may be left out and ifs may be nested. `{{` and `}}`
/// write one brace. Everything else is written as it is.
class FormatPattern
{
public:
    static Expected<FormatPattern, PatternError> compile(QStringView pattern);

    struct Step
    {
        enum class Kind : quint8 { Text, Value, If, Else };
        Kind kind = Kind::Text;
        Placeholder placeholder = Placeholder::Host; ///< Value, If
        qsizetype next = 0;                          ///< where to go on: If when it does not hold, Else always
        QString text;                                ///< Text
    };
    const QList<Step> &steps() const { return m_steps; }
    /// Whether proxy user or password can appear in the result.
    bool usesCredentials() const;

private:
    QList<Step> m_steps;
};

} // namespace proxydeck
