// SPDX-License-Identifier: MIT
#include "table/common_values.h"

#include "base/visible_text.h"
#include "table/lease_names.h"

#include <algorithm>

namespace proxydeck {

namespace {

/// How many rows have each id.
template<typename IdOf>
std::vector<std::pair<qsizetype, quint32>> countedIds(const LeaseStore &store, quint32 end, IdOf idOf)
{
    std::vector<qsizetype> counts(end);
    store.forEach([&](RowId row) { ++counts[idOf(row)]; });
    std::vector<std::pair<qsizetype, quint32>> counted;
    for (quint32 id = 0; id < end; ++id) {
        if (counts[id] > 0)
            counted.emplace_back(counts[id], id);
    }
    return counted;
}

} // namespace

QStringList commonValues(const LeaseStore &store, LeaseNames &names, FilterField field, qsizetype most)
{
    const auto textId = [&](auto idOf) { return countedIds(store, store.texts().size(), idOf); };
    std::vector<std::pair<qsizetype, quint32>> counted;
    std::function<QString(quint32)> nameOf = [&](quint32 id) { return visibleText(store.texts().at(id)); };
    switch (field) {
    case FilterField::Area:
        counted = textId([&](RowId row) { return store.area(row); });
        break;
    case FilterField::Isp:
        counted = textId([&](RowId row) { return store.isp(row); });
        break;
    case FilterField::Product:
    case FilterField::Mode:
        counted = textId([&](RowId row) { return store.batch(store.batchId(row)).endpoint; });
        nameOf = [&](quint32 id) {
            return (field == FilterField::Product ? names.products(id) : names.modes(id)).value(0);
        };
        break;
    case FilterField::Account:
        counted = countedIds(store, store.labels(), [&](RowId row) { return store.batch(store.batchId(row)).label; });
        nameOf = [&](quint32 id) { return names.account(id); };
        break;
    default:
        return {};
    }
    // Get names only for the most frequent ids: a field with mostly different texts has many ids.
    const auto enough = counted.begin() + std::min<qptrdiff>(qptrdiff(counted.size()), qptrdiff(most) * 4);
    std::partial_sort(counted.begin(), enough, counted.end(), [](const auto &a, const auto &b) {
        return a.first != b.first ? a.first > b.first : a.second < b.second;
    });
    std::vector<std::pair<qsizetype, QString>> named; // several ids may have the same name
    for (auto at = counted.begin(); at != enough; ++at) {
        const QString name = nameOf(at->second);
        const auto same = std::find_if(named.begin(), named.end(), [&](const auto &one) { return one.second == name; });
        if (same != named.end())
            same->first += at->first;
        else if (!name.isEmpty())
            named.emplace_back(at->first, name);
    }
    std::stable_sort(named.begin(), named.end(), [](const auto &a, const auto &b) { return a.first > b.first; });
    QStringList values;
    for (const auto &[count, name] : named) {
        if (values.size() < most)
            values.append(name);
    }
    return values;
}

} // namespace proxydeck
