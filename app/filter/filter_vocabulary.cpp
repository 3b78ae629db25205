// SPDX-License-Identifier: MIT
#include "filter/filter_vocabulary.h"

#include <array>

namespace proxydeck {

namespace {

struct FieldWord
{
    const char16_t *word;
    FilterField field;
};
/// The first word of each field is its main name, see filterFieldWord().
constexpr FieldWord fieldWords[]{
    {u"state", FilterField::State},       {u"server", FilterField::Server},   {u"ip", FilterField::ExitIp},
    {u"area", FilterField::Area},         {u"isp", FilterField::Isp},         {u"left", FilterField::Left},
    {u"deadline", FilterField::Deadline}, {u"product", FilterField::Product}, {u"mode", FilterField::Mode},
    {u"key", FilterField::Account},       {u"request", FilterField::Request}, {u"task", FilterField::Task},
    {u"copied", FilterField::Copied},     {u"exit", FilterField::ExitIp},     {u"remaining", FilterField::Left},
    {u"account", FilterField::Account},
};

constexpr std::array<const char16_t *, 4> stateWords{u"live", u"expiring", u"expired", u"undated"};

struct UnitWord
{
    const char16_t *word;
    qint64 ms;
};
constexpr qint64 second = 1000;
constexpr UnitWord unitWords[]{
    {u"s", second},
    {u"sec", second},
    {u"second", second},
    {u"seconds", second},
    {u"m", 60 * second},
    {u"min", 60 * second},
    {u"minute", 60 * second},
    {u"minutes", 60 * second},
    {u"h", 3600 * second},
    {u"hour", 3600 * second},
    {u"hours", 3600 * second},
    {u"d", 86'400 * second},
    {u"day", 86'400 * second},
    {u"days", 86'400 * second},
};

bool isSame(QStringView a, QStringView b) { return a.compare(b, Qt::CaseInsensitive) == 0; }

} // namespace

std::optional<FilterField> FilterVocabulary::field(QStringView name) const
{
    for (const FieldWord &known : fieldWords) {
        if (isSame(name, QStringView(known.word)))
            return known.field;
    }
    for (const auto &[word, field] : fields) {
        if (isSame(name, word))
            return field;
    }
    return {};
}

quint8 FilterVocabulary::statesNamed(QStringView name) const
{
    if (name.isEmpty())
        return 0;
    const auto those = [&](auto holds) {
        quint8 found = 0;
        for (size_t state = 0; state < stateWords.size(); ++state) {
            if (holds(QStringView(stateWords[state])))
                found |= quint8(1u << state);
        }
        for (const auto &[word, state] : states) {
            if (holds(QStringView(word)))
                found |= quint8(1u << quint8(state));
        }
        return found;
    };
    if (const quint8 same = those([&](QStringView word) { return isSame(word, name); }))
        return same;
    if (const quint8 begun = those([&](QStringView word) { return word.startsWith(name, Qt::CaseInsensitive); }))
        return begun;
    return those([&](QStringView word) { return word.contains(name, Qt::CaseInsensitive); });
}

std::optional<qint64> FilterVocabulary::unit(QStringView name) const
{
    for (const UnitWord &known : unitWords) {
        if (isSame(name, QStringView(known.word)))
            return known.ms;
    }
    for (const auto &[word, ms] : units) {
        if (isSame(name, word))
            return ms;
    }
    return {};
}

std::optional<bool> FilterVocabulary::answer(QStringView name) const
{
    if (name.isEmpty())
        return {};
    QList<std::pair<QString, bool>> all{{QStringLiteral("yes"), true}, {QStringLiteral("no"), false}};
    all += answers;
    for (const auto &[word, yes] : std::as_const(all)) {
        if (isSame(name, word))
            return yes;
    }
    for (const auto &[word, yes] : std::as_const(all)) {
        if (word.startsWith(name, Qt::CaseInsensitive))
            return yes;
    }
    return {};
}

QString filterFieldWord(FilterField field)
{
    for (const FieldWord &known : fieldWords) {
        if (known.field == field)
            return QString::fromUtf16(known.word);
    }
    return {};
}

} // namespace proxydeck
