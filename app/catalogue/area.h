// SPDX-License-Identifier: MIT
#pragma once

#include "catalogue/endpoint.h"

#include <QString>
#include <QStringList>

namespace proxydeck {

/// The vendor's two lists of area codes; a parameter uses one of them.
enum class AreaScope : quint8 {
    Mainland, ///< six digits, GB/T 2260
    Global,   ///< ISO 3166-1 alpha-2, EU, and the vendor's own 99xxxx
};

/// Only for the three parameter kinds that hold codes.
constexpr AreaScope areaScope(ParameterKind kind)
{
    return kind == ParameterKind::CountryCodes ? AreaScope::Global : AreaScope::Mainland;
}

/// A place from which proxies can be requested.
struct Area
{
    AreaScope scope = AreaScope::Mainland;
    QString code;
    QString chinese;     ///< official: 福建省, 泉州市
    QString everyday;    ///< short name: 福建, 泉州; the same as `chinese` if there is no shorter one
    QString pinyin;      ///< of the official name, syllables separated by spaces, no tones, ü as v: "quan zhou shi"
    QString english;     ///< Fujian, Quanzhou
    QStringList aliases; ///< other names in either language
    int parent = -1;     ///< index of the province; -1 for provinces and countries
    QList<int> children; ///< cities of the province, ordered by code
};

} // namespace proxydeck
