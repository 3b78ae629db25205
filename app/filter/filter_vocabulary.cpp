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
    {u"copied", FilterField::Copied},     {u"check", FilterField::Check},     {u"latency", FilterField::Latency},
    {u"exit", FilterField::ExitIp},       {u"remaining", FilterField::Left},  {u"account", FilterField::Account},
};

constexpr std::array<const char16_t *, 4> stateWords{u"live", u"expiring", u"expired", u"undated"};

/// Several may be right for one thing; the first of those with the same meaning is proposed.
constexpr FilterCheckWord checkWords[]{
    {u"good", checkGood},
    {u"differs", checkKind(CheckVerdict::Differs)},
    {u"bad", checkBad},
    {u"never", checkNever},
    {u"waiting", checkWaiting},
    {u"running", checkRunning},
    {u"same", checkKind(CheckVerdict::Good)},
    {u"unknown", checkKind(CheckVerdict::ExitUnknown)},
    {u"transparent", checkKind(CheckVerdict::Transparent)},
    {u"refused", checkKind(CheckVerdict::Refused)},
    {u"notallowed", checkKind(CheckVerdict::NotAllowed)},
    {u"noroute", checkKind(CheckVerdict::NoRoute)},
    {u"unreachable", checkKind(CheckVerdict::Unreachable)},
    {u"name", checkKind(CheckVerdict::NameNotFound)},
    {u"tls", checkKind(CheckVerdict::TlsFailed)},
    {u"wrong", checkKind(CheckVerdict::WrongAnswer)},
    {u"timeout", checkKind(CheckVerdict::TimedOut)},
    {u"expired", checkKind(CheckVerdict::Expired)},
    {u"cancelled", checkKind(CheckVerdict::Cancelled)},
};

struct UnitWord
{
    const char16_t *word;
    qint64 ms;
};
constexpr qint64 second = 1000;
constexpr UnitWord unitWords[]{
    {u"ms", 1},
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

/// The bits of the words that are \a name, else of those that begin with it, else of those that contain it.
template<typename Bits>
Bits namedIn(const QList<std::pair<QStringView, Bits>> &words, QStringView name)
{
    if (name.isEmpty())
        return 0;
    const auto those = [&](auto holds) {
        Bits found = 0;
        for (const auto &[word, bits] : words)
            found |= holds(word) ? bits : Bits(0);
        return found;
    };
    if (const Bits same = those([&](QStringView word) { return isSame(word, name); }))
        return same;
    if (const Bits begun = those([&](QStringView word) { return word.startsWith(name, Qt::CaseInsensitive); }))
        return begun;
    return those([&](QStringView word) { return word.contains(name, Qt::CaseInsensitive); });
}

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
    quint8 number = 0;
    QList<std::pair<QStringView, quint8>> words;
    for (const char16_t *word : stateWords)
        words.append({QStringView(word), quint8(1u << number++)});
    for (const auto &[word, state] : states)
        words.append({QStringView(word), quint8(1u << quint8(state))});
    return namedIn<quint8>(words, name);
}

CheckKinds FilterVocabulary::checksNamed(QStringView name) const
{
    QList<std::pair<QStringView, CheckKinds>> words;
    for (const FilterCheckWord &known : checkWords)
        words.append({QStringView(known.word), known.kinds});
    for (const auto &[word, kinds] : checks)
        words.append({QStringView(word), kinds});
    return namedIn<CheckKinds>(words, name);
}

std::span<const FilterCheckWord> filterCheckWords() { return checkWords; }

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
