// SPDX-License-Identifier: MIT
#include "catalogue/area_match.h"

#include <algorithm>

namespace proxydeck {

namespace {

/// The ways in which an area can match, best first.
enum Match : int {
    None = -1,
    Code = 0,
    Name = 1,
    Reading = areaNamedInFull,
    Initials,
    NameBegins, ///< also: code begins
    ReadingBegins,
    InitialsBegin,
    Spelled, ///< some syllables in full, others by their first letters
    NameHas,
    EnglishHas,
    ReadingHas,
};

bool isLetters(const QString &word)
{
    return std::all_of(word.begin(), word.end(), [](QChar c) { return c >= u'a' && c <= u'z'; });
}

/// ü is typed as "v", by some people as "u".
QString withoutUmlaut(QString letters) { return letters.replace(u'v', u'u'); }

/// Whether \a letters consist of beginnings of successive syllables, starting at \a first: "quanzhou", "qz", "qzhou",
/// "quanz". Each syllable gives at least one letter; \a reached is the syllable after the last one used.
bool spells(const QList<QString> &syllables, qsizetype first, QStringView letters, qsizetype &reached)
{
    if (letters.isEmpty()) {
        reached = first;
        return true;
    }
    if (first >= syllables.size())
        return false;
    const QString &syllable = syllables.at(first);
    qsizetype most = 0;
    while (most < letters.size() && most < syllable.size() && letters[most] == syllable[most])
        ++most;
    // Try the longest prefix first: "xian" is read as xi + an only if reading it as xian leads to no match.
    for (qsizetype taken = most; taken > 0; --taken) {
        if (spells(syllables, first + 1, letters.sliced(taken), reached))
            return true;
    }
    return false;
}

QString joined(const QList<QString> &syllables, qsizetype count)
{
    QString text;
    for (qsizetype i = 0; i < count; ++i)
        text += syllables.at(i);
    return text;
}

QString initials(const QList<QString> &syllables, qsizetype count)
{
    QString text;
    for (qsizetype i = 0; i < count; ++i)
        text += syllables.at(i).front();
    return text;
}

int readingMatch(const AreaKey &area, const QString &letters)
{
    const QList<QString> &all = area.syllables;
    for (const qsizetype count : {qsizetype(area.everydaySyllables), all.size()}) {
        if (letters == joined(all, count))
            return Reading;
        if (letters.size() > 1 && letters == initials(all, count))
            return Initials;
    }
    const QString full = joined(all, all.size());
    if (full.startsWith(letters))
        return ReadingBegins;
    if (initials(all, all.size()).startsWith(letters))
        return InitialsBegin;
    qsizetype reached = 0;
    if (spells(all, 0, letters, reached))
        return Spelled;
    for (qsizetype first = 1; letters.size() > 1 && first < area.everydaySyllables; ++first) {
        if (spells(all, first, letters, reached) && reached <= area.everydaySyllables)
            return ReadingHas;
    }
    return None;
}

int nameMatch(const QString &name, const QString &word)
{
    if (name == word)
        return Name;
    if (name.startsWith(word))
        return NameBegins;
    return word.size() > 2 && name.contains(word) ? EnglishHas : None;
}

void keepBetter(int &best, int match)
{
    if (match >= 0 && (best < 0 || match < best))
        best = match;
}

} // namespace

QString foldedAreaText(const QString &text)
{
    QString folded;
    const QString plain = text.normalized(QString::NormalizationForm_KD).toLower();
    for (const QChar c : plain) {
        if (c.isLetterOrNumber())
            folded += c;
    }
    return folded;
}

AreaKey areaKey(const Area &area)
{
    AreaKey key;
    key.chinese = foldedAreaText(area.chinese);
    key.everyday = foldedAreaText(area.everyday);
    for (const QString &syllable : area.pinyin.split(u' '))
        key.syllables.append(withoutUmlaut(syllable));
    key.everydaySyllables = int(std::min(key.everyday.size(), key.syllables.size()));
    key.english = foldedAreaText(area.english);
    for (const QString &alias : area.aliases)
        key.aliases.append(foldedAreaText(alias));
    key.code = area.code.toLower();
    return key;
}

int areaMatch(const AreaKey &area, const QString &word)
{
    if (area.code == word)
        return Code;
    if (area.chinese == word || area.everyday == word)
        return Name;
    int best = None;
    keepBetter(best, nameMatch(area.english, word));
    for (const QString &alias : area.aliases)
        keepBetter(best, nameMatch(alias, word));
    if (isLetters(word))
        keepBetter(best, readingMatch(area, withoutUmlaut(word)));
    else if (area.chinese.startsWith(word))
        keepBetter(best, NameBegins);
    else if (area.chinese.contains(word))
        keepBetter(best, NameHas);
    if (word.front().isDigit() && area.code.startsWith(word))
        keepBetter(best, NameBegins);
    return best;
}

} // namespace proxydeck
