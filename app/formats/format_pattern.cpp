// SPDX-License-Identifier: MIT
#include "formats/format_pattern.h"

#include <QtGlobal>

#include <algorithm>
#include <array>
#include <utility>

namespace proxydeck {

namespace {

constexpr std::array<PlaceholderInfo, 24> all{{
    {Placeholder::Host, "host", QT_TRANSLATE_NOOP("CopyFormat", "Address to connect to, IPv6 without brackets"), false},
    {Placeholder::Port, "port", QT_TRANSLATE_NOOP("CopyFormat", "Port"), false},
    {Placeholder::Server, "server", QT_TRANSLATE_NOOP("CopyFormat", "host:port, IPv6 in brackets"), false},
    {Placeholder::Url, "url", QT_TRANSLATE_NOOP("CopyFormat", "Proxy URL, with user and password if there are any"),
     false},
    {Placeholder::User, "user", QT_TRANSLATE_NOOP("CopyFormat", "Proxy user"), false},
    {Placeholder::Password, "password", QT_TRANSLATE_NOOP("CopyFormat", "Proxy password"), false},
    {Placeholder::ExitIp, "exit_ip", QT_TRANSLATE_NOOP("CopyFormat", "Exit IP"), false},
    {Placeholder::Area, "area", QT_TRANSLATE_NOOP("CopyFormat", "Area"), false},
    {Placeholder::AreaCode, "area_code", QT_TRANSLATE_NOOP("CopyFormat", "Area code"), false},
    {Placeholder::Isp, "isp", QT_TRANSLATE_NOOP("CopyFormat", "ISP"), false},
    {Placeholder::Deadline, "deadline", QT_TRANSLATE_NOOP("CopyFormat", "Deadline, UTC+08:00"), false},
    {Placeholder::Name, "name", QT_TRANSLATE_NOOP("CopyFormat", "Server and area, unique within one copy"), false},
    {Placeholder::Account, "account", QT_TRANSLATE_NOOP("CopyFormat", "Name of the key"), false},
    {Placeholder::Endpoint, "endpoint", QT_TRANSLATE_NOOP("CopyFormat", "Product, mode and action"), false},
    {Placeholder::RequestId, "request_id", QT_TRANSLATE_NOOP("CopyFormat", "Request ID"), false},
    {Placeholder::TaskId, "task_id", QT_TRANSLATE_NOOP("CopyFormat", "Task ID"), false},
    {Placeholder::Check, "check",
     QT_TRANSLATE_NOOP("CopyFormat", "What the last check found: good, differs, timeout, …; empty if never checked"),
     false},
    {Placeholder::Latency, "latency", QT_TRANSLATE_NOOP("CopyFormat", "Latency of the last check in milliseconds"),
     false},
    {Placeholder::MeasuredExit, "measured_exit",
     QT_TRANSLATE_NOOP("CopyFormat", "Exit IP that the last check measured"), false},
    {Placeholder::Tunnels, "tunnels", QT_TRANSLATE_NOOP("CopyFormat", "Connections through local ports"), false},
    {Placeholder::Traffic, "traffic", QT_TRANSLATE_NOOP("CopyFormat", "Traffic through local ports in bytes"), false},
    {Placeholder::Success, "success",
     QT_TRANSLATE_NOOP("CopyFormat", "Percent of the connections through local ports that succeeded"), false},
    {Placeholder::Auth, "auth", QT_TRANSLATE_NOOP("CopyFormat", "After if: there is a user or a password"), true},
    {Placeholder::Ipv6, "ipv6", QT_TRANSLATE_NOOP("CopyFormat", "After if: the address is IPv6"), true},
}};

const PlaceholderInfo *findPlaceholder(QStringView name)
{
    const auto found = std::find_if(
        all.begin(), all.end(), [name](const PlaceholderInfo &info) { return name == QLatin1StringView(info.name); });
    return found == all.end() ? nullptr : &*found;
}

} // namespace

std::span<const PlaceholderInfo> placeholders() { return all; }

Expected<FormatPattern, PatternError> FormatPattern::compile(QStringView pattern)
{
    using Kind = PatternError::Kind;
    const auto failure = [](Kind kind, qsizetype position, QStringView word = {}) {
        return Unexpected<PatternError>(PatternError{kind, position, word.toString()});
    };

    struct Open
    {
        qsizetype step = 0; ///< the If, or its Else after it was read
        qsizetype position = 0;
        bool inElse = false;
    };
    FormatPattern compiled;
    QList<Step> &steps = compiled.m_steps;
    QList<Open> open;
    QString text;
    const auto flush = [&] {
        if (!text.isEmpty())
            steps.append({Step::Kind::Text, Placeholder::Host, 0, std::exchange(text, QString())});
    };
    const auto add = [&](Step step) {
        flush();
        steps.append(std::move(step));
    };

    for (qsizetype i = 0; i < pattern.size(); ++i) {
        const QChar c = pattern[i];
        const bool doubled = i + 1 < pattern.size() && pattern[i + 1] == c;
        if (c == u'}') {
            if (!doubled)
                return failure(Kind::StrayBrace, i);
            text += c;
            ++i;
            continue;
        }
        if (c != u'{') {
            text += c;
            continue;
        }
        if (doubled) {
            text += c;
            ++i;
            continue;
        }
        const qsizetype close = pattern.indexOf(u'}', i);
        if (close < 0)
            return failure(Kind::Unclosed, i);
        const QStringView word = pattern.sliced(i + 1, close - i - 1).trimmed();
        if (word == u"else") {
            if (open.isEmpty() || open.last().inElse)
                return failure(Kind::StrayElse, i);
            add({Step::Kind::Else, Placeholder::Host, 0, {}});
            steps[open.last().step].next = steps.size();
            open.last().step = steps.size() - 1;
            open.last().inElse = true;
        } else if (word == u"end") {
            if (open.isEmpty())
                return failure(Kind::StrayEnd, i);
            flush();
            steps[open.last().step].next = steps.size();
            open.removeLast();
        } else {
            const bool condition = word.startsWith(u"if ");
            const QStringView name = condition ? word.sliced(3).trimmed() : word;
            const PlaceholderInfo *info = findPlaceholder(name);
            if (!info)
                return failure(Kind::UnknownPlaceholder, i, name);
            if (info->conditionOnly && !condition)
                return failure(Kind::ConditionOnly, i, name);
            add({condition ? Step::Kind::If : Step::Kind::Value, info->placeholder, 0, {}});
            if (condition)
                open.append({steps.size() - 1, i, false});
        }
        i = close;
    }
    if (!open.isEmpty())
        return failure(Kind::UnclosedIf, open.last().position);
    flush();
    return compiled;
}

bool FormatPattern::usesCredentials() const
{
    return std::any_of(m_steps.begin(), m_steps.end(), [](const Step &step) {
        return step.kind == Step::Kind::Value
            && (step.placeholder == Placeholder::Url || step.placeholder == Placeholder::User
                || step.placeholder == Placeholder::Password);
    });
}

} // namespace proxydeck
