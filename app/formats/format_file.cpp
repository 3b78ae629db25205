// SPDX-License-Identifier: MIT
#include "formats/format_file.h"

#include "formats/format_pattern.h"
#include "formats/quoting_table.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

constexpr auto programKey = "program"_L1;
constexpr auto programName = "ProxyDeck"_L1;
constexpr auto kindKey = "kind"_L1;
constexpr auto kindName = "copy formats"_L1;
constexpr auto versionKey = "version"_L1;
constexpr int formatFileVersion = 1;

QJsonObject objectOf(const CopyFormat &format)
{
    QJsonObject object{{"id"_L1, format.id},
                       {"name"_L1, format.name},
                       {"template"_L1, format.pattern},
                       {"escaping"_L1, QString::fromLatin1(quotingInfo(format.quoting).id)},
                       {"separator"_L1, format.separator}};
    if (!format.opening.isEmpty())
        object.insert("opening"_L1, format.opening);
    if (!format.closing.isEmpty())
        object.insert("closing"_L1, format.closing);
    if (!format.forbidden.isEmpty())
        object.insert("refused"_L1, format.forbidden);
    if (format.asciiCredentials)
        object.insert("ascii"_L1, true);
    return object;
}

Expected<CopyFormat, FormatFile::Unread> formatOf(const QJsonObject &object)
{
    using Fault = FormatFile::Fault;
    CopyFormat format;
    format.name = properFormatName(object.value("name"_L1).toString());
    const auto failure = [&format](Fault fault) {
        return Unexpected<FormatFile::Unread>(FormatFile::Unread{fault, format.name});
    };
    if (format.name.isEmpty())
        return failure(Fault::NoName);
    if (!object.value("template"_L1).isString())
        return failure(Fault::NoTemplate);
    format.pattern = properTemplate(object.value("template"_L1).toString());
    const QuotingInfo *quoting = findQuoting(object.value("escaping"_L1).toString(u"none"_s));
    if (!quoting)
        return failure(Fault::UnknownEscaping);
    format.quoting = quoting->quoting;
    format.separator = properTemplate(object.value("separator"_L1).toString(u"\n"_s));
    format.opening = properTemplate(object.value("opening"_L1).toString());
    format.closing = properTemplate(object.value("closing"_L1).toString());
    format.forbidden = properTemplate(object.value("refused"_L1).toString());
    format.asciiCredentials = object.value("ascii"_L1).toBool();
    format.id = object.value("id"_L1).toString();
    if (format.pattern.size() > FormatFile::longestTemplate)
        return failure(Fault::TooLong);
    for (const QString &mark : {format.separator, format.opening, format.closing, format.forbidden}) {
        if (mark.size() > FormatFile::longestMark)
            return failure(Fault::TooLong);
    }
    const auto pattern = FormatPattern::compile(format.pattern);
    format.credentials = pattern && pattern->usesCredentials();
    return format;
}

} // namespace

QString properFormatName(const QString &name)
{
    QString proper = name.simplified();
    proper.removeIf(
        [](QChar c) { return c.category() == QChar::Other_Format || c.category() == QChar::Other_Control; });
    proper.truncate(FormatFile::longestName);
    if (!proper.isEmpty() && proper.back().isHighSurrogate())
        proper.chop(1);
    // unpaired surrogates become U+FFFD, so that the text can be stored
    return QString::fromUtf8(proper.trimmed().toUtf8());
}

QString properTemplate(QString text)
{
    text.replace("\r\n"_L1, "\n"_L1).replace(u'\r', u'\n').replace(QChar::ParagraphSeparator, u'\n');
    text.removeIf([](QChar c) { return c.category() == QChar::Other_Control && c != u'\n' && c != u'\t'; });
    return QString::fromUtf8(text.toUtf8()); // unpaired surrogates become U+FFFD, so that the text can be stored
}

QByteArray FormatFile::write() const
{
    QJsonArray own;
    for (const CopyFormat &format : formats)
        own.append(objectOf(format));
    QJsonObject root{
        {programKey, programName}, {kindKey, kindName}, {versionKey, formatFileVersion}, {"formats"_L1, own}};
    QJsonArray order;
    for (const Listed &listed : list) {
        QJsonObject line{{"id"_L1, listed.id}};
        if (!listed.shown)
            line.insert("shown"_L1, false);
        order.append(line);
    }
    if (!order.isEmpty())
        root.insert("list"_L1, order);
    return QJsonDocument(root).toJson();
}

Expected<FormatFile, FormatFile::Refusal> FormatFile::read(const QByteArray &json)
{
    if (json.size() > largest)
        return Unexpected<Refusal>(Refusal::TooBig);
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError)
        return Unexpected<Refusal>(Refusal::NotJson);
    const QJsonObject root = document.object();
    if (root.value(programKey) != QJsonValue(programName) || root.value(kindKey) != QJsonValue(kindName)
        || !root.value("formats"_L1).isArray())
        return Unexpected<Refusal>(Refusal::AnotherKind);
    if (root.value(versionKey).toInt() > formatFileVersion)
        return Unexpected<Refusal>(Refusal::LaterVersion);

    FormatFile file;
    const QJsonArray own = root.value("formats"_L1).toArray();
    for (const auto &value : own) {
        auto format = formatOf(value.toObject());
        if (!format)
            file.unread.append(format.error());
        else if (file.formats.size() >= mostFormats)
            file.unread.append({Fault::TooMany, format->name});
        else
            file.formats.append(*format);
    }
    const QJsonArray order = root.value("list"_L1).toArray();
    for (const auto &value : order) {
        const QJsonObject line = value.toObject();
        file.list.append({line.value("id"_L1).toString(), line.value("shown"_L1).toBool(true)});
    }
    return file;
}

} // namespace proxydeck
