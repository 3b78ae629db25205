// SPDX-License-Identifier: MIT
#pragma once

#include "catalogue/area.h"

#include <memory>
#include <vector>

namespace proxydeck {

struct AreaKey;

/// The areas whose names are known. The vendor's own list may differ: a code that is missing here may be valid, and one
/// that is listed here may be refused.
///
/// Loads its data on first use, so that start-up is not delayed. Not thread-safe.
class AreaCatalogue
{
public:
    /// \a file: made by resources/areas/make_areas.mjs. If it cannot be read, the catalogue is empty.
    explicit AreaCatalogue(const QString &file = QStringLiteral(":/areas/areas.tsv"));
    ~AreaCatalogue();

    /// True if there are no areas to check codes against.
    bool isEmpty() const;
    int size() const;
    const Area &at(int index) const;

    /// Provinces, or countries, ordered by code.
    const QList<int> &roots(AreaScope scope) const;
    /// Null if the code is not in the list.
    const Area *find(AreaScope scope, QStringView code) const;
    /// The area with exactly this name: official, short, English or an alias, ignoring case. A province ranks before a
    /// city of the same name (Jilin). Null if there is no match, or several of the same rank.
    const Area *named(AreaScope scope, QStringView name) const;
    /// The area that a reply names: by its code, by a name, or by a province and its city in a row, with or without
    /// what lies in the city: 350500, 泉州, 福建省泉州市, 福建省泉州市丰泽区. Of a city that is not known: the
    /// province. Null if there is none.
    const Area *declared(AreaScope scope, QStringView name) const;

    /// Indices of the areas that match \a query, best match first, at most \a limit. Matches Chinese and English names,
    /// pinyin in full, as initials or mixed, with or without spaces, and the beginning of a code. Several words narrow
    /// the result: a province and a city. If a province is named in full, its cities follow. Empty for an empty query.
    QList<int> search(AreaScope scope, const QString &query, int limit = 200) const;

    /// Returns \a text with every area name in it (see named()) replaced by its code; other text is unchanged. For
    /// typed or pasted lists separated by any of `,;、，；` or line breaks, or by spaces between codes and Chinese
    /// names.
    QString withCodes(AreaScope scope, const QString &text) const;

private:
    struct Data;
    const Data &data() const;
    /// Search keys, one for each entry of data().
    const std::vector<AreaKey> &keys() const;

    QString m_file;
    mutable std::unique_ptr<const Data> m_data;
    mutable std::vector<AreaKey> m_keys;
};

} // namespace proxydeck
