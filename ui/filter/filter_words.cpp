// SPDX-License-Identifier: MIT
#include "ui/filter/filter_words.h"

#include "catalogue/catalogue.h"
#include "lease/lease_texts.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace proxydeck {

namespace {

struct TypedWord
{
    const char *source;
    const char *comment;
};

TypedWord typedField(FilterField field)
{
    switch (field) {
    case FilterField::State:
        return QT_TRANSLATE_NOOP3("FilterWords", "state",
                                  "Field typed in a filter; may give several names: a|b. No blanks");
    case FilterField::Server:
        return QT_TRANSLATE_NOOP3("FilterWords", "server",
                                  "Field typed in a filter; may give several names: a|b. No blanks");
    case FilterField::ExitIp:
        return QT_TRANSLATE_NOOP3("FilterWords", "ip",
                                  "Field typed in a filter: the exit IP; may give several names: a|b");
    case FilterField::Area:
        return QT_TRANSLATE_NOOP3("FilterWords", "area",
                                  "Field typed in a filter; may give several names: a|b. No blanks");
    case FilterField::Isp:
        return QT_TRANSLATE_NOOP3("FilterWords", "isp",
                                  "Field typed in a filter; may give several names: a|b. No blanks");
    case FilterField::Left:
        return QT_TRANSLATE_NOOP3("FilterWords", "left",
                                  "Field typed in a filter: time left; may give several names: a|b");
    case FilterField::Deadline:
        return QT_TRANSLATE_NOOP3("FilterWords", "deadline", "Field typed in a filter; may give several names: a|b");
    case FilterField::Product:
        return QT_TRANSLATE_NOOP3("FilterWords", "product",
                                  "Field typed in a filter; may give several names: a|b. No blanks");
    case FilterField::Mode:
        return QT_TRANSLATE_NOOP3("FilterWords", "mode",
                                  "Field typed in a filter; may give several names: a|b. No blanks");
    case FilterField::Account:
        return QT_TRANSLATE_NOOP3("FilterWords", "key",
                                  "Field typed in a filter: name of a key; may give several names: a|b");
    case FilterField::Request:
        return QT_TRANSLATE_NOOP3("FilterWords", "request",
                                  "Field typed in a filter; may give several names: a|b. No blanks");
    case FilterField::Task:
        return QT_TRANSLATE_NOOP3("FilterWords", "task",
                                  "Field typed in a filter; may give several names: a|b. No blanks");
    case FilterField::Copied:
        return QT_TRANSLATE_NOOP3("FilterWords", "copied",
                                  "Field typed in a filter: whether a lease was copied; may give several names: a|b");
    case FilterField::Any:
    case FilterField::Count:
        break;
    }
    return {nullptr, nullptr};
}

constexpr std::pair<TypedWord, bool> typedAnswers[]{
    {QT_TRANSLATE_NOOP3("FilterWords", "yes", "Typed in a filter, copied:yes; may give several names: a|b"), true},
    {QT_TRANSLATE_NOOP3("FilterWords", "no", "Typed in a filter, copied:no; may give several names: a|b"), false},
};

constexpr std::pair<TypedWord, qint64> typedUnits[]{
    {QT_TRANSLATE_NOOP3("FilterWords", "s", "Seconds, typed in a filter behind a number; may give several names: a|b"),
     1'000},
    {QT_TRANSLATE_NOOP3("FilterWords", "m", "Minutes, typed in a filter behind a number; may give several names: a|b"),
     60'000},
    {QT_TRANSLATE_NOOP3("FilterWords", "h", "Hours, typed in a filter behind a number; may give several names: a|b"),
     3'600'000},
    {QT_TRANSLATE_NOOP3("FilterWords", "d", "Days, typed in a filter behind a number; may give several names: a|b"),
     86'400'000},
};

QStringList typedNames(const TypedWord &word)
{
    if (!word.source)
        return {};
    QStringList names
        = QCoreApplication::translate("FilterWords", word.source, word.comment).split(u'|', Qt::SkipEmptyParts);
    for (QString &name : names)
        name.remove(u' ');
    names.removeAll(QString());
    return names;
}

} // namespace

FilterVocabulary filterVocabulary()
{
    FilterVocabulary words;
    for (int field = 0; field < int(FilterField::Count); ++field) {
        const QStringList names = typedNames(typedField(FilterField(field)));
        for (const QString &name : names)
            words.fields.append({name, FilterField(field)});
    }
    for (const LeaseState state : {LeaseState::Live, LeaseState::Expiring, LeaseState::Expired, LeaseState::Undated})
        words.states.append({filterStateName(state), state});
    for (const auto &[word, ms] : typedUnits) {
        const QStringList names = typedNames(word);
        for (const QString &name : names)
            words.units.append({name, ms});
    }
    for (const auto &[word, yes] : typedAnswers) {
        const QStringList names = typedNames(word);
        for (const QString &name : names)
            words.answers.append({name, yes});
    }
    return words;
}

QString filterAnswerName(bool yes)
{
    for (const auto &[word, means] : typedAnswers) {
        if (means == yes)
            return typedNames(word).value(0);
    }
    return {};
}

QString filterFieldName(FilterField field)
{
    const QStringList names = typedNames(typedField(field));
    return names.isEmpty() ? filterFieldWord(field) : names.first();
}

QString filterStateName(LeaseState state) { return stateName(state).toLower().remove(u' '); }

QStringList productWords(Product product)
{
    const auto word = [product] {
        switch (product) {
        case Product::ShortLived:
            return u"short-lived"_s;
        case Product::Exclusive:
            return u"exclusive"_s;
        case Product::RegionLock:
            return u"region-lock"_s;
        case Product::Global:
            return u"global"_s;
        }
        return QString();
    };
    return {productName(product), word()};
}

QStringList modeWords(Mode mode)
{
    switch (mode) {
    case Mode::None:
        return {};
    case Mode::Channel:
        return {modeName(mode), u"channel"_s};
    case Mode::Elastic:
        return {modeName(mode), u"elastic"_s};
    case Mode::Even:
        return {modeName(mode), u"even"_s};
    case Mode::Metered:
        return {modeName(mode), u"metered"_s};
    }
    return {};
}

} // namespace proxydeck
