// SPDX-License-Identifier: MIT
#include "log/redactor.h"

#include "base/visible_text.h"
#include "base/without_secrets.h"

#include <QDebug>
#include <QDir>
#include <QUrl>

#include <algorithm>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

/// Shorter encodings of a secret are not searched for, because they also occur by chance.
constexpr qsizetype shortestEncoded = 4;

/// Longest form of one escaped character: `%25252525XX`, `&#x000041;`.
constexpr qsizetype longestForm = 12;

bool isBase64(QChar c)
{
    return (c >= u'0' && c <= u'9') || (c >= u'A' && c <= u'Z') || (c >= u'a' && c <= u'z') || c == u'+' || c == u'/'
        || c == u'-' || c == u'_' || c == u'=';
}

QList<Secret> base64Forms(const QByteArray &bytes)
{
    QList<Secret> forms;
    for (int before = 0; before < 3; ++before) {
        const QByteArray shifted = QByteArray(before, 'x') + bytes;
        const qsizetype first = (before * 8 + 5) / 6;
        const qsizetype end = shifted.size() * 8 / 6;
        for (const auto option : {QByteArray::Base64Encoding, QByteArray::Base64UrlEncoding}) {
            const Secret form(QString::fromLatin1(shifted.toBase64(option).mid(first, end - first)));
            if (!forms.contains(form))
                forms.append(form);
        }
    }
    return forms;
}

/// As QDebug prints bytes: `\xNN` for all but ASCII, with quotes and backslashes escaped.
QString debugForm(const QByteArray &bytes)
{
    QString text;
    QDebug(&text).nospace() << bytes;
    return text.size() > 2 ? text.sliced(1, text.size() - 2) : text;
}

/// Base64 text that contains a secret is removed as a whole: the characters next to the match also encode parts of it.
void maskAround(QString &text, const QString &form)
{
    for (qsizetype at = 0; (at = text.indexOf(form, at)) >= 0;) {
        qsizetype begin = at;
        qsizetype end = at + form.size();
        while (begin > 0 && isBase64(text[begin - 1]))
            --begin;
        while (end < text.size() && isBase64(text[end]))
            ++end;
        text.replace(begin, end - begin, secretMask());
        at = begin + secretMask().size();
    }
}

} // namespace

Redactor::Redactor()
{
    // Not inside another path that contains it, such as /root in /media/root.
    const QString home = QDir::homePath();
    m_homes = {home, QDir::toNativeSeparators(home)};
    m_home = QRegularExpression(u"(?<![\\w.~-])(?:%1|%2)(?![\\w-])"_s.arg(QRegularExpression::escape(m_homes.first()),
                                                                          QRegularExpression::escape(m_homes.last())),
                                QRegularExpression::CaseInsensitiveOption);
    const QString mask = secretMask();
    const auto shape = [&](const QString &needs, const QString &pattern, const QString &replacement) {
        m_shapes.append({needs, QRegularExpression(pattern, QRegularExpression::CaseInsensitiveOption), replacement});
    };
    // HTTP logins: everything after the name, up to the end of the line, may belong to the login.
    shape(u":="_s, uR"(\b((?:proxy-)?authorization\b\\*["']?\s*[:=]).*)"_s, uR"(\1 )"_s + mask);
    shape(u"bB"_s, uR"((\bbasic\s+)[a-z0-9+/=_-]{6,})"_s, uR"(\1)"_s + mask);
    shape(u"-"_s, uR"((--(?:proxy-)?user\b).*)"_s, uR"(\1 )"_s + mask);
    // scheme://user:password@host with any password; user:password@host
    shape(u"@"_s, uR"(://\S*@)"_s, u"://"_s + mask + u'@');
    shape(u"@"_s, uR"((?<![^\s"'(<=,])[^\s:/@"'(<=,]+:(?!//)[^\s"']*@(?=[\w\[]))"_s, mask + u'@');
    // host:port:user:password
    shape(u":"_s, uR"(\b((?:\d{1,3}\.){3}\d{1,3}:\d{1,5}):\S+)"_s, uR"(\1:)"_s + mask);
    shape(u":"_s, uR"(\b([a-z0-9.-]+\.[a-z]{2,}:\d{2,5}):[^\s:]+:\S+)"_s, uR"(\1:)"_s + mask);
    // name=value, name: value, "name":"value", also with the separator percent-encoded
    shape(u"=:%"_s,
          uR"(((?:key|pwd|psw|pass(?:word|wd|phrase)?|secret|token|user(?:name)?))"_s
              + uR"((?:\\*["']?\s*[=:]|%3D)\s*\\*))"_s + uR"(("(?:[^"\\]|\\.)*"?|'[^']*'?|[^\s&"',;<>)\]}]+))"_s,
          uR"(\1)"_s + mask);
    // Random-looking, with letters and digits. UUIDs stay: the vendor's support needs the request ids.
    shape(u"0123456789"_s,
          uR"((?<![\w+=-])(?!\{?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}(?![\w+=-])))"_s
              + uR"((?=[\w+=-]*\d)(?=[\w+=-]*[a-z])[\w+=-]{24,})"_s,
          mask);
}

void Redactor::know(const Secret &secret)
{
    if (secret.isEmpty())
        return;
    const QWriteLocker locker(&m_lock);
    if (std::ranges::any_of(m_known, [&](const Known &known) { return known.secret == secret; }))
        return;
    Known known{secret, {}, {}};
    const QByteArray bytes = secret.reveal().toUtf8();
    if (bytes.size() >= shortestEncoded) {
        known.otherForms = {Secret(QString::fromLatin1(bytes.toHex())), Secret(debugForm(bytes))};
        known.base64 = base64Forms(bytes);
    }
    const auto shorter = std::ranges::find_if(
        m_known, [&](const Known &other) { return other.secret.reveal().size() < secret.reveal().size(); });
    m_known.insert(shorter, known);
    m_longest = std::max(m_longest, secret.reveal().size());
}

QString Redactor::redacted(const QString &text, qsizetype limit) const
{
    const QReadLocker locker(&m_lock);
    const qsizetype margin = longestForm * m_longest;
    const qsizetype taken = 4 * limit + 2 * margin;
    QString out = text.left(taken);
    maskKnown(out);
    if (text.size() > taken)
        out.truncate(std::max<qsizetype>(0, out.size() - margin)); // a secret at the end may have been cut in two
    maskShapes(out);
    if (std::ranges::any_of(m_homes, [&](const QString &home) { return out.contains(home, Qt::CaseInsensitive); }))
        out.replace(m_home, u"~"_s);
    out.replace(u'\n', u" \u23CE "_s); // keeps it on one line and shows the line break
    out = visibleText(out);
    if (out.size() > limit)
        out = out.left(limit - 1) + u'\u2026';
    return out;
}

void Redactor::maskKnown(QString &text) const
{
    const auto isEscape = [](QChar c) { return c == u'%' || c == u'\\' || c == u'&' || c == u'+'; };
    // Escapes are rare, and searching them takes a hundred times as long.
    const bool escaped = std::ranges::any_of(text, isEscape);
    for (const Known &known : m_known) {
        text.replace(known.secret.reveal(), secretMask(), Qt::CaseInsensitive);
        for (const Secret &form : known.otherForms)
            text.replace(form.reveal(), secretMask(), Qt::CaseInsensitive);
        for (const Secret &form : known.base64)
            maskAround(text, form.reveal());
        if (escaped)
            text = withoutSecrets(text, {known.secret});
    }
}

void Redactor::maskShapes(QString &text) const
{
    for (const Shape &shape : m_shapes) {
        if (std::ranges::any_of(text, [&](QChar c) { return shape.needs.contains(c); }))
            text.replace(shape.pattern, shape.replacement);
    }
}

} // namespace proxydeck
