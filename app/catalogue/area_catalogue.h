// SPDX-License-Identifier: MIT
#pragma once

#include "catalogue/area.h"

#include <memory>
#include <vector>

namespace proxydeck {

struct AreaKey;

/// The areas that are known by name. The vendor's own list may differ: a code that is missing here may be good, and one
/// that is here may be refused.
///
/// Reads its data at the first question, so that start-up does not pay for it. For one thread.
class AreaCatalogue
{
public:
    /// \a file as resources/areas/make_areas.mjs makes it. One that cannot be read gives an empty catalogue.
    explicit AreaCatalogue(const QString &file = QStringLiteral(":/areas/areas.tsv"));
    ~AreaCatalogue();

    /// Whether there is anything to compare codes with.
    bool isEmpty() const;
    int size() const;
    const Area &at(int index) const;

    /// Provinces, or countries; by code.
    const QList<int> &roots(AreaScope scope) const;
    /// Null where the code is not in the list.
    const Area *find(AreaScope scope, QStringView code) const;
    /// The area of exactly this name: official, everyday, English or another, in any case; Jilin the province before
    /// Jilin the city. Null where there is none, or several of the same rank.
    const Area *named(AreaScope scope, QStringView name) const;

    /// Indices of what \a query may mean, the likeliest first, at most \a limit. By Chinese and English names, pinyin
    /// in full, in initials or mixed, with or without spaces, and the beginning of a code. Several words narrow it
    /// down: a province and a city. The cities of a province that is named in full follow it. Nothing for an empty
    /// query.
    QList<int> search(AreaScope scope, const QString &query, int limit = 200) const;

    /// \a text with every name in it that is an area's (see named()) replaced by its code; what else stands there
    /// stays. For lists typed or pasted with any of `,;、，；` or line breaks between, or spaces between codes and
    /// Chinese names.
    QString withCodes(AreaScope scope, const QString &text) const;

private:
    struct Data;
    const Data &data() const;
    /// What a search compares with; for each of data().
    const std::vector<AreaKey> &keys() const;

    QString m_file;
    mutable std::unique_ptr<const Data> m_data;
    mutable std::vector<AreaKey> m_keys;
};

} // namespace proxydeck
