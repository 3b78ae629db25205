// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace proxydeck {

/// The addresses that an answer tells.
struct ExitAddress
{
    QString exit;    ///< the caller's, in canonical form; empty: none
    QStringList all; ///< every address found, in canonical form, also private ones; at most 32

    /// From the body of an answer in UTF-8: the whole text as one address, or of JSON the values of the names that such
    /// services use, also one level deeper, or the first address in the first 4 KB. \a anyCounts: also addresses that
    /// are not global unicast.
    static ExitAddress of(const QByteArray &body, bool anyCounts);
};

/// One address in canonical form (an IPv4 address in IPv6 as IPv4); empty if \a text is none.
QString canonicalAddress(const QString &text);
/// Whether it can be met on the internet: neither private nor reserved nor for documents. \a canonical: see above.
bool isGlobalUnicast(const QString &canonical);

} // namespace proxydeck
