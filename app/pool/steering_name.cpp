// SPDX-License-Identifier: MIT
#include "pool/steering_name.h"

#include <QList>

#include <algorithm>
#include <optional>

namespace proxydeck {

namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }

bool isSession(QByteArrayView text)
{
    constexpr qsizetype longest = 64;
    return !text.isEmpty() && text.size() <= longest && std::all_of(text.begin(), text.end(), [](char c) {
        return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '.' || c == '-';
    });
}

bool isArea(QByteArrayView text)
{
    constexpr qsizetype digits = 6;
    return text.size() == digits && text.front() != '0' && std::all_of(text.begin(), text.end(), isDigit);
}

bool isIsp(QByteArrayView text) { return text == "telecom" || text == "unicom" || text == "mobile"; }

/// 0 if it is none.
int lifeOf(QByteArrayView text)
{
    constexpr int longestS = 86'400;
    const bool isNumber = !text.isEmpty() && text.size() <= 5 && std::all_of(text.begin(), text.end(), isDigit);
    const int seconds = isNumber ? text.toInt() : 0;
    return seconds <= longestS ? seconds : 0;
}

/// Takes one word, as `session-abc`, into \a name.
std::optional<SteeringName::Fault> takeWord(QByteArrayView text, SteeringName &name)
{
    using Fault = SteeringName::Fault;
    const qsizetype dash = text.indexOf('-');
    const QByteArrayView word = text.first(dash < 0 ? text.size() : dash);
    const QByteArrayView value = dash < 0 ? QByteArrayView() : text.sliced(dash + 1);
    const auto take = [value](QByteArray &place, bool isRight) -> std::optional<Fault> {
        if (!place.isEmpty())
            return Fault::Twice;
        if (!isRight)
            return Fault::BadValue;
        place = value.toByteArray();
        return std::nullopt;
    };
    if (word == "session")
        return take(name.session, isSession(value));
    if (word == "area")
        return take(name.area, isArea(value));
    if (word == "isp")
        return take(name.isp, isIsp(value));
    if (word != "life")
        return Fault::UnknownWord;
    if (name.lifeS > 0)
        return Fault::Twice;
    name.lifeS = lifeOf(value);
    return name.lifeS > 0 ? std::nullopt : std::optional(Fault::BadValue);
}

} // namespace

Expected<SteeringName, SteeringName::Fault> SteeringName::parse(QByteArrayView name)
{
    if (name.size() > mostBytes)
        return Unexpected<Fault>(Fault::TooLong);
    SteeringName steering;
    while (!name.isEmpty()) {
        const qsizetype plus = name.indexOf('+');
        if (const auto fault = takeWord(name.first(plus < 0 ? name.size() : plus), steering))
            return Unexpected<Fault>(*fault);
        if (plus == name.size() - 1)
            return Unexpected<Fault>(Fault::UnknownWord); // a word is missing after it
        name = name.sliced(plus < 0 ? name.size() : plus + 1);
    }
    return steering;
}

} // namespace proxydeck
