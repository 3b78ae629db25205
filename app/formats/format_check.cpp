// SPDX-License-Identifier: MIT
#include "formats/format_check.h"

#include <optional>
#include <vector>

namespace proxydeck {

namespace {

/// How quotation marks work in a target.
struct Marks
{
    QChar right; ///< the quotation marks that the quoting escapes for
    QChar other; ///< the target's other quotation marks
    QChar escape;
    bool escapeInRight;
    bool escapeInBare;
    bool escapeInOther;
};

std::optional<Marks> marksOf(Quoting quoting)
{
    switch (quoting) {
    case Quoting::PosixShell:
    case Quoting::CurlUser:
        return Marks{u'\'', u'"', u'\\', false, true, true};
    case Quoting::PowerShell:
        return Marks{u'"', u'\'', u'`', true, true, false};
    case Quoting::JsonString: // and YAML, where a backslash means nothing in single quotes
        return Marks{u'"', u'\'', u'\\', true, false, false};
    case Quoting::PythonString:
    case Quoting::JavaScriptString:
        return Marks{u'\'', u'"', u'\\', true, false, true};
    case Quoting::None:
    case Quoting::PercentEncoding:
    case Quoting::Cmd:
    case Quoting::Proxychains:
        break;
    }
    return {};
}

/// Where a position of the pattern is: outside or inside which marks. After an {if} there can be more than one.
enum Place : quint8 { Bare = 1, Right = 2, Other = 4 };

Place after(QStringView text, Place place, const Marks &marks)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        const bool escapes = place == Right ? marks.escapeInRight
            : place == Bare                 ? marks.escapeInBare
                                            : marks.escapeInOther;
        if (c == marks.escape && escapes)
            ++i;
        else if (place == Bare && c == marks.right)
            place = Right;
        else if (place == Bare && c == marks.other)
            place = Other;
        else if ((place == Right && c == marks.right) || (place == Other && c == marks.other))
            place = Bare;
    }
    return place;
}

bool mayHoldAnything(Placeholder placeholder)
{
    switch (placeholder) {
    case Placeholder::Host:
    case Placeholder::Port:
    case Placeholder::Server: // except for the brackets of IPv6, which are harmless
    case Placeholder::Url:    // percent-encoded
    case Placeholder::Deadline:
    case Placeholder::Auth:
    case Placeholder::Ipv6:
        return false;
    default:
        return true;
    }
}

} // namespace

QStringList valuesOutsideQuotes(const FormatPattern &pattern, Quoting quoting)
{
    const auto marks = marksOf(quoting);
    if (!marks)
        return {};
    using Kind = FormatPattern::Step::Kind;
    const QList<FormatPattern::Step> &steps = pattern.steps();
    // Jumps only go forward, so one pass covers every path.
    std::vector<quint8> places(size_t(steps.size()) + 1, 0);
    places[0] = Bare;
    QStringList outside;
    for (qsizetype i = 0; i < steps.size(); ++i) {
        const FormatPattern::Step &step = steps[i];
        const quint8 here = places[size_t(i)];
        quint8 &next = places[size_t(i) + 1];
        switch (step.kind) {
        case Kind::Text:
            for (const Place place : {Bare, Right, Other}) {
                if (here & place)
                    next |= after(step.text, place, *marks);
            }
            break;
        case Kind::Value: {
            next |= here;
            const QString name = QString::fromLatin1(placeholders()[size_t(step.placeholder)].name);
            if ((here & ~Right) && mayHoldAnything(step.placeholder) && !outside.contains(name))
                outside.append(name);
            break;
        }
        case Kind::If:
            next |= here;
            places[size_t(step.next)] |= here;
            break;
        case Kind::Else:
            places[size_t(step.next)] |= here;
            break;
        }
    }
    return outside;
}

} // namespace proxydeck
