// SPDX-License-Identifier: MIT
#include "ui/filter/stored_filter.h"

#include "filter/filter_tokens.h"
#include "ui/filter/filter_words.h"

#include <QRegularExpression>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

enum class Into : quint8 { Stored, Shown };

bool isSame(QStringView a, QStringView b) { return a.compare(b, Qt::CaseInsensitive) == 0; }

/// The state that \a value names alone; nothing: several, or none.
std::optional<LeaseState> stateNamed(const QString &value, const FilterVocabulary &words)
{
    const quint8 bits = words.statesNamed(value);
    for (const LeaseState state : {LeaseState::Live, LeaseState::Expiring, LeaseState::Expired, LeaseState::Undated}) {
        if (bits == 1u << quint8(state))
            return state;
    }
    return {};
}

QString stateWord(LeaseState state)
{
    switch (state) {
    case LeaseState::Live:
        return u"live"_s;
    case LeaseState::Expiring:
        return u"expiring"_s;
    case LeaseState::Expired:
        return u"expired"_s;
    case LeaseState::Undated:
        break;
    }
    return u"undated"_s;
}

QString checkWord(const QString &value, const FilterVocabulary &words, Into into)
{
    const CheckKinds kinds = words.checksNamed(value);
    const auto stored = filterCheckWords();
    for (const FilterCheckWord &known : stored) {
        if (kinds == 0 || known.kinds != kinds)
            continue;
        if (into == Into::Stored)
            return QString::fromUtf16(known.word);
        for (const QString &name : filterCheckNames()) {
            if (words.checksNamed(name) == kinds)
                return name;
        }
    }
    return value;
}

QString unitsStored(const QString &value, const FilterVocabulary &words)
{
    static const QRegularExpression word(u"[^\\d\\s<>=≤≥＜＞＝:：.,]+"_s);
    QString stored;
    qsizetype at = 0;
    for (auto it = word.globalMatch(value); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        stored += QStringView(value).mid(at, match.capturedStart() - at);
        QString unit = match.captured();
        for (const auto &[name, ms] :
             {std::pair{u"ms"_s, qint64(1)}, std::pair{u"s"_s, qint64(1'000)}, std::pair{u"m"_s, qint64(60'000)},
              std::pair{u"h"_s, qint64(3'600'000)}, std::pair{u"d"_s, qint64(86'400'000)}}) {
            if (words.unit(match.capturedView()) == ms)
                unit = name;
        }
        stored += unit;
        at = match.capturedEnd();
    }
    return stored += QStringView(value).mid(at);
}

/// \a names: the name in the program's language, and the word that is valid in all.
QString exchangedName(const QString &value, const QStringList &names, Into into)
{
    if (names.size() < 2 || !isSame(value, names.at(into == Into::Stored ? 0 : 1)))
        return {};
    QString other = names.at(into == Into::Stored ? 1 : 0);
    return other.contains(u' ') ? u'"' + other + u'"' : other;
}

/// What \a value of \a field is there; \a value itself where it has no words of a language.
QString exchangedValue(FilterField field, const QString &value, const FilterVocabulary &words, Into into)
{
    switch (field) {
    case FilterField::State:
        if (const auto state = stateNamed(value, words))
            return into == Into::Stored ? stateWord(*state) : filterStateName(*state);
        return value;
    case FilterField::Check:
        return checkWord(value, words, into);
    case FilterField::Copied:
        if (const auto yes = words.answer(value))
            return into == Into::Shown ? filterAnswerName(*yes) : *yes ? u"yes"_s : u"no"_s;
        return value;
    case FilterField::Left:
    case FilterField::Latency:
        return into == Into::Stored ? unitsStored(value, words) : value;
    case FilterField::Product:
        for (const Product product : {Product::ShortLived, Product::Exclusive, Product::RegionLock, Product::Global}) {
            if (const QString other = exchangedName(value, productWords(product), into); !other.isEmpty())
                return other;
        }
        return value;
    case FilterField::Mode:
        for (const Mode mode : {Mode::Channel, Mode::Elastic, Mode::Even, Mode::Metered}) {
            if (const QString other = exchangedName(value, modeWords(mode), into); !other.isEmpty())
                return other;
        }
        return value;
    default:
        return value;
    }
}

QString exchanged(const QString &text, Into into)
{
    const FilterVocabulary words = filterVocabulary();
    QString out;
    qsizetype at = 0;
    for (const FilterToken &token : filterTokens(text)) {
        out += QStringView(text).mid(at, token.from - at);
        at = token.to;
        const auto field = token.hasColon() ? words.field(token.name) : std::nullopt;
        if (!field) {
            out += QStringView(text).mid(token.from, token.to - token.from);
            continue;
        }
        if (token.negated)
            out += u'-';
        out += (into == Into::Stored ? filterFieldWord(*field) : filterFieldName(*field)) + u':';
        const QString value = token.value.trimmed();
        const QString other = exchangedValue(*field, value, words, into);
        if (other == value)
            out += QStringView(text).mid(token.valueFrom, token.to - token.valueFrom); // with its quotes
        else
            out += other;
    }
    return out += QStringView(text).mid(at);
}

} // namespace

QString storedFilter(const QString &text) { return exchanged(text, Into::Stored).trimmed(); }

QString shownFilter(const QString &stored) { return exchanged(stored, Into::Shown); }

} // namespace proxydeck
