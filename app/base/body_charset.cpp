// SPDX-License-Identifier: MIT
#include "base/body_charset.h"

#include <QList>
#include <QStringDecoder>

#include <algorithm>

namespace proxydeck {

namespace {

/// The value of `charset`, in small letters, without quotes; empty if there is none.
QByteArray charsetOf(const QByteArray &contentType)
{
    const QList<QByteArray> parts = contentType.split(';');
    for (const QByteArray &part : parts.sliced(1)) {
        const qsizetype equals = part.indexOf('=');
        if (equals < 0 || part.first(equals).trimmed().toLower() != "charset")
            continue;
        QByteArray value = part.sliced(equals + 1).trimmed().toLower();
        if (value.size() >= 2 && value.startsWith('"') && value.endsWith('"'))
            value = value.sliced(1, value.size() - 2).trimmed();
        return value;
    }
    return {};
}

bool isAscii(const QByteArray &bytes)
{
    return std::all_of(bytes.begin(), bytes.end(), [](char c) { return uchar(c) < 0x80; });
}

bool isUtf8(const QByteArray &bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless); // a cut character is an error
    const QString text = decoder.decode(bytes);
    return !decoder.hasError();
}

/// Nothing if this Qt cannot decode \a charset. GB18030 extends the other two; servers that name them send all of it.
QStringDecoder decoderFor(const QByteArray &charset)
{
    if (charset == "gbk" || charset == "gb2312" || charset == "x-gbk") {
        if (QStringDecoder wider("GB18030"); wider.isValid())
            return wider;
    }
    return QStringDecoder(charset.constData());
}

/// These say nothing: servers name them by default, and any bytes are valid in them.
bool isVague(const QByteArray &charset)
{
    return charset == "iso-8859-1" || charset == "latin1" || charset == "us-ascii" || charset == "windows-1252";
}

} // namespace

QByteArray bodyInUtf8(const QByteArray &body, const QByteArray &contentType)
{
    const QByteArray charset = charsetOf(contentType);
    const bool isWide = charset.startsWith("utf-16") || charset.startsWith("utf-32");
    if (charset.isEmpty() || charset == "utf-8" || charset == "utf8" || (!isWide && isAscii(body))
        || (isVague(charset) && isUtf8(body)))
        return body;
    QStringDecoder decoder = decoderFor(charset);
    if (!decoder.isValid())
        return body;
    const QString text = decoder.decode(body);
    // ICU, which decodes most charsets, replaces what is invalid and reports no error.
    const bool failed = decoder.hasError() || text.contains(QChar::ReplacementCharacter);
    return failed && isUtf8(body) ? body : text.toUtf8();
}

} // namespace proxydeck
