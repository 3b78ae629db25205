// SPDX-License-Identifier: MIT
#include "base/same_secret.h"

namespace proxydeck {

bool isSameSecret(const Secret &typed, const Secret &own)
{
    const QString &a = typed.reveal();
    const QString &b = own.reveal();
    if (b.isEmpty())
        return false;
    volatile qsizetype differences = a.size() ^ b.size(); // volatile: no compiler may end the loop early
    for (qsizetype i = 0; i < a.size(); ++i)
        differences = differences | (a.at(i).unicode() ^ b.at(i % b.size()).unicode());
    return differences == 0;
}

} // namespace proxydeck
