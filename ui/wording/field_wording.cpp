// SPDX-License-Identifier: MIT
#include "ui/wording/field_wording.h"

#include "base/visible_text.h"
#include "catalogue/form_model.h"

#include <QCoreApplication>
#include <QLocale>

namespace proxydeck {

namespace {

struct FieldWords
{
    Q_DECLARE_TR_FUNCTIONS(ErrorWording)
};

/// Shortens a pasted text to a part by which the operator can recognise it.
QString shortened(const QString &text)
{
    constexpr qsizetype most = 40;
    const QString shown = visibleText(text);
    return shown.size() <= most ? shown : shown.left(most) + QChar(0x2026);
}

QString limits(const Parameter &parameter)
{
    const QLocale locale;
    const QString low = locale.toString(parameter.minimum);
    const QString high = locale.toString(parameter.maximum);
    return parameter.kind == ParameterKind::Minutes
        ? FieldWords::tr("Enter minutes from %1 to %2.").arg(low, high)
        : FieldWords::tr("Enter a whole number from %1 to %2.").arg(low, high);
}

} // namespace

QString fieldProblemText(const FormModel &form, int field)
{
    const Parameter &parameter = form.parameter(field);
    const QString invalidValue = shortened(form.invalidValue(field));
    switch (form.problem(field)) {
    case FieldProblem::None:
        return {};
    case FieldProblem::NotANumber:
        //: %1 what was typed, %2 a sentence that says what is allowed
        return invalidValue.isEmpty() ? limits(parameter)
                                      : FieldWords::tr("“%1” is not a number. %2").arg(invalidValue, limits(parameter));
    case FieldProblem::OutOfRange:
        return limits(parameter);
    case FieldProblem::MoreThanChannels:
        if (form.maximum(field) == 1)
            return FieldWords::tr("This key has 1 channel, so one IP can be in use at a time.");
        return FieldWords::tr("This key has %1 channels, so at most %1 IPs can be in use at a time.")
            .arg(QLocale().toString(form.maximum(field)));
    case FieldProblem::MalformedCode:
        if (parameter.kind == ParameterKind::CountryCodes)
            return FieldWords::tr("“%1” is not a country code. Use two letters such as US or EU, or the vendor's six "
                                  "digits such as 990100.")
                .arg(invalidValue);
        return FieldWords::tr("“%1” is not an area code. Use six digits such as 350500.").arg(invalidValue);
    case FieldProblem::TooManyCodes:
        if (parameter.kind == ParameterKind::AreaCode || parameter.maximum == 1)
            return FieldWords::tr("Only one area can be chosen here.");
        return FieldWords::tr("At most %1 codes can be given here.").arg(QLocale().toString(parameter.maximum));
    case FieldProblem::ExcludedAndWanted:
        return FieldWords::tr("%1 is both wanted and excluded. Remove it from one of the two.").arg(invalidValue);
    }
    return {};
}

} // namespace proxydeck
