// SPDX-License-Identifier: MIT
#include "base/without_secrets.h"

#include <QRegularExpression>
#include <QVarLengthArray>

#include <algorithm>
#include <array>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

using Ends = QVarLengthArray<qsizetype, 8>;

/// One character of a secret, in all forms in which a reply can repeat it.
class SecretCharacter
{
public:
    explicit SecretCharacter(char32_t c)
        : m_c(c)
        , m_utf8(QString::fromUcs4(&c, 1).toUtf8())
    {
    }

    /// Appends to \a ends every position where an occurrence that begins at \a at can end.
    void match(QStringView text, qsizetype at, Ends &ends) const
    {
        plain(text, at, ends);
        if (at >= text.size())
            return;
        switch (text[at].unicode()) {
        case u'%':
            percent(text, at, ends);
            break;
        case u'+':
            if (m_c == U' ')
                ends.append(at + 1);
            break;
        case u'\\':
            backslash(text, at, ends);
            break;
        case u'&':
            entity(text, at, ends);
            break;
        default:
            break;
        }
    }

private:
    static bool hex(QStringView text, qsizetype at, qsizetype digits, char32_t &value)
    {
        if (at + digits > text.size())
            return false;
        value = 0;
        for (qsizetype i = at; i < at + digits; ++i) {
            const char16_t c = text[i].unicode();
            const int digit = c >= u'0' && c <= u'9' ? c - u'0'
                : c >= u'a' && c <= u'f'             ? c - u'a' + 10
                : c >= u'A' && c <= u'F'             ? c - u'A' + 10
                                                     : -1;
            if (digit < 0)
                return false;
            value = value * 16 + char32_t(digit);
        }
        return true;
    }

    static bool same(char32_t a, char32_t b) { return QChar::toCaseFolded(a) == QChar::toCaseFolded(b); }

    void plain(QStringView text, qsizetype at, Ends &ends) const
    {
        if (at >= text.size())
            return;
        char32_t c = text[at].unicode();
        qsizetype length = 1;
        if (text[at].isHighSurrogate() && at + 1 < text.size() && text[at + 1].isLowSurrogate()) {
            c = QChar::surrogateToUcs4(text[at], text[at + 1]);
            length = 2;
        }
        if (same(c, m_c))
            ends.append(at + length);
    }

    void percent(QStringView text, qsizetype start, Ends &ends) const
    {
        Ends here{start};
        for (const char byte : m_utf8) {
            const char32_t wanted = uchar(byte);
            Ends next;
            for (const qsizetype begin : std::as_const(here)) {
                if (begin >= text.size() || text[begin] != u'%')
                    continue;
                qsizetype at = begin + 1;
                // An escape may itself be escaped again: %41, %2541, %252541.
                for (int times = 0; times < 4; ++times, at += 2) {
                    char32_t value = 0;
                    if (!hex(text, at, 2, value))
                        break;
                    if (wanted < 0x80 ? same(value, wanted) : value == wanted)
                        next.append(at + 2);
                    if (value != U'%')
                        break;
                }
            }
            here = next;
        }
        for (const qsizetype end : std::as_const(here))
            ends.append(end);
    }

    void backslash(QStringView text, qsizetype at, Ends &ends) const
    {
        plain(text, at + 1, ends);
        const QString units = QString::fromUcs4(&m_c, 1);
        for (const QChar unit : units) {
            char32_t value = 0;
            if (at + 1 >= text.size() || text[at] != u'\\' || text[at + 1] != u'u' || !hex(text, at + 2, 4, value)
                || !same(value, unit.unicode()))
                return;
            at += 6;
        }
        ends.append(at);
    }

    void entity(QStringView text, qsizetype at, Ends &ends) const
    {
        const qsizetype end = text.sliced(at, std::min<qsizetype>(12, text.size() - at)).indexOf(u';');
        if (end < 2)
            return;
        const QStringView name = text.sliced(at + 1, end - 1);
        static constexpr std::array<std::pair<char32_t, QLatin1StringView>, 5> names{{
            {U'&', QLatin1StringView("amp")},
            {U'<', QLatin1StringView("lt")},
            {U'>', QLatin1StringView("gt")},
            {U'"', QLatin1StringView("quot")},
            {U'\'', QLatin1StringView("apos")},
        }};
        bool found = std::any_of(names.begin(), names.end(), [&](const auto &known) {
            return known.first == m_c && name.compare(known.second, Qt::CaseInsensitive) == 0;
        });
        if (!found && name.startsWith(u'#')) {
            const bool isHex = name.size() > 1 && (name[1] == u'x' || name[1] == u'X');
            bool ok = false;
            const uint value = isHex ? name.sliced(2).toUInt(&ok, 16) : name.sliced(1).toUInt(&ok, 10);
            found = ok && same(value, m_c);
        }
        if (found)
            ends.append(at + end + 1);
    }

    char32_t m_c;
    QByteArray m_utf8;
};

using SecretPattern = QList<SecretCharacter>;

SecretPattern patternOf(const Secret &secret)
{
    SecretPattern pattern;
    const QList<uint> characters = secret.reveal().toUcs4();
    for (const uint c : characters)
        pattern.append(SecretCharacter(c));
    return pattern;
}

/// End of the longest occurrence that begins at \a at; -1 if there is none.
qsizetype endOfOccurrence(QStringView text, qsizetype at, const SecretPattern &pattern)
{
    Ends ends{at};
    for (const SecretCharacter &character : pattern) {
        Ends next;
        for (const qsizetype end : std::as_const(ends))
            character.match(text, end, next);
        std::sort(next.begin(), next.end());
        next.erase(std::unique(next.begin(), next.end()), next.end());
        if (next.isEmpty())
            return -1;
        ends = next;
    }
    return ends.last();
}

} // namespace

QString secretMask() { return QString(8, u'\u2022'); }

QString withoutSecrets(QString text, const QList<Secret> &secrets)
{
    QList<SecretPattern> patterns;
    for (const Secret &secret : secrets) {
        if (!secret.isEmpty())
            patterns.append(patternOf(secret));
    }
    if (patterns.isEmpty() || text.isEmpty())
        return text;

    QString out;
    qsizetype copied = 0;
    for (qsizetype at = 0; at < text.size();) {
        qsizetype end = -1;
        for (const SecretPattern &pattern : std::as_const(patterns))
            end = std::max(end, endOfOccurrence(text, at, pattern));
        if (end <= at) {
            ++at;
            continue;
        }
        out += QStringView(text).sliced(copied, at - copied);
        out += secretMask();
        at = copied = end;
    }
    if (copied == 0)
        return text;
    out += QStringView(text).sliced(copied);
    return out;
}

QString withoutLinkSecrets(QString text)
{
    if (!text.contains(u'=') && !text.contains(u'@') && !text.contains("%3D"_L1, Qt::CaseInsensitive))
        return text;
    static const QRegularExpression values(
        u"((?:(?<![\\w-])|(?<=%3F)|(?<=%26))(?:key|pwd|psw|pass(?:word|wd)?|token|secret|auth_?key)\\s*(?:=|%3D)\\s*)([^&#;\\s\"'<>]+)"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression login(u"(://)[^/?#\\s@]*@"_s);
    text.replace(values, u"\\1"_s + secretMask());
    text.replace(login, u"\\1"_s + secretMask() + u'@');
    return text;
}

QString excerptWithoutSecrets(const QString &text, qsizetype limit, const QList<Secret> &secrets)
{
    // Leaves room for a secret at the cut even if each of its characters was escaped several times.
    qsizetype longest = 0;
    for (const Secret &secret : secrets)
        longest = std::max(longest, 40 * secret.reveal().size());
    const qsizetype taken = 8 * limit + 2 * longest;
    if (text.size() <= taken)
        return withoutSecrets(text, secrets).left(limit);
    const QString masked = withoutSecrets(text.left(taken), secrets);
    return masked.left(std::min(limit, std::max<qsizetype>(0, masked.size() - longest)));
}

} // namespace proxydeck
