// SPDX-License-Identifier: MIT
#include "accounts/entry_size.h"

#include <algorithm>

namespace proxydeck {

qsizetype windowsEntrySize(const QString &text)
{
    return std::max(text.size() * qsizetype(sizeof(char16_t)), text.toUtf8().size());
}

} // namespace proxydeck
