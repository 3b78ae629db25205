// SPDX-License-Identifier: MIT
#include "ui/form/field_help.h"

#include "catalogue/endpoint.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

struct HelpWords
{
    Q_DECLARE_TR_FUNCTIONS(FieldHelp)
};

QString translated(const char *source) { return QCoreApplication::translate("Catalogue", source); }

QString valuesText(const Parameter &parameter)
{
    const QLocale locale;
    const QString low = locale.toString(parameter.minimum);
    const QString high = locale.toString(parameter.maximum);
    switch (parameter.kind) {
    case ParameterKind::AreaCodes:
        return HelpWords::tr("six-digit area codes such as 350500, with commas between");
    case ParameterKind::AreaCode:
        return HelpWords::tr("one six-digit area code such as 350500");
    case ParameterKind::CountryCodes:
        return HelpWords::tr(
            "two letters such as US, EU, or the vendor's six digits such as 990100; with commas between");
    case ParameterKind::Carrier:
        return HelpWords::tr("0 any, 1 Telecom, 2 Mobile, 3 Unicom");
    case ParameterKind::Count:
        return HelpWords::tr("a whole number from %1 to %2").arg(low, high);
    case ParameterKind::Minutes:
        return HelpWords::tr("minutes from %1 to %2").arg(low, high);
    case ParameterKind::Flag:
        return HelpWords::tr("true or false");
    case ParameterKind::Key:
    case ParameterKind::ApiPassword:
        break; // never in a form
    }
    return {};
}

QString defaultText(const Parameter &parameter)
{
    if (parameter.presence == Presence::Required)
        return HelpWords::tr("none; it must be given");
    if (*parameter.fallback)
        //: %1 a value such as 1 or false
        return HelpWords::tr("%1, and then it is not sent").arg(QString::fromUtf8(parameter.fallback));
    return parameter.kind == ParameterKind::Minutes ? HelpWords::tr("as the plan has it; nothing is sent")
                                                    : HelpWords::tr("none; nothing is sent");
}

QString helpLine(const QString &name, const QString &value)
{
    //: %1 what is told: "Values"; %2 it
    return value.isEmpty() ? QString() : u"<br/>"_s + HelpWords::tr("%1: %2").arg(name, value).toHtmlEscaped();
}

} // namespace

QString fieldHelp(const Parameter &parameter)
{
    return u"<p><b>"_s + translated(parameter.label).toHtmlEscaped() + u"</b> &nbsp;<code>"_s
        + QString::fromUtf8(parameter.name).toHtmlEscaped() + u"</code></p><p>"_s
        + translated(parameter.help).toHtmlEscaped() + u"</p><p>"_s
        + (helpLine(HelpWords::tr("Values"), valuesText(parameter))
           + helpLine(HelpWords::tr("Default"), defaultText(parameter)))
              .mid(5)
        + u"</p>"_s;
}

} // namespace proxydeck
