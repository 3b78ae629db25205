// SPDX-License-Identifier: MIT
#include "filter/filter_values.h"

#include <QList>

namespace proxydeck {

namespace {

enum class Sign : quint8 { None, Less, AtMost, AtLeast, Greater, Equal };

constexpr qint64 msPerSecond = 1000;
/// 100 years: larger values would make sums overflow.
constexpr qint64 longestLeftMs = msPerSecond * 86'400 * 36'525;

bool isOneOf(QChar c, QStringView some) { return some.contains(c); }

/// Removes the comparison sign from the front of \a text.
Sign takeSign(QStringView &text)
{
    text = text.trimmed();
    if (text.isEmpty())
        return Sign::None;
    const QChar c = text.front();
    Sign sign = Sign::None;
    if (isOneOf(c, u">\uFF1E\u300B\u3009"))
        sign = Sign::Greater;
    else if (isOneOf(c, u"<\uFF1C\u300A\u3008"))
        sign = Sign::Less;
    else if (c == u'\u2265')
        sign = Sign::AtLeast;
    else if (c == u'\u2264')
        sign = Sign::AtMost;
    else if (isOneOf(c, u"=\uFF1D"))
        sign = Sign::Equal;
    else
        return Sign::None;
    text = text.mid(1);
    if (!text.isEmpty() && isOneOf(text.front(), u"=\uFF1D") && (sign == Sign::Greater || sign == Sign::Less)) {
        sign = sign == Sign::Greater ? Sign::AtLeast : Sign::AtMost;
        text = text.mid(1);
    }
    text = text.trimmed();
    return sign;
}

/// The range of values that have the relation \a sign to \a named.
FilterRange related(Sign sign, const FilterRange &named)
{
    constexpr FilterRange all;
    switch (sign) {
    case Sign::Less:
        return {all.from, named.from};
    case Sign::AtMost:
        return {all.from, named.to};
    case Sign::AtLeast:
        return {named.from, all.to};
    case Sign::Greater:
        return {named.to, all.to};
    case Sign::None:
    case Sign::Equal:
        break;
    }
    return named;
}

/// Removes the number from the front; full-width digits are accepted.
std::optional<qint64> takeNumber(QStringView &text)
{
    qint64 number = 0;
    qsizetype digits = 0;
    while (digits < text.size() && text[digits].digitValue() >= 0) {
        if (digits == 12)
            return {};
        number = number * 10 + text[digits++].digitValue();
    }
    if (digits == 0)
        return {};
    text = text.mid(digits);
    return number;
}

std::optional<qint64> clockTime(QStringView text)
{
    qint64 seconds = 0;
    for (int part = 0; part < 3; ++part) {
        const auto number = takeNumber(text);
        if (!number || *number > longestLeftMs / msPerSecond || (part > 0 && *number > 59))
            return {};
        seconds = seconds * 60 + *number;
        if (text.isEmpty())
            return seconds * msPerSecond;
        if (text.front() != u':' && text.front() != u'\uFF1A')
            return {};
        text = text.mid(1);
    }
    return {};
}

std::optional<qint64> sumOfUnits(QStringView text, const FilterVocabulary &vocabulary)
{
    qint64 sum = 0;
    bool first = true;
    while (!text.isEmpty()) {
        const auto number = takeNumber(text);
        if (!number)
            return {};
        qsizetype letters = 0;
        while (letters < text.size() && text[letters].digitValue() < 0)
            ++letters;
        const QStringView name = text.left(letters).trimmed();
        if (name.isEmpty() && !first)
            return {};
        const std::optional<qint64> unit = name.isEmpty() ? msPerSecond : vocabulary.unit(name);
        if (!unit || *number > longestLeftMs / *unit)
            return {};
        sum += *number * *unit;
        if (sum > longestLeftMs)
            return {};
        text = text.mid(letters);
        first = false;
    }
    return first ? std::nullopt : std::optional(sum);
}

} // namespace

std::optional<FilterRange> leftRange(QStringView text, const FilterVocabulary &vocabulary)
{
    Sign sign = takeSign(text);
    if (text.isEmpty())
        return {};
    const bool isClock = text.contains(u':') || text.contains(u'\uFF1A');
    const std::optional<qint64> ms = isClock ? clockTime(text) : sumOfUnits(text, vocabulary);
    if (!ms)
        return {};
    if (sign == Sign::None)
        sign = Sign::AtLeast;
    return related(sign, {*ms, *ms + msPerSecond});
}

std::optional<FilterRange> latencyRange(QStringView text, const FilterVocabulary &vocabulary)
{
    Sign sign = takeSign(text);
    const auto number = takeNumber(text);
    if (!number)
        return {};
    const QStringView name = text.trimmed();
    const std::optional<qint64> unit = name.isEmpty() ? 1 : vocabulary.unit(name);
    if (!unit || *number > longestLeftMs / *unit)
        return {};
    if (sign == Sign::None)
        sign = Sign::AtMost;
    const qint64 ms = *number * *unit;
    return related(sign, {ms, ms + 1});
}

std::optional<FilterRange> instantRange(QStringView text, const QDateTime &now)
{
    const Sign sign = takeSign(text);
    QString plain = text.toString();
    plain.replace(u'\uFF1A', u':').replace(u'T', u' ').replace(u't', u' ').replace(u'/', u'-');
    for (QChar &c : plain) {
        if (c.digitValue() >= 0)
            c = QChar(u'0' + c.digitValue());
    }
    const QList<QStringView> parts = QStringView(plain).split(u' ', Qt::SkipEmptyParts);
    if (parts.isEmpty() || parts.size() > 2)
        return {};
    QDate date = now.date();
    const bool hasDate = parts.front().contains(u'-');
    if (hasDate)
        date = QDate::fromString(parts.front().toString(), QStringLiteral("yyyy-M-d"));
    const bool hasTime = !hasDate || parts.size() == 2;
    if (!date.isValid() || (!hasDate && parts.size() == 2))
        return {};
    if (!hasTime)
        return related(sign, {date.startOfDay().toMSecsSinceEpoch(), date.addDays(1).startOfDay().toMSecsSinceEpoch()});

    const QString time = parts.back().toString();
    const bool toTheSecond = time.count(u':') == 2;
    const QTime of = QTime::fromString(time, toTheSecond ? QStringLiteral("H:m:s") : QStringLiteral("H:m"));
    if (!of.isValid())
        return {};
    const qint64 from = QDateTime(date, of).toMSecsSinceEpoch();
    return related(sign, {from, from + (toTheSecond ? msPerSecond : 60 * msPerSecond)});
}

} // namespace proxydeck
