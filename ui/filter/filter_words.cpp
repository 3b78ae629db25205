// SPDX-License-Identifier: MIT
#include "ui/filter/filter_words.h"

#include "catalogue/catalogue.h"
#include "lease/check_texts.h"
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
    case FilterField::Check:
        return QT_TRANSLATE_NOOP3("FilterWords", "check",
                                  "Field typed in a filter: what the check found; may give several names: a|b");
    case FilterField::Latency:
        return QT_TRANSLATE_NOOP3("FilterWords", "latency",
                                  "Field typed in a filter; may give several names: a|b. No blanks");
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

/// In the order of proposals.
constexpr std::pair<TypedWord, CheckKinds> typedChecks[]{
    {QT_TRANSLATE_NOOP3("FilterWords", "good",
                        "Typed in a filter, check:good: a lease that works; may give several: a|b"),
     checkGood},
    {QT_TRANSLATE_NOOP3(
         "FilterWords", "differs",
         "Typed in a filter, check:differs: a lease with another exit IP than declared; may give several: a|b"),
     checkKind(CheckVerdict::Differs)},
    {QT_TRANSLATE_NOOP3("FilterWords", "bad",
                        "Typed in a filter, check:bad: a lease that does not work; may give several: a|b"),
     checkBad},
    {QT_TRANSLATE_NOOP3("FilterWords", "never",
                        "Typed in a filter, check:never: a lease that was not checked; may give several: a|b"),
     checkNever},
    {QT_TRANSLATE_NOOP3("FilterWords", "waiting",
                        "Typed in a filter, check:waiting: a lease whose check waits; may give several: a|b"),
     checkWaiting},
    {QT_TRANSLATE_NOOP3("FilterWords", "running",
                        "Typed in a filter, check:running: a lease whose check runs; may give several: a|b"),
     checkRunning},
    {QT_TRANSLATE_NOOP3(
         "FilterWords", "same",
         "Typed in a filter, check:same: a lease that works, with the declared exit IP; may give several: a|b"),
     checkKind(CheckVerdict::Good)},
    {QT_TRANSLATE_NOOP3("FilterWords", "unknown",
                        "Typed in a filter, check:unknown: a lease that works, exit IP unknown; may give several: a|b"),
     checkKind(CheckVerdict::ExitUnknown)},
    {QT_TRANSLATE_NOOP3(
         "FilterWords", "transparent",
         "Typed in a filter, check:transparent: a lease that shows the own address; may give several: a|b"),
     checkKind(CheckVerdict::Transparent)},
    {QT_TRANSLATE_NOOP3(
         "FilterWords", "refused",
         "Typed in a filter, check:refused: a lease that refuses user or password; may give several: a|b"),
     checkKind(CheckVerdict::Refused)},
    {QT_TRANSLATE_NOOP3("FilterWords", "notallowed",
                        "Typed in a filter, check:notallowed: a lease that refuses the target; may give several: a|b"),
     checkKind(CheckVerdict::NotAllowed)},
    {QT_TRANSLATE_NOOP3(
         "FilterWords", "noroute",
         "Typed in a filter, check:noroute: a lease that does not reach the target; may give several: a|b"),
     checkKind(CheckVerdict::NoRoute)},
    {QT_TRANSLATE_NOOP3(
         "FilterWords", "unreachable",
         "Typed in a filter, check:unreachable: a lease that cannot be connected to; may give several: a|b"),
     checkKind(CheckVerdict::Unreachable)},
    {QT_TRANSLATE_NOOP3("FilterWords", "name",
                        "Typed in a filter, check:name: a lease whose name has no address; may give several: a|b"),
     checkKind(CheckVerdict::NameNotFound)},
    {QT_TRANSLATE_NOOP3("FilterWords", "tls",
                        "Typed in a filter, check:tls: a lease with TLS failures; may give several: a|b"),
     checkKind(CheckVerdict::TlsFailed)},
    {QT_TRANSLATE_NOOP3("FilterWords", "wrong",
                        "Typed in a filter, check:wrong: a lease with a wrong answer; may give several: a|b"),
     checkKind(CheckVerdict::WrongAnswer)},
    {QT_TRANSLATE_NOOP3("FilterWords", "timeout",
                        "Typed in a filter, check:timeout: a lease with a timeout; may give several: a|b"),
     checkKind(CheckVerdict::TimedOut)},
    {QT_TRANSLATE_NOOP3(
         "FilterWords", "expired",
         "Typed in a filter, check:expired: a lease that expired before its check was over; may give several: a|b"),
     checkKind(CheckVerdict::Expired)},
    {QT_TRANSLATE_NOOP3("FilterWords", "cancelled",
                        "Typed in a filter, check:cancelled: a lease whose check was cancelled; may give several: a|b"),
     checkKind(CheckVerdict::Cancelled)},
};

constexpr std::pair<TypedWord, qint64> typedUnits[]{
    {QT_TRANSLATE_NOOP3("FilterWords", "ms", "Milliseconds, typed in a filter behind a number; several names: a|b"), 1},
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
    for (const auto &[word, kinds] : typedChecks) {
        const QStringList names = typedNames(word);
        for (const QString &name : names)
            words.checks.append({name, kinds});
    }
    // As in the cells of the table.
    for (quint8 verdict = 0; verdict <= quint8(CheckVerdict::Cancelled); ++verdict) {
        const auto of = CheckVerdict(verdict);
        words.checks.append({verdictName(of), of == CheckVerdict::Good ? checkGood : checkKind(of)});
    }
    words.checks.append({checkStateName(CheckState::Waiting), checkWaiting});
    words.checks.append({checkStateName(CheckState::Running), checkRunning});
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

QStringList filterCheckNames()
{
    QStringList names;
    for (const auto &[word, kinds] : typedChecks)
        names += typedNames(word).value(0);
    return names;
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
