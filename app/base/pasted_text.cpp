// SPDX-License-Identifier: MIT
#include "base/pasted_text.h"

#include <QUrl>

#include <algorithm>
#include <array>
#include <utility>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

constexpr QChar joiner = u'\u200D'; // parts of one emoji
constexpr QChar nonJoiner = u'\u200C';

bool isInvisible(QChar c) { return c.category() == QChar::Other_Format; }

/// Line ends of every kind, tabs and other control characters.
bool isControl(QChar c)
{
    return c.category() == QChar::Other_Control || c.category() == QChar::Separator_Line
        || c.category() == QChar::Separator_Paragraph;
}

bool isLineEndOrTab(QChar c) { return c == u'\n' || c == u'\r' || c == u'\t'; }

/// Without control and invisible characters at the edges.
QString withoutEdges(const QString &text)
{
    const auto stays = [](QChar c) { return !isControl(c) && !isInvisible(c); };
    const auto first = std::find_if(text.begin(), text.end(), stays);
    const auto last = std::find_if(text.rbegin(), std::make_reverse_iterator(first), stays);
    return QString(first, last.base() - first);
}

/// A spreadsheet puts quotes around a cell that holds a line end or a tab, and doubles those inside.
QString withoutCellQuotes(const QString &text)
{
    if (text.size() < 2 || !text.startsWith(u'"') || !text.endsWith(u'"')
        || std::none_of(text.begin(), text.end(), isLineEndOrTab))
        return text;
    return text.sliced(1, text.size() - 2).replace("\"\""_L1, "\""_L1);
}

/// The text of a cell, without what its way over the clipboard added.
QString ofCell(const QString &text)
{
    QString cell = withoutEdges(text);
    for (QString inside = withoutCellQuotes(cell); inside != cell; inside = withoutCellQuotes(cell))
        cell = withoutEdges(inside);
    return cell;
}

/// Control characters as spaces; no invisible ones, except what joins the parts of an emoji.
QString oneLine(const QString &text)
{
    QString out;
    out.reserve(text.size());
    for (const QChar c : text) {
        if (isControl(c) || c == u'\u00A0' || c == u'\u202F' || c == u'\u3000')
            out += u' ';
        else if (!isInvisible(c) || c == joiner || c == nonJoiner)
            out += c;
    }
    return out;
}

/// For texts of ASCII: what an input method or a web page made of it is made undone.
QString plain(const QString &text)
{
    QString out = halfWidth(oneLine(text));
    out.removeIf([](QChar c) { return isInvisible(c); });
    return out;
}

QString withoutQuotes(const QString &text)
{
    static constexpr std::array<std::pair<QChar, QChar>, 7> quotes{{{u'"', u'"'},
                                                                    {u'\'', u'\''},
                                                                    {u'`', u'`'},
                                                                    {u'<', u'>'},
                                                                    {u'\u201C', u'\u201D'},
                                                                    {u'\u2018', u'\u2019'},
                                                                    {u'\u300C', u'\u300D'}}};
    for (const auto &[open, close] : quotes) {
        if (text.size() >= 2 && text.startsWith(open) && text.endsWith(close))
            return text.sliced(1, text.size() - 2).trimmed();
    }
    return text;
}

} // namespace

QString halfWidth(const QString &text)
{
    QString out = text;
    for (QChar &c : out) {
        if (c.isDigit())
            c = QChar(char16_t(u'0' + c.digitValue()));
        else if (c >= u'\uFF01' && c <= u'\uFF5E')
            c = QChar(char16_t(c.unicode() - 0xFEE0));
        else if (c == u'\u3000')
            c = u' ';
    }
    return out;
}

QString fieldText(TextKind kind, const QString &text)
{
    switch (kind) {
    case TextKind::Password:
        return ofCell(text);
    case TextKind::Label:
    case TextKind::Search:
        return oneLine(ofCell(text));
    case TextKind::Key:
    case TextKind::Codes:
    case TextKind::Link:
    case TextKind::Number:
        return plain(ofCell(text));
    case TextKind::Host: {
        // Nothing inside a password is changed.
        const QString cell = ofCell(text);
        const qsizetype host = std::max(cell.lastIndexOf(u'@'), cell.lastIndexOf(u'\uFF20')) + 1;
        QString login = cell.first(host);
        if (login.endsWith(u'\uFF20'))
            login.back() = u'@';
        return login.replace(u"\uFF1A//"_s, u"://"_s) + plain(cell.sliced(host)).replace(u'\u3002', u'.');
    }
    case TextKind::Path: {
        // Windows writes invisible marks before paths in some dialogs. Full-width characters can be part of a name.
        QString path = ofCell(text);
        path.removeIf([](QChar c) { return isInvisible(c) && c != joiner && c != nonJoiner; });
        return path;
    }
    case TextKind::Template: {
        QString lines = text;
        lines.replace("\r\n"_L1, "\n"_L1).replace(u'\r', u'\n').replace(u'\u2028', u'\n').replace(u'\u2029', u'\n');
        lines.removeIf([](QChar c) { return isInvisible(c) && c != joiner && c != nonJoiner; });
        return lines;
    }
    case TextKind::Marks:
        break;
    }
    return text;
}

QString takenText(TextKind kind, const QString &text)
{
    const QString held = fieldText(kind, text);
    switch (kind) {
    case TextKind::Label:
        return held.simplified();
    case TextKind::Codes:
        return held.trimmed();
    case TextKind::Key:
    case TextKind::Host:
    case TextKind::Link:
        return withoutQuotes(held.trimmed());
    case TextKind::Number: {
        QString number = held.trimmed();
        number.removeIf([](QChar c) { return c == u' ' || c == u','; });
        return number;
    }
    case TextKind::Path: {
        const QString path = withoutQuotes(held.trimmed()); // Windows: "Copy as path" brings quotes
        const QUrl url(path);
        return path.startsWith("file:"_L1, Qt::CaseInsensitive) && url.isLocalFile() ? url.toLocalFile() : path;
    }
    case TextKind::Password:
    case TextKind::Search:
    case TextKind::Template:
    case TextKind::Marks:
        break;
    }
    return held;
}

QString controlCharacterIn(const QString &text)
{
    const auto found = std::find_if(text.begin(), text.end(), isControl);
    if (found == text.end())
        return {};
    return u"\u2039U+%1\u203A"_s.arg(QString::number(found->unicode(), 16).toUpper(), 4, QLatin1Char('0'));
}

bool hasSpaceAround(const QString &text)
{
    return !text.isEmpty() && (text.front().isSpace() || text.back().isSpace());
}

} // namespace proxydeck
