// SPDX-License-Identifier: MIT
#include "view/collation_key.h"

#ifdef Q_OS_WIN
#ifndef NOMINMAX
#define NOMINMAX
#endif
#ifndef WIN32_LEAN_AND_MEAN
#define WIN32_LEAN_AND_MEAN // excludes a header that defines a macro named interface
#endif
#include <windows.h>
#endif

namespace proxydeck {

#ifdef Q_OS_WIN

namespace {

/// The same flags that QCollator::compare() passes to the system.
DWORD flagsOf(const QCollator &collator)
{
    DWORD flags = LCMAP_SORTKEY;
    if (collator.caseSensitivity() == Qt::CaseInsensitive)
        flags |= NORM_IGNORECASE;
    if (collator.numericMode())
        flags |= SORT_DIGITSASNUMBERS;
    if (collator.ignorePunctuation())
        flags |= NORM_IGNORESYMBOLS;
    return flags;
}

} // namespace

CollationKey::CollationKey(const QCollator &collator, const QString &text)
{
    if (text.isEmpty())
        return; // an empty key sorts first; LCMapStringEx treats a length of 0 as an error
    const std::wstring locale = collator.locale().bcp47Name().toStdWString();
    const DWORD flags = flagsOf(collator);
    const auto *const characters = reinterpret_cast<const wchar_t *>(text.utf16());
    const auto make = [&](wchar_t *to, int size) {
        return ::LCMapStringEx(locale.c_str(), flags, characters, int(text.size()), to, size, nullptr, nullptr, 0);
    };
    m_key.resize(make(nullptr, 0)); // in bytes, for sort keys
    make(reinterpret_cast<wchar_t *>(m_key.data()), int(m_key.size()));
}

int CollationKey::compare(const CollationKey &other) const { return m_key.compare(other.m_key); }

#else

CollationKey::CollationKey(const QCollator &collator, const QString &text)
    : m_key(collator.sortKey(text))
{
}

int CollationKey::compare(const CollationKey &other) const { return m_key.compare(other.m_key); }

#endif

} // namespace proxydeck
