// SPDX-License-Identifier: MIT
#include "pool/site_of.h"

#include "pool/host_shape.h"

#include <QList>

#include <algorithm>
#include <array>

namespace proxydeck {

namespace {

template<size_t size>
bool contains(const std::array<QByteArrayView, size> &names, QByteArrayView name)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// Whether names below `second.first` are given out by a country's registry.
bool isRegistry(QByteArrayView second, QByteArrayView first)
{
    static constexpr std::array<QByteArrayView, 26> kinds{
        "ac",  "biz",  "co",  "com", "edu", "firm", "gen", "go",  "gob", "gouv", "gov", "govt", "gv",
        "ind", "info", "ltd", "me",  "mil", "ne",   "net", "nom", "or",  "org",  "plc", "sch",  "web"};
    /// The provinces of China, Hong Kong, Macao and Taiwan, as CNNIC names them.
    static constexpr std::array<QByteArrayView, 34> provinces{
        "ah", "bj", "cq", "fj", "gd", "gs", "gx", "gz", "ha", "hb", "he", "hi", "hk", "hl", "hn", "jl", "js",
        "jx", "ln", "mo", "nm", "nx", "qh", "sc", "sd", "sh", "sn", "sx", "tj", "tw", "xj", "xz", "yn", "zj"};
    constexpr qsizetype countryCode = 2;
    return first.size() == countryCode && (contains(kinds, second) || (first == "cn" && contains(provinces, second)));
}

} // namespace

QByteArray siteOf(QByteArrayView host)
{
    const auto shape = HostShape::of(host);
    if (!shape)
        return {};
    if (shape->address)
        return shape->text;
    const QList<QByteArray> labels = shape->text.split('.');
    const qsizetype size = labels.size();
    const qsizetype kept = size >= 3 && isRegistry(labels.at(size - 2), labels.at(size - 1)) ? 3 : 2;
    return labels.mid(std::max<qsizetype>(0, size - kept)).join('.');
}

} // namespace proxydeck
