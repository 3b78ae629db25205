// SPDX-License-Identifier: MIT
#include "ui/formats/format_wording.h"

#include "base/visible_text.h"
#include "formats/format_check.h"
#include "formats/quoting_table.h"

#include <QCoreApplication>
#include <QLocale>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

/// The translation context of the texts in this file.
struct FormatWording
{
    Q_DECLARE_TR_FUNCTIONS(FormatWording)
};

QString braced(const QString &word) { return u'{' + visibleText(word).left(40) + u'}'; }

} // namespace

QString patternErrorText(const PatternError &error)
{
    const QString at = QLocale().toString(error.position + 1);
    switch (error.kind) {
    case PatternError::Kind::UnknownPlaceholder:
        return FormatWording::tr("%1 is not a placeholder (character %2). To write a brace as it is, double it: {{")
            .arg(braced(error.word), at);
    case PatternError::Kind::ConditionOnly:
        return FormatWording::tr("%1 has no value of its own (character %2); it can only stand after if: %3")
            .arg(braced(error.word), at, braced(u"if "_s + error.word));
    case PatternError::Kind::Unclosed:
        return FormatWording::tr("The { at character %1 has no }. To write a brace as it is, double it: {{").arg(at);
    case PatternError::Kind::StrayBrace:
        return FormatWording::tr("The } at character %1 closes nothing. To write a brace as it is, double it: }}")
            .arg(at);
    case PatternError::Kind::StrayElse:
        return FormatWording::tr("The {else} at character %1 belongs to no {if …}.").arg(at);
    case PatternError::Kind::StrayEnd:
        return FormatWording::tr("The {end} at character %1 belongs to no {if …}.").arg(at);
    case PatternError::Kind::UnclosedIf:
        return FormatWording::tr("The {if …} at character %1 has no {end}.").arg(at);
    }
    return {};
}

QString formatWarningText(const CopyFormat &format)
{
    QStringList lines;
    if (const auto pattern = FormatPattern::compile(format.pattern)) {
        QStringList outside = valuesOutsideQuotes(*pattern, format.quoting);
        for (QString &name : outside)
            name = braced(name);
        if (!outside.isEmpty())
            lines << FormatWording::tr("Outside the quotation marks, and so not escaped there: %1. A password can hold "
                                       "anything; the target could take it for a command.")
                         .arg(outside.join(FormatWording::tr(", ", "between placeholders")));
    }
    const QString all = format.opening + format.pattern + format.separator + format.closing;
    if (visibleText(all, false) != all)
        lines << FormatWording::tr("The template contains invisible characters. The preview shows them as ‹U+…›.");
    return lines.join(u'\n');
}

QString quotingName(Quoting quoting) { return QCoreApplication::translate("CopyFormat", quotingInfo(quoting).label); }

QString quotingHint(Quoting quoting) { return QCoreApplication::translate("CopyFormat", quotingInfo(quoting).hint); }

QString placeholderText(const PlaceholderInfo &info)
{
    return QCoreApplication::translate("CopyFormat", info.description);
}

QString formatProblemText(const FormatBook::Problem &problem)
{
    switch (problem.kind) {
    case FormatBook::Problem::Kind::None:
        break;
    case FormatBook::Problem::Kind::SetAside:
        return FormatWording::tr("Not all copy formats could be read. The file was kept as %1.").arg(problem.detail);
    case FormatBook::Problem::Kind::NotRead:
        return FormatWording::tr(
                   "The copy formats could not be read and are left as they are (%1). Changes are not kept.")
            .arg(problem.detail);
    case FormatBook::Problem::Kind::NotWritten:
        return FormatWording::tr("The copy formats could not be written: %1").arg(problem.detail);
    }
    return {};
}

QString formatRefusalText(FormatFile::Refusal refusal)
{
    switch (refusal) {
    case FormatFile::Refusal::NotJson:
    case FormatFile::Refusal::AnotherKind:
        return FormatWording::tr("This is not a file of copy formats. Nothing was changed.");
    case FormatFile::Refusal::LaterVersion:
        return FormatWording::tr("This file was written by a later version of ProxyDeck. Nothing was changed.");
    case FormatFile::Refusal::TooBig:
        return FormatWording::tr("This file is too large to be a file of copy formats. Nothing was changed.");
    }
    return {};
}

QString formatUnreadText(const FormatFile::Unread &unread)
{
    const QString name
        = unread.name.isEmpty() ? FormatWording::tr("A format without a name") : visibleText(unread.name);
    switch (unread.fault) {
    case FormatFile::Fault::NoName:
        return FormatWording::tr("A format without a name was skipped.");
    case FormatFile::Fault::NoTemplate:
        return FormatWording::tr("%1: there is no template").arg(name);
    case FormatFile::Fault::TooLong:
        return FormatWording::tr("%1: too long").arg(name);
    case FormatFile::Fault::UnknownEscaping:
        return FormatWording::tr("%1: its escaping is unknown to this version").arg(name);
    case FormatFile::Fault::TooMany:
        return FormatWording::tr("%1: the maximum number of formats is reached (%2)")
            .arg(name, QLocale().toString(FormatFile::mostFormats));
    }
    return {};
}

} // namespace proxydeck
