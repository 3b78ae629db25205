// SPDX-License-Identifier: MIT
#include "catalogue/area_catalogue.h"

#include "catalogue/area_match.h"

#include <QFile>
#include <QHash>

#include <algorithm>

namespace proxydeck {

using namespace Qt::StringLiterals;

struct AreaCatalogue::Data
{
    std::vector<Area> areas;
    QHash<QString, int> byCode; ///< the two lists share no code
    QList<int> mainland;
    QList<int> global;
};

namespace {

bool isMainland(const QString &code) { return code.front().isDigit() && !code.startsWith("99"_L1); }

/// Separators of list entries, for every kind of entry.
bool isSeparator(QChar c)
{
    return c == u',' || c == u';' || c == u'、' || c == u'，' || c == u'；' || c == u'\n' || c == u'\r' || c == u'\t'
        || c == QChar::ParagraphSeparator || c == QChar::LineSeparator;
}

/// Text with a digit, or of two ASCII characters (a country code), already is a code; the form validates it.
bool mayBeName(const QString &text)
{
    const QString word = text.trimmed();
    const bool ascii = std::all_of(word.begin(), word.end(), [](QChar c) { return c < QChar(0x80); });
    return !(ascii && word.size() <= 2) && std::none_of(word.begin(), word.end(), [](QChar c) { return c.isDigit(); });
}

} // namespace

AreaCatalogue::AreaCatalogue(const QString &file)
    : m_file(file)
{
}

AreaCatalogue::~AreaCatalogue() = default;

const AreaCatalogue::Data &AreaCatalogue::data() const
{
    if (m_data)
        return *m_data;
    auto data = std::make_unique<Data>();
    QFile file(m_file);
    const QString text = file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    for (const QString &line : text.split(u'\n')) {
        const QStringList fields = line.split(u'\t');
        if (fields.size() < 5 || line.startsWith(u'#') || fields.at(0).isEmpty())
            continue;
        Area area;
        area.code = fields.at(0);
        area.scope = isMainland(area.code) ? AreaScope::Mainland : AreaScope::Global;
        area.chinese = fields.at(1);
        area.everyday = fields.at(2).isEmpty() ? area.chinese : fields.at(2);
        area.pinyin = fields.at(3);
        area.english = fields.at(4);
        area.aliases = fields.value(5).split(u';', Qt::SkipEmptyParts);
        const int index = int(data->areas.size());
        // A province is listed before its cities.
        area.parent = area.scope == AreaScope::Mainland ? data->byCode.value(area.code.first(2) + "0000"_L1, -1) : -1;
        if (area.parent >= 0)
            data->areas[size_t(area.parent)].children.append(index);
        else
            (area.scope == AreaScope::Mainland ? data->mainland : data->global).append(index);
        data->byCode.insert(area.code, index);
        data->areas.push_back(std::move(area));
    }
    m_data = std::move(data);
    return *m_data;
}

const std::vector<AreaKey> &AreaCatalogue::keys() const
{
    if (m_keys.empty()) {
        for (const Area &area : data().areas)
            m_keys.push_back(areaKey(area));
    }
    return m_keys;
}

bool AreaCatalogue::isEmpty() const { return data().areas.empty(); }

int AreaCatalogue::size() const { return int(data().areas.size()); }

const Area &AreaCatalogue::at(int index) const { return data().areas.at(size_t(index)); }

const QList<int> &AreaCatalogue::roots(AreaScope scope) const
{
    return scope == AreaScope::Mainland ? data().mainland : data().global;
}

const Area *AreaCatalogue::find(AreaScope scope, QStringView code) const
{
    const int index = data().byCode.value(code.toString(), -1);
    return index >= 0 && at(index).scope == scope ? &at(index) : nullptr;
}

const Area *AreaCatalogue::named(AreaScope scope, QStringView name) const
{
    const QString word = foldedAreaText(name.toString());
    if (word.isEmpty())
        return nullptr;
    const Area *found = nullptr;
    int best = 0;
    bool several = false;
    for (size_t i = 0; i < data().areas.size(); ++i) {
        const Area &area = data().areas[i];
        const AreaKey &key = keys()[i];
        if (area.scope != scope)
            continue;
        const bool official = key.chinese == word;
        if (!official && key.everyday != word && key.english != word && !key.aliases.contains(word))
            continue;
        // A country's ISO code ranks before the vendor's own code for it.
        const bool second = area.scope == AreaScope::Global && area.code.size() != 2;
        const int rank = (official ? 0 : area.parent < 0 ? 2 : 4) + (second ? 1 : 0);
        if (!found || rank < best) {
            found = &area;
            best = rank;
            several = false;
        } else if (rank == best) {
            several = true;
        }
    }
    return several ? nullptr : found;
}

const Area *AreaCatalogue::declared(AreaScope scope, QStringView name) const
{
    const QStringView word = name.trimmed();
    if (const Area *known = find(scope, word))
        return known;
    if (const Area *known = named(scope, word))
        return known;
    const auto beginning = [](QStringView text, const Area &area) -> qsizetype {
        if (text.startsWith(area.chinese))
            return area.chinese.size();
        return text.startsWith(area.everyday) ? area.everyday.size() : 0;
    };
    const auto longest = [this, beginning](QStringView text, const QList<int> &indices) {
        std::pair<const Area *, qsizetype> best{nullptr, 0};
        for (const int index : indices) {
            if (const qsizetype size = beginning(text, at(index)); size > best.second)
                best = {&at(index), size};
        }
        return best;
    };
    const auto [root, size] = longest(word, roots(scope));
    if (!root)
        return nullptr;
    const Area *city = longest(word.sliced(size).trimmed(), root->children).first;
    return city ? city : root;
}

QList<int> AreaCatalogue::search(AreaScope scope, const QString &query, int limit) const
{
    struct Hit
    {
        int match;
        bool below; ///< is a city
        int index;
    };
    const Data &all = data();
    const std::vector<AreaKey> &known = keys();
    std::vector<Hit> hits;
    const auto gather = [&](const auto &matchOf) {
        for (size_t i = 0; i < all.areas.size(); ++i) {
            if (all.areas[i].scope != scope)
                continue;
            if (const int match = matchOf(i); match >= 0)
                hits.push_back({match, all.areas[i].parent >= 0, int(i)});
        }
    };

    const QString whole = foldedAreaText(query);
    if (whole.isEmpty())
        return {};
    gather([&](size_t i) { return areaMatch(known[i], whole); });
    if (hits.empty()) {
        QStringList words;
        for (const QString &word : query.simplified().split(u' ')) {
            if (const QString folded = foldedAreaText(word); !folded.isEmpty())
                words.append(folded);
        }
        gather([&](size_t i) {
            int best = -1;
            for (const QString &word : std::as_const(words)) {
                const int parent = all.areas[i].parent;
                const int own = areaMatch(known[i], word);
                if (own < 0 && (parent < 0 || areaMatch(known[size_t(parent)], word) < 0))
                    return -1;
                if (own >= 0 && (best < 0 || own < best))
                    best = own;
            }
            return words.size() > 1 ? best : -1;
        });
    }
    std::stable_sort(hits.begin(), hits.end(), [](const Hit &a, const Hit &b) {
        return a.match != b.match ? a.match < b.match : !a.below && b.below;
    });

    QList<int> found;
    QList<int> cities;
    for (const Hit &hit : hits) {
        found.append(hit.index);
        if (hit.match <= areaNamedInFull)
            cities.append(all.areas[size_t(hit.index)].children);
    }
    for (const int city : std::as_const(cities)) {
        if (!found.contains(city))
            found.append(city);
    }
    return found.first(std::min(found.size(), qsizetype(limit)));
}

QString AreaCatalogue::withCodes(AreaScope scope, const QString &text) const
{
    QString result;
    QString piece;
    const auto codeOf = [this, scope](const QString &name) {
        const Area *area = mayBeName(name) ? named(scope, name) : nullptr;
        return area ? area->code : QString();
    };
    const auto finish = [&] {
        if (const QString code = codeOf(piece); !code.isEmpty()) {
            result += code;
        } else {
            // Chinese names and codes may also be separated by spaces only.
            QStringList words = piece.split(u' ');
            for (QString &word : words) {
                if (const QString one = codeOf(word); !one.isEmpty())
                    word = one;
            }
            result += words.join(u' ');
        }
        piece.clear();
    };
    for (const QChar c : text) {
        if (isSeparator(c)) {
            finish();
            result += c;
        } else {
            piece += c.isSpace() ? QChar(u' ') : c;
        }
    }
    finish();
    return result;
}

} // namespace proxydeck
