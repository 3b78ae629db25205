// SPDX-License-Identifier: MIT
#pragma once

#include "catalogue/endpoint.h"

#include <QString>
#include <QStringList>

namespace proxydeck {

/// Which of the vendor's two lists of areas a parameter takes its codes from.
enum class AreaScope : quint8 {
    Mainland, ///< six digits, GB/T 2260
    Global,   ///< ISO 3166-1 alpha-2, EU, and the vendor's own 99xxxx
};

/// Only for parameters of the three kinds of codes.
constexpr AreaScope areaScope(ParameterKind kind)
{
    return kind == ParameterKind::CountryCodes ? AreaScope::Global : AreaScope::Mainland;
}

/// A place that proxies can be asked for.
struct Area
{
    AreaScope scope = AreaScope::Mainland;
    QString code;
    QString chinese;     ///< official: 福建省, 泉州市
    QString everyday;    ///< as it is said: 福建, 泉州; the same as `chinese` where there is no shorter one
    QString pinyin;      ///< of the official name, syllables apart, without tones, ü as v: "quan zhou shi"
    QString english;     ///< Fujian, Quanzhou
    QStringList aliases; ///< further names in either language
    int parent = -1;     ///< the province's index; -1 for provinces and countries
    QList<int> children; ///< the province's cities, by code
};

} // namespace proxydeck
